import GRDB
import GraphExport
import GraphModel
import GraphStore
import Testing

@Suite struct ContributionTests {
    static func merge(_ graphs: some Sequence<Graph>) -> Graph {
        graphs.reduce(into: Graph()) { $0.merge($1) }
    }

    static func record(_ id: String, _ fingerprint: String = "1") -> DocumentRecord {
        DocumentRecord(id: id, fingerprint: fingerprint, encoding: "GB18030")
    }

    /// Pages come, change and go in a random order; after each step the store
    /// is what merging the present pages in memory gives, byte for byte,
    /// whichever of two connections wrote what before.
    @Test(arguments: 0..<25) func equalsTheMergeInMemory(seed: Int) throws {
        let folder = try TemporaryFolder()
        let stores = try (0..<2).map { _ in try GraphStore.open(path: folder.file("g.db"), readOnly: false) }
        var generator = SeededGenerator(seed: seed)
        var pages: [String: Graph] = [:]
        for step in 0..<24 {
            let store = stores[Int.random(in: 0..<2, using: &generator)]
            let id = "page\(Int.random(in: 0..<6, using: &generator))"
            if Int.random(in: 0..<3, using: &generator) == 0 {
                #expect(try store.remove(document: id) == (pages.removeValue(forKey: id) != nil))
            } else {
                let page = Graph.page(id, &generator)
                let outcome = try store.add(document: Self.record(id, "\(step)"), graph: page)
                #expect(outcome == (pages[id] == nil ? .added : .replaced))
                pages[id] = page
            }
            let expected = GraphJSON.text(Self.merge(pages.values.shuffled(using: &generator)))
            #expect(try GraphJSON.text(store.graph()) == expected)
            #expect(try store.documents().map(\.id) == pages.keys.sorted())
        }
        for id in pages.keys.shuffled(using: &generator) { try stores[0].remove(document: id) }
        for store in stores { try store.close() }
        #expect(try Self.rowCount(folder.file("g.db")) == 0)
    }

    @Test(arguments: 0..<8) func theOrderOfPagesDoesNotShow(seed: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: seed)
        let pages = (0..<8).map { ("page\($0)", Graph.page("page\($0)", &generator)) }
        let texts = try (0..<3).map { run in
            let store = try GraphStore.open(path: folder.file("\(run).db"), readOnly: false)
            for (id, page) in pages.shuffled(using: &generator) {
                try store.add(document: Self.record(id), graph: page)
            }
            return GraphJSON.text(try store.graph())
        }
        #expect(Set(texts) == [GraphJSON.text(Self.merge(pages.map(\.1)))])
    }

    @Test func addsSeveralPagesAtOnce() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 1)
        let pages = (0..<5).map { ("page\($0)", Graph.page("page\($0)", &generator)) }
        let store = try GraphStore.open(path: folder.file("g.db"), readOnly: false)
        try store.add(document: Self.record("page1"), graph: pages[1].1)
        try store.add(document: Self.record("page2", "0"), graph: .village)
        let outcomes = try store.add(pages.map { (document: Self.record($0), graph: $1) })
        #expect(outcomes == [.added, .unchanged, .replaced, .added, .added])
        #expect(try GraphJSON.text(store.graph()) == GraphJSON.text(Self.merge(pages.map(\.1))))
    }

    @Test func knowsWhatItHasRead() throws {
        let folder = try TemporaryFolder()
        let store = try GraphStore.open(path: folder.file("g.db"), readOnly: false)
        #expect(try !store.contains(document: "a.txt", fingerprint: "1"))
        #expect(try store.add(document: Self.record("a.txt"), graph: .village) == .added)
        #expect(try store.contains(document: "a.txt", fingerprint: "1"))
        #expect(try !store.contains(document: "a.txt", fingerprint: "2"))
        #expect(try store.add(document: Self.record("a.txt"), graph: Graph()) == .unchanged)
        #expect(try store.graph() == .village)
        #expect(try store.add(document: Self.record("a.txt", "2"), graph: Graph()) == .replaced)
        #expect(try store.graph().isEmpty)
        #expect(try store.documents() == [Self.record("a.txt", "2")])
        #expect(try !store.remove(document: "b.txt"))
    }

    @Test func whatFailsHalfWayLeavesNoTrace() throws {
        let folder = try TemporaryFolder()
        try folder.writeVillage("g.db")
        let queue = try DatabaseQueue(path: folder.file("g.db"))
        try queue.write { database in
            try database.execute(
                sql: "CREATE TRIGGER stop BEFORE INSERT ON warning_part BEGIN SELECT RAISE(ABORT, 'stopped'); END")
        }
        try queue.close()
        let store = try GraphStore.open(path: folder.file("g.db"), readOnly: false)
        var changed = Graph.village
        changed.insert(Node(id: "Person:新", type: "Person", name: "新"))
        for id in ["a.txt", "b.txt"] {
            let error = #expect(throws: StoreError.self) {
                try store.add(document: Self.record(id, "2"), graph: changed)
            }
            #expect(error?.problem.contains("stopped") == true)
        }
        #expect(throws: StoreError.self) {
            try store.add([
                (document: Self.record("c.txt"), graph: Graph()), (document: Self.record("d.txt"), graph: changed),
            ])
        }
        #expect(try store.graph() == .village)
        #expect(try store.documents() == [DocumentRecord(id: "a.txt", fingerprint: "1", encoding: "UTF-8")])
    }

    /// The number of rows in all tables together. The full-text index has rows of its own making; `search` has one for
    /// each of its entries.
    private static func rowCount(_ path: String) throws -> Int {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'")
            #expect(tables.count > 8)
            return try tables.reduce(0) { sum, table in
                try sum + (Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0)
            }
        }
    }
}
