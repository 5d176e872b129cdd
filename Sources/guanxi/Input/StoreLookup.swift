import GraphModel
import GraphStore

/// Looks up nodes and evidence of a store.
final class StoreLookup {
    let store: GraphStore
    private var nodes: [String: Node] = [:]
    /// So many nodes are kept; more come from a list that is too long to be asked for twice.
    private static let mostNodes = 10_000

    init(_ store: GraphStore) { self.store = store }

    /// The node with this id, without its mentions; a bare one where no page
    /// describes it.
    func node(_ id: String) throws -> Node {
        if let node = nodes[id] { return node }
        let node = try store.node(id: id, withMentions: false) ?? Node(id: id, type: "", name: id)
        if nodes.count < Self.mostNodes { nodes[id] = node }
        return node
    }

    /// The evidence for an edge, sorted.
    func evidence(_ key: Edge.Key) throws -> [Evidence] { try store.evidence(of: key) }
}
