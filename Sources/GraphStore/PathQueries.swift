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
        // Row numbers say nothing of dates.
        if date != nil { return try shortestPathsOfADay(from: start, to: goal, query, limit: limit) }
        return try read { database in
            let keys = try SQLStatement(database, StoreQuery.keyOfNode)
            guard let from = try keys.first(.text(start), body: { $0.int(0) }),
                let to = try keys.first(.text(goal), body: { $0.int(0) })
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
            let edges = try SQLStatement(database, StoreQuery.edgeByKeys)
            let ways = try steps.values.joined().compactMap { step -> Neighbour? in
                let (source, target) = step.goesOut ? (step.from, step.to) : (step.to, step.from)
                var found: Edge?
                try edges.rows(.int(source), .text(step.relation), .int(target)) { row in
                    let edge = Edge(row: row)
                    if found?.merge(edge) == nil { found = edge }
                }
                guard let edge = found else { return nil }
                let (id, from) = step.goesOut ? (edge.key.target, edge.key.source) : (edge.key.source, edge.key.target)
                return Neighbour(distance: 0, edge: edge, id: id, from: from)
            }
            return paths(from: start, to: goal, by: ways, limit: limit)
        }
    }

    private func shortestPathsOfADay(
        from start: String, to goal: String, _ query: NeighbourQuery, limit: Int
    ) throws(StoreError) -> [[Neighbour]] {
        try read { database in
            let edges = try EdgeReader(database, at: date, withEvidence: false)
            let type = try SQLStatement(database, StoreQuery.typeOfNode)
            return try GraphModel.shortestPaths(
                from: start, to: goal, query, limit: limit, edges: { id throws in try edges.edges(at: id) },
                type: { id throws in try type.first(.text(id)) { $0.optionalText(0) } ?? nil })
        }
    }
}

extension StoreQuery {
    static let keyOfNode = "SELECT shown FROM node WHERE id = ?"
    static let typeOfKey = "SELECT type FROM node WHERE key = ?"
    static let arcsAtKey = """
        SELECT shown_target, type, 1 FROM edge WHERE shown_source = ?1
        UNION ALL SELECT shown_source, type, 0 FROM edge WHERE shown_target = ?1 AND shown_source <> ?1
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
