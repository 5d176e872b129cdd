import GRDB
import GraphModel

/// A transaction that writes what documents say: what it touches is looked at
/// once, at its end, however many documents touch it.
final class WritingTransaction {
    let database: Database
    /// What earlier transactions found.
    let rows: KnownRows
    /// The index of the names.
    let search: SearchIndex
    private let store: GraphStore
    /// The kin of nodes that were written: their identity must be looked at again.
    private var touchedKin: Set<String> = []

    init(_ database: Database, _ store: GraphStore) throws {
        self.database = database
        self.store = store
        rows = store.rows
        search = try SearchIndex(database)
    }

    /// Whether the edges that go out from a node tell who it is; of all others the id does, and only a new or lost one matters.
    static func isJudgedByEdges(id: String) -> Bool { EntityID.isPerson(id) }

    /// What a node has in common with those that may be the same.
    func kin(ofID id: String, name: String) -> String { store.resolver.group(ofID: id, name: name) }

    /// Notes that nodes of this kin changed.
    func touch(_ kin: String?) { if let kin { touchedKin.insert(kin) } }

    /// Does what is left to do once all documents are written.
    func finish() throws {
        try search.writeWords()
        try IdentityUpdater(database, store).update(touchedKin)
    }
}
