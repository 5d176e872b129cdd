import ArgumentParser
import GraphDrawing
import GraphModel
import NameSpelling

/// `guanxi draw`: pictures of the graph.
struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw the graph, or what is around one entity.",
        discussion: """
            The graph is a file that 'guanxi build' made, or one of 'guanxi extract' whose name ends in .json.

            posts         who holds which post where
            places        the administrative ladder, with the organisations and their holders in it
            organisation  one organisation with all that belongs to it; needs --around
            ego           one entity and what surrounds it, by distance; needs --around
            career        one person's posts in the order of time; needs --around

            An HTML file is one to explore in a browser, without a network: search, filters, sources, paths.
            What no single picture could show readably is spread over several: X-1.svg, X-2.svg and so on, or
            the pages of a PDF.

            Example: guanxi draw --view organisation --around 遂昌县人民法院 --output court.svg
            """)

    @Option(help: ArgumentHelp("Which side of the graph to show: \(DrawingView.names).", valueName: "VIEW"))
    var view = DrawingView.posts

    @Option(help: ArgumentHelp("Draw what is around this entity.", valueName: "NAME"), completion: .names)
    var around: String?

    @Option(
        help: ArgumentHelp("How many edges from that entity to go, in the views posts, places and ego.", valueName: "N")
    )
    var depth = 2

    @Option(help: ArgumentHelp("The picture's file; - for standard output.", valueName: "FILE"))
    var output: String

    @Option(help: "svg, png, pdf, html or dot. (default: by the output's extension)")
    var format: String?

    @Option(help: "The title in the picture. (default: the entity, the page's first headline, or the graph's file)")
    var title: String?

    @Option(help: ArgumentHelp("The date to print at the foot.", valueName: "TEXT"))
    var date: String?

    @Option(help: ArgumentHelp("The picture's shape, e.g. 16:9. (default: 7:5)", valueName: "W:H"))
    var aspect: Aspect?

    @Option(
        help: ArgumentHelp(
            "Paper to fit the picture to: \(Page.names.joined(separator: ", ")), each also with -landscape.",
            valueName: "PAGE"))
    var page: Page?

    @Option(help: "light or dark. (default: an SVG follows its reader's setting, others are light)")
    var theme: Theme?

    @Option(help: ArgumentHelp("How fine PNG is, in dots per inch.", valueName: "N"))
    var dpi = 144.0

    @Option(help: ArgumentHelp("Draw at most so many boxes in one picture.", valueName: "N"))
    var maxNodes = 100

    @Option(help: ArgumentHelp("Draw an overview instead where more pictures than this are needed.", valueName: "N"))
    var maxSheets = 100

    @OptionGroup var identity: IdentityOption
    @OptionGroup var graph: GraphOption
    @OptionGroup var moment: MomentOption

    func validate() throws {
        guard depth >= 1 else { throw ValidationError("--depth takes a number from 1, not \(depth)") }
        guard maxNodes >= 1 else { throw ValidationError("--max-nodes takes a number from 1, not \(maxNodes)") }
        guard maxSheets >= 1 else { throw ValidationError("--max-sheets takes a number from 1, not \(maxSheets)") }
        guard dpi >= 10, dpi <= 1200 else { throw ValidationError("--dpi takes a number from 10 to 1200, not \(dpi)") }
        guard PictureOutput(formatName) != nil else {
            throw ValidationError("no picture format '\(formatName)'; there are: \(PictureOutput.names)")
        }
        if view.needsFocus, around == nil, identity.ids.isEmpty {
            throw ValidationError("--view \(view.rawValue) shows one entity: name it with --around NAME or --id ID")
        }
    }

    func run() throws {
        // Starts while the graph is read. Trees, frames and ladders need no layout, and DOT none here.
        let isFree = (view == .posts || view == .ego) && formatName != "dot"
        let renderer = Renderer(early: isFree ? EarlyLayout() : nil)
        let (part, focus) = try selection()
        let options = DrawingOptions(
            title: title ?? "\(focus?.name ?? headline(of: part) ?? graphName)　\(view.heading)", view: view,
            focus: focus?.id, depth: depth, maxNodes: maxNodes, maxSheets: maxSheets, aspect: aspect?.ratio ?? 1.4,
            page: page, documentBase: documentBase, date: date)
        let schema = try Schema.builtIn()
        switch PictureOutput(formatName) {
        case .picture(let format):
            try write(drawings { try Drawing.sheets(of: part, schema: schema, options) }, format, renderer)
        case .html:
            let drawing = try drawings { [try Drawing.single(of: part, schema: schema, options)] }[0]
            try write(drawing, of: part, schema, renderer)
        case .dot, nil:
            let drawing = try drawings { [try Drawing.single(of: part, schema: schema, options)] }[0]
            try writeFile(Array(drawing.dot.utf8), to: output)
        }
    }

    private func drawings(_ make: () throws -> [Drawing]) throws -> [Drawing] {
        do { return try make() } catch let error as DrawingError { throw Failure(error.description) }
    }

    private func write(_ drawing: Drawing, of graph: Graph, _ schema: Schema, _ renderer: Renderer) throws {
        let picture = try renderer.render(drawing, as: .svg)
        for warning in picture.warnings { note(warning) }
        let page = ExplorerPage(schema: schema) {
            Pinyin.builtIn.searchKeys(of: $0.name, isPerson: $0.type == "Person")
        }.html(of: graph, title: drawing.title, picture: picture.bytes)
        try writeFile(page, to: output)
    }

    private func write(_ drawings: [Drawing], _ format: PictureFormat, _ renderer: Renderer) throws {
        if drawings.count > 1, output == "-", format != .pdf {
            throw Failure(
                "\(drawings.count) pictures are needed, which standard output cannot hold; name a file, or raise --max-nodes"
            )
        }
        // SVG needs no font here; the other formats carry it.
        if format != .svg, let warning = FontProbe.warning() { note(warning) }
        let pictures = try renderer.render(drawings, as: format, theme: theme, dotsPerInch: dpi)
        for remark in Set(pictures.flatMap(\.warnings)).sorted() + drawings.flatMap(\.notes) { note(remark) }
        for (number, picture) in pictures.enumerated() {
            try writeFile(picture.bytes, to: pictures.count == 1 ? output : numbered(number + 1))
        }
        if pictures.count > 1 {
            note("\(pictures.count) pictures: \(numbered(1)) to \(numbered(pictures.count))")
        }
    }

    /// The file of one of several pictures: X-2.svg.
    private func numbered(_ number: Int) -> String {
        guard let dot = output.lastIndex(of: "."), !output[dot...].contains("/") else { return "\(output)-\(number)" }
        return "\(output[..<dot])-\(number)\(output[dot...])"
    }

    /// The first headline, if the graph is one of a single page.
    private func headline(of graph: Graph) -> String? {
        let articles = graph.nodes.values.filter { $0.type == "Article" && !$0.mentions.isEmpty }
        guard Set(articles.flatMap(\.mentions).map(\.document)).count == 1 else { return nil }
        return articles.min { ($0.mentions.min()?.start ?? 0, $0.id) < ($1.mentions.min()?.start ?? 0, $1.id) }?.name
    }

    /// The name of the graph's file, without its folder and its ending.
    private var graphName: String {
        let name = graph.path.split(separator: "/").last ?? graph.path[...]
        let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
        return String(name[..<(dot ?? name.endIndex)])
    }

    private var formatName: String {
        format ?? output.lowercased().split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
            .map(String.init) ?? "svg"
    }

    /// How the folder in which documents have their paths is reached from the
    /// picture; nil where the picture lies elsewhere.
    private var documentBase: String? {
        let parts = output.split(separator: "/", omittingEmptySubsequences: false)
        guard output != "-", !output.hasPrefix("/"), !parts.contains("..") else { return nil }
        let folders = parts.dropLast().filter { !$0.isEmpty && $0 != "." }.count
        return String(repeating: "../", count: folders)
    }

    /// The part of the graph to draw, and what it is around.
    private func selection() throws -> (Graph, Node?) {
        let whole = try GraphFile.graph(graph.path, at: moment.at)
        guard !whole.isEmpty else { throw NothingFound("\(graph.path) is empty") }
        guard around != nil || !identity.ids.isEmpty else { return (whole, nil) }
        let focus = try EntityFinder(source: LoadedGraph(path: graph.path, graph: whole), ids: identity.ids).entity(
            around)
        // These views find by themselves what belongs to the focus.
        if view.needsFocus || view == .places && focus.level != nil { return (whole, focus) }
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

/// A picture's shape, such as `16:9`.
struct Aspect: ExpressibleByArgument {
    let ratio: Double

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], width > 0, height > 0,
            (0.2...5).contains(width / height)
        else { return nil }
        ratio = width / height
    }
}

extension DrawingView: ExpressibleByArgument {
    /// The names of the views.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// What a title says of the view.
    var heading: String {
        switch self {
        case .posts: "任职关系"
        case .places: "各地机构与任职"
        case .organisation: "机构与任职"
        case .ego: "周边关系"
        case .career: "任职经历"
        }
    }
}

extension Theme: ExpressibleByArgument {}

extension Page: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
