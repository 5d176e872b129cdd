/// Finds the shortest ways between two nodes, whatever holds the edges: a
/// graph in memory or a store.
///
/// - Parameters:
///   - start: the id to start from.
///   - goal: the id to reach.
///   - query: which edges to follow, as seen from `start`, the greatest number
///     of them, and the types of nodes that may lie between the two.
///   - limit: the greatest number of paths to return.
///   - edges: all edges at a node, in and out.
///   - type: the type of a node.
/// - Returns: the shortest paths in a fixed order, each as its steps; none
///   where nothing connects the two; one without steps where they are one.
public func shortestPaths<Failure: Error>(
    from start: String, to goal: String, _ query: NeighbourQuery = NeighbourQuery(depth: .max), limit: Int = 1,
    edges: (String) throws(Failure) -> [Edge], type: (String) throws(Failure) -> String?
) throws(Failure) -> [[Neighbour]] {
    if start == goal { return [[]] }
    let steps = try ShortestWays(query).steps(from: start, to: goal) { id throws(Failure) in
        try edges(id).map { edge in
            let goesOut = edge.key.source == id
            let other = goesOut ? edge.key.target : edge.key.source
            return ShortestWays.Arc(to: other, relation: edge.key.type, goesOut: goesOut)
        }
    } degree: { id throws(Failure) in
        try edges(id).count
    } type: { id throws(Failure) in
        try type(id)
    }
    var known: [Edge.Key: Edge] = [:]
    for id in steps.keys {
        for edge in try edges(id) { known[edge.key] = edge }
    }
    let ways = steps.values.joined().compactMap { step -> Neighbour? in
        let (source, target) = step.goesOut ? (step.from, step.to) : (step.to, step.from)
        let edge = known[Edge.Key(source: source, type: step.relation, target: target)]
        return edge.map { Neighbour(distance: 0, edge: $0, id: step.to, from: step.from) }
    }
    return paths(from: start, to: goal, by: ways, limit: limit)
}

/// Lists the paths that steps allow which all lead nearer to the goal.
///
/// - Parameters:
///   - start: the id of the node where the paths begin.
///   - goal: the id of the node where they end.
///   - steps: the steps, in any order.
///   - limit: the greatest number of paths to return.
/// - Returns: the paths in a fixed order.
public func paths(from start: String, to goal: String, by steps: [Neighbour], limit: Int) -> [[Neighbour]] {
    let ordered = Dictionary(grouping: steps, by: \.from)
        .mapValues { $0.sorted { ($0.id, $0.edge) < ($1.id, $1.edge) } }
    var paths: [[Neighbour]] = []
    func extend(_ path: [Neighbour], at id: String) {
        if id == goal { paths.append(path) }
        for var step in ordered[id] ?? [] where paths.count < limit {
            step.distance = path.count + 1
            extend(path + [step], at: step.id)
        }
    }
    extend([], at: start)
    return paths
}

extension Graph {
    /// The shortest ways between two nodes, in a fixed order.
    public func shortestPaths(
        from start: String, to goal: String, _ query: NeighbourQuery = NeighbourQuery(depth: .max), limit: Int = 1
    ) -> [[Neighbour]] {
        let byNode = edgesByNode()
        return GraphModel.shortestPaths(
            from: start, to: goal, query, limit: limit, edges: { byNode[$0] ?? [] }, type: { nodes[$0]?.type })
    }
}
