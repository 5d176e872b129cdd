extension Gazetteer {
    /// Appends a division's official name as the inside of a JSON string, in UTF-8.
    public func appendName(of id: Division.ID, to output: inout [UInt8]) {
        withName(of: id) { Self.append($0, to: &output) }
    }

    /// Appends a name as the inside of a JSON string, in UTF-8.
    public static func append(_ name: UnsafeBufferPointer<UInt16>, to output: inout [UInt8]) {
        for unit in name {
            switch unit {
            case 0x22, 0x5c:
                output.append(0x5c)
                output.append(UInt8(truncatingIfNeeded: unit))
            case 0x20..<0x80: output.append(UInt8(truncatingIfNeeded: unit))
            case 0x80..<0x800:
                output.append(UInt8(truncatingIfNeeded: 0xc0 | unit >> 6))
                output.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3f))
            case 0x800..<0xd800, 0xe000...0xffff:
                output.append(UInt8(truncatingIfNeeded: 0xe0 | unit >> 12))
                output.append(UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3f))
                output.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3f))
            // A control character or half a pair is in no name but that of a damaged file.
            default: output.append(UInt8(ascii: "?"))
            }
        }
    }
}
