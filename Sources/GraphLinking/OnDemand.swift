import Synchronization

/// Something made of files when it is first asked for: not everybody asks for all that there is. Whoever asks while it is
/// made waits.
final class OnDemand<Value: Sendable>: Sendable {
    private enum State {
        case made(Value)
        case wanting(@Sendable () throws -> Value)
    }

    private let state: Mutex<State>

    /// - Parameters:
    ///   - isSound: whether the files are known to have nothing wrong in them; otherwise it is made here and now.
    ///   - make: makes it.
    /// - Throws: what is wrong with the files.
    init(isSound: Bool, _ make: @escaping @Sendable () throws -> Value) throws {
        state = Mutex(isSound ? .wanting(make) : .made(try make()))
    }

    var value: Value {
        state.withLock { state in
            switch state {
            case .made(let value): return value
            case .wanting(let make):
                do {
                    let value = try make()
                    state = .made(value)
                    return value
                } catch {
                    preconditionFailure("files that were found sound are not: \(error)")
                }
            }
        }
    }
}
