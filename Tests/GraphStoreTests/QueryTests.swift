import GRDB
import GraphModel
import Testing

@testable import GraphStore

@Suite struct QueryTests {
    let folder: TemporaryFolder
    let store: GraphStore

    init() throws {
        folder = try TemporaryFolder()
        try folder.writeVillage("g.db")
        store = try GraphStore.open(path: folder.file("g.db"), readOnly: true)
    }

    @Test(arguments: [
        ("高成", ["Person:高成"]), ("老高", ["Person:高成"]), ("书记", ["Position:石桥村/书记"]), ("高", []), ("", []),
        ("包头", ["Place:包头"]),
    ])
    func findsByExactNameOrAlias(name: String, expected: [String]) throws {
        #expect(try store.nodes(named: name).map(\.id) == expected)
    }

    @Test func findsNamesInEitherSpelling() throws {
        let store = try GraphStore.open(path: folder.file("h.db"), readOnly: false)
        var graph = Graph()
        graph.insert(Node(id: "Person:\u{F92C}平", type: "Person", name: "\u{F92C}平"))
        graph.insert(Edge(source: "Person:\u{F92C}平", type: "holds", target: "x"))
        try store.add(document: DocumentRecord(id: "h", fingerprint: "", encoding: ""), graph: graph)
        for name in ["郎平", "\u{F92C}平"] {
            #expect(try store.nodes(named: name).count == 1)
            #expect(try store.find(name).nodes.count == 1)
            #expect(try store.node(id: "Person:" + name) != nil)
            #expect(try store.neighbours(of: "Person:" + name).count == 1)
        }
    }

    @Test func givesNodesAsTheGraphHasThem() throws {
        for node in Graph.village.sortedNodes {
            #expect(try store.node(id: node.id) == node)
            var bare = node
            bare.mentions = []
            #expect(try store.node(id: node.id, withMentions: false) == bare)
            #expect(try store.nodes(named: node.name) == [bare])
        }
        #expect(try store.node(id: "Person:无") == nil)
    }

    @Test func givesEdgesWithTheirEvidence() throws {
        let all = Graph.village.sortedEdges
        for node in Graph.village.sortedNodes {
            let expected = all.filter { $0.key.source == node.id || $0.key.target == node.id }
            #expect(try store.edges(at: node.id) == expected)
        }
        #expect(try store.edges(at: "无").isEmpty)
    }

    @Test func givesAPartOfTheGraph() throws {
        let ids: Set = ["Place:石桥村", "Place:包头", "Person:高成", "无"]
        #expect(try store.graph(inducedBy: ids) == Graph.village.induced(by: ids))
    }

    @Test func counts() throws {
        typealias Count = StoreStatistics.Count
        let statistics = try store.statistics(degrees: 2)
        #expect(statistics.documents == 1)
        #expect(
            statistics.nodes == [
                Count(type: "Person", count: 2), Count(type: "Place", count: 2), Count(type: "Position", count: 1),
            ])
        #expect(
            statistics.edges == [
                Count(type: "holds", count: 2), Count(type: "partOf", count: 1), Count(type: "postIn", count: 1),
            ])
        #expect((statistics.inferredNodes, statistics.codedNodes) == (1, 2))
        #expect((statistics.mentions, statistics.evidence, statistics.warnings) == (5, 4, 1))
        #expect(statistics.highestDegrees.map(\.name) == ["石桥村书记", "石桥村"])
        #expect(statistics.highestDegrees.map(\.degree) == [3, 2])
    }

    /// The ends of edges that no page describes are no nodes, but edges lead there.
    @Test func anUndescribedEndIsNoNode() throws {
        let store = try GraphStore.open(path: folder.file("h.db"), readOnly: false)
        var graph = Graph()
        graph.insert(Node(id: "a", type: "Person", name: "甲"))
        graph.insert(Edge(source: "a", type: "holds", target: "b", evidence: [.gazetteer]))
        try store.add(document: DocumentRecord(id: "h", fingerprint: "", encoding: ""), graph: graph)
        #expect(try store.node(id: "b") == nil)
        #expect(try store.find("").nodes.map(\.id) == ["a"])
        #expect(try store.neighbours(of: "a").map(\.id) == ["b"])
        #expect(try store.edges(at: "b") == graph.sortedEdges)
        #expect(try store.statistics().nodes.map(\.count) == [1])
        #expect(try store.graph() == graph)
    }

    /// Neighbours and paths of a store are those of its graph in memory.
    @Test(arguments: 0..<20) func agreesWithTheGraphInMemory(seed: Int) throws {
        let store = try GraphStore.open(path: folder.file("\(seed).db"), readOnly: false)
        var generator = SeededGenerator(seed: seed)
        for id in ["a", "b", "c"] {
            try store.add(
                document: DocumentRecord(id: id, fingerprint: "", encoding: ""), graph: .page(id, &generator))
        }
        let graph = try store.graph()
        let ids = Set(graph.edges.keys.flatMap { [$0.source, $0.target] }).sorted()
        for id in ids {
            for query in [
                NeighbourQuery(), NeighbourQuery(depth: 3), NeighbourQuery(depth: 2, direction: .out),
                NeighbourQuery(depth: 2, relations: ["holds"], direction: .in),
                NeighbourQuery(depth: 3, types: ["Person"]),
                NeighbourQuery(depth: .max, relations: ["holds"], types: ["Place"]),
            ] {
                #expect(try store.neighbours(of: id, query) == graph.neighbours(of: id, query))
                let paths = try store.shortestPaths(from: ids[0], to: id, query, limit: 50)
                #expect(paths == graph.shortestPaths(from: ids[0], to: id, query, limit: 50))
            }
        }
    }

    /// Look-ups go through indexes, so that their time does not grow with the store.
    @Test(arguments: StoreQuery.indexed) func looksUpByIndex(sql: String) throws {
        let plan = try store.read { database in
            // A parameter is ? or, where there are several, ?1 and so on.
            let count = Set(sql.matches(of: /\?\d?/).map(\.output)).count
            let parameters = StatementArguments(Array(repeating: 1, count: count))
            return try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: parameters)
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH") })
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
