/// Reads one JSON record, `{"id": "...", "text": "..."}`, from its bytes.
///
/// Made for millions of lines: it builds no tree, and copies a string only
/// where it holds escapes. Other fields are checked and passed over.
struct RecordScanner {
    /// What is wrong with a line.
    struct Problem: Error {
        let message: String
        /// The byte at which it was found, from 1; nil where the line is sound
        /// but its fields are not.
        let byte: Int?
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// The value of `id` as JSON, once it was read.
    private(set) var id: Token?
    private var text: Token?

    /// A string or number where it stands in the line.
    enum Token {
        /// Between quotation marks, without escapes.
        case plain(Range<Int>)
        /// Between quotation marks, with escapes.
        case escaped(Range<Int>)
        case number(Range<Int>)
        case other
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads the whole line.
    ///
    /// - Returns: the text's place in the line.
    mutating func scan() throws(Problem) -> Token {
        skipSpace()
        guard position < bytes.count else { throw Problem(message: "the line is blank", byte: nil) }
        guard take(UInt8(ascii: "{")) else { throw expected("an object, {\"id\": ..., \"text\": ...}") }
        skipSpace()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                let key = try string()
                skipSpace()
                guard take(UInt8(ascii: ":")) else { throw expected("':'") }
                skipSpace()
                if isKey(key, "id") {
                    id = try value()
                } else if isKey(key, "text") {
                    text = try value()
                } else {
                    _ = try value()
                }
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw expected("',' or '}'") }
        }
        skipSpace()
        guard position == bytes.count else { throw expected("the end of the line") }
        switch id {
        case nil: throw Problem(message: "the field 'id' is missing", byte: nil)
        case .other: throw Problem(message: "the field 'id' is not a string", byte: nil)
        default: break
        }
        switch text {
        case nil: throw Problem(message: "the field 'text' is missing", byte: nil)
        case .plain, .escaped: return text!
        default: throw Problem(message: "the field 'text' is not a string", byte: nil)
        }
    }

    // MARK: Values

    private mutating func value() throws(Problem) -> Token {
        guard position < bytes.count else { throw expected("a value") }
        switch bytes[position] {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipNested()
            return .other
        case UInt8(ascii: "t"): return try word("true")
        case UInt8(ascii: "f"): return try word("false")
        case UInt8(ascii: "n"): return try word("null")
        default: return try number()
        }
    }

