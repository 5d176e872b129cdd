/// In how many texts each sequence of two Chinese characters occurs.
struct SpreadTable {
    /// A sequence in the upper half, below it the text that had it last and the number of texts; 0 is free.
    private var slots: ContiguousArray<UInt64>
    private let shift: UInt64

    /// Makes a table with room for `capacity` different sequences.
    init(capacity: Int) {
        let size = CountTable.size(for: capacity)
        slots = ContiguousArray(repeating: 0, count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
    }

    /// Counts the sequences of a part of a text; its capacity must do for all.
    ///
    /// - Parameter number: tells the text from the one before it.
    mutating func add(_ part: UnsafeBufferPointer<UInt16>, ofText number: UInt16) {
        let shift = shift
        slots.withUnsafeMutableBufferPointer { slots in
            var key: UInt64 = 0
            var run = 0
            for unit in part {
                run = Unit.isHan(unit) ? run + 1 : 0
                key = (key << 16 | UInt64(unit)) & 0xFFFF_FFFF
                guard run >= 2 else { continue }
                let index = Self.slot(of: key, in: UnsafeBufferPointer(slots), shift)
                let slot = slots[index]
                guard slot == 0 || UInt16(truncatingIfNeeded: slot >> 16) != number else { continue }
                let count = min(slot & 0xFFFF + 1, 0xFFFF)
                slots[index] = key << 32 | UInt64(number) << 16 | count
            }
        }
    }

    /// The number of texts with a sequence, up to 65,535.
    func count(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { Int($0[Self.slot(of: key, in: $0, shift)] & 0xFFFF) }
    }

    @inline(__always)
    private static func slot(of key: UInt64, in slots: UnsafeBufferPointer<UInt64>, _ shift: UInt64) -> Int {
        var index = CountTable.firstSlot(of: key, shift)
        while slots[index] != 0, slots[index] >> 32 != key { index = (index + 1) & (slots.count - 1) }
        return index
    }
}
