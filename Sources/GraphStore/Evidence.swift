import GRDB
import GraphModel

extension GraphStore {
    /// What says that an edge is so, sorted.
    public func evidence(of key: Edge.Key) throws(StoreError) -> [Evidence] {
        try read { database in
            let edge = try SQLStatement(database, StoreQuery.edgeByEnds)
                .first(.text(key.source.canonical), .text(key.type), .text(key.target.canonical)) { $0.int(0) }
            guard let edge else { return [] }
            var evidence: [Evidence] = []
            let statement = try SQLStatement(database, StoreQuery.evidenceOfEdge)
            try statement.rows(.int(edge)) { evidence.append(Evidence(row: $0)) }
            return evidence.sorted()
        }
    }
}

extension StoreQuery {
    static let edgeByEnds = """
        SELECT e.key FROM node s JOIN edge e ON e.source = s.key JOIN node t ON t.key = e.target
        WHERE s.id = ?1 AND e.type = ?2 AND t.id = ?3
        """
}
