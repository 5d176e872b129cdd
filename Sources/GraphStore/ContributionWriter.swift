import GRDB
import GraphModel

/// Writes what one document says, and brings the merged tables up to date.
///
/// Merging is commutative and associative, so that a node of the merged table
/// needs to hear only the new part, however many documents it has.
struct ContributionWriter {
    private let document: Int
    private let documentID: String
    private let nodes: MergedNodes
    private let edges: MergedEdges
    private let rows: KnownRows
    private var keys: [String: Int] = [:]

    private let insertPart: SQLStatement
    private let insertAlias: SQLStatement
    private let insertMention: SQLStatement
    private let insertEdgePart: SQLStatement
    private let insertEvidence: SQLStatement
    private let mergeWarning: SQLStatement
    private let insertWarningPart: SQLStatement
    private let insertWarningEvidence: SQLStatement

    init(_ transaction: WritingTransaction, document: Int, id: String) throws {
        func prepare(_ sql: String) throws -> SQLStatement { try SQLStatement(transaction.database, sql) }
        self.document = document
        documentID = id
        rows = transaction.rows
        nodes = try MergedNodes(transaction)
        edges = try MergedEdges(transaction)
        insertPart = try prepare(
            """
            INSERT INTO node_part (node, document, type, name, role, level, code, inferred)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertAlias = try prepare("INSERT INTO alias_part (node, document, text) VALUES (?, ?, ?)")
        insertMention = try prepare(
            "INSERT INTO mention (node, document, number, page, article, start, stop) VALUES (?, ?, ?, ?, ?, ?, ?)")
        insertEdgePart = try prepare(
            """
            INSERT INTO edge_part (edge, document, former, \(EdgeDates.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertEvidence = try prepare(
            """
            INSERT INTO evidence (edge, document, number, page, article, start, stop, quote, rule)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        mergeWarning = try prepare(
            """
            INSERT INTO warning (code, subject, message) VALUES (?, ?, ?)
            ON CONFLICT (code, subject, message) DO UPDATE SET code = code RETURNING key
            """)
        insertWarningPart = try prepare("INSERT INTO warning_part (warning, document) VALUES (?, ?)")
        insertWarningEvidence = try prepare(
            """
            INSERT INTO warning_evidence (warning, document, number, page, article, start, stop, quote, rule)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    mutating func add(_ graph: Graph) throws {
        for node in graph.sortedNodes { try add(node) }
        for edge in graph.sortedEdges { try add(edge) }
        for warning in graph.sortedWarnings { try add(warning) }
    }

    private mutating func add(_ node: Node) throws {
        let key = try nodes.merge(node)
        keys[node.id] = key
        try insertPart.run(
            .int(key), .int(document), .text(node.type), .text(node.name), SQLValue(node.role), SQLValue(node.level),
            SQLValue(node.code), SQLValue(node.inferred))
        for alias in node.aliases.sorted() { try insertAlias.run(.int(key), .int(document), .text(alias)) }
        for (number, mention) in node.mentions.sorted().enumerated() {
            try insertMention.run(
                .int(key), .int(document), .int(number), page(mention.document), .text(mention.article),
                .int(mention.start), .int(mention.end))
        }
    }

    private mutating func add(_ edge: Edge) throws {
        let (source, target) = (try key(of: edge.key.source), try key(of: edge.key.target))
        rows.people[source] = nil
        let former = SQLValue(edge.isOnlySaidFormer)
        let (since, until) = (SQLValue(edge.since), SQLValue(edge.until))
        let (first, last, past) = (SQLValue(edge.firstSeen), SQLValue(edge.lastSeen), SQLValue(edge.formerSeen))
        let key = try edges.merge(edge, source: source, target: target)
        try insertEdgePart.run(.int(key), .int(document), former, since, until, first, last, past)
        try add(edge.evidence, of: key, by: insertEvidence)
    }

    private func add(_ warning: GraphWarning) throws {
        let (code, subject, message) = (warning.key.code, warning.key.subject, warning.key.message)
        let key = try mergeWarning.first(.text(code), .text(subject), .text(message)) { $0.int(0) }
        guard let key else { throw DatabaseError(message: "no key for a warning about \(subject)") }
        try insertWarningPart.run(.int(key), .int(document))
        try add(warning.evidence, of: key, by: insertWarningEvidence)
    }

    private func add(_ evidence: Set<Evidence>, of key: Int, by statement: SQLStatement) throws {
        for (number, item) in evidence.sorted().enumerated() {
            try statement.run(
                .int(key), .int(document), .int(number), page(item.document), .text(item.article), .int(item.start),
                .int(item.end), SQLValue(item.quote), .text(item.rule))
        }
    }

    private mutating func key(of id: String) throws -> Int {
        if let key = keys[id] { return key }
        let key = try nodes.key(ofEnd: id)
        keys[id] = key
        return key
    }

    private func page(_ id: String) -> SQLValue { id == documentID ? .null : .text(id) }
}
