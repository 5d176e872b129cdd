import GraphModel
import Testing

@Suite struct StructureTests {
    @Test func countsDegreesAndParts() {
        let structure = GraphStructure(count: 6, edges: [(0, 1), (1, 2), (1, 2), (3, 3), (4, 3)])
        #expect((0..<6).map(structure.degree) == [1, 3, 2, 1, 1, 0])
        #expect(structure.components() == [3, 2, 1])
        #expect(GraphStructure(count: 0, edges: []).components().isEmpty)
    }

    /// A star's middle lies on every way between two others; a line's nodes on some.
    @Test func measuresBetweenness() {
        let star = GraphStructure(count: 5, edges: (1..<5).map { (0, Int32($0)) })
        let scores = star.betweenness(from: Array(0..<5))
        #expect(abs(scores[0] - 1) < 1e-9)
        #expect(scores[1...].allSatisfy { $0 == 0 })
        let line = GraphStructure(count: 4, edges: [(0, 1), (1, 2), (2, 3)])
        #expect(line.betweenness(from: Array(0..<4)).map { ($0 * 3 * 2).rounded() } == [0, 4, 4, 0])
    }

    /// On random graphs it is what counting every shortest way gives.
    @Test(arguments: 0..<20) func agreesWithCountingEveryWay(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let count = 7
        let edges = (0..<Int.random(in: 5...12, using: &generator)).map { _ in
            (Int32.random(in: 0..<7, using: &generator), Int32.random(in: 0..<7, using: &generator))
        }
        var graph = Graph()
        // Each of several edges between the same two is a way of its own.
        for (number, edge) in edges.enumerated() {
            graph.insert(Edge(source: "\(edge.0)", type: "r\(number)", target: "\(edge.1)"))
        }
        var expected = [Double](repeating: 0, count: count)
        for start in 0..<count {
            for goal in 0..<count where goal != start {
                let ways = graph.shortestPaths(from: "\(start)", to: "\(goal)", limit: .max)
                for way in ways {
                    for step in way.dropLast() { expected[Int(step.id)!] += 1 / Double(ways.count) }
                }
            }
        }
        let found = GraphStructure(count: count, edges: edges).betweenness(from: Array(0..<count))
        for (a, b) in zip(found, expected) { #expect(abs(a - b / Double((count - 1) * (count - 2))) < 1e-9) }
    }
}
