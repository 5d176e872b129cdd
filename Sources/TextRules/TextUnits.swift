/// Text of knowledge files as 16-bit units, one for each scalar.
enum TextUnits {
    /// Decodes UTF-8; a scalar outside the basic plane, which no folded text
    /// has, is U+FFFF.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into units: inout [UInt16]) {
        units.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let byte = UInt16(bytes[index])
            if byte >= 0xF0 {
                units.append(.max)
                index += 4
            } else if byte >= 0xE0, index + 2 < bytes.count {
                units.append((byte & 15) << 12 | UInt16(bytes[index + 1] & 63) << 6 | UInt16(bytes[index + 2] & 63))
                index += 3
            } else if byte >= 0xC0, index + 1 < bytes.count {
                units.append((byte & 31) << 6 | UInt16(bytes[index + 1] & 63))
                index += 2
            } else {
                units.append(byte)
                index += 1
            }
        }
    }

    /// The value of a whole number.
    static func decimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Float? {
        var value: Float = 0
        for byte in digits {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Float(byte - 0x30)
        }
        return digits.isEmpty ? nil : value
    }
}

extension SourceFile {
    /// Calls `body` with each line that is not empty and no comment, without
    /// its line end, and the line's number from 1.
    func forEachLine<Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>, Int) throws(Failure) -> Void
    ) throws(Failure) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
            var number = 0
            var start = 0
            while start < bytes.count {
                number += 1
                var end = start
                while end < bytes.count && bytes[end] != 0x0A { end += 1 }
                let next = end + 1
                if end > start && bytes[end - 1] == 0x0D { end -= 1 }
                if end > start && bytes[start] != UInt8(ascii: "#") {
                    try body(UnsafeBufferPointer(rebasing: bytes[start..<end]), number)
                }
                start = next
            }
        }
    }
}
