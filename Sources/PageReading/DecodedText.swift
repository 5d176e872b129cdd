/// A document as valid UTF-8 for quoting and as folded units for matching.
struct DecodedText {
    let text: ScalarIndexedText
    /// One folded unit for each Unicode scalar; line ends are U+000A, or U+000D as written.
    let units: ContiguousArray<UInt16>
    let encoding: TextEncoding
    let replacements: Int
}

/// Why bytes were not decoded.
enum DecodingFailure: Error {
    /// The bytes from this offset on are no UTF-8.
    case malformed(at: Int)
    /// The bytes belong in no text.
    case binary
}

/// Decodes and folds UTF-8 in one pass.
enum UTF8Decoder {
    /// How many control bytes are let through whatever the document's length.
    private static let toleratedControls = 8

    /// The folded units of strictly valid UTF-8, put at the beginning of `buffer`, which grows as needed.
    ///
    /// - Returns: how many there are.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, into buffer: inout ContiguousArray<UInt16>
    ) throws(DecodingFailure) -> Int {
        if buffer.count < bytes.count { buffer = ContiguousArray(repeating: 0, count: bytes.count) }
        var count = 0
        var marks = ContiguousArray<Int>()
        try buffer.withUnsafeMutableBufferPointer { (output) throws(DecodingFailure) in
            try fill(output, from: bytes, written: &count, marks: &marks)
        }
        return count
    }

    /// The folded units and the scalar marks of strictly valid UTF-8.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(DecodingFailure) -> (units: ContiguousArray<UInt16>, marks: ContiguousArray<Int>) {
        var failure: DecodingFailure?
        var marks = ContiguousArray<Int>()
        let units = ContiguousArray<UInt16>(unsafeUninitializedCapacity: bytes.count) { output, written in
            do throws(DecodingFailure) {
                try fill(output, from: bytes, written: &written, marks: &marks)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return (units, marks)
    }

    private static func fill(
        _ output: UnsafeMutableBufferPointer<UInt16>, from bytes: UnsafeBufferPointer<UInt8>,
        written: inout Int, marks: inout ContiguousArray<Int>
    ) throws(DecodingFailure) {
        guard let input = bytes.baseAddress, let target = output.baseAddress else { return }
        let end = bytes.count
        var count = 0
        var index = 0
        var controls = 0
        defer { written = count }
        var failure: DecodingFailure?
        Folding.table.withUnsafeBufferPointer { table in
            while index < end {
                let blockEnd = min(end, (index / ScalarIndexedText.stride + 1) * ScalarIndexedText.stride)
                let lastPair = min(blockEnd - 4, end - 8)
                while index < blockEnd {
                    // Most of the text: two ideographs are decoded in one go.
                    while index <= lastPair, let pair = pair(UnsafeRawPointer(input + index)) {
                        target[count] = UInt16(truncatingIfNeeded: pair)
                        target[count &+ 1] = UInt16(truncatingIfNeeded: pair >> 24)
                        index &+= 6
                        count &+= 2
                    }
                    if index >= blockEnd { break }
                    // Ideographs are never folded: four bytes are looked at in one go.
                    if index + 4 <= end {
                        let word = UnsafeRawPointer(input + index).loadUnaligned(as: UInt32.self).littleEndian
                        let scalar = (word & 0x0F) << 12 | (word >> 2) & 0xFC0 | (word >> 16) & 0x3F
                        if word & 0xC0_C0F0 == 0x80_80E0 {
                            let isIdeograph = scalar &- 0x3400 < 0x6C00
                            // No scalar of three bytes is smaller, or half a pair.
                            if isIdeograph || scalar >= 0x800 && scalar & 0xF800 != 0xD800 {
                                target[count] =
                                    isIdeograph ? UInt16(truncatingIfNeeded: scalar) : table[Int(scalar)]
                                index += 3
                                count += 1
                                continue
                            }
                        }
                    }
                    let lead = input[index]
                    if lead < 0x80 {
                        if lead < 0x20, isControl(lead) {
                            controls += 1
                            if lead == 0 {
                                failure = .binary
                                return
                            }
                        }
                        target[count] = table[Int(lead)]
                        index += 1
                    } else {
                        let (scalar, length) = sequence(bytes, at: index)
                        guard let scalar else {
                            failure = .malformed(at: index)
                            return
                        }
                        target[count] = scalar > 0xFFFF ? Folding.replacement : table[Int(scalar)]
                        index += length
                    }
                    count += 1
                }
                if index < end { marks.append(count) }
            }
        }
        if failure == nil, controls > toleratedControls, controls > end / 20 {
            failure = .binary
        }
        if let failure { throw failure }
    }

    /// Two scalars from U+4000 to U+BFFF, none of which is folded, at bit 0 and bit 24; nil if other ones stand here.
    @inline(__always)
    private static func pair(_ bytes: UnsafeRawPointer) -> UInt64? {
        let word = bytes.loadUnaligned(as: UInt64.self).littleEndian
        // The first byte of each is 0xE4 to 0xEB, two others follow that begin no scalar.
        guard (word &- 0x04_000004) & 0xC0C0F8_C0C0F8 == 0x8080E0_8080E0 else { return nil }
        return (word & 0x0F_00000F) << 12 | (word >> 2) & 0xFC0_000FC0 | (word >> 16) & 0x3F_00003F
    }

    /// Whether a byte below 0x20 is neither white space nor the escape of a terminal.
    static func isControl(_ byte: UInt8) -> Bool {
        !(byte >= 0x09 && byte <= 0x0D) && byte != 0x1B
    }

    /// The scalar that begins at `index`, or nil and the length of the longest faulty sequence there.
    ///
    /// A faulty sequence is as long as it could still have become a scalar: it is replaced as one.
    static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32?, length: Int) {
        let lead = bytes[index]
        let length: Int
        var allowed: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0..<0x80: return (UInt32(lead), 1)
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if lead == 0xE0 { allowed = 0xA0...0xBF }
            if lead == 0xED { allowed = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { allowed = 0x90...0xBF }
            if lead == 0xF4 { allowed = 0x80...0x8F }
        default: return (nil, 1)
        }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for step in 1..<length {
            guard index + step < bytes.count, allowed.contains(bytes[index + step]) else { return (nil, step) }
            scalar = scalar << 6 | UInt32(bytes[index + step] & 0x3F)
            allowed = 0x80...0xBF
        }
        return (scalar, length)
    }
}
