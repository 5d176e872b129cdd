import GRDB
import GraphModel
import Testing

@testable import GraphStore

/// Names found by any part of them and by how they sound.
@Suite struct SearchTests {
    let folder: TemporaryFolder
    let store: GraphStore

    init() throws {
        folder = try TemporaryFolder()
        try folder.writeVillage("g.db")
        store = try GraphStore.open(path: folder.file("g.db"), readOnly: true)
    }

    @Test(
        arguments: [
            ("高", nil, ["Person:高成", "Person:李高成"]),
            ("高成", nil, ["Person:高成", "Person:李高成"]),
            ("书记", nil, ["Position:石桥村/书记"]),
            ("桥", nil, ["Place:石桥村", "Position:石桥村/书记"]),
            ("石桥村", nil, ["Place:石桥村", "Position:石桥村/书记"]),
            ("石桥村书", nil, ["Position:石桥村/书记"]),
            ("石村", nil, []),
            ("桥", "Place", ["Place:石桥村"]),
            ("桥", "Person", []),
            ("高成", "Perso", []),
            ("%", nil, []), ("_", "Person", []), ("\"", nil, []), ("*", nil, []), ("a\" OR \"b", nil, []),
            ("", "Person", ["Person:高成", "Person:李高成"]),
            ("gaocheng", nil, ["Person:高成", "Person:李高成"]),
            ("Gāo chéng", nil, ["Person:高成", "Person:李高成"]),
            ("gaoch", nil, ["Person:高成", "Person:李高成"]),
            ("gc", nil, ["Person:高成", "Person:李高成"]),
            ("lgc", nil, ["Person:李高成"]),
            ("sqc", nil, ["Place:石桥村", "Position:石桥村/书记"]),
            ("aocheng", nil, []),
            ("shuji", "Position", ["Position:石桥村/书记"]),
        ] as [(String, String?, [String])])
    func finds(pattern: String, type: String?, expected: [String]) throws {
        #expect(try store.find(pattern, type: type).nodes.map(\.id) == expected)
        #expect(try store.find(pattern, type: type, limit: 1).nodes.map(\.id) == Array(expected.prefix(1)))
        #expect(try store.find(pattern, type: type, limit: 1).names >= expected.count)
    }

    @Test func theShortestNameComesFirstHoweverMany() throws {
        let store = try GraphStore.open(path: folder.file("h.db"), readOnly: false)
        var graph = Graph()
        for length in (1...150).reversed() {
            let name = String(repeating: "王", count: length)
            graph.insert(Node(id: "Person:\(name)", type: "Person", name: name))
        }
        try store.add(document: DocumentRecord(id: "h", fingerprint: "", encoding: ""), graph: graph)
        for limit in [1, 5, 150] {
            let found = try store.find("王", limit: limit)
            #expect(found.nodes.map(\.name.count) == Array(1...limit))
            #expect(found.names == 150)
        }
        #expect(try store.find("王王王", limit: 1).nodes.map(\.name) == ["王王王"])
    }

    /// Namesakes come in the order of their ids, in whatever order they were added.
    @Test func theOrderOfAddingDoesNotShow() throws {
        let pages = (0..<30).map { number in
            var graph = Graph()
            graph.insert(Node(id: "Person:王伟@\(number)", type: "Person", name: "王伟", aliases: ["老王\(number)"]))
            graph.insert(Node(id: "Person:王\(number)", type: "Person", name: "王\(number)"))
            return (document: DocumentRecord(id: "\(number)", fingerprint: "", encoding: ""), graph: graph)
        }
        let stores = try [pages, pages.reversed()].enumerated().map { number, pages in
            let store = try GraphStore.open(path: folder.file("\(number).db"), readOnly: false)
            for page in pages { try store.add(document: page.document, graph: page.graph) }
            return store
        }
        for pattern in ["王", "王伟", "wangwei", "w", ""] {
            for limit in [1, 7, .max] {
                let found = try stores.map { try $0.find(pattern, limit: limit).nodes.map(\.id) }
                #expect(found[0] == found[1])
                #expect(Set(found[0]).count == found[0].count)
            }
        }
        #expect(try stores[0].find("王伟").nodes.map(\.id) == (0..<30).map { "Person:王伟@\($0)" }.sorted())
    }

    /// After any adding, replacing and removing the index holds just the names that there are.
    @Test(arguments: 0..<20) func theIndexFollowsTheNames(seed: Int) throws {
        let store = try GraphStore.open(path: folder.file("\(seed).db"), readOnly: false)
        var generator = SeededGenerator(seed: seed)
        for round in 0..<12 {
            let id = "\(Int.random(in: 0..<4, using: &generator))"
            if Bool.random(using: &generator) {
                let record = DocumentRecord(id: id, fingerprint: "\(round)", encoding: "")
                try store.add(document: record, graph: .page(id, &generator))
            } else {
                try store.remove(document: id)
            }
            let graph = try store.graph()
            for pattern in ["平", "石桥", "王", "b", "lang", "sq", ""] {
                let expected = graph.nodes.values.filter { node in
                    pattern.isEmpty || SearchPattern.fits(pattern, node)
                }
                #expect(Set(try store.find(pattern).nodes.map(\.id)) == Set(expected.map(\.id)))
            }
            try store.read { database in
                // FTS5 compares the index with nothing but itself: what is left of a name that is gone would show.
                try database.execute(sql: "INSERT INTO search_index (search_index) VALUES ('integrity-check')")
                let rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM search")
                let names = try Int.fetchOne(database, sql: "SELECT count(*) FROM node_name")
                #expect(rows == names)
            }
        }
    }

    @Test func completesNamesAndRoles() throws {
        #expect(try store.names(startingWith: "石", limit: 9) == ["石桥", "石桥村", "石桥村书记"])
        #expect(try store.names(startingWith: "石", limit: 1) == ["石桥"])
        #expect(try store.names(startingWith: "无", limit: 9).isEmpty)
        #expect(try store.roles(startingWith: "书", limit: 9).isEmpty)
    }
}

extension SearchPattern {
    /// Whether a node has a name that a pattern fits, said in the simplest way.
    static func fits(_ pattern: String, _ node: Node) -> Bool {
        node.aliases.union([node.name]).contains { name in
            let words = SearchWords(name, type: node.type)
            let columns = [
                ("characters", words.characters), ("syllables", words.syllables), ("initials", words.initials),
            ]
            return columns.contains { column, text in
                let ways: [[String]] =
                    switch column {
                    case "characters": [SearchWords.characters(of: pattern)]
                    case "initials": [pattern.map(String.init)]
                    default: [[pattern]]
                    }
                // The last syllable may be only begun.
                let end = column == "syllables" ? "" : " "
                return ways.contains { " \(text) ".contains(" \($0.joined(separator: " "))\(end)") }
            }
        }
    }
}
