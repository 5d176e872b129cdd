import Foundation
import GRDB
import GraphModel
import GraphStore
import Testing

@Suite struct OpeningTests {
    let folder: TemporaryFolder
    var path: String { folder.file("g.db") }

    init() throws { folder = try TemporaryFolder() }

    private func expectFailure(
        _ kind: StoreError.Kind, _ problem: String, path: String? = nil, readOnly: [Bool] = [true, false],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let path = path ?? self.path
        for readOnly in readOnly {
            let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
                let store = try GraphStore.open(path: path, readOnly: readOnly)
                _ = try store.graph()
                _ = try store.find("")
            }
            #expect(error?.kind == kind, sourceLocation: sourceLocation)
            #expect(error?.problem.contains(problem) == true, "\(error as Any)", sourceLocation: sourceLocation)
            #expect(error?.path == path && error?.remedy.isEmpty == false, sourceLocation: sourceLocation)
            #expect(error.map { "\($0)".hasPrefix(path + ": ") } == true, sourceLocation: sourceLocation)
        }
    }

    private func execute(_ sql: String, _ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test func refusesWhatIsNotThere() throws {
        expectFailure(.missing, "no such file", readOnly: [true])
        expectFailure(.missing, "no such file", path: "", readOnly: [true, false])
        expectFailure(.missing, "folder does not exist", path: folder.file("a/b.db"), readOnly: [false])
        #expect(try folder.contents().isEmpty)
    }

    @Test func refusesAFolder() { expectFailure(.notAStore, "is a folder", path: folder.path) }

    @Test func refusesAnEmptyFileToReadAndFillsItToWrite() throws {
        try Data().write(to: URL(fileURLWithPath: path))
        expectFailure(.notAStore, "is empty", readOnly: [true])
        try folder.writeVillage("g.db")
        #expect(try GraphStore.open(path: path, readOnly: true).graph() == .village)
    }

    @Test func refusesFilesOfOthersAndLeavesThemAsTheyAre() throws {
        try Data("石桥村书记高成在会上发言。\n".utf8).write(to: URL(fileURLWithPath: path))
        expectFailure(.notAStore, "is no graph of Guanxi")
        let other = folder.file("other.db")
        try execute("CREATE TABLE notes (text)", other)
        let before = try Data(contentsOf: URL(fileURLWithPath: other))
        expectFailure(.notAStore, "another program", path: other)
        #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
    }

    @Test func refusesALaterVersion() throws {
        try folder.writeVillage("g.db")
        try execute("PRAGMA user_version = 99", path)
        expectFailure(.otherVersion, "later version of Guanxi (99")
    }

    /// The first version knew no dates, the second nothing of who is who.
    @Test func updatesAnEarlierVersionToWriteAndSaysSoToRead() throws {
        try folder.writeVillage("g.db")
        var expected = Graph()
        let village = Graph.village
        for node in village.sortedNodes { expected.insert(node) }
        for warning in village.sortedWarnings { expected.insert(warning) }
        for var edge in village.sortedEdges {
            (edge.since, edge.until) = (nil, nil)
            expected.insert(edge)
        }
        for index in ["node_kin", "node_shown", "edge_from", "edge_to", "edge_hidden"] {
            try execute("DROP INDEX \(index)", path)
        }
        for table in ["decision", "correction", "setting"] { try execute("DROP TABLE \(table)", path) }
        let dates = ["since", "until", "first_seen", "last_seen", "former_seen"]
        let columns = [
            "edge": dates + ["shown_source", "shown_target"], "edge_part": dates, "node": ["kin", "shown"],
            "document": ["date"],
        ]
        for (table, names) in columns {
            for name in names { try execute("ALTER TABLE \(table) DROP COLUMN \(name)", path) }
        }
        try execute("CREATE INDEX edge_target ON edge (target)", path)
        try execute("DROP TABLE search_index; DROP TABLE search; DROP INDEX node_role", path)
        try execute("PRAGMA user_version = 1", path)
        expectFailure(.otherVersion, "earlier version of Guanxi", readOnly: [true])
        let store = try GraphStore.open(path: path, readOnly: false)
        #expect(try store.graph() == expected)
        #expect(try store.find("gaocheng").nodes.map(\.name) == ["高成", "李高成"])
        try store.add(document: DocumentRecord(id: "a.txt", fingerprint: "2", encoding: "UTF-8"), graph: village)
        try store.close()
        #expect(try GraphStore.open(path: path, readOnly: true).graph() == village)
    }

    @Test func reportsADamagedFile() throws {
        try folder.writeVillage("g.db")
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var damaged = whole
        for index in 4096..<damaged.count { damaged[index] = 0x5A }
        try damaged.write(to: URL(fileURLWithPath: path))
        expectFailure(.damaged, "is damaged", readOnly: [true])
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        expectFailure(.damaged, "is damaged", readOnly: [true])
        try whole.write(to: URL(fileURLWithPath: path))
        try execute("DROP TABLE mention", path)
        expectFailure(.damaged, "lacks a part (no such table: mention)")
    }

    @Test func survivesValuesOfTheWrongKind() throws {
        try folder.writeVillage("g.db")
        try execute("UPDATE mention SET start = 'x', page = x'FF00'; UPDATE evidence SET rule = 7, stop = 'y'", path)
        let graph = try GraphStore.open(path: path, readOnly: true).graph()
        #expect(graph.nodes.count == Graph.village.nodes.count)
        #expect(graph.sortedEdges.allSatisfy { $0.evidence.allSatisfy { $0.rule == "7" && $0.end == 0 } })
    }

    @Test func leavesOneCompleteFile() throws {
        try folder.writeVillage("g.db")
        #expect(try folder.contents() == ["g.db"])
        try folder.writeVillage("g.db")
        #expect(try folder.contents() == ["g.db"])
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("file:村?x=1#2%20.db"))
        let store = try GraphStore.open(path: folder.file("file:村?x=1#2%20.db"), readOnly: true)
        #expect(try store.graph() == .village)
    }

    @Test func aStoreThatIsNotClosedLosesNothing() throws {
        do {
            let store = try GraphStore.open(path: path, readOnly: false)
            try store.add(document: DocumentRecord(id: "a.txt", fingerprint: "", encoding: ""), graph: .village)
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: folder.file("copy.db" + suffix))
            }
        }
        #expect(try GraphStore.open(path: path, readOnly: true).graph() == .village)
        #expect(try GraphStore.open(path: folder.file("copy.db"), readOnly: true).graph() == .village)
    }

    @Test func readsWhileAnotherWrites() throws {
        try folder.writeVillage("g.db")
        let reader = try GraphStore.open(path: path, readOnly: true)
        let writer = try GraphStore.open(path: path, readOnly: false)
        try writer.remove(document: "a.txt")
        #expect(try reader.graph().isEmpty)
        try writer.close()
        #expect(try reader.documents().isEmpty)
        #expect(try GraphStore.open(path: path, readOnly: true).documents().isEmpty)
    }

    @Test func readingWritesNothing() throws {
        try folder.writeVillage("g.db")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let store = try GraphStore.open(path: path, readOnly: true)
        _ = try store.statistics()
        let error = #expect(throws: StoreError.self) { try store.remove(document: "a.txt") }
        #expect(error?.kind == .notPermitted)
        try store.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try folder.contents() == ["g.db"])
    }

    @Test func closingTwiceIsHarmlessAndUseAfterwardsIsAnError() throws {
        try folder.writeVillage("g.db")
        let store = try GraphStore.open(path: path, readOnly: false)
        try store.close()
        try store.close()
        #expect(throws: StoreError.self) { try store.graph() }
    }

    /// The superuser may write everywhere, so that there is nothing to test.
    @Test(.enabled(if: getuid() != 0)) func readsWhereNothingMayBeWritten() throws {
        try folder.writeVillage("g.db")
        try folder.writeVillage("wal.db")
        try execute("PRAGMA journal_mode = WAL", folder.file("wal.db"))
        let manager = FileManager.default
        for name in ["g.db", "wal.db"] {
            try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file(name))
        }
        try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        for name in ["g.db", "wal.db"] {
            #expect(try GraphStore.open(path: folder.file(name), readOnly: true).graph() == .village)
            expectFailure(.notPermitted, "cannot be written", path: folder.file(name), readOnly: [false])
        }
        expectFailure(.notPermitted, "cannot be opened", path: folder.file("new.db"), readOnly: [false])
        try manager.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
        expectFailure(.notPermitted, "cannot be opened")
    }
}
