import GRDB
import GraphModel
import Synchronization

/// What writing transactions found in the file or left there, so that the next
/// ones need not read it again: with each page come the same places and posts,
/// and with each new bearer of a frequent name all others are looked at again.
///
/// It must hear of each row that changes, and of each transaction that fails.
/// Full, the people take about 30 MB, the others 10 MB each.
final class KnownRows: Sendable {
    /// A merged node, with its names and without mentions, and its key.
    typealias KnownNode = (key: Int, node: Node)
    /// A merged edge without evidence, and its key.
    typealias KnownEdge = (key: Int, edge: Edge)

    /// What an edge's row is found by.
    struct EdgeEnds: Hashable, Sendable {
        var source: Int
        var type: String
        var target: Int
    }

    /// What is known of the person in a row.
    let people = Memo<Int, PersonFacts>(capacity: 200_000)
    /// The nodes by id.
    let nodes = Memo<String, KnownNode>(capacity: 20_000)
    let edges = Memo<EdgeEnds, KnownEdge>(capacity: 20_000)
    private let version = Mutex(0)

    /// Forgets everything where another connection has written to the file since the last time.
    func begin(_ database: Database) throws {
        let present = try SQLStatement(database, "PRAGMA data_version").first { $0.int(0) } ?? 0
        let isOther = version.withLock { version in
            defer { version = present }
            return version != present
        }
        if isOther { removeAll() }
    }

    /// Forgets everything.
    func removeAll() {
        people.removeAll()
        removeMerged()
    }

    /// Forgets all merged nodes and edges.
    func removeMerged() {
        nodes.removeAll()
        edges.removeAll()
    }
}
