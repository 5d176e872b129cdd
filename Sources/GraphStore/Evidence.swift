import GRDB
import GraphModel

extension GraphStore {
    /// What says that an edge is so, sorted.
    public func evidence(of key: Edge.Key) throws(StoreError) -> [Evidence] {
        try read { database in
            var evidence: Set<Evidence> = []
            let statement = try SQLStatement(database, StoreQuery.evidenceOfEdge)
            try SQLStatement(database, StoreQuery.edgeByEnds)
                .rows(.text(key.source.canonical), .text(key.type), .text(key.target.canonical)) { row in
                    try statement.rows(.int(row.int(0))) { evidence.insert(Evidence(row: $0)) }
                }
            return evidence.sorted()
        }
    }
}

extension StoreQuery {
    static let edgeByEnds = """
        SELECT e.key FROM node s JOIN node t
        JOIN edge e ON e.shown_source = s.shown AND e.type = ?2 AND e.shown_target = t.shown
        WHERE s.id = ?1 AND t.id = ?3
        """
}
