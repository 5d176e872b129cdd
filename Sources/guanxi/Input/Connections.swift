import GraphModel
import GraphStore

/// What connects several entities.
struct Connections {
    /// Two of the entities and the shortest ways between them.
    struct Pair {
        var from: Node
        var to: Node
        var paths: [[Neighbour]]
    }

    /// What at least two of the entities are connected with, by id, and by
    /// which steps from them.
    let common: [(id: String, steps: [Neighbour])]
    /// Each two of the entities.
    let pairs: [Pair]

    /// Whether nothing connects any two.
    var isEmpty: Bool { common.isEmpty && pairs.allSatisfy(\.paths.isEmpty) }

    /// Every step once, those to what is common first.
    var steps: [Neighbour] {
        var seen: Set<Edge.Key> = []
        return (common.flatMap(\.steps) + pairs.flatMap(\.paths).joined()).filter { seen.insert($0.edge).inserted }
    }

    init(of ends: [Node], in store: GraphStore, _ query: NeighbourQuery, mostPaths: Int) throws {
        let endIDs = Set(ends.map(\.id))
        let near = NeighbourQuery(relations: query.relations, types: query.types)
        let steps = query.depth < 2 ? [] : try ends.flatMap { try store.neighbours(of: $0.id, near) }
        common = Dictionary(grouping: steps, by: \.id)
            .filter { !endIDs.contains($0.key) && Set($0.value.map(\.from)).count >= 2 }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { ($0.key, $0.value) }
        var pairs: [Pair] = []
        for (index, from) in ends.enumerated() {
            for to in ends[(index + 1)...] {
                let paths = try store.shortestPaths(from: from.id, to: to.id, query, limit: mostPaths)
                pairs.append(Pair(from: from, to: to, paths: paths))
            }
        }
        self.pairs = pairs
    }
}
