import FoundationEssentials
import GraphModel

/// Writes a graph and its picture as one HTML file, to be explored in a
/// browser without a network.
///
///     let picture = try Renderer().render(drawing, as: .svg)
///     let html = ExplorerPage(schema: schema).html(of: graph, title: "石桥村", picture: picture.bytes)
public struct ExplorerPage {
    private let schema: Schema
    private let searchKeys: (Node) -> [String]

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - schema: what the page calls types and relations.
    ///   - searchKeys: what else than its name and aliases finds a node, in
    ///     lower case without spaces, e.g. `liugang` and `lg` for 刘刚.
    public init(schema: Schema, searchKeys: @escaping (Node) -> [String] = { _ in [] }) {
        self.schema = schema
        self.searchKeys = searchKeys
    }

    /// The file: the same bytes for the same graph and picture.
    ///
    /// - Parameters:
    ///   - graph: the graph that was drawn.
    ///   - title: what the page is called.
    ///   - picture: the graph as SVG. Groups of class `node` have the id of
    ///     the node that they show as `data-id`; groups of class `edge` have
    ///     the relation as second class, and the ids of their ends as
    ///     `data-source` and `data-target`.
    public func html(of graph: Graph, title: String, picture: [UInt8]) -> [UInt8] {
        let picture = PagePicture(String(decoding: picture, as: UTF8.self))
        let part = Self.part(of: graph, around: picture.nodeIDs)
        let data = ExplorerData(graph: part, schema: schema, searchKeys: searchKeys)
        let template = PageTemplate(page: ExplorerFiles.page, file: ExplorerFiles.text)
        let text = template.filled([
            "policy": policy(scripts: template.scripts, styles: template.styles + picture.styles),
            "title": DotText.markup(title),
            "paper": picture.isWide ? "wide" : "high",
            "picture": picture.markup,
            "graph": data.graphJSON,
            "words": data.wordsJSON,
        ])
        return Array(text.utf8)
    }

    /// The whole of a graph of so many nodes is in the file; more make one that browsers are slow to open.
    private static let mostNodes = 5_000

    /// The graph, or of a large one what the picture shows with what it stands beside.
    private static func part(of graph: Graph, around shown: Set<String>) -> Graph {
        if graph.nodes.count <= mostNodes { return graph }
        var ids = shown
        for key in graph.edges.keys {
            if shown.contains(key.source) { ids.insert(key.target) }
            if shown.contains(key.target) { ids.insert(key.source) }
        }
        return graph.induced(by: ids)
    }

    /// Allows these scripts and styles, and nothing from anywhere.
    private func policy(scripts: [String], styles: [String]) -> String {
        func sources(_ texts: [String]) -> String {
            texts.map { "'sha256-\(Data(SHA256.hash($0.utf8)).base64EncodedString())'" }.joined(separator: " ")
        }
        return [
            "default-src 'none'", "script-src \(sources(scripts))", "style-src \(sources(styles))",
            // The empty icon, so that the browser asks for none.
            "img-src data:", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ].joined(separator: "; ")
    }
}
