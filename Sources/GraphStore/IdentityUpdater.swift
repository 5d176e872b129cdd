import GRDB
import GraphModel

/// Keeps `node.shown` and the decisions what the resolver says of the rows.
struct IdentityUpdater {
    private let database: Database
    private let resolver: IdentityResolver
    private let knownRows: KnownRows
    private let rowsOfKin: SQLStatement
    private let outgoingEdges: SQLStatement
    private let decisionsOfKin: SQLStatement

    init(_ database: Database, _ store: GraphStore) throws {
        self.database = database
        resolver = store.resolver
        knownRows = store.rows
        rowsOfKin = try SQLStatement(database, "SELECT id, key, name, shown FROM node WHERE kin = ?")
        outgoingEdges = try SQLStatement(database, StoreQuery.outgoingEdges)
        decisionsOfKin = try SQLStatement(
            database, "SELECT first, second, same, reason, score FROM decision WHERE kin = ? ORDER BY first, second")
    }

    /// Looks again at these kin, and those that rulings join with them.
    func update(_ kin: Set<String>) throws {
        let rulings = try self.rulings()
        let joints = try rulings.filter(\.isSame).map { try self.kin(of: [$0.first, $0.second]) }
        // Of two that a ruling joined one may be gone now: the other is itself again.
        let leftAlone = joints.filter { $0.count == 1 }.joined()
        let links = joints.filter { $0.count == 2 }
        var done: Set<String> = []
        var merged: Set<Int> = []
        for first in kin.union(leftAlone).sorted() where !done.contains(first) {
            let group = Self.joined(first, links)
            done.formUnion(group)
            merged.formUnion(try update(group: group.sorted(), rulings))
        }
        try hideEdges(merged)
    }

    /// The kin of the nodes with these ids, as far as pages describe them.
    func kin(of ids: [String]) throws -> [String] {
        let select = try SQLStatement(database, "SELECT kin FROM node WHERE id = ?")
        return try ids.compactMap { id in try select.first(.text(id)) { $0.optionalText(0) } ?? nil }
    }

    /// Looks again at everything where the rules are not those of the last time.
    func updateAllIfRulesChanged() throws {
        let known = try SQLStatement(database, "SELECT value FROM setting WHERE name = 'identity'").first { $0.text(0) }
        guard known ?? "" != resolver.rules.fingerprint else { return }
        try updateKinOfAll()
        try SQLStatement(database, "INSERT OR REPLACE INTO setting (name, value) VALUES ('identity', ?)")
            .run(.text(resolver.rules.fingerprint))
    }

    private func updateKinOfAll() throws {
        let set = try SQLStatement(database, "UPDATE node SET kin = ?, shown = key WHERE key = ?")
        try database.execute(sql: "UPDATE edge SET shown_source = source, shown_target = target")
        var nodes: [(key: Int, kin: String)] = []
        try SQLStatement(database, "SELECT key, id, name FROM node WHERE type IS NOT NULL").rows { row in
            nodes.append((row.int(0), resolver.group(ofID: row.text(1), name: row.text(2))))
        }
        for node in nodes { try set.run(.text(node.kin), .int(node.key)) }
        try database.execute(sql: "DELETE FROM decision")
        try update(Set(nodes.map(\.kin)))
    }

    /// What the user says about pairs of nodes, the latest last.
    func rulings() throws -> [IdentityRuling] {
        var rulings: [IdentityRuling] = []
        let select = "SELECT verb, first, second FROM correction WHERE verb IN ('same', 'different') ORDER BY number"
        try SQLStatement(database, select).rows { row in
            rulings.append(
                IdentityRuling(isSame: row.text(0) == "same", first: row.text(1), second: row.text(2)))
        }
        return rulings
    }

    /// A kin with all that links of two join with it, directly or by others.
    private static func joined(_ first: String, _ links: [[String]]) -> Set<String> {
        var group: Set<String> = [first]
        var grew = !links.isEmpty
        while grew {
            grew = false
            for link in links where group.contains(link[0]) != group.contains(link[1]) {
                group.formUnion(link)
                grew = true
            }
        }
        return group
    }

    /// Decides about one group, and returns the keys under which several of its rows are shown.
    private func update(group: [String], _ rulings: [IdentityRuling]) throws -> Set<Int> {
        var rows: [(id: String, key: Int, name: String, shown: Int)] = []
        for kin in group {
            try rowsOfKin.rows(.text(kin)) { rows.append(($0.text(0), $0.int(1), $0.text(2), $0.int(3))) }
        }
        rows.sort { $0.id < $1.id }
        // Most names are one node's alone.
        let candidates =
            try rows.count < 2
            ? []
            : rows.map { IdentityCandidate(id: $0.id, name: $0.name, facts: try facts(ofID: $0.id, key: $0.key)) }
        let (shown, decisions) = resolver.shown(candidates, rulings: rulings)
        var merged: Set<Int> = []
        for (number, row) in rows.enumerated() {
            let wanted = shown.isEmpty ? row.key : rows[shown[number]].key
            if wanted != row.key { merged.insert(wanted) }
            if wanted != row.shown { try show(row.key, as: wanted, not: row.shown) }
        }
        try replaceDecisions(of: group, decisions)
        return merged
    }

