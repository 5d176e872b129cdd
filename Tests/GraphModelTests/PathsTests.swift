import GraphModel
import Testing

@Suite struct PathsTests {
    struct Case: Sendable {
        var from: String
        var to: String
        var query = NeighbourQuery(depth: .max)
        var limit = Int.max
        /// The ids of each path, from start to goal.
        var expected: [String]
    }

    /// A square a-b-d and a-c-d (b to d doubled), a tail d-e, and f alone.
    static let graph: Graph = {
        var graph = Graph()
        for (source, type, target) in [
            ("a", "r", "b"), ("a", "r", "c"), ("b", "r", "d"), ("b", "s", "d"), ("c", "r", "d"), ("e", "s", "d"),
            ("f", "r", "f"),
        ] {
            graph.insert(Edge(source: source, type: type, target: target))
        }
        return graph
    }()

    static let cases = [
        Case(from: "a", to: "e", expected: ["bde", "bde", "cde"]),
        Case(from: "e", to: "a", expected: ["dba", "dba", "dca"]),
        Case(from: "a", to: "e", limit: 1, expected: ["bde"]),
        Case(from: "a", to: "d", query: .init(depth: .max, direction: .out), expected: ["bd", "bd", "cd"]),
        Case(from: "d", to: "a", query: .init(depth: .max, direction: .out), expected: []),
        Case(from: "d", to: "a", query: .init(depth: .max, direction: .in), expected: ["ba", "ba", "ca"]),
        Case(from: "a", to: "d", query: .init(depth: .max, relations: ["r"]), expected: ["bd", "cd"]),
        Case(from: "a", to: "e", query: .init(depth: 3, relations: ["r"]), expected: []),
        Case(from: "a", to: "e", query: .init(depth: 2), expected: []),
        Case(from: "a", to: "e", query: .init(depth: 3), limit: 2, expected: ["bde", "bde"]),
        Case(from: "a", to: "f", expected: []),
        Case(from: "a", to: "absent", expected: []),
        Case(from: "a", to: "a", expected: [""]),
    ]

    @Test(arguments: cases) func findsShortestPaths(_ item: Case) {
        let paths = Self.graph.shortestPaths(from: item.from, to: item.to, item.query, limit: item.limit)
        #expect(paths.map { $0.map(\.id).joined() } == item.expected)
        for path in paths {
            #expect(path.map(\.from) == ([item.from] + path.map(\.id)).dropLast())
            #expect(path.map(\.distance) == Array(1..<(path.count + 1)))
        }
    }

    /// Only nodes of the wanted types may lie between; the ends may be of any.
    @Test(arguments: [(["T"], ["xb"]), (["U"], ["yb"]), (["T", "U"], ["xb", "yb"]), (["V"], [])])
    func goesOverNodesOfAType(types: [String], expected: [String]) {
        var graph = Graph()
        for (id, type) in [("a", "S"), ("b", "S"), ("x", "T"), ("y", "U")] {
            graph.insert(Node(id: id, type: type, name: id))
        }
        for middle in ["x", "y", "undescribed"] {
            graph.insert(Edge(source: "a", type: "r", target: middle))
            graph.insert(Edge(source: "b", type: "r", target: middle))
        }
        let paths = graph.shortestPaths(
            from: "a", to: "b", NeighbourQuery(depth: .max, types: Set(types)), limit: .max)
        #expect(paths.map { $0.map(\.id).joined() } == expected)
    }

    /// All shortest paths on random graphs are those that walking every way
    /// of that length finds.
    @Test(arguments: 0..<60) func agreesWithWalkingEveryWay(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var graph = Graph()
        for _ in 0..<Int.random(in: 4...16, using: &generator) {
            let ends = (0..<2).map { _ in "\(Int.random(in: 0..<8, using: &generator))" }
            graph.insert(Edge(source: ends[0], type: Bool.random(using: &generator) ? "r" : "s", target: ends[1]))
        }
        for direction in Direction.allCases {
            for goal in ["1", "2", "3"] {
                let query = NeighbourQuery(depth: 8, direction: direction)
                let found = graph.shortestPaths(from: "0", to: goal, query, limit: .max)
                #expect(found.map { $0.map(\.edge) } == Self.walk(graph, to: goal, direction).map { $0.map(\.edge) })
            }
        }
    }

    /// Lengthens every way from 0 until some reach the goal.
    private static func walk(_ graph: Graph, to goal: String, _ direction: Direction) -> [[Neighbour]] {
        var ways: [[Neighbour]] = [[]]
        for _ in 0..<8 {
            ways = ways.flatMap { way in
                graph.neighbours(of: way.last?.id ?? "0", NeighbourQuery(direction: direction))
                    .filter { step in step.id != "0" && !way.contains { $0.id == step.id } }
                    .map { way + [$0] }
            }
            let arrived = ways.filter { $0.last?.id == goal }
            if !arrived.isEmpty {
                return arrived.sorted { a, b in
                    let (a, b) = (a.flatMap { [$0.id, "\($0.edge)"] }, b.flatMap { [$0.id, "\($0.edge)"] })
                    return a.lexicographicallyPrecedes(b)
                }
            }
        }
        return []
    }
}
