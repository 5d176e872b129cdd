/// All words of all lexicons in one automaton over 16-bit units.
///
/// The node of a first unit is the unit itself; each further unit is looked
/// up with its node in one hash table whose slots hold all that is known of
/// the node that follows, so that a step costs one access to memory however
/// many words begin alike.
struct WordTrie: Sendable {
    /// What is known at the end of a beginning of words.
    struct Node: BitwiseCopyable {
        /// The cost of the word that ends here.
        var cost: Float = .infinity
        /// The index of the word's kind, 0 where none ends here; in the
        /// lowest bit whether words go on from here.
        var kindAndBranch: UInt32 = 0

        @inline(__always) var kind: Int { Int(kindAndBranch >> 1) }
        @inline(__always) var hasBranch: Bool { kindAndBranch & 1 != 0 }
        /// One where words go on, else nought.
        @inline(__always) var branch: Int { Int(kindAndBranch & 1) }
    }

    /// A place of the hash table.
    struct Slot: BitwiseCopyable {
        /// Node, unit and child in one number, or 0; see ``WordTrieBuilder``.
        var link: UInt64 = 0
        var node = Node()

        @inline(__always) var child: Int { Int(link & 0xFF_FFFF) }
    }

    /// The nodes of first units, by unit.
    let roots: Frozen<Node>
    /// A power of two of slots; behind them the first one again and two empty ones.
    let slots: Frozen<Slot>
    /// A bit for each key that is there, and by chance for one in seven others:
    /// small enough for the processor's own memory, so that most of what is
    /// not there costs no way to the slots.
    let filter: Frozen<UInt64>

    /// A slot that is always empty: what is asked of it is said of no word.
    @inline(__always) var nothing: Int { slots.count - 1 }

    /// The slot of the node after `unit`, or -1.
    @inline(__always)
    func slot(after node: Int, _ unit: UInt16) -> Int {
        mayHaveSlot(after: node, unit) ? slot(after: node, unit, firstLink: firstLink(after: node, unit)) : -1
    }

    /// Whether a node can have `unit` behind it; true by chance for one in
    /// seven that have not.
    @inline(__always)
    func mayHaveSlot(after node: Int, _ unit: UInt16) -> Bool {
        let bit = Self.filterBit(of: Self.key(node, unit), count: filter.count)
        return filter.base[bit >> 6] >> UInt64(bit & 63) & 1 != 0
    }

    /// The link where the search for the node after `unit` begins; asked for
    /// many at once before any of them is looked at, so that the processor
    /// waits for all of them together.
    @inline(__always)
    func firstLink(after node: Int, _ unit: UInt16) -> UInt64 {
        slots.base[Self.place(of: Self.key(node, unit), mask: slots.count - 4)].link
    }

    /// The slot of the node after `unit`, or -1.
    @inline(__always)
    func slot(after node: Int, _ unit: UInt16, firstLink first: UInt64) -> Int {
        let key = Self.key(node, unit)
        let mask = slots.count - 4
        let place = Self.place(of: key, mask: mask)
        if first >> 24 == key { return place }
        if first == 0 { return -1 }
        let second = slots.base[place + 1].link
        if second >> 24 == key { return place + 1 }
        return second == 0 ? -1 : slot(of: key, from: (place + 2) & mask)
    }

    /// Calls `body` with the end, the node and the node's number for each
    /// word at `start`, shortest first.
    @inline(__always)
    func forEachWord(
        in units: UnsafeBufferPointer<UInt16>, at start: Int,
        _ body: (_ end: Int, _ node: Node, _ number: Int) -> Void
    ) {
        var number = Int(units[start])
        var node = roots[number]
        var end = start + 1
        if node.kind != 0 { body(end, node, number) }
        guard node.hasBranch, end < units.count else { return }
        var slot = slot(after: number, units[end])
        while slot >= 0 {
            number = slots[slot].child
            node = slots[slot].node
            end += 1
            if node.kind != 0 { body(end, node, number) }
            guard node.hasBranch, end < units.count else { return }
            slot = self.slot(after: number, units[end])
        }
    }

    @inline(never)
    private func slot(of key: UInt64, from start: Int) -> Int {
        var index = start
        while slots[index].link != 0 {
            if slots[index].link >> 24 == key { return index }
            index = (index + 1) & (slots.count - 4)
        }
        return -1
    }

    /// The bit of a key in a filter of `count` numbers, a power of two.
    @inline(__always)
    static func filterBit(of key: UInt64, count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count * 64 - 1)
    }

    /// Node and unit in one number of 40 bits.
    @inline(__always)
    static func key(_ node: Int, _ unit: UInt16) -> UInt64 { UInt64(truncatingIfNeeded: node) << 16 | UInt64(unit) }

    /// Where the search for a key begins: near the places of the words that
    /// are next to it in a sorted list, so that neither reading the list nor
    /// looking up the words of a text jumps over all of the memory.
    @inline(__always)
    static func place(of key: UInt64, mask: Int) -> Int {
        let node = Int(truncatingIfNeeded: key >> 16)
        let unit = Int(truncatingIfNeeded: key & 0xFFFF)
        return (node &* (node < WordTrieBuilder.roots ? 43 : 3) &+ unit &* 7) & mask
    }

    /// What is known of a word or of the beginning of words.
    func node(of word: some Sequence<UInt16>) -> Node {
        var last: (index: Int, node: Node)?
        for unit in word {
            guard let before = last else {
                last = (Int(unit), roots[Int(unit)])
                continue
            }
            let slot = slot(after: before.index, unit)
            guard slot >= 0 else { return Node() }
            last = (slots[slot].child, slots[slot].node)
        }
        return last?.node ?? Node()
    }
}
