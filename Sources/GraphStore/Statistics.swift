import GRDB

/// What a store holds, in numbers.
public struct StoreStatistics: Hashable, Sendable {
    /// A number of things of one type.
    public struct Count: Hashable, Sendable {
        /// The name of the type.
        public let type: String
        /// How many there are.
        public let count: Int
    }

    /// A node and the number of edges at it.
    public struct Degree: Hashable, Sendable {
        /// The node's id.
        public let id: String
        /// The node's type.
        public let type: String
        /// The node's name.
        public let name: String
        /// How many edges go out from it or to it.
        public let degree: Int
    }

    /// The number of documents.
    public let documents: Int
    /// The numbers of nodes by type, sorted by type.
    public let nodes: [Count]
    /// How many of the nodes only the gazetteer brought in.
    public let inferredNodes: Int
    /// How many of the nodes have an administrative code.
    public let codedNodes: Int
    /// The numbers of edges by relation, sorted by relation.
    public let edges: [Count]
    /// The number of mentions of nodes.
    public let mentions: Int
    /// The number of passages that support edges, each counted for each document.
    public let evidence: Int
    /// The number of warnings.
    public let warnings: Int
    /// The nodes with the most edges, the highest first.
    public let highestDegrees: [Degree]
}

extension GraphStore {
    /// Counts what the store holds.
    ///
    /// - Parameter degrees: how many of the nodes with the most edges to name.
    public func statistics(degrees: Int = 10) throws(StoreError) -> StoreStatistics {
        try read { database in
            func number(_ sql: String) throws -> Int { try SQLStatement(database, sql).first { $0.int(0) } ?? 0 }
            func counts(_ sql: String) throws -> [StoreStatistics.Count] {
                var counts: [StoreStatistics.Count] = []
                try SQLStatement(database, sql).rows { row in
                    counts.append(StoreStatistics.Count(type: row.text(0), count: row.int(1)))
                }
                return counts
            }
            var highest: [StoreStatistics.Degree] = []
            try SQLStatement(database, degreeQuery).rows(.int(degrees)) { row in
                highest.append(
                    StoreStatistics.Degree(id: row.text(0), type: row.text(1), name: row.text(2), degree: row.int(3)))
            }
            return StoreStatistics(
                documents: try number("SELECT count(*) FROM document WHERE \(DocumentRecord.isPage)"),
                nodes: try counts(
                    "SELECT type, count(*) FROM node WHERE type IS NOT NULL AND shown = key GROUP BY type ORDER BY type"
                ),
                inferredNodes: try number(
                    "SELECT count(*) FROM node WHERE type IS NOT NULL AND shown = key AND inferred"),
                codedNodes: try number("SELECT count(*) FROM node WHERE code IS NOT NULL AND shown = key"),
                edges: try counts(edgeCountQuery),
                mentions: try number("SELECT sum(mentions) FROM document"),
                evidence: try number("SELECT sum(evidence) FROM document"),
                warnings: try number("SELECT count(*) FROM warning"), highestDegrees: highest)
        }
    }
}

private let degreeQuery = """
    SELECT node.id, coalesce(node.type, ''), coalesce(node.name, node.id), count(*) AS degree
    FROM (SELECT shown_source AS key FROM edge
    UNION ALL SELECT shown_target FROM edge WHERE shown_target <> shown_source) AS ends
    JOIN node ON node.key = ends.key GROUP BY node.key ORDER BY degree DESC, node.id LIMIT ?
    """

/// The index gives the edges in this order; those that two rows are shown as count once.
private let edgeCountQuery = """
    SELECT type, count(*) FROM (
    SELECT DISTINCT shown_source, type, shown_target FROM edge WHERE shown_source IS NOT NULL)
    GROUP BY type ORDER BY type
    """
