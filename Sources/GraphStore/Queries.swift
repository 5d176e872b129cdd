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
            return try Set(ids).compactMap(reader.node(id:)).sorted { $0.id < $1.id }
        }
    }

    /// Whether several nodes of a type have exactly this name or alias.
    public func isShared(name: String, type: String) throws(StoreError) -> Bool {
        try read { database in
            let forgotten = try Forgotten(database).nodes
            var ids: Set<String> = []
            let select = try SQLStatement(database, StoreQuery.idsByNameAndType)
            try select.rowsWhileWanted(.text(name.canonical), .text(type)) { row in
                let id = row.text(0)
                if !forgotten.contains(id) { ids.insert(id) }
                return ids.count < 2
            }
            return ids.count > 1
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
        try read { try EdgeReader($0, at: date).edges(at: id.canonical).sorted { $0.key < $1.key } }
    }

    /// The neighbours of a node, nearest first.
    public func neighbours(
        of id: String, _ query: NeighbourQuery = NeighbourQuery()
    ) throws(StoreError) -> [Neighbour] {
        try read { database in
            let edges = try EdgeReader(database, at: date, withEvidence: false)
            let type = try SQLStatement(database, StoreQuery.typeOfNode)
            return try GraphModel.neighbours(
                of: id.canonical, query, edges: { id throws in try edges.edges(at: id) },
                type: { id throws in try type.first(.text(id)) { $0.optionalText(0) } ?? nil })
        }
    }

    /// The part of the graph that holds just these nodes and the edges
    /// between them, with all mentions and evidence.
    public func graph(inducedBy ids: Set<String>) throws(StoreError) -> Graph {
        try read { database in
            let reader = try NodeReader(database, withMentions: true)
            let edges = try EdgeReader(database, at: date)
            let ids = Set(ids.map(\.canonical))
            var graph = Graph()
            for id in ids {
                if let node = try reader.node(id: id) { graph.insert(node) }
                for edge in try edges.edges(at: id)
                where edge.key.source == id && ids.contains(edge.key.target) {
                    graph.insert(edge)
                }
            }
            return graph
        }
    }
}

/// The look-ups that must never go through a whole table.
enum StoreQuery {
    static let idsByName = """
        SELECT s.id FROM node_name JOIN node n ON n.key = node_name.node JOIN node s ON s.key = n.shown
        WHERE node_name.text = ?1
        """
    static let idsByNameAndType = idsByName + " AND n.type = ?2"
    static let typeOfNode = "SELECT type FROM node WHERE id = ?"
    /// All rows of what is shown as one node, the one that gives it its id first.
    static let nodeByID = """
        SELECT m.type, m.name, m.role, m.level, m.code, m.inferred, m.key, s.id
        FROM node n JOIN node s ON s.key = n.shown JOIN node m ON m.shown = n.shown
        WHERE n.id = ? AND m.type IS NOT NULL
        """
    static let namesOfNode = "SELECT text FROM node_name WHERE node = ?"
    static let mentionsOfNode = """
        SELECT coalesce(page, d.id), article, start, stop FROM mention JOIN document d ON d.key = mention.document
        WHERE node = ?
        """
    /// The edges at a node with the ids under which their ends are shown.
    static let edgesAtNode = """
        SELECT own.id, e.type, o.id, \(EdgeDates.ofEdge), e.key
        FROM node n JOIN node own ON own.key = n.shown JOIN edge e ON e.shown_source = n.shown
        JOIN node o ON o.key = e.shown_target WHERE n.id = ?1
        UNION ALL
        SELECT o.id, e.type, own.id, \(EdgeDates.ofEdge), e.key
        FROM node n JOIN node own ON own.key = n.shown JOIN edge e ON e.shown_target = n.shown
        JOIN node o ON o.key = e.shown_source WHERE n.id = ?1 AND e.shown_source <> e.shown_target
        """
    /// The edges that go out from a row.
    static let outgoingEdges = """
        SELECT s.id, e.type, t.id, \(EdgeDates.ofEdge)
        FROM edge e JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target WHERE e.source = ?
        """
    static let evidenceOfEdge = """
        SELECT coalesce(page, d.id), article, start, stop, quote, rule
        FROM evidence JOIN document d ON d.key = evidence.document WHERE edge = ?
        """
    static let codesBeside = """
        SELECT DISTINCT other.code
        FROM node n JOIN node m ON m.shown = n.shown JOIN node_part own ON own.node = m.key
        JOIN node_part beside ON beside.document = own.document JOIN node other ON other.key = beside.node
        WHERE n.id = ? AND other.code IS NOT NULL ORDER BY other.code
        """
    /// The decisions that concern any row of what is shown as one node.
    static let decisions = """
        SELECT d.first, d.second, d.same, d.reason, d.score
        FROM node n JOIN node m ON m.shown = n.shown JOIN decision d ON d.first = m.id WHERE n.id = ?1
        UNION
        SELECT d.first, d.second, d.same, d.reason, d.score
        FROM node n JOIN node m ON m.shown = n.shown JOIN decision d ON d.second = m.id WHERE n.id = ?1
        """
    static let indexed = [
        idsByName, idsByNameAndType, typeOfNode, nodeByID, namesOfNode, mentionsOfNode, edgesAtNode, evidenceOfEdge,
        codesBeside, outgoingEdges, decisions, edgeByEnds, keyOfNode, typeOfKey, arcsAtKey, edgeByKeys, postsWithRole,
        placesOfPost, namesFrom, rolesFrom,
    ]
}
