/// A typed graph: nodes and edges by identity, and warnings.
///
/// Merging is commutative, associative and idempotent, so that the order in
/// which pages are read never shows:
///
///     var graph = Graph()
///     graph.insert(Node(id: "Person:刘刚", type: "Person", name: "刘刚"))
///     graph.merge(another)
public struct Graph: Hashable, Sendable {
    /// The nodes by id.
    public private(set) var nodes: [String: Node] = [:]
    /// The edges by source, relation and target.
    public private(set) var edges: [Edge.Key: Edge] = [:]
    /// The warnings by code, subject and message.
    public private(set) var warnings: [GraphWarning.Key: GraphWarning] = [:]

    /// Makes an empty graph.
    public init() {}

    /// Whether there is nothing in it.
    public var isEmpty: Bool { nodes.isEmpty && edges.isEmpty && warnings.isEmpty }

    /// Adds a node, or what it says to the node with its id.
    public mutating func insert(_ node: Node) {
        let node = node.canonical
        if nodes[node.id]?.merge(node) == nil { nodes[node.id] = node }
    }

    /// Adds an edge, or its evidence to the edge with its key.
    public mutating func insert(_ edge: Edge) {
        let edge = edge.canonical
        if edges[edge.key]?.merge(edge) == nil { edges[edge.key] = edge }
    }

    /// Adds a warning, or its evidence to the same warning.
    public mutating func insert(_ warning: GraphWarning) {
        let warning = warning.canonical
        if warnings[warning.key]?.evidence.formUnion(warning.evidence) == nil { warnings[warning.key] = warning }
    }

    /// Adds everything that is in another graph.
    public mutating func merge(_ other: Graph) {
        for node in other.nodes.values { insert(node) }
        for edge in other.edges.values { insert(edge) }
        for warning in other.warnings.values { insert(warning) }
    }

    /// The nodes sorted by id.
    public var sortedNodes: [Node] { nodes.values.sorted { $0.id < $1.id } }

    /// The edges sorted by source, relation and target.
    public var sortedEdges: [Edge] { edges.values.sorted { $0.key < $1.key } }

    /// The warnings sorted by code and subject.
    public var sortedWarnings: [GraphWarning] { warnings.values.sorted { $0.key < $1.key } }

    /// The part of the graph that holds just these nodes, the edges between
    /// them, and no warnings.
    public func induced(by ids: Set<String>) -> Graph {
        var part = Graph()
        for id in ids { if let node = nodes[id] { part.insert(node) } }
        for edge in edges.values where ids.contains(edge.key.source) && ids.contains(edge.key.target) {
            part.insert(edge)
        }
        return part
    }
}
