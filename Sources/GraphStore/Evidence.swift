import GRDB
import GraphModel

extension GraphStore {
    /// What says that an edge is so, sorted.
    public func evidence(of key: Edge.Key) throws(StoreError) -> [Evidence] {
        try read { database in
            var edges: [Int] = []
            let (source, target) = (key.source.canonical, key.target.canonical)
            try SQLStatement(database, StoreQuery.edgeByEnds).rows(.text(source), .text(key.type), .text(target)) {
                row in
                edges.append(row.int(0))
            }
            let statement = try SQLStatement(database, StoreQuery.evidenceOfEdge)
            var evidence: Set<Evidence> = []
            for edge in edges { try statement.rows(.int(edge)) { evidence.insert(Evidence(row: $0)) } }
            return evidence.sorted()
        }
    }
}

extension StoreQuery {
    static let edgeByEnds = """
        SELECT e.key FROM node s JOIN node t ON t.id = ?3
        JOIN edge e ON e.shown_source = s.shown AND e.type = ?2 AND e.shown_target = t.shown WHERE s.id = ?1
        """
}