    /// Passes over an object or array without recursion: a line may be as
    /// deep as it is long.
    private mutating func skipNested() throws(Problem) {
        var open = OpenBrackets()
        var needsValue = true
        repeat {
            skipSpace()
            guard position < bytes.count else { throw expected("a closing bracket") }
            let byte = bytes[position]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), needsValue {
                position += 1
                skipSpace()
                if take(byte + 2) {  // } is two after {, ] two after [
                    needsValue = false
                } else {
                    open.append(isObject: byte == UInt8(ascii: "{"))
                    try key(in: open)
                }
            } else if needsValue {
                _ = try value()
                needsValue = false
            } else if byte == UInt8(ascii: ",") {
                position += 1
                needsValue = true
                skipSpace()
                try key(in: open)
            } else if byte == (open.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                position += 1
                open.removeLast()
            } else {
                throw expected("',' or a closing bracket")
            }
        } while !open.isEmpty
    }

    /// Which brackets are open, one bit for each; in an array only those far from the innermost.
    private struct OpenBrackets {
        private var count = 0
        /// The innermost 1 to 64; the last one is the lowest bit.
        private var objects: UInt64 = 0
        private var outer: [UInt64] = []

        var isEmpty: Bool { count == 0 }
        /// Whether the innermost one is that of an object.
        var isObject: Bool { objects & 1 != 0 }

        mutating func append(isObject: Bool) {
            if count % 64 == 0, count > 0 { outer.append(objects) }
            objects = objects << 1 | (isObject ? 1 : 0)
            count += 1
        }

        mutating func removeLast() {
            count -= 1
            objects >>= 1
            if count % 64 == 0, let last = outer.popLast() { objects = last }
        }
    }

    @inline(__always)
    private mutating func key(in open: borrowing OpenBrackets) throws(Problem) {
        guard open.isObject else { return }
        _ = try string()
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw expected("':'") }
    }

    private mutating func string() throws(Problem) -> Token {
        guard take(UInt8(ascii: "\"")) else { throw expected("a string") }
        let start = position
        var hasEscapes = false
        while position < bytes.count {
            position = endOfChinese(from: position)
            let plain = plainCount(at: position)
            position += plain
            if plain == Self.blockSize { continue }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                let range = start..<position - 1
                return hasEscapes ? .escaped(range) : .plain(range)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try checkEscape()
            } else if byte < 0x20 {
                throw Problem(message: "a control character in a string", byte: position + 1)
            } else {
                position += 1
            }
        }
        throw expected("the end of a string")
    }

    /// Where the next sixteen bytes are not all of characters beyond ASCII, as most of a text's are; none of these ends a
    /// string or needs a look.
    @inline(__always)
    private func endOfChinese(from start: Int) -> Int {
        guard let base = bytes.baseAddress.map({ UnsafeRawPointer($0) }) else { return start }
        let highs: UInt64 = 0x8080_8080_8080_8080
        let last = bytes.count - 16
        var index = start
        while index <= last {
            let (first, second) = (base + index, base + (index &+ 8))
            let both = first.loadUnaligned(as: UInt64.self) & second.loadUnaligned(as: UInt64.self)
            guard both & highs == highs else { break }
            index &+= 16
        }
        return index
    }

    private static let blockSize = 8

    /// How many bytes there are, of a block, before the first one that ends a string or needs a look; 0 where no whole
    /// block is left.
    @inline(__always)
    private func plainCount(at start: Int) -> Int {
        guard start + Self.blockSize <= bytes.count, let base = bytes.baseAddress else { return 0 }
        let word = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self).littleEndian
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        /// The high bit of each byte that is 0; where one is, perhaps also that of a byte behind it.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        let quotes = zeros(word ^ ones &* UInt64(UInt8(ascii: "\"")))
        let escapes = zeros(word ^ ones &* UInt64(UInt8(ascii: "\\")))
        let controls = (word &- ones &* 0x20) & ~word
        return ((quotes | escapes | controls) & highs).trailingZeroBitCount / 8
    }

    private mutating func checkEscape() throws(Problem) {
        let kind = position + 1 < bytes.count ? bytes[position + 1] : 0
        let isKnown = "\"\\/bfnrt".utf8.contains(kind)
        let isUnicode = kind == UInt8(ascii: "u") && JSONText.hexadecimal(bytes, at: position + 2) != nil
        guard isKnown || isUnicode else { throw Problem(message: "an unknown escape", byte: position + 1) }
        position += isUnicode ? 6 : 2
    }

    private mutating func number() throws(Problem) -> Token {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let isZero = take(UInt8(ascii: "0"))
        if !isZero, skipDigits() == 0 {
            position = start
            throw expected("a value")
        }
        if take(UInt8(ascii: ".")), skipDigits() == 0 { throw expected("a digit") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            if skipDigits() == 0 { throw expected("a digit") }
        }
        return .number(start..<position)
    }

    private mutating func word(_ word: String) throws(Problem) -> Token {
        guard bytes[position...].starts(with: word.utf8) else { throw expected("a value") }
        position += word.utf8.count
        return .other
    }

    // MARK: Bytes

    private func isKey(_ token: Token, _ name: StaticString) -> Bool {
        guard case .plain(let range) = token, range.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { $0.elementsEqual(UnsafeBufferPointer(rebasing: bytes[range])) }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position - start
    }

    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }

    private func expected(_ what: String) -> Problem {
        Problem(message: "not valid JSON: expected \(what)", byte: position + 1)
    }
}
