/// Counts of numbers of up to 48 bits, in a hash table made for a few thousand of them.
///
/// Its order follows from what was counted alone, so that sums over it are the same in every run.
struct CountTable {
    /// A number above its count of 16 bits; 0 is free. There are at least twice as many slots as numbers ever counted.
    private var slots: ContiguousArray<UInt64>
    private let shift: UInt64
    /// How many different numbers are counted at least once.
    private(set) var count = 0

    /// Makes a table with room for `capacity` different numbers.
    init(capacity: Int) {
        let size = Self.size(for: capacity)
        slots = ContiguousArray(repeating: 0, count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
    }

    /// Counts the sequences of `length` Chinese characters in a text; its capacity must do for all.
    mutating func add(_ text: UnsafeBufferPointer<UInt16>, length: Int) {
        let mask: UInt64 = (1 << (16 * UInt64(length))) - 1
        let shift = shift
        var added = 0
        slots.withUnsafeMutableBufferPointer { slots in
            var key: UInt64 = 0
            var run = 0
            for unit in text {
                run = Unit.isHan(unit) ? run + 1 : 0
                key = (key << 16 | UInt64(unit)) & mask
                guard run >= length else { continue }
                if Self.add(key, to: slots, shift) { added += 1 }
            }
        }
        count += added
    }

    /// Counts each number of another table once; the capacity must do for all.
    mutating func add(_ other: CountTable) {
        let shift = shift
        var added = 0
        slots.withUnsafeMutableBufferPointer { slots in
            for key in other.numbers where Self.add(key, to: slots, shift) { added += 1 }
        }
        count += added
    }

    /// Counts a number once more; the capacity must do for it.
    mutating func add(_ key: UInt64) {
        let shift = shift
        if slots.withUnsafeMutableBufferPointer({ Self.add(key, to: $0, shift) }) { count += 1 }
    }

    /// Takes back one count of a number.
    mutating func subtract(_ key: UInt64) {
        let index = slots.withUnsafeBufferPointer { Self.slot(of: key, in: $0, shift) }
        guard slots[index] & 0xFFFF > 0 else { return }
        slots[index] -= 1
        if slots[index] & 0xFFFF == 0 { count -= 1 }
    }

    /// How often a number was counted, up to 65,535.
    func count(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { Int($0[Self.slot(of: key, in: $0, shift)] & 0xFFFF) }
    }

    /// The numbers, each once.
    var numbers: some Sequence<UInt64> { slots.lazy.filter { $0 & 0xFFFF != 0 }.map { $0 >> 16 } }

    /// The power of two that leaves half of the slots free.
    static func size(for capacity: Int) -> Int {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        return size
    }

    /// Where a number is looked for first.
    ///
    /// Multiplication by the golden ratio spreads neighbouring numbers; the upper bits are the best mixed.
    @inline(__always)
    static func firstSlot(of key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    /// The slot that holds a number, or the free one where it belongs.
    @inline(__always)
    private static func slot(of key: UInt64, in slots: UnsafeBufferPointer<UInt64>, _ shift: UInt64) -> Int {
        var index = firstSlot(of: key, shift)
        while slots[index] != 0, slots[index] >> 16 != key { index = (index + 1) & (slots.count - 1) }
        return index
    }

    /// Counts a number, and answers whether it was not counted before.
    @inline(__always)
    private static func add(_ key: UInt64, to slots: UnsafeMutableBufferPointer<UInt64>, _ shift: UInt64) -> Bool {
        let index = slot(of: key, in: UnsafeBufferPointer(slots), shift)
        let isNew = slots[index] & 0xFFFF == 0
        if slots[index] == 0 { slots[index] = key << 16 }
        if slots[index] & 0xFFFF < 0xFFFF { slots[index] += 1 }
        return isNew
    }
}
