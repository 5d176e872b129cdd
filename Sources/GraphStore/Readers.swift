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
    private let forgotten: Forgotten
    private let date: String?

    init(_ database: Database, at date: String?, withEvidence: Bool = true) throws {
        select = try SQLStatement(database, StoreQuery.edgesAtNode)
        evidence = withEvidence ? try SQLStatement(database, StoreQuery.evidenceOfEdge) : nil
        forgotten = try Forgotten(database)
        self.date = date
    }

    /// The edges that go out from a node or to it, in no order.
    func edges(at id: String) throws -> [Edge] {
        var found: [Edge.Key: Edge] = [:]
        try select.rows(.text(id)) { row in
            var edge = Edge(row: row)
            guard !forgotten.holds(edge.key) else { return }
            try evidence?.rows(.int(row.int(9))) { edge.evidence.insert(Evidence(row: $0)) }
            if found[edge.key]?.merge(edge) == nil { found[edge.key] = edge }
        }
        guard let date else { return Array(found.values) }
        return found.values.filter { $0.isSo(at: date) }
    }
}

/// What the user took out of the graph, under the ids as they are shown.
struct Forgotten {
    private(set) var nodes: Set<String> = []
    private(set) var edges: Set<Edge.Key> = []

    init(_ database: Database) throws {
        let select = """
            SELECT coalesce(fs.id, c.first), c.relation, coalesce(ss.id, c.second) FROM correction c
            LEFT JOIN node f ON f.id = c.first LEFT JOIN node fs ON fs.key = f.shown
            LEFT JOIN node s ON s.id = c.second LEFT JOIN node ss ON ss.key = s.shown WHERE c.verb = 'forget'
            """
        var (nodes, edges): (Set<String>, Set<Edge.Key>) = ([], [])
        try SQLStatement(database, select).rows { row in
            if let relation = row.optionalText(1) {
                edges.insert(Edge.Key(source: row.text(0), type: relation, target: row.text(2)))
            } else {
                nodes.insert(row.text(0))
            }
        }
        (self.nodes, self.edges) = (nodes, edges)
    }

    /// Whether an edge was taken out, itself or with one of its ends.
    func holds(_ key: Edge.Key) -> Bool {
        edges.contains(key) || nodes.contains(key.source) || nodes.contains(key.target)
    }

    /// The graph without what was taken out.
    func filter(_ graph: Graph) -> Graph {
        if nodes.isEmpty, edges.isEmpty { return graph }
        var result = Graph()
        for node in graph.nodes.values where !nodes.contains(node.id) { result.insert(node) }
        for edge in graph.edges.values where !holds(edge.key) { result.insert(edge) }
        for warning in graph.warnings.values { result.insert(warning) }
        return result
    }
}
