extension Graph {
    /// The graph with nodes that are one made one.
    ///
    /// - Returns: the graph, and for each node of this one the id under which
    ///   it stands there.
    public func resolved(
        by resolver: IdentityResolver, rulings: [IdentityRuling] = []
    ) -> (graph: Graph, partition: IdentityPartition) {
        var groups: [String: [String]] = [:]
        for node in nodes.values {
            groups[resolver.group(ofID: node.id, name: node.name), default: []].append(node.id)
        }
        let several = groups.values.filter { $0.count > 1 }
        // Others join nothing, or are about nodes that are elsewhere.
        let joins = rulings.filter { $0.isSame && nodes[$0.first] != nil && nodes[$0.second] != nil }
        guard !several.isEmpty || !joins.isEmpty else { return (self, IdentityPartition()) }
        let outgoing = Dictionary(grouping: edges.values, by: \.key.source)
        var whole = IdentityPartition()
        for ids in Self.joined(several, rulings: joins) {
            let candidates = ids.compactMap { nodes[$0] }.map {
                IdentityCandidate(id: $0.id, name: $0.name, edges: outgoing[$0.id] ?? [])
            }
            let part = resolver.partition(candidates, rulings: rulings)
            whole.shownIDs.merge(part.shownIDs) { a, _ in a }
            whole.decisions += part.decisions
        }
        whole.decisions.sort()
        return (renamed(whole.shownIDs), whole)
    }

    /// Groups of which rulings speak together, as one.
    private static func joined(_ groups: [[String]], rulings: [IdentityRuling]) -> [[String]] {
        var sets = groups.map(Set.init)
        for ruling in rulings {
            let both: Set = [ruling.first, ruling.second]
            let touched = sets.filter { !$0.isDisjoint(with: both) }
            sets.removeAll { !$0.isDisjoint(with: both) }
            sets.append(touched.reduce(both) { $0.union($1) })
        }
        return sets.map { $0.sorted() }
    }

    /// The graph with other ids for some of the nodes; those that get the
    /// same one become one.
    public func renamed(_ ids: [String: String]) -> Graph {
        guard ids.contains(where: { $0 != $1 }) else { return self }
        var result = Graph()
        for var node in nodes.values {
            node.id = ids[node.id] ?? node.id
            result.insert(node)
        }
        for var edge in edges.values {
            let source = ids[edge.key.source] ?? edge.key.source
            let target = ids[edge.key.target] ?? edge.key.target
            // What links a node with itself says nothing.
            if source == target, edge.key.source != edge.key.target { continue }
            (edge.key.source, edge.key.target) = (source, target)
            result.insert(edge)
        }
        for warning in warnings.values { result.insert(warning) }
        return result
    }
}
