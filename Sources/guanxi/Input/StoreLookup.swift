import GraphModel
import GraphStore

/// Looks up nodes and evidence of a store.
final class StoreLookup {
    let store: GraphStore
    private var nodes: [String: Node] = [:]
    private var shownNames: [String: String] = [:]
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

    /// The name of a node as people read it: with what tells it apart, where
    /// several of its type have the name.
    func shownName(_ node: Node) throws -> String {
        if let shown = shownNames[node.id] { return shown }
        var shown = node.name
        if let id = EntityID(node.id), !id.anchor.isEmpty, try store.isShared(name: node.name, type: node.type) {
            let distinction = id.distinction
            if !distinction.isEmpty { shown += "（\(distinction)）" }
        }
        if shownNames.count < Self.mostNodes { shownNames[node.id] = shown }
        return shown
    }

    /// The cell with the name of a node.
    func name(_ node: Node) throws -> Cell { .name(node.name, shown: try shownName(node)) }

    /// The evidence for an edge, sorted.
    func evidence(_ key: Edge.Key) throws -> [Evidence] { try store.evidence(of: key) }
}
