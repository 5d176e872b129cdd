import GRDB
import GraphModel
import NameSpelling

/// The index in which names are found by any part of them, or by how they sound.
///
/// `search` has a row for each name of each node. Its key sorts names as
/// answers list them: shorter ones first, so that a name that is the pattern
/// comes before those that only contain it, and then by their first
/// characters; no other table need be read to give the best answers.
/// `search_index` is the full-text index over it. Its words are single
/// characters, given as numbers, whatever SQLite takes for a letter: a phrase
/// of them is a part of a name, of one character as well as of ten. Further
/// columns hold the syllables, the initial letters and the type.
///
/// A name is taken out of the full-text index by the words under which it went
/// in: where names come to be spelt otherwise, a step of ``StoreSchema`` must
/// empty both tables and call ``fill(_:)``.
///
/// Words wait for ``writeWords()``: among other statements the full-text index
/// would write its own after each.
final class SearchIndex {
    /// Words to write, or to take out.
    private struct Change {
        var text: String
        var type: String
        var key: Int
        var isRemoval: Bool
    }

    static let tables = """
        CREATE TABLE search (key INTEGER PRIMARY KEY, node INTEGER NOT NULL, text TEXT NOT NULL, type TEXT NOT NULL);
        CREATE INDEX search_node ON search (node);
        CREATE VIRTUAL TABLE search_index USING fts5(
            characters, syllables, initials, type, content = '', columnsize = 0, tokenize = 'ascii');
        """

    private let known: SQLStatement
    private let id: SQLStatement
    private let isTaken: SQLStatement
    private let insert: SQLStatement
    private let delete: SQLStatement
    private let insertWords: SQLStatement
    private let deleteWords: SQLStatement
    private var waiting: [Change] = []

    init(_ database: Database) throws {
        func prepare(_ sql: String) throws -> SQLStatement { try SQLStatement(database, sql) }
        known = try prepare("SELECT key, text, type FROM search WHERE node = ?")
        id = try prepare("SELECT id FROM node WHERE key = ?")
        isTaken = try prepare("SELECT 1 FROM search WHERE key = ?")
        insert = try prepare("INSERT INTO search (key, node, text, type) VALUES (?, ?, ?, ?)")
        delete = try prepare("DELETE FROM search WHERE key = ?")
        insertWords = try prepare(
            "INSERT INTO search_index (rowid, characters, syllables, initials, type) VALUES (?, ?, ?, ?, ?)")
        // What is deleted must be told in the words with which it was inserted.
        deleteWords = try prepare(
            """
            INSERT INTO search_index (search_index, rowid, characters, syllables, initials, type)
            VALUES ('delete', ?, ?, ?, ?, ?)
            """)
    }

    /// Makes these the names by which a node is found.
    func set(_ names: Set<String>, type: String?, of node: Int) throws {
        var missing = names
        var stale: [(key: Int, text: String, type: String)] = []
        try known.rows(.int(node)) { row in
            let (text, oldType) = (row.text(1), row.text(2))
            if oldType != type || missing.remove(text) == nil { stale.append((row.int(0), text, oldType)) }
        }
        for row in stale {
            waiting.append(Change(text: row.text, type: row.type, key: row.key, isRemoval: true))
            try delete.run(.int(row.key))
        }
        guard let type, !missing.isEmpty, let id = try id.first(.int(node), body: { $0.text(0) }) else { return }
        try add(missing, type: type, of: node, id: id)
    }

    /// Adds names to those by which a node is found.
    func add(_ names: Set<String>, type: String, of node: Int, id: String) throws {
        for text in names.sorted() {
            let key = try freeKey(for: text, id: id)
            try insert.run(.int(key), .int(node), .text(text), .text(type))
            waiting.append(Change(text: text, type: type, key: key, isRemoval: false))
        }
    }

    /// Takes up every name of a store that had no index.
    static func fill(_ database: Database) throws {
        let index = try SearchIndex(database)
        var nodes: [(key: Int, type: String)] = []
        try SQLStatement(database, "SELECT key, type FROM node WHERE type IS NOT NULL ORDER BY key").rows { row in
            nodes.append((row.int(0), row.text(1)))
        }
        let names = try SQLStatement(database, "SELECT text FROM node_name WHERE node = ?")
        for node in nodes {
            var texts: Set<String> = []
            try names.rows(.int(node.key)) { texts.insert($0.text(0)) }
            try index.set(texts, type: node.type, of: node.key)
            try index.writeWords()
        }
    }

    /// Writes the words of all names that were set since the last time.
    func writeWords() throws {
        for change in waiting {
            let words = SearchWords(change.text, type: change.type)
            try (change.isRemoval ? deleteWords : insertWords).run(
                .int(change.key), .text(words.characters), .text(words.syllables), .text(words.initials),
                .text(words.type))
        }
        waiting = []
    }

    /// The key that sorts a name: 7 bits of its length, twice 16 bits of its
    /// first characters, and 24 bits that tell names apart and follow from
    /// the content, too, so that it does not matter which came first.
    private func freeKey(for text: String, id: String) throws -> Int {
        let scalars = text.unicodeScalars.map(\.value)
        func character(_ index: Int) -> Int { index < scalars.count ? Int(min(scalars[index], 0xFFFF)) : 0 }
        let start = (min(scalars.count, 127) << 32 | character(0) << 16 | character(1)) << 24
        var last = Int((text + "\u{0}" + id).stableHash & 0xFF_FFFF)
        while try isTaken.first(.int(start | last), body: { _ in true }) != nil { last = (last + 1) & 0xFF_FFFF }
        return start | last
    }
}

/// The words under which a name is indexed, each column's with blanks between them.
struct SearchWords {
    let characters: String
    let syllables: String
    let initials: String
    let type: String

    /// What stands between two spellings, so that no phrase spans both.
    private static let gap = " 0 "

    init(_ name: String, type: String) {
        let spellings = Pinyin.builtIn.spellings(of: name, isPerson: type == "Person")
        var initials: [String] = []
        for letters in spellings.map({ $0.compactMap { $0.first.map(String.init) }.joined(separator: " ") })
        where !initials.contains(letters) { initials.append(letters) }
        characters = Self.characters(of: name).joined(separator: " ")
        syllables = spellings.map { $0.joined(separator: " ") }.joined(separator: Self.gap)
        self.initials = initials.joined(separator: Self.gap)
        self.type = Self.type(type)
    }

    /// A word for each letter and digit, small and capital letters alike;
    /// what else there is in a name, nobody need type.
    static func characters(of text: String) -> [String] {
        text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            .map { String($0.value, radix: 16) }
    }

    /// The word for a type.
    static func type(_ name: String) -> String { characters(of: name).joined(separator: "x") }
}
