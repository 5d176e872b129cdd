import Glibc

/// An error for the user: what is wrong, where, and what to do. Exit code 2.
struct Failure: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

/// The question was understood and has no answer. Exit code 1.
struct NothingFound: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

/// Whoever read the output has closed it. Exit code 0.
struct ClosedPipe: Error {}

/// Tells the user something, on standard error.
func note(_ message: String) { writeToStandardError("guanxi: \(message)") }

/// Writes a line to standard error.
func writeToStandardError(_ line: String) {
    var bytes = Array("\(line)\n".utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
    }
}

/// What an error number of the system means, in words.
func systemMessage(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied; change the permissions"
    case EISDIR: "is a folder"
    case ENOSPC: "the disk is full; free some space"
    default: String(cString: strerror(code))
    }
}
