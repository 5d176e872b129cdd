import Foundation
import GraphModel
import KnowledgeFiles
import PageReading
import Testing

@testable import GraphLinking

/// The built-in knowledge, loaded once for all tests.
enum Shared {
    static let knowledge: Knowledge = {
        do {
            return try Knowledge(files: KnowledgeFiles.builtIn)
        } catch {
            fatalError("the built-in knowledge does not load: \(error)")
        }
    }()

    /// The package's folder.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The graph of a text.
    static func graph(of text: String) throws -> Graph {
        PageGrapher(knowledge: knowledge).graph(of: try page(text))
    }

    /// A text read as a page.
    static func page(_ text: String) throws -> Page {
        try PageReader().read(bytes: Array(text.utf8), document: "test")
    }
}

extension Graph {
    /// Each node as `TYPE NAME`.
    var nodeNames: Set<String> { Set(nodes.values.map { "\($0.type) \($0.name)" }) }

    /// Each edge as `NAME relation NAME`, a former one with `former` behind
    /// it, then its dates as `since DATE` and `until DATE`, a post as
    /// `ROLE@SEAT`.
    var edgeNames: Set<String> {
        func name(_ id: String) -> String {
            guard let node = nodes[id] else { return id }
            guard let role = node.role else { return node.name }
            let seat = edges.keys.first { $0.source == id && $0.type == "postIn" }.flatMap { nodes[$0.target]?.name }
            return "\(role)@\(seat ?? "-")"
        }
        return Set(
            edges.values.map { edge in
                "\(name(edge.key.source)) \(edge.key.type) \(name(edge.key.target))\(edge.former ? " former" : "")"
                    + (edge.since.map { " since \($0)" } ?? "") + (edge.until.map { " until \($0)" } ?? "")
            })
    }
}
