/// The units of an address, in room that is kept from one to the next.
final class AddressText {
    private var start = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
    private var capacity = 256
    private(set) var count = 0

    deinit { start.deallocate() }

    @inline(__always)
    subscript(_ position: Int) -> UInt16 {
        precondition(position >= 0 && position < count)
        return start[position]
    }

    @inline(__always)
    subscript(_ range: Range<Int>) -> Units {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return Units(start: start + range.lowerBound, count: range.count)
    }

    /// Whether a name stands anywhere in it.
    func contains(_ name: Units) -> Bool {
        guard name.count > 0, name.count <= count else { return false }
        return (0...count - name.count).contains { self[$0..<$0 + name.count].elementsEqual(name) }
    }

    /// Takes the place of what was read before; returns whether it is valid UTF-8.
    func decode(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        if utf8.count > capacity {
            start.deallocate()
            capacity = utf8.count
            start = .allocate(capacity: capacity)
        }
        count = 0
        var index = 0
        while index < utf8.count {
            let byte = UInt32(utf8[index])
            let length = byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0
            guard length > 0, index + length <= utf8.count else { return false }
            var scalar = length == 1 ? byte : byte & (0x7f >> UInt32(length))
            for offset in 1..<max(length, 1) {
                let next = UInt32(utf8[index + offset])
                guard next & 0xc0 == 0x80 else { return false }
                scalar = scalar << 6 | next & 0x3f
            }
            if length == 3, scalar < 0x800 || (0xd800..<0xe000).contains(scalar) { return false }
            if length == 4, scalar < 0x10000 || scalar > 0x10ffff { return false }
            // No name of the tree has a character outside the basic plane.
            start[count] = UInt16(truncatingIfNeeded: min(scalar, 0xfffd))
            count += 1
            index += length
        }
        return true
    }
}
