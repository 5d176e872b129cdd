#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Turns GB18030 into UTF-8 through the C library.
enum GB18030 {
    /// The UTF-8 of `bytes` and how many faulty bytes became U+FFFD; nil where the C library lacks the encoding.
    static func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> (bytes: ContiguousArray<UInt8>, replacements: Int)? {
        guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }

        var result = ContiguousArray<UInt8>()
        result.reserveCapacity(bytes.count + bytes.count / 2 + 16)
        var replacements = 0
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        // iconv asks for mutable input, but only reads it.
        var input = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var left = bytes.count

        while left > 0 {
            let (written, status, problem) = buffer.withUnsafeMutableBufferPointer { chunk in
                var output = chunk.baseAddress
                var room = chunk.count
                let status = iconv(converter, &input, &left, &output, &room)
                let problem = errno
                return (chunk.count - room, status, problem)
            }
            buffer.withUnsafeBytes { result.append(contentsOf: $0.prefix(written)) }
            guard status == -1, problem != E2BIG else { continue }
            // A byte that begins no character is replaced alone; a character cut off at the end as a whole.
            result.append(contentsOf: [0xEF, 0xBF, 0xBD])
            replacements += 1
            let skipped = problem == EINVAL ? left : 1
            input = input?.advanced(by: skipped)
            left -= skipped
        }
        return (result, replacements)
    }
}
