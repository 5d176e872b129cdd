/// The FNV-1a hash of bytes: the same on every run, unlike `hashValue`.
package func stableHash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
}

extension String {
    /// The hash of the UTF-8 bytes; see ``stableHash(of:)``.
    package var stableHash: UInt64 {
        var text = self
        return text.withUTF8(GraphModel.stableHash(of:))
    }
}
