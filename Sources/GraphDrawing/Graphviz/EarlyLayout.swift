import Synchronization

/// A process that waits to lay out, started while the graph is still being
/// read: a small picture then waits less for it.
public final class EarlyLayout: Sendable {
    private let process: ChildProcess.Running
    private let isTaken = Atomic(false)

    /// Starts the process; nil where it cannot be started.
    ///
    /// - Parameters:
    ///   - program: the program that calls ``RenderChild/main(engine:format:dotsPerInch:isEarly:)``;
    ///     by default this program itself.
    ///   - arguments: its arguments before the engine, the format, the dots per inch and `early`.
    public init?(program: String = "/proc/self/exe", arguments: [String] = ["render"]) {
        let words = arguments + [LayoutEngine.dot.rawValue, "plain", "72", "early"]
        guard let process = try? ChildProcess(program: program, arguments: words).startEarly() else { return nil }
        self.process = process
    }

    deinit { take()?.abandon() }

    /// The process, for whoever asks first.
    @discardableResult
    func take() -> ChildProcess.Running? { isTaken.exchange(true, ordering: .relaxed) ? nil : process }
}
