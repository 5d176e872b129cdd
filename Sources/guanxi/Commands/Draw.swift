import ArgumentParser
import GraphDrawing
import GraphModel

/// `guanxi draw`: a picture of the graph.
struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw the graph, or what is around one entity.",
        discussion: """
            The graph is a file that 'guanxi build' made, or one of 'guanxi extract' whose name ends in .json.

            An HTML file is one to explore in a browser, without a network: search, filters, sources, paths.

            Example: guanxi draw --around 临朐县 --depth 3 --output county.svg
            """)

    @Option(help: ArgumentHelp("Which side of the graph to show: \(DrawingView.names).", valueName: "VIEW"))
    var view = "posts"

    @Option(help: ArgumentHelp("Draw only what is around this entity.", valueName: "NAME"))
    var around: String?

    @Option(help: ArgumentHelp("How many edges from that entity to go.", valueName: "N"))
    var depth = 2

    @Option(help: ArgumentHelp("The picture's file; - for standard output.", valueName: "FILE"))
    var output: String

    @Option(help: "svg, png, pdf, html or dot. (default: by the output's extension)")
    var format: String?

    @Option(help: "The title in the picture. (default: the entity, the page's first headline, or the graph's file)")
    var title: String?

    @Option(help: ArgumentHelp("Draw at most so many nodes. (default: 300; html: 2000)", valueName: "N"))
    var maxNodes: Int?

    @OptionGroup var identity: IdentityOption
    @OptionGroup var graph: GraphOption

    func validate() throws {
        guard depth >= 1 else { throw ValidationError("--depth takes a number from 1, not \(depth)") }
        if let maxNodes, maxNodes < 1 { throw ValidationError("--max-nodes takes a number from 1, not \(maxNodes)") }
        guard DrawingView(rawValue: view) != nil else {
            throw ValidationError("no view '\(view)'; there is: \(DrawingView.names)")
        }
        guard PictureOutput(formatName) != nil else {
            throw ValidationError("no picture format '\(formatName)'; there are: \(PictureOutput.names)")
        }
    }

    func run() throws {
        let (part, focus) = try selection()
        let format = PictureOutput(formatName) ?? .dot
        let options = DrawingOptions(
            title: title ?? focus?.name ?? headline(of: part) ?? graph.path,
            view: DrawingView(rawValue: view) ?? .posts, focus: focus?.id,
            maxNodes: maxNodes ?? format.maxNodes)
        let schema = try Schema.builtIn()
        let drawing = DotWriter(schema: schema).drawing(of: part, options)
        if drawing.omitted > 0 {
            note("\(drawing.omitted) nodes are not drawn; raise --max-nodes, or draw --around one name")
        }
        switch format {
        case .picture(let format):
            try writeFile(try render(drawing, as: format), to: output)
        case .html:
            let picture = try render(drawing, as: .svg)
            let page = ExplorerPage(schema: schema).html(of: part, title: options.title, picture: picture)
            try writeFile(page, to: output)
        case .dot:
            try writeFile(Array(drawing.dot.utf8), to: output)
        }
    }

    private func render(_ drawing: Drawing, as format: PictureFormat) throws -> [UInt8] {
        if let warning = FontProbe.warning() { note(warning) }
        let picture = try Renderer().render(drawing, as: format)
        for warning in picture.warnings { note(warning) }
        return picture.bytes
    }

    /// The first headline, if the graph is one of a single page.
    private func headline(of graph: Graph) -> String? {
        let articles = graph.nodes.values.filter { $0.type == "Article" && !$0.mentions.isEmpty }
        guard Set(articles.flatMap(\.mentions).map(\.document)).count == 1 else { return nil }
        return articles.min { ($0.mentions.min()?.start ?? 0, $0.id) < ($1.mentions.min()?.start ?? 0, $1.id) }?.name
    }

    private var formatName: String {
        format ?? output.lowercased().split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
            .map(String.init) ?? "svg"
    }

    /// The part of the graph to draw, and what it is around.
    private func selection() throws -> (Graph, Node?) {
        let whole = try GraphFile.graph(graph.path)
        guard !whole.isEmpty else { throw NothingFound("\(graph.path) is empty") }
        guard let around else { return (whole, nil) }
        let focus = try EntityFinder(source: LoadedGraph(path: graph.path, graph: whole), ids: identity.ids).entity(
            around)
        let found = whole.neighbours(of: focus.id, NeighbourQuery(depth: depth))
        return (whole.induced(by: Set(found.map(\.id) + [focus.id])), focus)
    }
}

/// What `draw` can write.
enum PictureOutput {
    case picture(PictureFormat)
    /// A page to explore the picture in.
    case html
    case dot

    static let names = (PictureFormat.allCases.map(\.rawValue) + ["html", "dot"]).joined(separator: ", ")

    /// How many nodes to draw where the user does not say: a page can be searched and filtered.
    var maxNodes: Int {
        if case .html = self { 2000 } else { 300 }
    }

    init?(_ name: String) {
        if name == "dot" {
            self = .dot
        } else if name == "html" {
            self = .html
        } else if let format = PictureFormat(rawValue: name) {
            self = .picture(format)
        } else {
            return nil
        }
    }
}

extension DrawingView {
    /// The names of the views.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
