import Glibc

/// Standard output behind a buffer; used by the main thread alone.
final class StandardOutput: @unchecked Sendable {
    static let shared = StandardOutput()

    private var buffer: [UInt8] = []
    private static let limit = 1 << 16

    private init() { buffer.reserveCapacity(Self.limit) }

    /// Writes text.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Writes bytes; they may stay in the buffer until ``flush()``.
    func write(_ bytes: [UInt8]) throws {
        if buffer.count + bytes.count > Self.limit { try flush() }
        if bytes.count >= Self.limit { try writeThrough(bytes) } else { buffer += bytes }
    }

    /// Hands everything to the reader.
    func flush() throws {
        let bytes = buffer
        buffer.removeAll(keepingCapacity: true)
        try writeThrough(bytes)
    }

    private func writeThrough(_ bytes: [UInt8]) throws {
        try writeAll(bytes, to: STDOUT_FILENO, name: "standard output")
    }
}

/// Writes all bytes to a file descriptor.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws {
    try bytes.withUnsafeBytes { buffer in
        var written = 0
        while written < buffer.count {
            let count = write(descriptor, buffer.baseAddress! + written, buffer.count - written)
            if count > 0 {
                written += count
            } else if errno == EPIPE {
                throw ClosedPipe()
            } else if errno != EINTR {
                throw Failure("\(name): cannot be written: \(systemMessage(errno))")
            }
        }
    }
}

/// Writes a file, or standard output where the path is `-`.
func writeFile(_ bytes: [UInt8], to path: String) throws {
    guard path != "-" else { return try StandardOutput.shared.write(bytes) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw Failure("\(path): cannot be written: \(systemMessage(errno))") }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor, name: path)
}
