import GRDB
import GraphModel

/// The merged edges, as the documents together give them.
struct MergedEdges {
    private let select: SQLStatement
    private let insert: SQLStatement
    private let update: SQLStatement
    private let rows: KnownRows

    init(_ transaction: WritingTransaction) throws {
        let database = transaction.database
        rows = transaction.rows
        select = try SQLStatement(
            database,
            """
            SELECT ?4, type, ?5, former, \(EdgeDates.columns), key FROM edge WHERE source = ?1 AND type = ?2 AND target = ?3
            """)
        // What links a node with itself only since two became one is not shown.
        func shown(_ end: String) -> String {
            """
            (SELECT CASE WHEN s.shown <> t.shown OR ?1 = ?3 THEN \(end).shown END
            FROM node s JOIN node t ON t.key = ?3 WHERE s.key = ?1)
            """
        }
        insert = try SQLStatement(
            database,
            """
            INSERT INTO edge (source, type, target, former, \(EdgeDates.columns), shown_source, shown_target)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, \(shown("s")), \(shown("t")))
            """)
        update = try SQLStatement(
            database, "UPDATE edge SET former = ?, \(EdgeDates.assignments) WHERE key = ?")
    }

    /// Adds what a part says to the edge between two rows, and returns the edge's key.
    func merge(_ part: Edge, source: Int, target: Int) throws -> Int {
        var part = part
        part.evidence = []
        let ends = KnownRows.EdgeEnds(source: source, type: part.key.type, target: target)
        guard let known = try rows.edges[ends] ?? find(part.key, ends) else {
            let key = try insert.insert([.int(source), .text(part.key.type), .int(target)] + values(part))
            remember(part, key: key, ends)
            return key
        }
        var merged = known.edge
        merged.merge(part)
        if merged != known.edge { try update.run(values(merged) + [.int(known.key)]) }
        remember(merged, key: known.key, ends)
        return known.key
    }

    private func find(_ key: Edge.Key, _ ends: KnownRows.EdgeEnds) throws -> KnownRows.KnownEdge? {
        try select.first(.int(ends.source), .text(ends.type), .int(ends.target), .text(key.source), .text(key.target)) {
            ($0.int(9), Edge(row: $0))
        }
    }

    /// What persons hold and do is hardly ever said again; what is where, on every page.
    private func remember(_ edge: Edge, key: Int, _ ends: KnownRows.EdgeEnds) {
        if WritingTransaction.isJudgedByEdges(id: edge.key.source) { return }
        rows.edges[ends] = (key, edge)
    }

    private func values(_ edge: Edge) -> [SQLValue] {
        [
            SQLValue(edge.isOnlySaidFormer), SQLValue(edge.since), SQLValue(edge.until), SQLValue(edge.firstSeen),
            SQLValue(edge.lastSeen), SQLValue(edge.formerSeen),
        ]
    }
}
