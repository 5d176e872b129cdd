import GRDB
import GraphModel

/// Reads single nodes as they are shown, with their names and, if wanted,
/// their mentions.
struct NodeReader {
    private let select: SQLStatement
    private let names: SQLStatement
    private let mentions: SQLStatement?
    private let forgotten: Forgotten

    init(_ database: Database, withMentions: Bool) throws {
        select = try SQLStatement(database, StoreQuery.nodeByID)
        names = try SQLStatement(database, StoreQuery.namesOfNode)
        mentions = withMentions ? try SQLStatement(database, StoreQuery.mentionsOfNode) : nil
        forgotten = try Forgotten(database)
    }

    /// The node that is shown under this id, or that one of its pages calls so.
    func node(id: String) throws -> Node? {
        var rows: [(node: Node, key: Int)] = []
        try select.rows(.text(id)) { row in rows.append((Node(row: row, id: row.text(7)), row.int(6))) }
        var found: Node?
        for (var node, key) in rows {
            try names.rows(.int(key)) { node.aliases.insert($0.text(0)) }
            node.aliases.remove(node.name)
            try mentions?.rows(.int(key)) { node.mentions.insert(Mention(row: $0)) }
            if found?.merge(node) == nil { found = node }
        }
        return found.flatMap { forgotten.nodes.contains($0.id) ? nil : $0 }
    }
}

/// Reads the edges at single nodes as they are shown, with their evidence if
/// wanted.
struct EdgeReader {
    private let select: SQLStatement
    private let evidence: SQLStatement?
    private let date: String?

    init(_ database: Database, at date: String?, withEvidence: Bool = true) throws {
        select = try SQLStatement(database, StoreQuery.edgesAtNode)
        evidence = withEvidence ? try SQLStatement(database, StoreQuery.evidenceOfEdge) : nil
        self.date = date
    }

    /// The edges that go out from a node or to it, in no order.
    func edges(at id: String) throws -> [Edge] {
        var found: [Edge.Key: Edge] = [:]
        try select.rows(.text(id)) { row in
            var edge = Edge(row: row)
            try evidence?.rows(.int(row.int(9))) { edge.evidence.insert(Evidence(row: $0)) }
            if found[edge.key]?.merge(edge) == nil { found[edge.key] = edge }
        }
        guard let date else { return Array(found.values) }
        return found.values.filter { $0.isSo(at: date) }
    }
}

/// The nodes that the user took out of the graph, under the ids as they are shown.
struct Forgotten {
    let nodes: Set<String>

    init(_ database: Database) throws {
        var nodes: Set<String> = []
        try SQLStatement(database, StoreQuery.forgottenNodes).rows { nodes.insert($0.text(0)) }
        self.nodes = nodes
    }
}

extension StoreQuery {
    static let forgottenNodes = """
        SELECT s.id FROM correction c JOIN node n ON n.id = c.first JOIN node s ON s.key = n.shown
        WHERE c.verb = 'forget' AND c.relation IS NULL
        """
}
