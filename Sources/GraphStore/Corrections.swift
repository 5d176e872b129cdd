import GRDB
import GraphModel

/// Something that the user says about the graph, kept apart from what pages
/// say, and for ever until undone.
public struct Correction: Hashable, Sendable {
    /// What it does.
    public enum Verb: String, CaseIterable, Sendable {
        /// Two nodes are one.
        case same
        /// Two nodes are not one.
        case different
        /// A node, or one edge, is not to be shown.
        case forget
        /// An edge that no page gave.
        case add
    }

    /// Its number in the store, from 1; 0 for one that is not in a store.
    public var number: Int
    /// What it does.
    public var verb: Verb
    /// The id of a node.
    public var first: String
    /// The relation of an edge to forget or add; nil otherwise.
    public var relation: String?
    /// The id of the other node; nil where a node is forgotten.
    public var second: String?
    /// Whether an edge to add is past.
    public var former: Bool
    /// Since when an edge to add is so, a date of ISO 8601.
    public var since: String?
    /// Until when it was so.
    public var until: String?
    /// Where the user has it from, or why.
    public var note: String?

    /// Makes a correction.
    public init(
        number: Int = 0, _ verb: Verb, _ first: String, relation: String? = nil, _ second: String? = nil,
        former: Bool = false, since: String? = nil, until: String? = nil, note: String? = nil
    ) {
        (self.number, self.verb, self.first, self.relation, self.second) = (number, verb, first, relation, second)
        (self.former, self.since, self.until, self.note) = (former, since, until, note)
    }

    /// The rule that evidence for what a user added names.
    public static let rule = "added"

    /// The name of the document under which an added edge is kept.
    var document: String { "correction \(number)" }
}

extension GraphStore {
    /// What the user said, in the order in which it was said.
    public func corrections() throws(StoreError) -> [Correction] { try read(Self.corrections) }

    /// Keeps a correction, and brings the graph up to date with it.
    ///
    /// - Parameter graph: the nodes and the edge to add; nil for the others.
    /// - Returns: its number.
    @discardableResult
    public func correct(_ correction: Correction, adding graph: Graph? = nil) throws(StoreError) -> Int {
        try write { database in
            var correction = correction
            correction.first = correction.first.canonical
            correction.second = correction.second?.canonical
            let insert = try SQLStatement(
                database,
                """
                INSERT INTO correction (verb, first, relation, second, former, since, until, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number
                """)
            let number = try insert.first(
                .text(correction.verb.rawValue), .text(correction.first), SQLValue(correction.relation),
                SQLValue(correction.second), SQLValue(correction.former), SQLValue(correction.since),
                SQLValue(correction.until), SQLValue(correction.note)
            ) { $0.int(0) }
            guard let number else { throw DatabaseError(message: "no number for a correction") }
            correction.number = number
            if let graph {
                try add(DocumentRecord(correction), graph, to: database)
            }
            try IdentityUpdater(database, self).update(try kin(of: correction, database))
            return number
        }
    }

    /// Takes back a correction.
    ///
    /// - Returns: what it was, or nil if there is none with that number.
    @discardableResult
    public func undo(correction number: Int) throws(StoreError) -> Correction? {
        try write { database in
            guard let correction = try Self.corrections(database).first(where: { $0.number == number }) else {
                return nil
            }
            // While the ruling stands, it tells which kin it joins.
            let touched = try kin(of: correction, database)
            try SQLStatement(database, "DELETE FROM correction WHERE number = ?").run(.int(number))
            if correction.verb == .add { try remove(correction.document, from: database) }
            try IdentityUpdater(database, self).update(touched)
            return correction
        }
    }

    /// Why a node is what it is: each pair of the nodes that it was made of,
    /// and each that it was kept apart from, with the reason; sorted.
    public func decisions(about id: String) throws(StoreError) -> [IdentityDecision] {
        try read { database in
            var found: [IdentityDecision] = []
            try SQLStatement(database, StoreQuery.decisions).rows(.text(id.canonical)) { row in
                found.append(IdentityDecision(row: row))
            }
            return found.sorted()
        }
    }

    /// The ids that pages give what is shown as one node, sorted.
    public func members(of id: String) throws(StoreError) -> [String] {
        try read { database in
            var ids: [String] = []
            let select = "SELECT m.id FROM node n JOIN node m ON m.shown = n.shown WHERE n.id = ? ORDER BY m.id"
            try SQLStatement(database, select).rows(.text(id.canonical)) { ids.append($0.text(0)) }
            return ids
        }
    }

    /// The kin that a ruling joins or parts.
    private func kin(of correction: Correction, _ database: Database) throws -> Set<String> {
        guard correction.verb == .same || correction.verb == .different else { return [] }
        let ids = [correction.first, correction.second].compactMap(\.self)
        return Set(try IdentityUpdater(database, self).kin(of: ids))
    }

    static func corrections(_ database: Database) throws -> [Correction] {
        var found: [Correction] = []
        let select = """
            SELECT number, verb, first, relation, second, former, since, until, note FROM correction ORDER BY number
            """
        try SQLStatement(database, select).rows { row in
            guard let verb = Correction.Verb(rawValue: row.text(1)) else { return }
            found.append(
                Correction(
                    number: row.int(0), verb, row.text(2), relation: row.optionalText(3), row.optionalText(4),
                    former: row.flag(5), since: row.optionalText(6), until: row.optionalText(7),
                    note: row.optionalText(8)))
        }
        return found
    }
}

extension DocumentRecord {
    /// The document under which an added edge is kept: it has no fingerprint, since no file can change.
    fileprivate init(_ correction: Correction) {
        self.init(id: correction.document, fingerprint: "", encoding: "")
    }

    /// What tells pages from what the user added, as a condition on rows of `document`.
    static let isPage = "fingerprint <> ''"
}
