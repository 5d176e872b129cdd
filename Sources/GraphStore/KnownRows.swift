import GRDB
import GraphModel
import Synchronization

/// What writing transactions found in the file or left there, so that the next
/// ones need not read it again: with each page come the same places and posts,
/// and with each new bearer of a frequent name all others are looked at again.
///
/// It must hear of each row that changes, and of each transaction that fails.
/// When it is full it forgets everything of that kind.
final class KnownRows: Sendable {
    /// A merged node, with its names and without mentions, and its key.
    typealias KnownNode = (key: Int, node: Node)
    /// A merged edge without evidence, and its key.
    typealias KnownEdge = (key: Int, edge: Edge)

    /// What an edge's row is found by.
    struct EdgeEnds: Hashable {
        var source: Int
        var type: String
        var target: Int
    }

    private struct State {
        var people: [Int: PersonFacts] = [:]
        var nodes: [String: KnownNode] = [:]
        var edges: [EdgeEnds: KnownEdge] = [:]
        var version = 0
    }

    private let state = Mutex(State())
    /// About 30 MB of people, and 10 MB each of the others.
    private static let mostPeople = 200_000
    private static let mostOthers = 20_000

    /// Forgets everything where another connection has written to the file since the last time.
    func begin(_ database: Database) throws {
        let version = try SQLStatement(database, "PRAGMA data_version").first { $0.int(0) } ?? 0
        state.withLock { state in
            if state.version != version { state = State() }
            state.version = version
        }
    }

    /// Forgets everything.
    func removeAll() { state.withLock { $0 = State() } }

    /// Forgets all merged nodes and edges.
    func removeMerged() {
        state.withLock { state in
            state.nodes = [:]
            state.edges = [:]
        }
    }

    /// What is known of the person in a row, gathered where it is not.
    func person(_ key: Int, _ gather: () throws -> PersonFacts) rethrows -> PersonFacts {
        if let known = state.withLock({ $0.people[key] }) { return known }
        let facts = try gather()
        state.withLock { state in
            if state.people.count >= Self.mostPeople { state.people = [:] }
            state.people[key] = facts
        }
        return facts
    }

    /// Forgets what is known of the person in a row.
    func removePerson(_ key: Int) { state.withLock { _ = $0.people.removeValue(forKey: key) } }

    /// The node with an id, if it is known.
    func node(_ id: String) -> KnownNode? { state.withLock { $0.nodes[id] } }

    /// Notes what a node is now.
    func set(_ node: Node, key: Int) {
        state.withLock { state in
            if state.nodes.count >= Self.mostOthers { state.nodes = [:] }
            state.nodes[node.id] = (key, node)
        }
    }

    /// The edge with these ends, if it is known.
    func edge(_ ends: EdgeEnds) -> KnownEdge? { state.withLock { $0.edges[ends] } }

    /// Notes what an edge is now.
    func set(_ edge: Edge, key: Int, ends: EdgeEnds) {
        state.withLock { state in
            if state.edges.count >= Self.mostOthers { state.edges = [:] }
            state.edges[ends] = (key, edge)
        }
    }
}
