import GRDB
import GraphModel
import Synchronization

/// What is known of people, by the keys of their rows: with each new bearer of
/// a frequent name all others are looked at again, most of them unchanged.
///
/// Only writing transactions use it. It must hear of each row whose edges
/// change, and of each transaction that fails.
final class PersonFactsCache: Sendable {
    private struct State {
        var facts: [Int: PersonFacts] = [:]
        var version = 0
    }

    private let state = Mutex(State())
    /// About 40 MB of them.
    private static let most = 120_000

    /// Forgets everything where another connection has written to the file since the last time.
    func begin(_ database: Database) throws {
        let version = try SQLStatement(database, "PRAGMA data_version").first { $0.int(0) } ?? 0
        state.withLock { state in
            if state.version != version { state.facts = [:] }
            state.version = version
        }
    }

    /// Forgets everything.
    func removeAll() { state.withLock { $0.facts = [:] } }

    /// Forgets one row.
    func remove(_ key: Int) { state.withLock { _ = $0.facts.removeValue(forKey: key) } }

    /// The facts of a row, gathered where they are not known.
    func facts(of key: Int, _ gather: () throws -> PersonFacts) rethrows -> PersonFacts {
        if let known = state.withLock({ $0.facts[key] }) { return known }
        let facts = try gather()
        state.withLock { state in
            if state.facts.count >= Self.most { state.facts = [:] }
            state.facts[key] = facts
        }
        return facts
    }
}
