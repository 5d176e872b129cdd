/// A number that is all but surely another one for other bytes: tells whether what was made of some bytes still holds.
/// It is no defence against somebody who wants it to be the same.
public struct KnowledgeFingerprint: Sendable {
    /// The number of all that was added so far.
    public private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Makes the fingerprint of nothing.
    public init() {}

    /// Adds bytes, and where they end.
    public mutating func add(_ bytes: UnsafeRawBufferPointer) {
        value = Self.mixed(value ^ Self.of(bytes))
    }

    /// The number of one block of bytes; eight at a time in four strands, as fast as memory gives them.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (a, b, c, d) = (UInt64(1), UInt64(2), UInt64(3), UInt64(bytes.count))
        let blocks = bytes.count / 32
        if var place = bytes.baseAddress {
            for _ in 0..<blocks {
                a = step(a, place.loadUnaligned(as: UInt64.self))
                b = step(b, place.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                c = step(c, place.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
                d = step(d, place.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
                place += 32
            }
        }
        for byte in bytes[(blocks * 32)...] { a = step(a, UInt64(byte)) }
        return mixed(mixed(mixed(mixed(a) ^ b) ^ c) ^ d)
    }

    @inline(__always)
    private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
        ((state << 29 | state >> 35) ^ word) &* 0xD6E8_FEB8_6659_FD93
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let mixed = (value ^ value >> 32) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ mixed >> 32
    }
}
