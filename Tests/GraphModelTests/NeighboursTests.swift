import GraphModel
import Testing

@Suite struct NeighboursTests {
    /// 高 holds 书记, 书记 is in 村, 村 is part of 县; 李 holds 书记 no more.
    static let graph: Graph = {
        var graph = Graph()
        for (id, type) in [("高", "Person"), ("李", "Person"), ("书记", "Position"), ("村", "Place"), ("县", "Place")] {
            graph.insert(Node(id: id, type: type, name: id))
        }
        graph.insert(Edge(source: "高", type: "holds", target: "书记"))
        graph.insert(Edge(source: "李", type: "holds", target: "书记", former: true, since: "1990", until: "1993-06"))
        graph.insert(Edge(source: "书记", type: "postIn", target: "村"))
        graph.insert(Edge(source: "村", type: "partOf", target: "县"))
        graph.insert(Edge(source: "高", type: "nativeOf", target: "县"))
        graph.insert(Edge(source: "县", type: "partOf", target: "县"))
        return graph
    }()

    struct Case: Sendable {
        var start: String
        var query: NeighbourQuery
        /// Distance, relation and id of each neighbour.
        var expected: [String]
    }

    static let cases = [
        Case(start: "高", query: .init(), expected: ["1 holds 书记", "1 nativeOf 县"]),
        Case(start: "书记", query: .init(), expected: ["1 postIn 村", "1 holds 李", "1 holds 高"]),
        Case(start: "书记", query: .init(direction: .out), expected: ["1 postIn 村"]),
        Case(start: "书记", query: .init(direction: .in), expected: ["1 holds 李", "1 holds 高"]),
        Case(
            start: "高", query: .init(depth: 2, direction: .out),
            expected: ["1 holds 书记", "1 nativeOf 县", "2 postIn 村"]),
        Case(
            start: "李", query: .init(depth: 2),
            expected: ["1 holds 书记", "2 postIn 村", "2 holds 高"]),
        Case(
            start: "李", query: .init(depth: 3),
            expected: ["1 holds 书记", "2 postIn 村", "2 holds 高", "3 partOf 县", "3 nativeOf 县"]),
        Case(
            start: "李", query: .init(depth: 3, types: ["Place"]),
            expected: ["2 postIn 村", "3 partOf 县", "3 nativeOf 县"]),
        Case(start: "李", query: .init(depth: 9, relations: ["holds"]), expected: ["1 holds 书记", "2 holds 高"]),
        Case(start: "高", query: .init(depth: 0), expected: []),
        Case(start: "无", query: .init(), expected: []),
    ]

    @Test(arguments: cases) func findsNeighbours(_ item: Case) {
        let found = Self.graph.neighbours(of: item.start, item.query)
        #expect(found.map { "\($0.distance) \($0.edge.type) \($0.id)" } == item.expected)
    }

    @Test func saysWhereANeighbourWasReachedFrom() {
        let found = Self.graph.neighbours(of: "书记", NeighbourQuery(depth: 2, relations: ["holds", "nativeOf"]))
        #expect(found.map(\.from) == ["书记", "书记", "高"])
        #expect(found.map(\.former) == [true, false, false])
        #expect(found.map(\.since) == ["1990", nil, nil])
        #expect(found.map(\.until) == ["1993-06", nil, nil])
    }

    @Test func passesAFailureOn() {
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try neighbours(
                of: "a", NeighbourQuery(), edges: { _ throws(Failure) in throw Failure() },
                type: { _ throws(Failure) in nil })
        }
    }
}
