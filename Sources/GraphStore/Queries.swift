import GRDB
import GraphModel

extension GraphStore {
    /// The node with this id.
    ///
    /// - Parameter withMentions: whether to look up where pages name it, too.
    public func node(id: String, withMentions: Bool = true) throws(StoreError) -> Node? {
        try read { database in
            try NodeReader(database, withMentions: withMentions).node(id: id.canonical)
        }
    }

    /// The nodes that have exactly this name or alias, sorted by id, without
    /// their mentions.
    public func nodes(named name: String) throws(StoreError) -> [Node] {
        try read { database in
            var ids: [String] = []
            try SQLStatement(database, StoreQuery.idsByName).rows(.text(name.canonical)) { ids.append($0.text(0)) }
            let reader = try NodeReader(database, withMentions: false)
            return try ids.compactMap(reader.node(id:)).sorted { $0.id < $1.id }
        }
    }

    /// The codes of the places that the same pages name as a node, sorted, none twice.
    public func codesBeside(_ id: String) throws(StoreError) -> [String] {
        try read { database in
            var codes: [String] = []
            try SQLStatement(database, StoreQuery.codesBeside).rows(.text(id.canonical)) { codes.append($0.text(0)) }
            return codes
        }
    }

    /// The edges that go out from a node or to it, with their evidence, sorted.
    public func edges(at id: String) throws(StoreError) -> [Edge] {
        try read { try Self.edges(at: id.canonical, $0).sorted { $0.key < $1.key } }
    }

    /// The neighbours of a node, nearest first.
    public func neighbours(
        of id: String, _ query: NeighbourQuery = NeighbourQuery()
    ) throws(StoreError) -> [Neighbour] {
        try read { database in
            let edges = try SQLStatement(database, StoreQuery.edgesAtNode)
            let type = try SQLStatement(database, StoreQuery.typeOfNode)
            return try GraphModel.neighbours(
                of: id.canonical, query, edges: { id throws in try Self.bareEdges(at: id, edges) },
                type: { id throws in try type.first(.text(id)) { $0.optionalText(0) } ?? nil })
        }
    }

    /// The part of the graph that holds just these nodes and the edges
    /// between them, with all mentions and evidence.
    public func graph(inducedBy ids: Set<String>) throws(StoreError) -> Graph {
        try read { database in
            let reader = try NodeReader(database, withMentions: true)
            let ids = Set(ids.map(\.canonical))
            var graph = Graph()
            for id in ids {
                if let node = try reader.node(id: id) { graph.insert(node) }
                for edge in try Self.edges(at: id, database)
                where edge.key.source == id && ids.contains(edge.key.target) {
                    graph.insert(edge)
                }
            }
            return graph
        }
    }

    private static func edges(at id: String, _ database: Database) throws -> [Edge] {
        let evidence = try SQLStatement(database, StoreQuery.evidenceOfEdge)
        var found: [Edge] = []
        try SQLStatement(database, StoreQuery.edgesAtNode).rows(.text(id)) { row in
            var edge = Edge(row: row)
            try evidence.rows(.int(row.int(6))) { edge.evidence.insert(Evidence(row: $0)) }
            found.append(edge)
        }
        return found
    }

    static func bareEdges(at id: String, _ statement: SQLStatement) throws -> [Edge] {
        var found: [Edge] = []
        try statement.rows(.text(id)) { found.append(Edge(row: $0)) }
        return found
    }
}

/// The look-ups that must never go through a whole table.
enum StoreQuery {
    static let idsByName = "SELECT n.id FROM node_name JOIN node n ON n.key = node_name.node WHERE node_name.text = ?"
    static let typeOfNode = "SELECT type FROM node WHERE id = ?"
    static let nodeByID = "SELECT type, name, role, level, code, inferred, key FROM node WHERE id = ?"
    static let namesOfNode = "SELECT text FROM node_name WHERE node = ?"
    static let mentionsOfNode = """
        SELECT coalesce(page, d.id), article, start, stop FROM mention JOIN document d ON d.key = mention.document
        WHERE node = ?
        """
    static let edgesAtNode = """
        SELECT s.id, e.type, t.id, e.former, e.since, e.until, e.key
        FROM node n JOIN edge e ON e.source = n.key JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target
        WHERE n.id = ?1
        UNION ALL
        SELECT s.id, e.type, t.id, e.former, e.since, e.until, e.key
        FROM node n JOIN edge e ON e.target = n.key JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target
        WHERE n.id = ?1 AND e.source <> e.target
        """
    static let evidenceOfEdge = """
        SELECT coalesce(page, d.id), article, start, stop, quote, rule
        FROM evidence JOIN document d ON d.key = evidence.document WHERE edge = ?
        """
    static let codesBeside = """
        SELECT DISTINCT other.code
        FROM node n JOIN node_part own ON own.node = n.key JOIN node_part beside ON beside.document = own.document
        JOIN node other ON other.key = beside.node
        WHERE n.id = ? AND other.code IS NOT NULL ORDER BY other.code
        """
    static let indexed = [
        idsByName, typeOfNode, nodeByID, namesOfNode, mentionsOfNode, edgesAtNode, evidenceOfEdge, codesBeside,
        edgeByEnds, keyOfNode, typeOfKey, arcsAtKey, edgeByKeys, postsWithRole, placesOfPost, holdersOfPost,
        namesFrom, rolesFrom,
    ]
}

/// Reads single nodes with their names and, if wanted, their mentions.
struct NodeReader {
    private let select: SQLStatement
    private let names: SQLStatement
    private let mentions: SQLStatement?

    init(_ database: Database, withMentions: Bool) throws {
        select = try SQLStatement(database, StoreQuery.nodeByID)
        names = try SQLStatement(database, StoreQuery.namesOfNode)
        mentions = withMentions ? try SQLStatement(database, StoreQuery.mentionsOfNode) : nil
    }

    func node(id: String) throws -> Node? {
        let found = try select.first(.text(id)) { row in
            row.isNull(0) ? nil : (Node(row: row, id: id), row.int(6))
        }
        guard case (var node, let key)? = found ?? nil else { return nil }
        try names.rows(.int(key)) { node.aliases.insert($0.text(0)) }
        node.aliases.remove(node.name)
        try mentions?.rows(.int(key)) { node.mentions.insert(Mention(row: $0)) }
        return node
    }
}
