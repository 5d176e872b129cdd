import Glibc

/// Standard input in blocks of whole lines.
///
/// It holds one block and the beginning of the next line, whatever the length
/// of the stream.
struct LineSource {
    /// Whole lines, in the order of the stream.
    struct Block: Sendable {
        var bytes: [UInt8]
        /// The number of the first line, from 1.
        var firstLine: Int
    }

    /// What reading gave.
    enum Next {
        case block(Block)
        /// Nothing can be read without waiting.
        case later
        case end
    }

    private static let chunk = 1 << 16
    private var pending: [UInt8] = []
    private var nextLine = 1
    private var isAtEnd = false

    /// Reads on.
    ///
    /// - Parameter mayWait: whether to wait for input; otherwise ``Next/later``
    ///   where none has come yet.
    mutating func next(mayWait: Bool) throws -> Next {
        while !isAtEnd {
            if !mayWait, !Self.hasInput { return .later }
            let known = pending.count
            let count = readOn()
            if count > 0 {
                guard let end = pending[known...].lastIndex(of: 0x0A) else { continue }
                let rest = Array(pending[(end + 1)...])
                pending.removeSubrange((end + 1)...)
                defer { pending = rest }
                return .block(numbered(pending))
            } else if count == 0 {
                isAtEnd = true
            } else if errno != EINTR {
                throw Failure("standard input cannot be read: \(systemMessage(errno))")
            }
        }
        guard !pending.isEmpty else { return .end }
        defer { pending = [] }
        return .block(numbered(pending))
    }

    /// Appends what can be read to `pending`.
    ///
    /// - Returns: how many bytes; 0 at the end of the input, less after an error.
    private mutating func readOn() -> Int {
        var count = 0
        pending.append(addingCapacity: Self.chunk) { bytes in
            bytes.withUnsafeMutableBufferPointer { buffer, initialized in
                count = read(STDIN_FILENO, buffer.baseAddress! + initialized, Self.chunk)
                initialized += max(count, 0)
            }
        }
        return count
    }

    private mutating func numbered(_ bytes: [UInt8]) -> Block {
        defer { nextLine += Self.lines(in: bytes) }
        return Block(bytes: bytes, firstLine: nextLine)
    }

    private static func lines(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            var rest = bytes[...]
            while let end = rest.endOfLine {
                count += 1
                rest = rest[(end + 1)...]
            }
            return count
        }
    }

    private static var hasInput: Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// The place of the first line feed.
    var endOfLine: Int? {
        guard let start = base.baseAddress, let found = memchr(start + startIndex, 0x0A, count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }
}
