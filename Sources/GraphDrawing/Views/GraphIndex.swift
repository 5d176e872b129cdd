import GraphModel

/// The relations of the schema that views treat in a way of their own.
enum Relation {
    /// From a holder to a post.
    static let holds = "holds"
    /// From a post to what it is a post of.
    static let postIn = "postIn"
    /// From a unit to its place.
    static let locatedIn = "locatedIn"
    /// From a place to the place around it, and from a unit to the unit above it.
    static let partOf = "partOf"
    /// From a party organisation to the unit that it is of.
    static let branchOf = "branchOf"
    /// Between units of which neither is above the other.
    static let heldJointlyWith = "heldJointlyWith"
}

/// A graph made ready for views: its edges by node, its ladder of places.
struct GraphIndex {
    let schema: Schema
    /// The nodes to draw, by id.
    let nodes: [String: Node]
    /// The edges between them, sorted.
    let edges: [Edge]
    /// The edges that go out from a node.
    let outgoing: [String: [Edge]]
    /// The edges that come in.
    let incoming: [String: [Edge]]

    /// The places that everything lies in, from the largest: small print leaves them out.
    private(set) var around: [String] = []
    private let placeTypes: Set<String>
    private let holderTypes: Set<String>

    /// Indexes a graph without the nodes of some types.
    init(_ graph: Graph, schema: Schema, hiddenTypes: Set<String> = []) {
        self.schema = schema
        nodes = graph.nodes.filter { !hiddenTypes.contains($0.value.type) }
        let visible = nodes
        edges = graph.sortedEdges.filter { visible[$0.key.source] != nil && visible[$0.key.target] != nil }
        outgoing = Dictionary(grouping: edges, by: \.key.source)
        incoming = Dictionary(grouping: edges, by: \.key.target)
        placeTypes = Set(schema.relation(Relation.locatedIn)?.targets ?? [])
        holderTypes = Set(schema.relation(Relation.holds)?.sources ?? [])
        let homes = nodes.keys.map(home).filter { !$0.isEmpty }
        around = homes.reduce(homes.first ?? []) { common, home in
            Array(zip(common, home).prefix { $0 == $1 }.map(\.0))
        }
    }

    /// The nodes by id.
    var sortedNodes: [Node] { nodes.values.sorted { $0.id < $1.id } }

    /// Whether the node is a place.
    func isPlace(_ id: String) -> Bool { nodes[id].map { placeTypes.contains($0.type) } ?? false }

    /// Whether the node can hold posts.
    func isHolder(_ id: String) -> Bool { nodes[id].map { holderTypes.contains($0.type) } ?? false }

    /// Whether the node is a post.
    func isPost(_ id: String) -> Bool { nodes[id]?.role != nil }

    /// Whether the node is neither place nor holder nor post: an organisation.
    func isUnit(_ id: String) -> Bool { nodes[id] != nil && !isPlace(id) && !isHolder(id) && !isPost(id) }

    /// The place itself and the places around it, from the largest.
    func ladder(of place: String) -> [String] {
        var path: [String] = []
        var next: String? = place
        while let id = next, !path.contains(id) {
            path.append(id)
            next = outgoing[id]?.first { $0.key.type == Relation.partOf && isPlace($0.key.target) }?.key.target
        }
        return path.reversed()
    }

    /// The ladder of the place where a node lies: of the deepest place that it
    /// is said to lie in, or else that of the unit above it.
    func home(of id: String) -> [String] {
        if isPlace(id) { return Array(ladder(of: id).dropLast()) }
        var unit = id
        // Units hang on units a few levels deep; a circle ends here too.
        for _ in 0..<6 {
            let edges = outgoing[unit] ?? []
            let places = edges.filter { $0.key.type == Relation.locatedIn }.map(\.key.target)
            if let place = places.map(ladder).max(by: { ($0.count, $1.last ?? "") < ($1.count, $0.last ?? "") }) {
                return place
            }
            guard let above = edges.first(where: { isUnit($0.key.target) && isUnit(unit) }) else { return [] }
            unit = above.key.target
        }
        return []
    }

    /// What a node's name may be made up of: the names of the places in which
    /// it lies and of the units above it, and what each has more than another.
    func nameParts(of id: String) -> [String] {
        guard let node = nodes[id] else { return [] }
        let names = (home(of: id) + above(id)).compactMap { nodes[$0]?.name }
        return names
            + (names + [node.name]).flatMap { name in
                names.filter { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) }
            }
    }

    /// The units and places above a node, the nearest first.
    private func above(_ id: String) -> [String] {
        var found: [String] = []
        var pending = [id]
        while !pending.isEmpty {
            pending = pending.flatMap { outgoing[$0] ?? [] }.filter { $0.key.type != Relation.heldJointlyWith }
                .map(\.key.target).filter { (isUnit($0) || isPlace($0)) && $0 != id && !found.contains($0) }
            found += pending
        }
        return found
    }

    /// Where a node lies, in words, without what its name already says and
    /// without what holds for all.
    func whereabouts(of node: Node) -> String {
        let names = home(of: node.id).compactMap { nodes[$0]?.name }
        let unsaid = names[..<(names.firstIndex { node.name.contains($0) } ?? names.count)]
        return unsaid.dropFirst(min(around.count, max(0, unsaid.count - 1))).joined(separator: " ")
    }

    /// A short statement of an edge, said of its source: 籍贯龙泉市.
    func note(_ edge: Edge) -> String {
        (schema.relation(edge.key.type)?.label ?? edge.key.type) + (nodes[edge.key.target]?.name ?? "")
    }
}

extension Edge {
    /// Since when and until when, in words; nil where no text says it.
    var tenure: String? {
        let words = [since.map { "自 \($0)" }, until.map { "至 \($0)" }].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// The same in short: 1983-06—1985-09, 1990—, —1985.
    var period: String? { since == nil && until == nil ? nil : "\(since ?? "")—\(until ?? "")" }
}
