import Foundation
import GraphModel

extension GraphJSON {
    /// Reads a graph that was written as `guanxi-graph/1`.
    ///
    /// Fields that it does not know are passed over; a list or a flag that is
    /// left out is empty or false.
    ///
    /// - Throws: ``GraphReadingError`` where the text is not JSON, is of
    ///   another format, or lacks what a node, edge or warning must have.
    public static func read(_ bytes: [UInt8]) throws(GraphReadingError) -> Graph {
        let file: GraphFile
        do {
            file = try JSONDecoder().decode(GraphFile.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw GraphReadingError(error)
        } catch {
            throw GraphReadingError(problem: "\(error)", location: "")
        }
        guard file.format == formatName else {
            throw GraphReadingError(problem: "the format is '\(file.format)', not '\(formatName)'", location: "format")
        }
        var graph = Graph()
        for node in file.nodes { graph.insert(node.value) }
        for edge in file.edges { graph.insert(edge.value) }
        for warning in file.warnings ?? [] { graph.insert(warning.value) }
        return graph
    }
}

/// Why a JSON text is no graph, and where in it.
public struct GraphReadingError: Error, Hashable, CustomStringConvertible, Sendable {
    /// What is wrong and what is expected.
    public let problem: String
    /// The way to the value in question, e.g. `nodes[3].mentions[0].start`; empty for the whole.
    public let location: String

    /// `location: problem`.
    public var description: String { location.isEmpty ? problem : "\(location): \(problem)" }

    init(problem: String, location: String) {
        self.problem = problem
        self.location = location
    }

    init(_ error: DecodingError) {
        func path(_ keys: [any CodingKey]) -> String {
            keys.reduce(into: "") { path, key in
                if let index = key.intValue {
                    path += "[\(index)]"
                } else {
                    path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
                }
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(problem: "the field '\(key.stringValue)' is missing", location: path(context.codingPath))
        case .valueNotFound(_, let context):
            self.init(problem: "null where a value must be", location: path(context.codingPath))
        case .typeMismatch(let type, let context):
            self.init(problem: "expected \(Self.name(type))", location: path(context.codingPath))
        case .dataCorrupted(let context):
            let cause = context.underlyingError.map { ": \($0)" } ?? ""
            self.init(problem: "not valid JSON\(cause)", location: path(context.codingPath))
        @unknown default:
            self.init(problem: "\(error)", location: "")
        }
    }

    private static func name(_ type: Any.Type) -> String {
        if type == String.self { return "a string" }
        if type == Int.self { return "a whole number" }
        if type == Bool.self { return "true or false" }
        return type is any ExpressibleByDictionaryLiteral.Type ? "an object" : "an array or object"
    }
}

/// The file's structure, as the decoder needs it.
private struct GraphFile: Decodable {
    var format: String
    var nodes: [FileNode]
    var edges: [FileEdge]
    var warnings: [FileWarning]?
}

private struct FileNode: Decodable {
    var id: String
    var type: String
    var name: String
    var aliases: [String]?
    var role: String?
    var level: String?
    var code: String?
    var inferred: Bool?
    var mentions: [FileMention]?

    var value: Node {
        Node(
            id: id, type: type, name: name, aliases: Set(aliases ?? []), role: role, level: level, code: code,
            inferred: inferred ?? false, mentions: Set((mentions ?? []).map(\.value)))
    }
}

private struct FileMention: Decodable {
    var document: String
    var article: String?
    var start: Int
    var end: Int

    var value: Mention { Mention(document: document, article: article ?? "", start: start, end: end) }
}

private struct FileEdge: Decodable {
    var source: String
    var target: String
    var type: String
    var former: Bool?
    var since: String?
    var until: String?
    var firstSeen: String?
    var lastSeen: String?
    var formerSeen: String?
    var evidence: [FileEvidence]?

    var value: Edge {
        var edge = Edge(
            source: source, type: type, target: target, former: former ?? false && lastSeen == nil, since: since,
            until: until, evidence: Set((evidence ?? []).map(\.value)))
        (edge.firstSeen, edge.lastSeen, edge.formerSeen) = (firstSeen, lastSeen, formerSeen)
        return edge
    }
}

private struct FileEvidence: Decodable {
    var document: String?
    var article: String?
    var start: Int?
    var end: Int?
    var quote: String?
    var rule: String

    var value: Evidence {
        Evidence(
            document: document ?? "", article: article ?? "", start: start ?? 0, end: end ?? 0, quote: quote,
            rule: rule)
    }
}

private struct FileWarning: Decodable {
    var code: String
    var subject: String
    var message: String
    var evidence: [FileEvidence]?

    var value: GraphWarning {
        GraphWarning(
            code: code, subject: subject, message: message, evidence: Set((evidence ?? []).map(\.value)))
    }
}
