import GRDB
import GraphModel

extension GraphStore {
    /// The shortest ways between two nodes, in a fixed order.
    ///
    /// - Parameters:
    ///   - start: the id to start from.
    ///   - goal: the id to reach.
    ///   - query: which edges to follow, as seen from `start`, the greatest
    ///     number of them, and the types of nodes that may lie between the two.
    ///   - limit: the greatest number of paths to return.
    public func shortestPaths(
        from start: String, to goal: String, _ query: NeighbourQuery = NeighbourQuery(depth: .max), limit: Int = 1
    ) throws(StoreError) -> [[Neighbour]] {
        let (start, goal) = (start.canonical, goal.canonical)
        if start == goal { return [[]] }
        return try read { database in
            // What was so on a date, each edge's own dates must tell.
            guard date == nil else {
                let edges = try EdgeReader(database, at: date, withEvidence: false)
                let type = try SQLStatement(database, StoreQuery.typeOfNode)
                return try GraphModel.shortestPaths(
                    from: start, to: goal, query, limit: limit, edges: { id throws in try edges.edges(at: id) },
                    type: { id throws in try type.first(.text(id)) { $0.optionalText(0) } ?? nil })
            }
            let steps = try Self.steps(from: start, to: goal, query, database)
            return paths(from: start, to: goal, by: steps, limit: limit)
        }
    }

    /// The steps of all shortest ways between two nodes.
    private static func steps(
        from start: String, to goal: String, _ query: NeighbourQuery, _ database: Database
    ) throws -> [Neighbour] {
        let keys = try SQLStatement(database, StoreQuery.keyOfNode)
        guard let from = try keys.first(.text(start), body: { $0.int(0) }),
            let to = try keys.first(.text(goal), body: { $0.int(0) }), from != to
        else { return [] }
        let arcs = try SQLStatement(database, StoreQuery.arcsAtKey)
        let degree = try SQLStatement(database, StoreQuery.degreeOfKey)
        let type = try SQLStatement(database, StoreQuery.typeOfKey)
        let steps = try ShortestWays(query).steps(from: from, to: to) { key throws in
            var found: [ShortestWays.Arc<Int>] = []
            try arcs.rows(.int(key)) { row in
                found.append(ShortestWays.Arc(to: row.int(0), relation: row.text(1), goesOut: row.flag(2)))
            }
            return found
        } degree: { key throws in
            try degree.first(.int(key)) { $0.int(0) } ?? 0
        } type: { key throws in
            try type.first(.int(key)) { $0.optionalText(0) } ?? nil
        }
        let rows = try SQLStatement(database, StoreQuery.edgeByKeys)
        return try steps.values.joined().compactMap { step in
            let (source, target) = step.goesOut ? (step.from, step.to) : (step.to, step.from)
            var edge: Edge?
            try rows.rows(.int(source), .text(step.relation), .int(target)) { row in
                let part = Edge(row: row)
                if edge?.merge(part) == nil { edge = part }
            }
            return edge.map { edge in
                let (id, from) =
                    step.goesOut ? (edge.key.target, edge.key.source) : (edge.key.source, edge.key.target)
                return Neighbour(distance: 0, edge: edge, id: id, from: from)
            }
        }
    }
}

extension StoreQuery {
    /// The number of what a node is shown as.
    static let keyOfNode = "SELECT shown FROM node WHERE id = ?"
    static let typeOfKey = "SELECT type FROM node WHERE key = ?"
    // Edges that two rows are shown as are one.
    static let arcsAtKey = """
        SELECT shown_target, type, 1 FROM edge WHERE shown_source = ?1
        UNION SELECT shown_source, type, 0 FROM edge WHERE shown_target = ?1 AND shown_source <> ?1
        """
    static let degreeOfKey = """
        SELECT (SELECT count(*) FROM edge WHERE shown_source = ?1)
            + (SELECT count(*) FROM edge WHERE shown_target = ?1)
        """
    static let edgeByKeys = """
        SELECT s.id, e.type, t.id, \(EdgeDates.ofEdge)
        FROM edge e JOIN node s ON s.key = e.shown_source JOIN node t ON t.key = e.shown_target
        WHERE e.shown_source = ?1 AND e.type = ?2 AND e.shown_target = ?3
        """
}
