/// Finds the shortest ways between two nodes, from both ends at once,
/// whatever holds the edges: a graph in memory or a store.
///
/// - Parameters:
///   - start: the id to start from.
///   - goal: the id to reach.
///   - query: which edges to follow, as seen from `start`, and the greatest
///     number of them; its types do not matter.
///   - limit: the greatest number of paths to return.
///   - edges: all edges at a node, in and out.
/// - Returns: the shortest paths in a fixed order, each as its steps; none
///   where nothing connects the two; one without steps where they are one.
public func shortestPaths<Failure: Error>(
    from start: String, to goal: String, _ query: NeighbourQuery = NeighbourQuery(depth: .max), limit: Int = 1,
    edges: (String) throws(Failure) -> [Edge]
) throws(Failure) -> [[Neighbour]] {
    if start == goal { return [[]] }
    var ahead = PathSearch(from: start, isBackward: false)
    var back = PathSearch(from: goal, isBackward: true)
    var meetings: [String] = []
    while meetings.isEmpty {
        guard ahead.depth + back.depth < query.depth, !ahead.frontier.isEmpty, !back.frontier.isEmpty else { return [] }
        if ahead.frontier.count <= back.frontier.count {
            try ahead.advance(query, edges: edges)
            meetings = ahead.frontier.filter { back.distance[$0] == back.depth }
        } else {
            try back.advance(query, edges: edges)
            meetings = back.frontier.filter { ahead.distance[$0] == ahead.depth }
        }
    }
    var steps: [String: [Neighbour]] = [:]
    ahead.collect(from: meetings, into: &steps)
    back.collect(from: meetings, into: &steps)
    var paths: [[Neighbour]] = []
    let ordered = steps.mapValues { $0.sorted { ($0.id, $0.edge) < ($1.id, $1.edge) } }
    enumerate(from: start, to: goal, ordered, [], limit, &paths)
    return paths
}

/// Lists the paths that the steps allow, depth first.
private func enumerate(
    from id: String, to goal: String, _ steps: [String: [Neighbour]], _ path: [Neighbour], _ limit: Int,
    _ paths: inout [[Neighbour]]
) {
    if id == goal { paths.append(path) }
    for step in steps[id] ?? [] where paths.count < limit {
        var step = step
        step.distance = path.count + 1
        enumerate(from: step.id, to: goal, steps, path + [step], limit, &paths)
    }
}

/// One of the two searches: what it has reached, and by which edges.
private struct PathSearch {
    let isBackward: Bool
    var depth = 0
    var frontier: [String]
    var distance: [String: Int]
    /// For each node reached, the steps between it and nodes one nearer to
    /// where the search began, turned so that they lead from start to goal.
    private var steps: [String: [Neighbour]] = [:]

    init(from id: String, isBackward: Bool) {
        self.isBackward = isBackward
        frontier = [id]
        distance = [id: 0]
    }

    /// Goes one edge further, everywhere.
    mutating func advance<Failure: Error>(
        _ query: NeighbourQuery, edges: (String) throws(Failure) -> [Edge]
    ) throws(Failure) {
        depth += 1
        var next: [String] = []
        for from in frontier {
            for edge in try edges(from) {
                guard query.relations.isEmpty || query.relations.contains(edge.key.type) else { continue }
                let goesOut = edge.key.source == from
                let isAlong = goesOut != isBackward
                if isAlong ? query.direction == .in : query.direction == .out { continue }
                let to = goesOut ? edge.key.target : edge.key.source
                if distance[to] == nil {
                    distance[to] = depth
                    next.append(to)
                }
                guard distance[to] == depth else { continue }
                let (id, origin) = isBackward ? (from, to) : (to, from)
                steps[to, default: []].append(
                    Neighbour(distance: depth, edge: edge, id: id, from: origin))
            }
        }
        frontier = next
    }

    /// Adds the steps that lead from where the search began to these nodes,
    /// each under the node that it leaves.
    func collect(from meetings: [String], into result: inout [String: [Neighbour]]) {
        var seen = Set(meetings)
        var pending = meetings
        while let id = pending.popLast() {
            for step in steps[id] ?? [] {
                result[step.from, default: []].append(step)
                let nearer = isBackward ? step.id : step.from
                if seen.insert(nearer).inserted { pending.append(nearer) }
            }
        }
    }
}

extension Graph {
    /// The shortest ways between two nodes, in a fixed order.
    public func shortestPaths(
        from start: String, to goal: String, _ query: NeighbourQuery = NeighbourQuery(depth: .max), limit: Int = 1
    ) -> [[Neighbour]] {
        let byNode = edgesByNode()
        return GraphModel.shortestPaths(from: start, to: goal, query, limit: limit, edges: { byNode[$0] ?? [] })
    }
}
