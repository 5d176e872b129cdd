import GraphModel

/// The dates of an edge in the tables: how those of its parts become one, as ``Edge/merge(_:)`` does it.
enum EdgeDates {
    /// All of them, in the order of the statements.
    static let columns = "since, until, first_seen, last_seen, former_seen"

    /// Whether it is past, and all of them, of an edge called `e`, in the order in which `Edge(row:)` reads them.
    static let ofEdge = "e.former, " + columns.split(separator: ", ").map { "e.\($0)" }.joined(separator: ", ")

    private static let earliest: Set = ["since", "first_seen", "former_seen"]

    /// What many rows of an edge give together, in the order of `columns`.
    static let gathered = columns.split(separator: ", ").map { name in
        earliest.contains(String(name)) ? "rtrim(min(\(name) || '~'), '~')" : "max(\(name))"
    }.joined(separator: ", ")

    /// The assignments of new values, in the order of `columns`.
    static let assignments = columns.split(separator: ", ").map { "\($0) = ?" }.joined(separator: ", ")
}

extension Edge {
    /// An edge from a row of source, relation, target, whether it is former
    /// and its dates; without evidence.
    init(row: SQLRow) {
        self.init(
            source: row.text(0), type: row.text(1), target: row.text(2), former: row.flag(3),
            since: row.optionalText(4), until: row.optionalText(5))
        (firstSeen, lastSeen, formerSeen) = (row.optionalText(6), row.optionalText(7), row.optionalText(8))
    }
}
