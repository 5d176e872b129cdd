import GraphStore

/// The names of types and relations that a graph has.
struct TypeNames {
    private let store: GraphStore

    init(_ store: GraphStore) { self.store = store }

    /// Says so where nothing was found because a name is mistyped.
    func check(relations: [String] = [], types: [String] = []) throws {
        guard !relations.isEmpty || !types.isEmpty else { return }
        let statistics = try store.statistics(degrees: 0)
        try check(relations, among: statistics.edges.map(\.type), what: "relation")
        try check(types, among: statistics.nodes.map(\.type), what: "type")
    }

    private func check(_ names: [String], among known: [String], what: String) throws {
        for name in names where !known.contains(name) {
            throw Failure("\(store.path) has no \(what) '\(name)'; it has: \(known.joined(separator: ", "))")
        }
    }
}
