/// All words of all lexicons in one automaton over 16-bit units.
///
/// Units are told apart by their ranks, by which the tables of them lie: what is asked for most is close together. The
/// nodes of first units lie by rank, too. All others lie in one row of slots, each at the base of the node before it plus
/// the label of its unit; bases differ, so that the label alone says whether a slot is the one that was looked for. A step
/// costs one access to memory, and there is no other way to go if it finds nothing.
struct WordTrie: Sendable {
    /// What is known at the end of a beginning of words, in one number, so that many of them are close together.
    struct Node: BitwiseCopyable {
        /// From the lowest bit on: the label of its last unit, the index of its word's kind, that of its cost, its base.
        private let bits: UInt64

        /// No node: what is asked of it is said of no word.
        static let nothing = Node(label: 0, kind: 0, cost: 0, base: 0)
        /// How many kinds, costs and bases there can be.
        static let limits = (kinds: 1 << 12, costs: 1 << 14, bases: 1 << 22)

        init(label: UInt16, kind: Int, cost: Int, base: Int) {
            bits = UInt64(label) | UInt64(kind) << 16 | UInt64(cost) << 28 | UInt64(base) << 42
        }

        /// The label of its last unit; of a first unit, which needs none, the weighted lexicons that hold it, one bit each.
        @inline(__always) var label: UInt16 { UInt16(truncatingIfNeeded: bits) }
        /// One where words go on, else nought.
        @inline(__always) var branch: Int { base != 0 ? 1 : 0 }
        /// The index of the kind of the word that ends here, 0 where none does.
        @inline(__always) var kind: Int { Int(truncatingIfNeeded: bits >> 16 & 0xFFF) }
        /// The index of the word's cost.
        @inline(__always) var cost: Int { Int(truncatingIfNeeded: bits >> 28 & 0x3FFF) }
        /// Where the slots begin of the nodes behind it; 0 where no words go on.
        @inline(__always) var base: Int { Int(truncatingIfNeeded: bits >> 42) }
    }

    /// For each unit its rank, from 1 on, the one that most words have first; 0 for units that are in no word.
    let ranks: Frozen<UInt16>
    /// The nodes of first units, by rank.
    let roots: Frozen<Node>
    /// The other nodes, and ``Node/nothing`` in between; no base lies so high that a label leads beyond them.
    let slots: Frozen<Node>
    /// The costs of words, by index; infinite at index 0.
    let costs: Frozen<Float>

    /// The cost of the word that ends at a node; infinite where none does.
    @inline(__always)
    func cost(of node: Node) -> Float { costs[node.cost] }

    /// How many labels there can be, a power of two.
    static let labels = 1 << 15

    /// Tells the units behind a node from one another. No two ranks have the same one, and near ones, which many nodes
    /// have behind them, are far apart: so the slots of many nodes fit in one another's gaps.
    @inline(__always)
    static func label(ofRank rank: UInt16) -> UInt16 { (rank &* 0x9E37) & UInt16(labels - 1) }

    /// The node of a first unit.
    @inline(__always)
    func root(of unit: UInt16) -> Node { roots[Int(ranks[Int(unit)])] }

    /// The only slot where the node behind one with a label may be; it is there if its label is the same.
    @inline(__always)
    func slot(after node: Node, _ label: UInt16) -> Int { node.base + Int(label) }

    /// The node behind one; ``Node/nothing`` if there is none.
    @inline(__always)
    func node(after node: Node, _ unit: UInt16) -> Node {
        let label = Self.label(ofRank: ranks[Int(unit)])
        let next = slots[slot(after: node, label)]
        return next.label == label ? next : .nothing
    }

    /// Calls `body` with the end and the node for each word at `start`, shortest first.
    @inline(__always)
    func forEachWord(
        in units: UnsafeBufferPointer<UInt16>, at start: Int, _ body: (_ end: Int, _ node: Node) -> Void
    ) {
        var node = root(of: units[start])
        var end = start + 1
        if node.kind != 0 { body(end, node) }
        while node.base != 0 && end < units.count {
            node = self.node(after: node, units[end])
            end += 1
            if node.kind != 0 { body(end, node) }
        }
    }

    /// What is known of a word or of the beginning of words.
    func node(of word: some Sequence<UInt16>) -> Node {
        var last: Node?
        for unit in word { last = last.map { node(after: $0, unit) } ?? root(of: unit) }
        return last ?? .nothing
    }

    /// The slot of a word of two units or more; nil if it begins no word.
    func slot(of word: some BidirectionalCollection<UInt16>) -> Int? {
        guard word.count > 1, let unit = word.last else { return nil }
        let label = Self.label(ofRank: ranks[Int(unit)])
        let slot = node(of: word.dropLast()).base + Int(label)
        return slots[slot].label == label ? slot : nil
    }
}
