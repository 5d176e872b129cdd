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
    static var width: Int? { width(of: STDOUT_FILENO) }

    /// The number of columns of the terminal behind a file descriptor, or nil where there is none.
    static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// The value of an environment variable.
    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Whether an environment variable has a value that is not empty.
    static func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
}
