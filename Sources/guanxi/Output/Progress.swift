import Glibc

/// A bar on standard error that says how far long work has come and how long
/// it will take; only on a terminal.
struct Progress {
    private let total: Int
    private var done = 0
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    /// Drawing it more often than the eye can follow would cost more than the work.
    private static let pause = Duration.milliseconds(50)
    private static let barWidth = 20

    init(total: Int) { self.total = total }

    /// Shows that one more is done, and which.
    mutating func advance(_ name: String) {
        done += 1
        guard let width = Terminal.width(of: STDERR_FILENO) else { return }
        let now = ContinuousClock.now
        if let last, now - last < Self.pause, done < total { return }
        last = now
        let line = "\(bar) \(done)/\(total)\(timeLeft(now))  \(DisplayText.printable(name))"
        let text = "\r\u{1B}[K" + DisplayText.shortened(line, to: width - 1)
        try? writeAll(Array(text.utf8), to: STDERR_FILENO, name: "")
    }

    /// Removes the line.
    func clear() {
        guard Terminal.isError, done > 0 else { return }
        try? writeAll(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO, name: "")
    }

    private var bar: String {
        let filled = total > 0 ? Self.barWidth * done / total : 0
        return String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
    }

    /// How long the rest will take if it goes on as before, once that can be told.
    private func timeLeft(_ now: ContinuousClock.Instant) -> String {
        let passed = now - start
        guard passed > .seconds(2), done < total else { return "" }
        let seconds = Int((passed * (total - done) / done) / .seconds(1))
        let (minutes, rest) = (seconds / 60, seconds % 60)
        return "  \(minutes):\(rest < 10 ? "0" : "")\(rest) left"
    }
}
