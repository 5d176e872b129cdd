import GRDB
import GraphModel

extension GraphStore {
    /// Whether the document is there in this state.
    public func contains(document id: String, fingerprint: String) throws(StoreError) -> Bool {
        try read { try Self.find(id, $0)?.fingerprint == fingerprint }
    }

    /// The documents, sorted by id; without what the user added.
    public func documents() throws(StoreError) -> [DocumentRecord] {
        try read { database in
            var records: [DocumentRecord] = []
            try SQLStatement(
                database,
                "SELECT id, fingerprint, encoding, date FROM document WHERE \(DocumentRecord.isPage) ORDER BY id"
            ).rows { row in
                records.append(
                    DocumentRecord(
                        id: row.text(0), fingerprint: row.text(1), encoding: row.text(2), date: row.optionalText(3)))
            }
            return records
        }
    }

    /// Adds what a document says, in place of what an earlier state of it said.
    @discardableResult
    public func add(document: DocumentRecord, graph: Graph) throws(StoreError) -> AddingOutcome {
        try add([(document, graph)])[0]
    }

    /// Adds what several documents say, all of them or none.
    ///
    /// Many documents touch the same parts of the file: some dozens at a time
    /// are several times as fast as one by one.
    ///
    /// - Returns: what was done about each of them.
    @discardableResult
    public func add(
        _ contributions: some Sequence<(document: DocumentRecord, graph: Graph)>
    ) throws(StoreError) -> [AddingOutcome] {
        try write { database in
            let transaction = try WritingTransaction(database, self)
            let outcomes = try contributions.map { try add($0.document, $0.graph, transaction) }
            try transaction.finish()
            return outcomes
        }
    }

    /// Removes a document and everything that it alone supports.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public func remove(document id: String) throws(StoreError) -> Bool {
        try write { try remove(id, from: $0) }
    }

    @discardableResult
    func remove(_ id: String, from database: Database) throws -> Bool {
        guard let known = try Self.find(id, database) else { return false }
        let transaction = try WritingTransaction(database, self)
        try ContributionRemover(transaction, document: known.key).remove()
        try SQLStatement(database, "DELETE FROM document WHERE key = ?").run(.int(known.key))
        try transaction.finish()
        return true
    }

    /// Adds one document in a transaction of its own or of the caller's.
    func add(_ document: DocumentRecord, _ graph: Graph, to database: Database) throws {
        let transaction = try WritingTransaction(database, self)
        _ = try add(document, graph, transaction)
        try transaction.finish()
    }

    private func add(
        _ document: DocumentRecord, _ graph: Graph, _ transaction: WritingTransaction
    ) throws -> AddingOutcome {
        let database = transaction.database
        let known = try Self.find(document.id, database)
        if known?.fingerprint == document.fingerprint { return .unchanged }
        if let known { try ContributionRemover(transaction, document: known.key).remove() }
        let insert = try SQLStatement(
            database,
            """
            INSERT INTO document (id, fingerprint, encoding, mentions, evidence, date) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, encoding = excluded.encoding,
            mentions = excluded.mentions, evidence = excluded.evidence, date = excluded.date RETURNING key
            """)
        let key = try insert.first(
            .text(document.id), .text(document.fingerprint), .text(document.encoding),
            .int(graph.nodes.values.reduce(0) { $0 + $1.mentions.count }),
            .int(graph.edges.values.reduce(0) { $0 + $1.evidence.count }), SQLValue(document.date)
        ) { $0.int(0) }
        guard let key else { throw DatabaseError(message: "no key for document \(document.id)") }
        var writer = try ContributionWriter(transaction, document: key, id: document.id)
        try writer.add(graph)
        return known == nil ? .added : .replaced
    }

    private static func find(_ id: String, _ database: Database) throws -> (key: Int, fingerprint: String)? {
        try SQLStatement(database, "SELECT key, fingerprint FROM document WHERE id = ?")
            .first(.text(id)) { ($0.int(0), $0.text(1)) }
    }
}
