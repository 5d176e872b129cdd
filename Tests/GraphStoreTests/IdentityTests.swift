import Foundation
import GraphExport
import GraphModel
import GraphStore
import Testing

/// Which nodes are one, in a store that pages and rulings come to in any order.
@Suite struct IdentityTests {
    static let rules: IdentityRules = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/CKnowledge/data/identity.txt")
        // swift-format-ignore: NeverUseForceTry
        return try! IdentityRules(parsing: String(contentsOf: file, encoding: .utf8), file: "identity.txt")
    }()

    static func open(_ path: String, readOnly: Bool = false, at date: String? = nil) throws -> GraphStore {
        try GraphStore.open(path: path, readOnly: readOnly, identity: rules, at: date)
    }

    /// The page of a day on which somebody holds a post.
    static func page(_ person: String, _ post: String, on date: String? = nil, former: Bool = false) -> Graph {
        let place = post.split(separator: "@").last.map(String.init) ?? ""
        let id = "Person:\(person)@\(place.replacingOccurrences(of: "Place:", with: ""))"
        var graph = Graph()
        graph.insert(Node(id: id, type: "Person", name: person))
        let role = String(post.prefix { $0 != "@" })
        graph.insert(Node(id: "Position:\(post)", type: "Position", name: post, role: role))
        let evidence = Evidence(document: "p", article: "", start: 0, end: 1, quote: "\(person)\(post)", rule: "r")
        graph.insert(
            Edge(source: id, type: "holds", target: "Position:\(post)", former: former, evidence: [evidence]))
        if let date { graph.see(on: date) }
        return graph
    }

    static let secretary = "书记@PartyOrganization:临朐县委@山东省/潍坊市/临朐县"
    static let head = "镇长@Place:山东省/潍坊市/临朐县/柳山镇"
    static let far = "镇长@Place:贵州省/铜仁市/石阡县/龙塘镇"

    static func random(_ generator: inout SeededGenerator) -> Graph {
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
        let posts = [
            secretary, head, far, "县长@Place:山东省/潍坊市/临朐县", "书记@PartyOrganization:中共临朐县委员会@山东省/潍坊市/临朐县",
            "书记@PartyOrganization:庙山村党支部@山东省/潍坊市/临朐县/柳山镇/庙山村", "代表@Organization:临朐县人大@山东省/潍坊市/临朐县",
            "镇长@Place:山东省/潍坊市/临朐县/寺头镇", "记者@Organization:本报@~山东省/潍坊市",
        ]
        var graph = Graph()
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let date = pick([nil, "2018-03-01", "2018-03-20", "2021-06"])
            graph.merge(page(pick(["王伟", "高兴"]), pick(posts), on: date, former: pick([false, false, true])))
        }
        return graph
    }

    static func randomRuling(_ graph: Graph, _ generator: inout SeededGenerator) -> Correction? {
        let ids = graph.nodes.keys.filter { $0.hasPrefix("Person:") }.sorted()
        guard let a = ids.randomElement(using: &generator), let b = ids.randomElement(using: &generator), a != b else {
            return nil
        }
        return Correction(Bool.random(using: &generator) ? .same : .different, a, b)
    }

    /// Pages come and go and rulings are made and undone in a random order;
    /// after each step the store is what deciding at once in memory gives,
    /// whichever of two connections wrote what before.
    @Test(arguments: 0..<20) func equalsDecidingAtOnce(seed: Int) throws {
        let folder = try TemporaryFolder()
        let stores = try (0..<2).map { _ in try Self.open(folder.file("g.db")) }
        var generator = SeededGenerator(seed: seed)
        var pages: [String: Graph] = [:]
        for step in 0..<24 {
            let store = stores[Int.random(in: 0..<2, using: &generator)]
            let merged = ContributionTests.merge(pages.values)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0:
                let id = "page\(Int.random(in: 0..<6, using: &generator))"
                try store.remove(document: id)
                pages[id] = nil
            case 1:
                guard let ruling = Self.randomRuling(merged, &generator) else { continue }
                try store.correct(ruling)
            case 2:
                guard let number = try store.corrections().randomElement(using: &generator)?.number else { continue }
                try store.undo(correction: number)
            default:
                let id = "page\(Int.random(in: 0..<6, using: &generator))"
                pages[id] = Self.random(&generator)
                try store.add(document: ContributionTests.record(id, "\(step)"), graph: pages[id] ?? Graph())
            }
            let rulings = try store.corrections().map {
                IdentityRuling(isSame: $0.verb == .same, first: $0.first, second: $0.second ?? "")
            }
            let whole = ContributionTests.merge(pages.values.shuffled(using: &generator))
            let resolver = IdentityResolver(rules: Self.rules)
            let expected = whole.resolved(by: resolver, rulings: rulings)
            #expect(try GraphJSON.text(store.graph()) == GraphJSON.text(expected.graph))
            let nodes = expected.graph.sortedNodes
            for node in nodes {
                let read = try store.node(id: node.id)
                #expect(read == node)
                let edges = expected.graph.sortedEdges.filter { [$0.key.source, $0.key.target].contains(node.id) }
                #expect(try store.edges(at: node.id) == edges)
            }
            let decisions = Set(try nodes.flatMap { try store.decisions(about: $0.id) })
            #expect(decisions == Set(expected.partition.decisions))
        }
    }

    @Test func showsWhyTwoAreOneAndUndoesRulings() throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder.file("g.db"))
        let pages = [
            Self.page("王伟", Self.head, on: "2018-03-01"), Self.page("王伟", Self.secretary, on: "2021-03-01"),
            Self.page("王伟", Self.far, on: "2021-03-01"),
        ]
        for (number, page) in pages.enumerated() {
            try store.add(document: ContributionTests.record("\(number)"), graph: page)
        }
        let (town, county) = ("Person:王伟@山东省/潍坊市/临朐县/柳山镇", "Person:王伟@山东省/潍坊市/临朐县")
        #expect(try store.nodes(named: "王伟").count == 2)
        #expect(try store.node(id: town)?.id == county)
        #expect(try store.members(of: county) == [county, town])
        let decision = IdentityDecision(first: county, second: town, isSame: true, reason: "place-within", score: 0.7)
        #expect(try store.decisions(about: county) == [decision])
        #expect(try store.edges(at: county).count == 2)

        let ruling = try store.correct(Correction(.different, county, town, note: "two people"))
        #expect(try store.nodes(named: "王伟").count == 3)
        #expect(try store.decisions(about: town).map(\.reason) == ["ruled-different"])
        let other = try store.correct(Correction(.same, town, "Person:王伟@贵州省/铜仁市/石阡县/龙塘镇"))
        #expect(try store.nodes(named: "王伟").count == 2)
        try store.undo(correction: other)
        try store.undo(correction: ruling)
        #expect(try store.node(id: town)?.id == county)
        #expect(try store.undo(correction: ruling) == nil)
    }

    @Test func forgetsAndAdds() throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder.file("g.db"))
        try store.add(document: ContributionTests.record("1"), graph: Self.page("王伟", Self.secretary))
        let before = try GraphJSON.text(store.graph())
        let (person, post) = ("Person:王伟@山东省/潍坊市/临朐县", "Position:\(Self.secretary)")
        let fact = try store.correct(Correction(.forget, person, relation: "holds", post))
        #expect(try store.edges(at: person).isEmpty)
        #expect(try store.graph().edges.isEmpty && store.graph().nodes.count == 2)
        let node = try store.correct(Correction(.forget, person))
        #expect(try store.node(id: person) == nil && store.nodes(named: "王伟").isEmpty)
        try store.undo(correction: node)
        try store.undo(correction: fact)
        #expect(try GraphJSON.text(store.graph()) == before)

        let added = try store.correct(
            Correction(.add, person, relation: "holds", "Position:\(Self.head)", note: "县志"),
            adding: Self.page("王伟", Self.head))
        #expect(try store.documents().map(\.id) == ["1"])
        #expect(try store.graph().edges.count == 2)
        try store.undo(correction: added)
        #expect(try GraphJSON.text(store.graph()) == before)
    }

    /// A post that one page gives as held and a later one as past, asked as of several days.
    @Test(arguments: [
        ("2018-02", false), ("2018-03", true), ("2020-12-31", true), ("2021-03-01", false), ("2022", false),
    ])
    func asksForADay(date: String, isHeld: Bool) throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder.file("g.db"))
        try store.add(
            document: ContributionTests.record("1"), graph: Self.page("王伟", Self.secretary, on: "2018-03-01"))
        try store.add(
            document: ContributionTests.record("2"),
            graph: Self.page("王伟", Self.secretary, on: "2021-03-01", former: true))
        try store.close()
        let now = try Self.open(folder.file("g.db"), readOnly: true)
        #expect(try now.edges(at: "Person:王伟@山东省/潍坊市/临朐县").map(\.former) == [true])
        let then = try Self.open(folder.file("g.db"), readOnly: true, at: date)
        #expect(try then.edges(at: "Person:王伟@山东省/潍坊市/临朐县").isEmpty == !isHeld)
        #expect(try then.graph().edges.isEmpty == !isHeld)
    }

    /// Other rules, other decisions: a store is brought up to date when it is opened.
    @Test func followsChangedRules() throws {
        let folder = try TemporaryFolder()
        let plain = try GraphStore.open(path: folder.file("g.db"), readOnly: false)
        for (number, post) in [Self.head, Self.secretary].enumerated() {
            try plain.add(document: ContributionTests.record("\(number)"), graph: Self.page("王伟", post))
        }
        #expect(try plain.nodes(named: "王伟").count == 2)
        try plain.close()
        let store = try Self.open(folder.file("g.db"))
        #expect(try store.nodes(named: "王伟").count == 1)
    }
}
