import GRDB
import GraphModel
import NameSpelling

/// What a search found.
public struct SearchResult: Hashable, Sendable {
    /// The best matches, without their mentions.
    public var nodes: [Node]
    /// How many names match in all; a node may have several.
    public var names: Int
}

extension GraphStore {
    /// The nodes whose name or an alias contains a pattern of any length, or
    /// sounds like it: `刚`, `刘刚`, `liugang`, `liu gang`, `lg`.
    ///
    /// - Parameters:
    ///   - pattern: what to look for; empty: every node. Letters stand for
    ///     themselves, for syllables, of which the last may be only begun, or
    ///     for the initials of syllables. Nothing but letters and digits counts.
    ///   - type: the only type to return, or nil.
    ///   - limit: the greatest number of nodes to return.
    /// - Returns: those with the shortest matching name first, so that whoever
    ///   has the pattern for a name comes before all others.
    public func find(_ pattern: String, type: String? = nil, limit: Int = .max) throws(StoreError) -> SearchResult {
        try read { database in
            guard let pattern = SearchPattern(pattern.canonical, type: type) else {
                return SearchResult(nodes: [], names: 0)
            }
            let ids = try Self.bestMatches(pattern, limit: limit, database)
            let names = try SQLStatement(database, pattern.count).first(pattern.value) { $0.int(0) }
            let reader = try NodeReader(database, withMentions: false)
            return SearchResult(nodes: try ids.compactMap(reader.node(id:)), names: names ?? 0)
        }
    }

    /// The ids of the nodes that match, the best first.
    private static func bestMatches(_ pattern: SearchPattern, limit: Int, _ database: Database) throws -> [String] {
        var found: [(length: Int, text: String, id: String)] = []
        var seen: Set<String> = []
        // The rows come with the best first.
        try SQLStatement(database, pattern.select).rowsWhileWanted(pattern.value) { row in
            let (id, text) = (row.text(0), row.text(1))
            if seen.insert(id).inserted { found.append((text.unicodeScalars.count, text, id)) }
            return found.count < limit
        }
        return found.sorted { ($0.length, $0.text, $0.id) < ($1.length, $1.text, $1.id) }.map(\.id)
    }
}

/// A pattern as a question to the full-text index.
struct SearchPattern {
    /// The ids and names that match, the best first.
    let select: String
    /// How many names match.
    let count: String
    /// The parameter of both.
    let value: SQLValue

    /// Makes a question; nil where the pattern has something in it, but no letter or digit.
    init?(_ pattern: String, type: String?) {
        let characters = SearchWords.characters(of: pattern)
        guard !characters.isEmpty || pattern.isEmpty else { return nil }
        var ways: [String] = []
        if !characters.isEmpty { ways.append(Self.phrase("characters", characters)) }
        if let sound = PinyinPattern(pattern) {
            ways += sound.readings().map { Self.phrase("syllables", $0) + " *" }
            ways.append(Self.phrase("initials", sound.letters.map(String.init)))
        }
        var conditions = ways.isEmpty ? [] : ["(\(ways.joined(separator: " OR ")))"]
        if let type { conditions.append(Self.phrase("type", [SearchWords.type(type)])) }
        if conditions.isEmpty {
            (select, count, value) = (StoreQuery.everyName, StoreQuery.countOfNames, .null)
        } else {
            (select, count) = (StoreQuery.namesMatching, StoreQuery.countOfNamesMatching)
            value = .text(conditions.joined(separator: " AND "))
        }
    }

    private static func phrase(_ column: String, _ words: [String]) -> String {
        "\(column) : \"\(words.joined(separator: " "))\""
    }
}

extension StoreQuery {
    // The order of the keys is that of the answer; CROSS JOIN keeps SQLite
    // from asking for each name in turn whether it matches.
    static let namesMatching = """
        SELECT shown.id, s.text FROM search_index CROSS JOIN search s ON s.key = search_index.rowid
        CROSS JOIN node n ON n.key = s.node CROSS JOIN node shown ON shown.key = n.shown WHERE search_index MATCH ?1 ORDER BY search_index.rowid
        """
    static let countOfNamesMatching = "SELECT count(*) FROM search_index WHERE search_index MATCH ?1"
    static let everyName = """
        SELECT shown.id, s.text FROM search s CROSS JOIN node n ON n.key = s.node
        CROSS JOIN node shown ON shown.key = n.shown WHERE ?1 IS NULL ORDER BY s.key
        """
    static let countOfNames = "SELECT count(*) FROM search WHERE ?1 IS NULL"
}
