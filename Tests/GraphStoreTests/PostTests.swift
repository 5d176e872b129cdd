import GraphModel
import Testing

@testable import GraphStore

/// Posts by role and place, and how a graph hangs together.
@Suite struct PostTests {
    let folder: TemporaryFolder
    let store: GraphStore

    /// A county, a town in it and a village in that; a committee of the town with an office, a branch of the office in
    /// no place of its own, and a post in each.
    init() throws {
        folder = try TemporaryFolder()
        store = try GraphStore.open(path: folder.file("g.db"), readOnly: false)
        var graph = Graph()
        for (source, type, target) in [
            ("镇", "partOf", "县"), ("村", "partOf", "镇"), ("党委", "locatedIn", "镇"), ("办公室", "partOf", "党委"),
            ("支部", "branchOf", "办公室"), ("别处", "locatedIn", "外县"),
        ] {
            for name in [source, target] { graph.insert(Node(id: name, type: "Place", name: name)) }
            graph.insert(Edge(source: source, type: type, target: target, evidence: [.gazetteer]))
        }
        for (number, place) in ["县", "村", "党委", "办公室", "支部", "别处"].enumerated() {
            let (post, person) = ("书记@\(place)", "人\(number)")
            graph.insert(Node(id: post, type: "Position", name: "\(place)书记", role: "书记"))
            graph.insert(Node(id: "副\(post)", type: "Position", name: "\(place)副书记", role: "副书记"))
            graph.insert(Node(id: person, type: "Person", name: person))
            graph.insert(Edge(source: post, type: "postIn", target: place, evidence: [.gazetteer]))
            graph.insert(Edge(source: person, type: "holds", target: post, former: number == 1, evidence: [.gazetteer]))
        }
        try store.add(document: DocumentRecord(id: "a", fingerprint: "", encoding: ""), graph: graph)
    }

    @Test(
        arguments: [
            ("书记", nil, ["书记@党委", "书记@别处", "书记@办公室", "书记@县", "书记@支部", "书记@村"]),
            ("书记", "县", ["书记@党委", "书记@办公室", "书记@县", "书记@支部", "书记@村"]),
            ("书记", "镇", ["书记@党委", "书记@办公室", "书记@支部", "书记@村"]),
            ("书记", "办公室", ["书记@办公室", "书记@支部"]),
            ("书记", "外县", ["书记@别处"]),
            ("支部书记", "县", ["书记@支部"]),
            ("支部书记", nil, ["书记@支部"]),
            ("记", nil, []),
            ("", nil, []),
            ("书记", "无", []),
        ] as [(String, String?, [String])])
    func findsPosts(role: String, place: String?, expected: [String]) throws {
        #expect(try store.posts(withRole: role, in: place) == expected)
    }

    @Test func givesAPostWithItsHolders() throws {
        let post = try #require(try store.post(id: "书记@村"))
        #expect(post.position.role == "书记")
        #expect(post.places.map(\.id) == ["村"])
        #expect(post.holdings.map(\.key.source) == ["人1"])
        #expect(post.holdings.map(\.former) == [true])
        #expect(try store.post(id: "无") == nil)
    }

    @Test func measuresHowTheGraphHangsTogether() throws {
        let structure = try store.structure(top: 3)
        // The two counties, and six deputies whom nothing connects.
        #expect(structure.components.prefix(2) == [16, 4])
        #expect(structure.components.dropFirst(2).allSatisfy { $0 == 1 })
        #expect(structure.degrees.map(\.degrees) == [0...0, 1...1, 2...3])
        #expect(structure.degrees.map(\.count).reduce(0, +) == structure.components.reduce(0, +))
        #expect(structure.pivots == structure.components.reduce(0, +))
        #expect(structure.highestDegrees.map(\.degree) == [3, 3, 3])
        // It parts the tree into 7, 6 and 2 nodes; of 24 others each two are a pair twice, and it begins no way itself.
        #expect(structure.central.first?.name == "党委")
        let share = try #require(structure.central.first?.betweenness)
        let expected = 2.0 * 68 / (25 * 24)
        #expect(abs(share - expected) < 1e-9)
        let coverage = Dictionary(uniqueKeysWithValues: structure.coverage.map { ($0.what, [$0.count, $0.total]) })
        #expect(coverage["persons with a post"] == [6, 6])
        #expect(coverage["posts with a holder"] == [6, 12])
        #expect(coverage["posts with an organisation or place"] == [6, 12])
        #expect(coverage["edges with a quotation"] == [0, 18])
    }

    @Test func aSnapshotIsOneState() throws {
        let reader = try GraphStore.open(path: folder.file("g.db"), readOnly: true)
        try reader.snapshot {
            let before = try reader.statistics()
            try store.remove(document: "a")
            #expect(try reader.statistics() == before)
        }
        #expect(try reader.statistics().documents == 0)
    }
}
