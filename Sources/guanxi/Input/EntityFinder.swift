import GraphModel
import GraphStore

/// What entities can be looked up in.
protocol EntitySource {
    /// The file that holds it, for messages.
    var path: String { get }
    /// The node with this id; a store leaves its mentions out.
    func entity(id: String) throws -> Node?
    /// The nodes with exactly this name or alias, sorted by id.
    func entities(named name: String) throws -> [Node]
    /// A few nodes whose names contain this one.
    func entities(like name: String) throws -> [Node]
}

/// Finds the entity that a user means.
struct EntityFinder {
    let source: any EntitySource
    /// The ids that pick one of several.
    let ids: [String]
    /// Whether some of the ids may be meant for another name.
    var idsAreShared = false

    /// The entity with this name, alias or id.
    ///
    /// - Throws: ``NothingFound`` with similar names, or ``Failure`` with the
    ///   ids where several have the name.
    func entity(_ name: String?) throws -> Node {
        guard let name else {
            guard ids.count == 1 else { throw Failure("name an entity, or give its --id") }
            guard let node = try source.entity(id: ids[0]) else {
                throw nothing(ids[0], [], "--id needs an id as shown")
            }
            return node
        }
        if let node = try source.entity(id: name) { return node }
        var nodes = try source.entities(named: name)
        if nodes.isEmpty {
            let similar = try source.entities(like: name)
            throw nothing(name, similar, "'guanxi find' searches by part of a name")
        }
        let picked = nodes.filter { ids.contains($0.id) }
        if !picked.isEmpty { nodes = picked }
        if nodes.count > 1 || picked.isEmpty && !ids.isEmpty && !idsAreShared {
            let list = nodes.map { "  \($0.id)" }.joined(separator: "\n")
            let count = nodes.count == 1 ? "1 entity" : "\(nodes.count) entities"
            let hint = ids.isEmpty ? "pick one with --id ID" : "--id must name one of them"
            throw Failure("'\(name)' fits \(count); \(hint):\n\(list)")
        }
        return nodes[0]
    }

    private func nothing(_ name: String, _ similar: [Node], _ hint: String) -> NothingFound {
        let names = similar.map(\.name).joined(separator: "、")
        return NothingFound(
            "\(source.path) has nothing named '\(name)'; \(similar.isEmpty ? hint : "similar: \(names)")")
    }
}

extension GraphStore: EntitySource {
    func entity(id: String) throws -> Node? { try node(id: id, withMentions: false) }

    func entities(named name: String) throws -> [Node] { try nodes(named: name) }

    func entities(like name: String) throws -> [Node] { try find(name, limit: 5).nodes }
}

/// A whole graph in memory, and the file that it came from.
struct LoadedGraph: EntitySource {
    let path: String
    let graph: Graph

    func entity(id: String) -> Node? { graph.nodes[id] }

    func entities(named name: String) -> [Node] {
        graph.sortedNodes.filter { $0.name == name || $0.aliases.contains(name) }
    }

    func entities(like name: String) -> [Node] {
        Array(graph.sortedNodes.lazy.filter { $0.name.contains(name) }.prefix(5))
    }
}
