/// Which way edges are followed.
public enum Direction: String, Sendable, CaseIterable {
    /// From source to target.
    case out
    /// From target to source.
    case `in`
    /// Either way.
    case both
}

/// Which edges and nodes a query follows.
public struct NeighbourQuery: Sendable {
    /// How many edges away a neighbour may be; at least 1.
    public var depth: Int
    /// The relations to follow; empty: all.
    public var relations: Set<String>
    /// Which way edges are followed.
    public var direction: Direction
    /// The types of the neighbours to return; empty: all. Nodes of other
    /// types are still passed through.
    public var types: Set<String>

    /// Makes a query; by default every direct neighbour.
    public init(depth: Int = 1, relations: Set<String> = [], direction: Direction = .both, types: Set<String> = []) {
        self.depth = depth
        self.relations = relations
        self.direction = direction
        self.types = types
    }
}

/// One neighbour, and the edge that leads to it.
public struct Neighbour: Hashable, Sendable {
    /// How many edges away it is.
    public var distance: Int
    /// The edge by which it is reached.
    public var edge: Edge.Key
    /// Whether the edge is a former holding.
    public var former: Bool
    /// Since when it is so, where a text says it; see ``Edge/since``.
    public var since: String?
    /// Until when it was so; see ``Edge/until``.
    public var until: String?
    /// The neighbour's id.
    public var id: String
    /// The id of the node from which it was reached.
    public var from: String

    /// Makes a neighbour.
    public init(distance: Int, edge: Edge, id: String, from: String) {
        self.distance = distance
        self.edge = edge.key
        (former, since, until) = (edge.former, edge.since, edge.until)
        self.id = id
        self.from = from
    }
}

/// Finds neighbours breadth first, whatever holds the edges: a graph in
/// memory or a store.
///
/// - Parameters:
///   - start: the id to start from.
///   - query: which edges to follow, how far, and what to return.
///   - edges: all edges at a node, in and out.
///   - type: the type of a node.
/// - Returns: each edge that leads to a node of a wanted type, nearest
///   first, in a fixed order; a node reached by two edges of the same
///   distance is listed with each.
public func neighbours<Failure: Error>(
    of start: String, _ query: NeighbourQuery, edges: (String) throws(Failure) -> [Edge],
    type: (String) throws(Failure) -> String?
) throws(Failure) -> [Neighbour] {
    var found: [Neighbour] = []
    var distance = [start: 0]
    var frontier = [start]
    var step = 0
    while !frontier.isEmpty && step < query.depth {
        step += 1
        var next: [String] = []
        for from in frontier {
            for edge in try edges(from).sorted(by: { $0.key < $1.key }) {
                guard query.relations.isEmpty || query.relations.contains(edge.key.type) else { continue }
                let goesOut = edge.key.source == from
                if goesOut ? query.direction == .in : query.direction == .out { continue }
                let to = goesOut ? edge.key.target : edge.key.source
                let known = distance[to]
                if let known, known < step { continue }
                if known == nil {
                    distance[to] = step
                    next.append(to)
                }
                var isWanted = query.types.isEmpty
                if !isWanted, let type = try type(to) { isWanted = query.types.contains(type) }
                if isWanted {
                    found.append(Neighbour(distance: step, edge: edge, id: to, from: from))
                }
            }
        }
        frontier = next.sorted()
    }
    return found
}

extension Graph {
    /// The edges at each node, in and out: build once, ask often.
    public func edgesByNode() -> [String: [Edge]] {
        var byNode: [String: [Edge]] = [:]
        for edge in edges.values {
            byNode[edge.key.source, default: []].append(edge)
            if edge.key.target != edge.key.source { byNode[edge.key.target, default: []].append(edge) }
        }
        return byNode
    }

    /// The neighbours of a node, nearest first.
    public func neighbours(of id: String, _ query: NeighbourQuery = NeighbourQuery()) -> [Neighbour] {
        let byNode = edgesByNode()
        return GraphModel.neighbours(of: id, query, edges: { byNode[$0] ?? [] }, type: { nodes[$0]?.type })
    }
}
