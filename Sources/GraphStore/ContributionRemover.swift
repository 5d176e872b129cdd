import GRDB
import GraphModel

/// Takes back what one document says, and makes the merged tables what the
/// other documents say.
struct ContributionRemover {
    private let database: Database
    private let document: Int
    private let transaction: WritingTransaction

    init(_ transaction: WritingTransaction, document: Int) {
        database = transaction.database
        self.document = document
        self.transaction = transaction
    }

    func remove() throws {
        transaction.rows.removeMerged()
        let nodes = try keys("SELECT node FROM node_part WHERE document = ?")
        let ends = try removeEdges()
        try removeNodes(nodes)
        try removeWarnings()
        try dropUndescribed(nodes.union(ends))
    }

    /// Removes the document's edges, and returns the ends of those that are gone.
    private func removeEdges() throws -> Set<Int> {
        let deleteEvidence = try SQLStatement(database, "DELETE FROM evidence WHERE edge = ? AND document = ?")
        let deletePart = try SQLStatement(database, "DELETE FROM edge_part WHERE edge = ? AND document = ?")
        // As ``Edge/merge(_:)`` does.
        let rest = try SQLStatement(
            database,
            "SELECT min(former), \(EdgeDates.gathered) FROM edge_part WHERE edge = ?")
        let update = try SQLStatement(
            database, "UPDATE edge SET former = ?, \(EdgeDates.assignments) WHERE key = ? RETURNING source")
        let delete = try SQLStatement(database, "DELETE FROM edge WHERE key = ? RETURNING source, target")
        var ends: Set<Int> = []
        for edge in try keys("SELECT edge FROM edge_part WHERE document = ?") {
            try deleteEvidence.run(.int(edge), .int(document))
            try deletePart.run(.int(edge), .int(document))
            let left = try rest.first(.int(edge)) { row in
                row.isNull(0) ? nil : (former: row.flag(0), dates: (1...5).map { SQLValue(row.optionalText($0)) })
            }
            if let left = left ?? nil {
                try update.rows([SQLValue(left.former)] + left.dates + [.int(edge)]) {
                    transaction.rows.people[$0.int(0)] = nil
                }
            } else {
                try delete.rows(.int(edge)) { row in
                    transaction.rows.people[row.int(0)] = nil
                    ends.formUnion([row.int(0), row.int(1)])
                }
            }
        }
        return ends
    }

    private func removeNodes(_ nodes: Set<Int>) throws {
        let deletions = try ["mention", "alias_part", "node_part"].map {
            try SQLStatement(database, "DELETE FROM \($0) WHERE node = ? AND document = ?")
        }
        let parts = try SQLStatement(
            database, "SELECT type, name, role, level, code, inferred FROM node_part WHERE node = ?")
        let aliases = try SQLStatement(database, "SELECT DISTINCT text FROM alias_part WHERE node = ?")
        let merged = try MergedNodes(transaction)
        for key in nodes {
            for deletion in deletions { try deletion.run(.int(key), .int(document)) }
            var node: Node?
            try parts.rows(.int(key)) { row in
                // The merged tables keep the id; parts of one node merge whatever it is.
                let part = Node(row: row, id: "")
                if node?.merge(part) == nil { node = part }
            }
            if let known = node {
                var all: Set<String> = []
                try aliases.rows(.int(key)) { all.insert($0.text(0)) }
                node?.merge(Node(id: "", type: known.type, name: known.name, aliases: all, inferred: known.inferred))
            }
            try merged.set(node, key: key)
        }
    }

    private func removeWarnings() throws {
        let deletions = try ["warning_evidence", "warning_part"].map {
            try SQLStatement(database, "DELETE FROM \($0) WHERE warning = ? AND document = ?")
        }
        let dropUnsupported = try SQLStatement(
            database,
            """
            DELETE FROM warning WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM warning_part WHERE warning = ?1)
            """)
        for key in try keys("SELECT warning FROM warning_part WHERE document = ?") {
            for deletion in deletions { try deletion.run(.int(key), .int(document)) }
            try dropUnsupported.run(.int(key))
        }
    }

    /// Deletes those nodes that no document describes and no edge touches.
    private func dropUndescribed(_ nodes: Set<Int>) throws {
        let drop = try SQLStatement(
            database,
            """
            DELETE FROM node WHERE key = ?1 AND type IS NULL
            AND NOT EXISTS (SELECT 1 FROM edge WHERE source = ?1)
            AND NOT EXISTS (SELECT 1 FROM edge WHERE shown_target = ?1)
            AND NOT EXISTS (SELECT 1 FROM edge WHERE target = ?1 AND shown_target IS NULL)
            """)
        for key in nodes {
            try drop.run(.int(key))
            // A new row may get the key.
            transaction.rows.people[key] = nil
        }
    }

    private func keys(_ sql: String) throws -> Set<Int> {
        var keys: Set<Int> = []
        try SQLStatement(database, sql).rows(.int(document)) { keys.insert($0.int(0)) }
        return keys
    }
}
