/// UTF-8 text that finds its n-th Unicode scalar without reading from the start.
struct ScalarIndexedText: Sendable {
    /// How many bytes lie between two marks.
    static let stride = 1024

    /// Valid UTF-8.
    let bytes: ContiguousArray<UInt8>
    /// For each full stride, how many scalars begin before its end.
    let marks: ContiguousArray<Int>

    /// The text of a range of scalars.
    func string(_ range: Range<Int>) -> String {
        let lower = byteOffset(of: range.lowerBound)
        // A short range is walked on from its start; a long one looks its end up.
        let upper =
            range.count < Self.stride
            ? advance(lower, by: range.count) : byteOffset(of: range.upperBound)
        return bytes.withUnsafeBufferPointer { String(decoding: $0[lower..<upper], as: UTF8.self) }
    }

    func position(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        var seen = 0
        forEachScalar { scalar, next in
            if seen == offset { return false }
            seen += 1
            column += 1
            if Self.endsLine(scalar, before: next) {
                line += 1
                column = 1
            }
            return true
        }
        return (line, column)
    }

    func offset(line: Int, column: Int) -> Int? {
        guard line >= 1 else { return nil }
        var currentLine = 1
        var currentColumn = 1
        var seen = 0
        forEachScalar { scalar, next in
            if currentLine == line {
                let atLineEnd = Self.isLineEnd(scalar)
                if currentColumn >= column || atLineEnd { return false }
            }
            seen += 1
            currentColumn += 1
            if Self.endsLine(scalar, before: next) {
                currentLine += 1
                currentColumn = 1
            }
            return true
        }
        return currentLine == line ? seen : nil
    }

    private static func isLineEnd(_ scalar: UInt32) -> Bool {
        Folding.table[Int(min(scalar, 0xFFFF))] == Folding.lineFeed || scalar == 0x0D
    }

    /// Whether a line ends after `scalar`: a carriage return before a line feed does not end it yet.
    private static func endsLine(_ scalar: UInt32, before next: UInt8?) -> Bool {
        isLineEnd(scalar) && !(scalar == 0x0D && next == 0x0A)
    }

    /// Calls `body` with each scalar and the byte after it until `body` answers false.
    private func forEachScalar(_ body: (UInt32, UInt8?) -> Bool) {
        var index = 0
        while index < bytes.count {
            let length = Self.length(lead: bytes[index])
            var scalar = UInt32(bytes[index])
            if length > 1 {
                scalar &= 0x7F >> UInt32(length)
                for step in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + step] & 0x3F) }
            }
            index += length
            if !body(scalar, index < bytes.count ? bytes[index] : nil) { return }
        }
    }

    private func byteOffset(of scalar: Int) -> Int {
        // The last mark that does not lie behind the scalar.
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] <= scalar { low = middle + 1 } else { high = middle }
        }
        var byte = 0
        var seen = 0
        if low > 0 {
            byte = low * Self.stride
            seen = marks[low - 1]
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
        }
        return advance(byte, by: scalar - seen)
    }

    private func advance(_ start: Int, by count: Int) -> Int {
        var byte = start
        for _ in 0..<count where byte < bytes.count { byte += Self.length(lead: bytes[byte]) }
        return byte
    }

    private static func length(lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
}
