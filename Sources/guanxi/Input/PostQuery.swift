import GraphModel
import GraphStore

/// Finds who holds a post with a role.
struct PostQuery {
    /// One person in one post.
    struct Holding {
        var holder: Node
        var edge: Edge
        var position: Node
        /// What the post is in.
        var places: [Node]
    }

    /// The relations that lead from a post, an organisation or a place to
    /// what is above it.
    private static let upward: Set<String> = ["postIn", "locatedIn", "partOf", "branchOf"]

    let store: GraphStore

    /// Everyone who holds such a post, sorted by what it is in.
    func holdings(of role: String, in place: Node?) throws -> [Holding] {
        let lookup = StoreLookup(store)
        let inside = try place.map { place in
            let below = NeighbourQuery(depth: .max, relations: Self.upward, direction: .in)
            return Set(try store.neighbours(of: place.id, below).map(\.id))
        }
        var holdings: [Holding] = []
        for position in try positions(role) where inside.map({ $0.contains(position.id) }) ?? true {
            let edges = try store.edges(at: position.id)
            let places = try edges.filter { $0.key.type == "postIn" && $0.key.source == position.id }
                .map { try lookup.node($0.key.target) }
            for edge in edges where edge.key.type == "holds" && edge.key.target == position.id {
                let holder = try lookup.node(edge.key.source)
                holdings.append(Holding(holder: holder, edge: edge, position: position, places: places))
            }
        }
        func key(_ holding: Holding) -> (String, String, String) {
            (holding.places.map(\.id).joined(separator: " "), holding.position.id, holding.holder.id)
        }
        return holdings.sorted { key($0) < key($1) }
    }

    /// The posts with this role, or whose full name ends with it: 党支部书记
    /// is the role 书记 in a 党支部, and 书记 is no 副书记.
    private func positions(_ role: String) throws -> [Node] {
        try store.find(role, type: "Position").filter { position in
            guard let own = position.role, own != role else { return true }
            return role.hasSuffix(own) && position.name.hasSuffix(role)
        }
    }
}
