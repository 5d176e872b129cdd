import ArgumentParser
import GraphDrawing
import GraphExport
import GraphModel
import KnowledgeFiles

/// A text format for whole graphs: those of `GraphExport`, and DOT.
struct GraphOutput: ExpressibleByArgument {
    let name: String
    let fileExtension: String
    let summary: String
    /// The graph's text under a title.
    let write: @Sendable (Graph, String) throws -> [UInt8]

    /// Every format, in the order of a help text.
    static let all =
        GraphFormat.all.map { format in
            GraphOutput(name: format.name, fileExtension: format.fileExtension, summary: format.summary) { graph, _ in
                format.write(graph)
            }
        } + [
            GraphOutput(name: "dot", fileExtension: "dot", summary: "a drawing for Graphviz") { graph, title in
                let drawing = try Drawing.single(
                    of: graph, schema: try Schema.builtIn(), DrawingOptions(title: title))
                return Array(drawing.dot.utf8)
            }
        ]

    /// The format in which a file of this name is written.
    static func forFile(named name: String) -> GraphOutput? {
        let end = name.lowercased().split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
        return all.first { $0.fileExtension == end ?? "" }
    }

    private init(
        name: String, fileExtension: String, summary: String,
        write: @escaping @Sendable (Graph, String) throws -> [UInt8]
    ) {
        self.name = name
        self.fileExtension = fileExtension
        self.summary = summary
        self.write = write
    }

    init?(argument: String) {
        guard let format = Self.all.first(where: { $0.name == argument }) else { return nil }
        self = format
    }

    static var allValueStrings: [String] { all.map(\.name) }

    var defaultValueDescription: String { name }
}

extension Schema {
    /// The schema that is built in.
    static func builtIn() throws -> Schema {
        let name = "schema.txt"
        let bytes = KnowledgeFiles.builtIn.first { $0.name == name }?.bytes ?? []
        return try Schema(parsing: String(decoding: bytes, as: UTF8.self), file: name)
    }
}
