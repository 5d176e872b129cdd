import Synchronization

/// What was found out before, for the next time it is asked for.
///
/// It is safe from any thread, and forgets everything when it is full.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let capacity: Int

    /// - Parameter capacity: the most values that it keeps.
    package init(capacity: Int) { self.capacity = capacity }

    /// The value that is known for a key.
    package subscript(key: Key) -> Value? {
        get { values.withLock { $0[key] } }
        set {
            values.withLock { values in
                if newValue != nil, values.count >= capacity { values = [:] }
                values[key] = newValue
            }
        }
    }

    /// The value for a key, made where it is not known.
    package func value(for key: Key, _ make: () throws -> Value) rethrows -> Value {
        if let known = self[key] { return known }
        let value = try make()
        self[key] = value
        return value
    }

    /// Forgets everything.
    package func removeAll() { values.withLock { $0 = [:] } }
}