    /// Shows a node and its edges under another one's id than before.
    private func show(_ key: Int, as wanted: Int, not known: Int) throws {
        try SQLStatement(database, "UPDATE node SET shown = ? WHERE key = ?").run(.int(wanted), .int(key))
        try SQLStatement(database, "UPDATE edge SET shown_source = ? WHERE source = ? AND shown_source IS NOT NULL")
            .run(.int(wanted), .int(key))
        try SQLStatement(database, "UPDATE edge SET shown_target = ? WHERE shown_target = ? AND target = ?")
            .run(.int(wanted), .int(known), .int(key))
    }

    /// Hides the edges that the user forgot, and those that link a node with
    /// itself only since two became one; shows those that were hidden for
    /// what holds no more.
    ///
    /// - Parameter merged: the keys under which several rows are shown, of all that may have changed.
    private func hideEdges(_ merged: Set<Int>) throws {
        var hidden: [Int] = []
        try SQLStatement(database, "SELECT key FROM edge WHERE shown_target IS NULL").rows { hidden.append($0.int(0)) }
        let ends =
            "(SELECT shown FROM node WHERE key = source), shown_target = (SELECT shown FROM node WHERE key = target)"
        let show = try SQLStatement(database, "UPDATE edge SET shown_source = \(ends) WHERE key = ?")
        for key in hidden { try show.run(.int(key)) }
        try hideForgottenEdges()
        // Only what several rows are shown as can have become a link with itself.
        let itself = "\(Self.hide) WHERE shown_source = shown_target AND source <> target"
        let byKey = try SQLStatement(database, "\(itself) AND key = ?")
        for key in hidden { try byKey.run(.int(key)) }
        let atNode = try SQLStatement(database, "\(itself) AND shown_source = ?")
        for key in merged { try atNode.run(.int(key)) }
    }

    private static let hide = "UPDATE edge SET shown_source = NULL, shown_target = NULL"

    private func hideForgottenEdges() throws {
        for correction in try GraphStore.corrections(database) where correction.verb == .forget {
            let shown = "(SELECT shown FROM node WHERE id = ?)"
            if let relation = correction.relation {
                try SQLStatement(
                    database, "\(Self.hide) WHERE shown_source = \(shown) AND type = ? AND shown_target = \(shown)"
                ).run(.text(correction.first), .text(relation), SQLValue(correction.second))
            } else {
                for end in ["shown_source", "shown_target"] {
                    try SQLStatement(database, "\(Self.hide) WHERE \(end) = \(shown)").run(.text(correction.first))
                }
            }
        }
    }

    /// What the edges that go out from a person say.
    private func facts(ofID id: String, key: Int) throws -> PersonFacts? {
        guard WritingTransaction.isJudgedByEdges(id: id) else { return nil }
        return try knownRows.people.value(for: key) {
            var edges: [Edge] = []
            try outgoingEdges.rows(.int(key)) { edges.append(Edge(row: $0)) }
            return PersonFacts(id: id, edges: edges, rules: resolver.rules)
        }
    }

    /// Makes these the decisions about a group; most of them are there already.
    private func replaceDecisions(of group: [String], _ decisions: [IdentityDecision]) throws {
        var known: [IdentityDecision] = []
        // The decisions about kin that rulings join are kept with the first of them.
        var stale: [IdentityDecision] = []
        for kin in group {
            try decisionsOfKin.rows(.text(kin)) { row in
                let decision = IdentityDecision(row: row)
                if kin == group[0] { known.append(decision) } else { stale.append(decision) }
            }
        }
        if known == decisions, stale.isEmpty { return }
        let missing = Set(decisions).subtracting(known)
        stale += Set(known).subtracting(decisions)
        let delete = try SQLStatement(database, "DELETE FROM decision WHERE first = ? AND second = ?")
        for decision in stale { try delete.run(.text(decision.first), .text(decision.second)) }
        let insert = try SQLStatement(
            database, "INSERT INTO decision (kin, first, second, same, reason, score) VALUES (?, ?, ?, ?, ?, ?)")
        for decision in missing.sorted() {
            try insert.run(
                .text(group[0]), .text(decision.first), .text(decision.second), SQLValue(decision.isSame),
                .text(decision.reason), .real(decision.score))
        }
    }
}

extension IdentityDecision {
    /// A decision from a row of the two ids, whether they are one, the reason and its score.
    init(row: SQLRow) {
        self.init(
            first: row.text(0), second: row.text(1), isSame: row.flag(2), reason: row.text(3), score: row.real(4))
    }
}
