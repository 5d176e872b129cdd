import GraphModel
import Testing

@Suite struct MergeTests {
    @Test(arguments: 0..<300) func lawsHold(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let a = Graph.random(&generator)
        let b = Graph.random(&generator)
        let c = Graph.random(&generator)
        #expect(a.merged(with: b).bytes == b.merged(with: a).bytes)
        #expect(a.merged(with: b).merged(with: c).bytes == a.merged(with: b.merged(with: c)).bytes)
        #expect(a.merged(with: a).bytes == a.bytes)
        #expect(a.merged(with: Graph()).bytes == a.bytes)
    }

    struct NodeCase: Sendable {
        var first: Node
        var second: Node
        var merged: Node
    }

    static let nodeCases = [
        NodeCase(
            first: Node(id: "p", type: "Place", name: "石桥"), second: Node(id: "p", type: "Place", name: "石桥村"),
            merged: Node(id: "p", type: "Place", name: "石桥村", aliases: ["石桥"])),
        NodeCase(
            first: Node(id: "p", type: "Place", name: "石桥", aliases: ["石桥村"]),
            second: Node(id: "p", type: "Place", name: "石桥村", aliases: ["桥村"]),
            merged: Node(id: "p", type: "Place", name: "石桥村", aliases: ["石桥", "桥村"])),
        NodeCase(
            first: Node(id: "p", type: "Place", name: "甲", inferred: true),
            second: Node(id: "p", type: "Place", name: "甲", level: "village", code: "1", inferred: false),
            merged: Node(id: "p", type: "Place", name: "甲", level: "village", code: "1")),
        NodeCase(
            first: Node(id: "p", type: "Person", name: "\u{F92C}平"),
            second: Node(id: "p", type: "Person", name: "郎平"),
            merged: Node(id: "p", type: "Person", name: "郎平")),
    ]

    @Test(arguments: nodeCases) func nodesUnite(_ item: NodeCase) {
        var graph = Graph()
        graph.insert(item.first)
        graph.insert(item.second)
        #expect(graph.sortedNodes == [item.merged])
        #expect(graph.sortedNodes.map { Array($0.name.utf8) } == [Array(item.merged.name.utf8)])
    }

    @Test func oneCurrentHoldingMakesAnEdgeCurrent() throws {
        let page = Evidence(document: "a", article: "", start: 0, end: 2, quote: "原书记", rule: "r")
        var graph = Graph()
        graph.insert(Edge(source: "p", type: "holds", target: "q", former: true, evidence: [page]))
        #expect(graph.sortedEdges.map(\.former) == [true])
        graph.insert(Edge(source: "p", type: "holds", target: "q", evidence: [.gazetteer]))
        graph.insert(Edge(source: "p", type: "partOf", target: "q", evidence: [.gazetteer]))
        #expect(graph.sortedEdges.map(\.former) == [false, false])
        #expect(graph.sortedEdges.map(\.evidence.count) == [2, 1])
    }

    /// Since when and until when several texts say, and what they say together.
    static let dates: [(since: [String?], first: String?, until: [String?], last: String?)] = [
        ([nil, nil], nil, [nil, nil], nil),
        ([nil, "1990"], "1990", [nil, "1993"], "1993"),
        (["1990", "1990-05"], "1990-05", ["1993", "1993-06"], "1993-06"),
        (["1990-05", "1990-05-03"], "1990-05-03", ["1993-06-01", "1993-06"], "1993-06-01"),
        (["1991", "1990", "1990-05"], "1990-05", ["1993-06", "1994", "1993"], "1994"),
        (["1990-07", "1990-05", "1990"], "1990-05", ["1993-01", "1993-12", "1993"], "1993-12"),
        (["soon", "1990"], "1990", ["", "later"], nil),
    ]

    @Test(arguments: dates) func datesAreTheEarliestAndTheLatestAndExact(
        _ item: (since: [String?], first: String?, until: [String?], last: String?)
    ) {
        for order in [item.since.indices.map { $0 }, item.since.indices.reversed()] {
            var graph = Graph()
            for index in order where index < item.until.count {
                graph.insert(
                    Edge(source: "p", type: "holds", target: "q", since: item.since[index], until: item.until[index]))
            }
            #expect(graph.sortedEdges.map(\.since) == [item.first])
            #expect(graph.sortedEdges.map(\.until) == [item.last])
        }
    }

    @Test func evidenceIsNeverLevelWithOther() {
        let variants = ["", "题"].flatMap { article in
            [nil, "", "句"].map { quote in
                Evidence(document: "a", article: article, start: 0, end: 1, quote: quote, rule: "r")
            }
        }
        for a in variants {
            for b in variants { #expect((a < b, b < a, a == b) == (a < b, a != b && !(a < b), a == b)) }
        }
        #expect(variants.shuffled().sorted() == variants)
    }

    @Test func inducedPartKeepsEdgesBetweenItsNodes() {
        var graph = Graph()
        for id in ["a", "b", "c"] { graph.insert(Node(id: id, type: "Person", name: id)) }
        graph.insert(Edge(source: "a", type: "r", target: "b"))
        graph.insert(Edge(source: "b", type: "r", target: "c"))
        let part = graph.induced(by: ["a", "b", "absent"])
        #expect(part.sortedNodes.map(\.id) == ["a", "b"])
        #expect(part.sortedEdges.map(\.key.target) == ["b"])
        #expect(!part.isEmpty && Graph().isEmpty)
    }
}
