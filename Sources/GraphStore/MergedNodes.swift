import GRDB
import GraphModel

/// The merged nodes and their names, as the documents together give them.
struct MergedNodes {
    private let select: SQLStatement
    private let names: SQLStatement
    private let insert: SQLStatement
    private let update: SQLStatement
    private let insertName: SQLStatement
    private let deleteName: SQLStatement
    private let identity: SQLStatement
    private let transaction: WritingTransaction

    init(_ transaction: WritingTransaction) throws {
        let database = transaction.database
        self.transaction = transaction
        identity = try SQLStatement(database, "SELECT id, kin FROM node WHERE key = ?")
        select = try SQLStatement(
            database, "SELECT type, name, role, level, code, inferred, key FROM node WHERE id = ?")
        names = try SQLStatement(database, "SELECT text FROM node_name WHERE node = ?")
        // A new row's key is one more than the greatest: a node is shown as itself at first.
        insert = try SQLStatement(
            database,
            """
            INSERT INTO node (id, type, name, role, level, code, inferred, kin, shown)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(key), 0) + 1 FROM node))
            """)
        update = try SQLStatement(
            database,
            """
            UPDATE node SET type = ?1, name = ?2, role = ?3, level = ?4, code = ?5, inferred = ?6, kin = ?7,
            shown = CASE WHEN ?1 IS NULL THEN key ELSE shown END WHERE key = ?8
            """)
        insertName = try SQLStatement(database, "INSERT INTO node_name (text, node) VALUES (?, ?)")
        deleteName = try SQLStatement(database, "DELETE FROM node_name WHERE text = ? AND node = ?")
    }

    /// Adds what a part says to the node with its id, and returns the node's key.
    func merge(_ part: Node) throws -> Int {
        var part = part
        part.mentions = []
        if let known = transaction.rows.nodes[part.id] { return try add(part, to: known.node, key: known.key) }
        let row = try select.first(.text(part.id)) { row in
            (key: row.int(6), node: row.isNull(0) ? nil : Node(row: row, id: part.id))
        }
        guard let (key, known) = row else { return try insert(part) }
        guard var known else {
            try set(part, key: key, names: [])
            return key
        }
        known.aliases = try namesOfNode(key).subtracting([known.name])
        return try add(part, to: known, key: key)
    }

    private func add(_ part: Node, to known: Node, key: Int) throws -> Int {
        var merged = known
        merged.merge(part)
        if merged != known { try set(merged, key: key, names: known.aliases.union([known.name])) }
        if WritingTransaction.isJudgedByEdges(id: part.id) {
            transaction.touch(transaction.kin(ofID: known.id, name: merged.name))
        } else {
            // Persons are hardly ever named again, places and posts on every page.
            transaction.rows.nodes[merged.id] = (key, merged)
        }
        return key
    }

    /// Adds a node that was not known, and returns its key.
    private func insert(_ node: Node) throws -> Int {
        let kin = transaction.kin(ofID: node.id, name: node.name)
        transaction.touch(kin)
        let key = try insert.insert([
            .text(node.id), .text(node.type), .text(node.name), SQLValue(node.role), SQLValue(node.level),
            SQLValue(node.code), SQLValue(node.inferred), .text(kin),
        ])
        let names = node.aliases.union([node.name])
        for name in names.sorted() { try insertName.run(.text(name), .int(key)) }
        try transaction.search.add(names, type: node.type, of: key, id: node.id)
        return key
    }

    /// The key of the node with this id, which need not be described by any document.
    func key(ofEnd id: String) throws -> Int {
        if let key = try select.first(.text(id), body: { $0.int(6) }) { return key }
        return try insert.insert([.text(id), .null, .null, .null, .null, .null, SQLValue(false), .null])
    }

    /// Makes the merged node what the parts that are left say, or no node at
    /// all where none is left.
    func set(_ node: Node?, key: Int) throws {
        try set(node, key: key, names: try namesOfNode(key))
    }

    private func set(_ node: Node?, key: Int, names oldNames: Set<String>) throws {
        let (id, oldKin) = try identity.first(.int(key)) { ($0.text(0), $0.optionalText(1)) } ?? ("", nil)
        let kin = node.flatMap { transaction.kin(ofID: id, name: $0.name) }
        if kin != oldKin || WritingTransaction.isJudgedByEdges(id: id) {
            transaction.touch(oldKin)
            transaction.touch(kin)
        }
        try update.run(
            SQLValue(node?.type), SQLValue(node?.name), SQLValue(node?.role), SQLValue(node?.level),
            SQLValue(node?.code), SQLValue(node?.inferred ?? false), SQLValue(kin), .int(key))
        let newNames = node.map { $0.aliases.union([$0.name]) } ?? []
        for name in oldNames.subtracting(newNames) { try deleteName.run(.text(name), .int(key)) }
        for name in newNames.subtracting(oldNames).sorted() { try insertName.run(.text(name), .int(key)) }
        try transaction.search.set(newNames, type: node?.type, of: key)
    }

    private func namesOfNode(_ key: Int) throws -> Set<String> {
        var found: Set<String> = []
        try names.rows(.int(key)) { found.insert($0.text(0)) }
        return found
    }
}

extension Node {
    /// A node from a row of type, name, role, level, code and whether it is
    /// inferred; without aliases and mentions.
    init(row: SQLRow, id: String) {
        self.init(
            id: id, type: row.text(0), name: row.text(1), role: row.optionalText(2), level: row.optionalText(3),
            code: row.optionalText(4), inferred: row.flag(5))
    }
}
