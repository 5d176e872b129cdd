import Glibc

/// What the process is connected to.
enum Terminal {
    /// Whether standard output is a terminal.
    static let isOutput = isatty(STDOUT_FILENO) == 1
    /// Whether standard error is a terminal.
    static let isError = isatty(STDERR_FILENO) == 1
    /// Whether answers may be coloured.
    static let hasColour = isOutput && !isSet("NO_COLOR") && environment("TERM") != "dumb"
    /// The number of columns of the terminal, or nil where there is none.
    static var width: Int? {
        var size = winsize()
        guard isOutput, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// The value of an environment variable.
    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Whether an environment variable has a value that is not empty.
    static func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
}

/// One line on standard error that says how far long work has come; only on a
/// terminal.
struct Progress {
    private let total: Int
    private var done = 0

    init(total: Int) { self.total = total }

    /// Shows that one more is done, and which.
    mutating func advance(_ name: String) {
        done += 1
        guard Terminal.isError else { return }
        let text = "\(done)/\(total) \(DisplayText.printable(name))"
        try? writeAll(Array("\r\u{1B}[K\(DisplayText.shortened(text, to: 78))".utf8), to: STDERR_FILENO, name: "")
    }

    /// Removes the line.
    func clear() {
        guard Terminal.isError, done > 0 else { return }
        try? writeAll(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO, name: "")
    }
}
