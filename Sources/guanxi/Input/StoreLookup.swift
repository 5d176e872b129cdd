import GraphModel
import GraphStore

/// Looks up nodes and edges of a store, each once.
final class StoreLookup {
    let store: GraphStore
    private var nodes: [String: Node] = [:]
    private var edges: [String: [Edge.Key: Edge]] = [:]

    init(_ store: GraphStore) { self.store = store }

    /// The node with this id, without its mentions; a bare one where no page
    /// describes it.
    func node(_ id: String) throws -> Node {
        if let node = nodes[id] { return node }
        let node = try store.node(id: id, withMentions: false) ?? Node(id: id, type: "", name: id)
        nodes[id] = node
        return node
    }

    /// The evidence for an edge at a node, sorted.
    func evidence(_ key: Edge.Key, at id: String) throws -> [Evidence] {
        if edges[id] == nil {
            edges[id] = Dictionary(try store.edges(at: id).map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
        }
        return edges[id]?[key]?.evidence.sorted() ?? []
    }
}
