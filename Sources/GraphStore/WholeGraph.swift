import GRDB
import GraphModel

extension GraphStore {
    /// The whole graph: what merging the graphs of all documents gives, nodes
    /// that are one made one, without what the user forgot.
    public func graph() throws(StoreError) -> Graph {
        try read { database in
            var graph = Graph()
            let forgotten = try Forgotten(database).nodes
            try Self.readNodes(database) { if !forgotten.contains($0.id) { graph.insert($0) } }
            try Self.readEdges(database) { graph.insert($0) }
            try Self.readWarnings(database) { graph.insert($0) }
            return date.map(graph.at) ?? graph
        }
    }

    private static func readNodes(_ database: Database, _ body: (Node) -> Void) throws {
        var nodes: [Int: Node] = [:]
        let select = """
            SELECT n.type, n.name, n.role, n.level, n.code, n.inferred, n.key, s.id
            FROM node n JOIN node s ON s.key = n.shown WHERE n.type IS NOT NULL
            """
        try SQLStatement(database, select).rows { nodes[$0.int(6)] = Node(row: $0, id: $0.text(7)) }
        try SQLStatement(database, "SELECT node, text FROM node_name").rows { row in
            nodes[row.int(0)]?.aliases.insert(row.text(1))
        }
        let mentions = """
            SELECT coalesce(page, d.id), article, start, stop, node
            FROM mention JOIN document d ON d.key = mention.document
            """
        try SQLStatement(database, mentions).rows { nodes[$0.int(4)]?.mentions.insert(Mention(row: $0)) }
        nodes.values.forEach(body)
    }

    private static func readEdges(_ database: Database, _ body: (Edge) -> Void) throws {
        var edges: [Int: Edge] = [:]
        let select = """
            SELECT s.id, e.type, t.id, \(EdgeDates.ofEdge), e.key
            FROM edge e JOIN node s ON s.key = e.shown_source JOIN node t ON t.key = e.shown_target
            """
        try SQLStatement(database, select).rows { edges[$0.int(9)] = Edge(row: $0) }
        try readEvidence(database, table: "evidence", owner: "edge") { edges[$0]?.evidence.insert($1) }
        edges.values.forEach(body)
    }

    private static func readWarnings(_ database: Database, _ body: (GraphWarning) -> Void) throws {
        var warnings: [Int: GraphWarning] = [:]
        try SQLStatement(database, "SELECT code, subject, message, key FROM warning").rows { row in
            warnings[row.int(3)] = GraphWarning(
                code: row.text(0), subject: row.text(1), message: row.text(2), evidence: [])
        }
        try readEvidence(database, table: "warning_evidence", owner: "warning") { warnings[$0]?.evidence.insert($1) }
        warnings.values.forEach(body)
    }

    private static func readEvidence(
        _ database: Database, table: String, owner: String, _ body: (Int, Evidence) -> Void
    ) throws {
        let select = """
            SELECT coalesce(page, d.id), article, start, stop, quote, rule, \(owner)
            FROM \(table) JOIN document d ON d.key = \(table).document
            """
        try SQLStatement(database, select).rows { body($0.int(6), Evidence(row: $0)) }
    }
}

extension Mention {
    /// A mention from a row of document, article, start and end.
    init(row: SQLRow) {
        self.init(document: row.text(0), article: row.text(1), start: row.int(2), end: row.int(3))
    }
}

extension Evidence {
    /// Evidence from a row of document, article, start, end, quote and rule.
    init(row: SQLRow) {
        self.init(
            document: row.text(0), article: row.text(1), start: row.int(2), end: row.int(3),
            quote: row.optionalText(4), rule: row.text(5))
    }
}
