/// Looks up the words of a text in the trie: all words' first units, then all their second ones, and so on: on their
/// own, because the processor then waits for many places of memory at once.
struct WordFinder: ~Copyable {
    /// For each place the trie's node of its unit.
    private(set) var roots = Scratch<WordTrie.Node>()
    /// For each place the trie's slots of its two, three and four units, or -1.
    private var seconds = Scratch<Int32>()
    private var thirds = Scratch<Int32>()
    private var fourths = Scratch<Int32>()
    /// The places where words may go on.
    private var places = Scratch<Int32>()
    /// What stands for each of them where the search in the trie begins.
    private var links = Scratch<UInt64>()
    private let trie: WordTrie

    init(trie: WordTrie) { self.trie = trie }

    /// Looks up the first four units of the words at every place of a text.
    mutating func find(_ units: UnsafeBufferPointer<UInt16>) {
        seconds.reset(count: units.count, to: -1)
        thirds.reset(count: units.count, to: -1)
        fourths.reset(count: units.count, to: -1)
        roots.resize(count: units.count)
        for start in 0..<units.count { roots[start] = trie.roots[Int(units[start])] }
        // Places are set down always and counted only where words may go on there: whether they do is a matter of chance
        // that no processor foresees.
        places.resize(count: units.count)
        links.resize(count: units.count)
        var count = 0
        for start in 0..<units.count - 1 {
            places[count] = Int32(truncatingIfNeeded: start)
            count += trie.mayHaveSlot(after: Int(units[start]), units[start + 1]) ? 1 : 0
        }
        count = follow(units, depth: 1, count, from: nil, to: seconds.base.baseAddress.unsafelyUnwrapped)
        count = follow(
            units, depth: 2, count, from: seconds.base.baseAddress, to: thirds.base.baseAddress.unsafelyUnwrapped)
        _ = follow(
            units, depth: 3, count, from: thirds.base.baseAddress, to: fourths.base.baseAddress.unsafelyUnwrapped)
    }

    /// Follows words by one unit from the first `count` of ``places``, where they may go on.
    ///
    /// - Parameters:
    ///   - depth: how many units they have so far.
    ///   - from: for each place the slot of these; nil for their roots.
    ///   - to: gets the slots behind them.
    /// - Returns: the number of places where they may go on again; these become the first ones of ``places``.
    @inline(__always)
    private mutating func follow(
        _ units: UnsafeBufferPointer<UInt16>, depth: Int, _ count: Int, from: UnsafeMutablePointer<Int32>?,
        to: UnsafeMutablePointer<Int32>
    ) -> Int {
        let trie = trie
        func node(_ start: Int) -> Int { from.map { trie.slots[Int($0[start])].child } ?? Int(units[start]) }
        for index in 0..<count {
            let start = Int(places[index])
            links[index] = trie.firstLink(after: node(start), units[start + depth])
        }
        var left = 0
        for index in 0..<count {
            let start = Int(places[index])
            let slot = trie.slot(after: node(start), units[start + depth], firstLink: links[index])
            to[start] = Int32(truncatingIfNeeded: slot)
            let found = trie.slots.base + (slot >= 0 ? slot : trie.nothing)
            let next = start + depth + 1
            let isInside = next < units.count
            let mayGoOn = trie.mayHaveSlot(after: found.pointee.child, units[isInside ? next : 0])
            places[left] = Int32(truncatingIfNeeded: start)
            left += found.pointee.node.branch & (isInside && mayGoOn ? 1 : 0)
        }
        return left
    }

    /// The slot of the two units at a place, empty where no word begins with both.
    @inline(__always)
    func pair(at start: Int) -> WordTrie.Slot {
        let slot = Int(seconds[start])
        return trie.slots[slot >= 0 ? slot : trie.nothing]
    }

    /// The slot of the three units at a place, or -1.
    @inline(__always)
    func triple(at start: Int) -> Int { Int(thirds[start]) }

    /// The slot behind the slot of three units or more from `start` to `end`, or -1.
    @inline(__always)
    func slot(behind slot: Int, in units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Int {
        guard end < units.count, trie.slots[slot].node.hasBranch else { return -1 }
        return end == start + 3 ? Int(fourths[start]) : trie.slot(after: trie.slots[slot].child, units[end])
    }

    @inline(__always)
    func entry(_ slot: Int) -> WordTrie.Slot { trie.slots[slot] }
}
