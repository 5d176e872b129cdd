import Synchronization

/// What was worked out of ids, for the next time: the same posts and bodies
/// come up with each of their holders and on many pages.
///
/// It is safe from any thread, and forgets everything when it is full: what it
/// answers follows from the id and the rules alone.
final class IdentityMemo<Value: Sendable>: Sendable {
    private let values = Mutex<[String: Value]>([:])
    private static var most: Int { 50_000 }

    /// The value for an id, made where it is not known.
    func value(for id: String, _ make: () -> Value) -> Value {
        if let known = values.withLock({ $0[id] }) { return known }
        let value = make()
        values.withLock { values in
            if values.count >= Self.most { values.removeAll() }
            values[id] = value
        }
        return value
    }
}
