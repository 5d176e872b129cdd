import GRDB
import GraphModel
import Synchronization

/// A graph in one SQLite file, to which documents are added one by one.
///
/// It holds the merged graph of its documents, whatever their order, and
/// gives up what only one of them supported when that one is removed:
///
///     let store = try GraphStore.open(path: "graphs/guanxi.db", readOnly: false)
///     try store.add(document: record, graph: graph)
///     let found = try store.nodes(named: "刘刚")
///     try store.close()
///
/// Each call is one transaction, and may come from any thread.
public final class GraphStore: Sendable {
    /// The store's file.
    public let path: String
    /// Decides which nodes of one name are one.
    let resolver: IdentityResolver
    /// The date as of which the store is asked; nil: everything.
    let date: String?
    private let queue: DatabaseQueue
    private let isReadOnly: Bool
    /// What writing transactions know of the rows.
    let rows = KnownRows()
    private let isClosed = Mutex(false)

    private init(path: String, queue: DatabaseQueue, isReadOnly: Bool, resolver: IdentityResolver, date: String?) {
        self.path = path
        self.queue = queue
        self.isReadOnly = isReadOnly
        self.resolver = resolver
        self.date = date
    }

    deinit { try? close() }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: its file; made where it is missing and may be written.
    ///   - readOnly: whether to ask it only. Neither the file nor its folder
    ///     need then be writable.
    ///   - identity: what decides which nodes of one name are one, for a
    ///     store that is written; without it only ids and rulings do.
    ///   - date: asks for what was so on that date (see ``Edge/isSo(at:)``).
    public static func open(
        path: String, readOnly: Bool, identity: IdentityRules = IdentityRules(), at date: String? = nil
    ) throws(StoreError) -> GraphStore {
        let queue = try StoreConnection.open(path: path, readOnly: readOnly)
        let store = GraphStore(
            path: path, queue: queue, isReadOnly: readOnly, resolver: IdentityResolver(rules: identity), date: date)
        if !readOnly {
            try store.write { try IdentityUpdater($0, store).updateAllIfRulesChanged() }
        }
        return store
    }

    /// Closes the store and leaves all of it in its one file.
    ///
    /// The store must not be used afterwards. A store that goes out of use
    /// closes itself, but cannot then report a failure.
    public func close() throws(StoreError) {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        do {
            if !isReadOnly { try StoreConnection.finish(queue) }
            try queue.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Asks several questions of one state of the store, whatever is written
    /// to it in the meantime; also faster than one by one.
    public func snapshot<T>(_ questions: () throws -> T) throws -> T {
        try checkOpen()
        // What the questions throw is theirs; SQLite's own errors they have turned into ``StoreError``.
        do { return try inTransaction { _ in try questions() } } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Reads in one transaction: that of the snapshot, or its own.
    func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        try checkOpen()
        do { return try inTransaction(body) } catch { throw StoreError(error, path: path) }
    }

    private func inTransaction<T>(_ body: (Database) throws -> T) throws -> T {
        try queue.unsafeReentrantRead { database in
            if database.isInsideTransaction { return try body(database) }
            var result: T?
            try database.inTransaction(.deferred) {
                result = try body(database)
                return .commit
            }
            return result!
        }
    }

    /// Writes in one transaction, all or nothing.
    func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        try checkOpen()
        do {
            return try queue.write { database in
                try rows.begin(database)
                return try body(database)
            }
        } catch {
            rows.removeAll()
            throw StoreError(error, path: path)
        }
    }

    private func checkOpen() throws(StoreError) {
        guard isClosed.withLock({ $0 }) else { return }
        throw StoreError(.other, path: path, problem: "has been closed", remedy: "open it again")
    }
}
