/// Lays the nodes of a ``WordTrie`` in a row of slots, those behind one node in the gaps that others leave.
///
/// Works on 64 slots at once: of sets of slots, one bit each, what is left of all of them is where everything fits.
struct WordTriePacker {
    /// The slots that are still free, and the bases that no node has yet.
    private var slots: [UInt64] = []
    private var bases: [UInt64] = []
    /// For each 64 slots the next ones behind them that may be free.
    private var following: [Int] = []

    init() {
        grow(to: 2048)
        // No node has the base 0: it says that no words go on.
        bases[0] -= 1
    }

    /// Takes slots for the nodes behind one.
    ///
    /// - Parameters:
    ///   - labels: of their units; not empty, in any order.
    ///   - start: where to look first: the first slots from there on that fit are taken.
    /// - Returns: the base from which their slots are as far as their labels say.
    mutating func place(_ labels: ArraySlice<UInt16>, from start: Int) -> Int {
        let least = labels.reduce(Int.max) { min($0, Int($1)) }
        let greatest = labels.reduce(0) { max($0, Int($1)) }
        var block = (start + least) / 64 + 1
        while true {
            if block + greatest / 64 + 2 >= slots.count { grow(to: slots.count * 2) }
            block = firstOpen(from: block)
            if block + greatest / 64 + 2 >= slots.count { continue }
            let base = block * 64 - least
            var fitting = Self.bits(of: bases, from: base)
            for label in labels {
                fitting &= Self.bits(of: slots, from: base + Int(label))
                if fitting == 0 { break }
            }
            if fitting != 0 {
                take(base + fitting.trailingZeroBitCount, labels)
                return base + fitting.trailingZeroBitCount
            }
            block += 1
        }
    }

    private mutating func take(_ base: Int, _ labels: ArraySlice<UInt16>) {
        bases[base / 64] &= ~(1 << UInt64(base % 64))
        for label in labels {
            let slot = base + Int(label)
            slots[slot / 64] &= ~(1 << UInt64(slot % 64))
        }
    }

    /// The first 64 slots from `block` times 64 on of which one is free, or the end of what there is room for.
    private mutating func firstOpen(from block: Int) -> Int {
        var open = block
        while open < slots.count && slots[open] == 0 { open = following[open] }
        // What is full stays full: whoever comes here again need not look at all of it.
        var full = block
        while full < open {
            let next = following[full]
            following[full] = open
            full = next
        }
        return open
    }

    private mutating func grow(to count: Int) {
        let more = count - slots.count
        following += slots.count + 1...count
        slots += repeatElement(.max, count: more)
        bases += repeatElement(.max, count: more)
    }

    /// The 64 bits of a set that begin at number `start`.
    private static func bits(of set: [UInt64], from start: Int) -> UInt64 {
        set[start / 64] >> UInt64(start % 64) | set[start / 64 + 1] << UInt64(64 - start % 64)
    }
}
