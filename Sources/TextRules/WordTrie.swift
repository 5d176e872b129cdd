/// All words of all lexicons in one automaton over 16-bit units.
///
/// The first unit of a word is looked up directly, each further one with its
/// node in one hash table of 64-bit slots, so that a step costs one access to
/// memory however many words begin alike.
struct WordTrie: Sendable {
    /// What is known at the end of a beginning of words.
    struct Node: BitwiseCopyable {
        /// The cost of the word that ends here.
        var cost: Float
        /// The index of the word's kind, 0 where none ends here; in the
        /// lowest bit whether words go on from here.
        var kindAndBranch: UInt32

        @inline(__always) var kind: Int { Int(kindAndBranch >> 1) }
        @inline(__always) var hasBranch: Bool { kindAndBranch & 1 != 0 }
    }

    /// For each unit the node of words that begin with it, or 0.
    let roots: Frozen<Int32>
    let nodes: Frozen<Node>
    /// Node, unit and child in one number, or 0; see ``WordTrieBuilder``.
    let slots: Frozen<UInt64>

    /// The node after `unit`, or 0.
    @inline(__always)
    func child(of node: Int, _ unit: UInt16) -> Int {
        Self.find(slots.base, mask: slots.count - 1, node, unit)
    }

    /// Looks up a child in a table of `mask` + 1 slots.
    @inline(__always)
    static func find(_ slots: UnsafePointer<UInt64>, mask: Int, _ node: Int, _ unit: UInt16) -> Int {
        let key = key(node, unit)
        var index = place(of: key, mask: mask)
        while true {
            let slot = slots[index]
            if slot >> 24 == key { return Int(slot & 0xFF_FFFF) }
            if slot == 0 { return 0 }
            index = (index + 1) & mask
        }
    }

    /// Node and unit in one number of 40 bits.
    @inline(__always)
    static func key(_ node: Int, _ unit: UInt16) -> UInt64 { UInt64(truncatingIfNeeded: node) << 16 | UInt64(unit) }

    /// Where the search for a key begins.
    @inline(__always)
    static func place(of key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// The node of a word or of the beginning of words, or 0.
    func node(of word: some Sequence<UInt16>) -> Int {
        var node = -1
        for unit in word {
            node = node < 0 ? Int(roots[Int(unit)]) : child(of: node, unit)
            if node == 0 { return 0 }
        }
        return max(node, 0)
    }
}

/// Collects words, each with its classes and cost, and makes a ``WordTrie``.
struct WordTrieBuilder {
    private var roots = [Int32](repeating: 0, count: 65_536)
    private var slots: [UInt64]
    private var used = 0
    /// For each node its classes as a word; none where it is only a beginning.
    private(set) var classes: [ClassSet] = [0]
    private(set) var costs: [Float] = [.infinity]
    private var hasBranch = [false]
    /// For each node the node before it (0 at a first unit) and its unit.
    private var parents: [Int32] = [0]
    private var labels: [UInt16] = [0]
    /// Nodes have 24 bits in a slot.
    static let maximumOfNodes = 1 << 24

    /// - Parameter capacity: about how many nodes are to come.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        classes.reserveCapacity(capacity)
        costs.reserveCapacity(capacity)
        hasBranch.reserveCapacity(capacity)
        parents.reserveCapacity(capacity)
        labels.reserveCapacity(capacity)
    }

    var nodeCount: Int { classes.count }

    /// The node of a word, made where it is missing.
    mutating func insert(_ word: some Sequence<UInt16>) -> Int {
        var node = 0
        for unit in word { node = node == 0 ? root(unit) : insertChild(of: node, unit) }
        return node
    }

    /// The node of a word or of the beginning of words, or 0.
    func node(of word: some Sequence<UInt16>) -> Int {
        var node = -1
        for unit in word {
            node = node < 0 ? Int(roots[Int(unit)]) : child(of: node, unit)
            if node == 0 { return 0 }
        }
        return max(node, 0)
    }

    /// The node after `unit`, or 0.
    func child(of node: Int, _ unit: UInt16) -> Int {
        slots.withUnsafeBufferPointer { slots in
            slots.baseAddress.map { WordTrie.find($0, mask: slots.count - 1, node, unit) } ?? 0
        }
    }

    /// Says what a node is as a word.
    mutating func set(_ node: Int, classes newClasses: ClassSet, cost: Float) {
        classes[node] = newClasses
        costs[node] = cost
    }

    /// The units of a node's word; the nodes on the way to it, itself last.
    func path(to node: Int, units: inout [UInt16], nodes: inout [Int]) {
        units.removeAll(keepingCapacity: true)
        nodes.removeAll(keepingCapacity: true)
        var node = node
        while node != 0 {
            units.append(labels[node])
            nodes.append(node)
            node = Int(parents[node])
        }
        units.reverse()
        nodes.reverse()
    }

    /// Whether a node's word has two units or more.
    func isLong(_ node: Int) -> Bool { parents[node] != 0 }

    /// - Returns: the automaton, and the class sets that its kinds stand for.
    func build(in arena: Arena) -> (trie: WordTrie, kinds: [ClassSet]) {
        var kinds: [ClassSet] = [0]
        var indexes: [ClassSet: UInt32] = [0: 0]
        var nodes: [WordTrie.Node] = []
        nodes.reserveCapacity(classes.count)
        var last: (set: ClassSet, kind: UInt32) = (0, 0)
        for index in classes.indices {
            let set = classes[index]
            if set != last.set {
                if let known = indexes[set] {
                    last = (set, known)
                } else {
                    last = (set, UInt32(kinds.count))
                    indexes[set] = last.kind
                    kinds.append(set)
                }
            }
            nodes.append(WordTrie.Node(cost: costs[index], kindAndBranch: last.kind << 1 | (hasBranch[index] ? 1 : 0)))
        }
        let trie = WordTrie(roots: arena.freeze(roots), nodes: arena.freeze(nodes), slots: arena.freeze(slots))
        return (trie, kinds)
    }

    private mutating func root(_ unit: UInt16) -> Int {
        if roots[Int(unit)] == 0 { roots[Int(unit)] = Int32(addNode(unit, parent: 0)) }
        return Int(roots[Int(unit)])
    }

    private mutating func insertChild(of node: Int, _ unit: UInt16) -> Int {
        let key = WordTrie.key(node, unit)
        var index = WordTrie.place(of: key, mask: slots.count - 1)
        while slots[index] != 0 {
            if slots[index] >> 24 == key { return Int(slots[index] & 0xFF_FFFF) }
            index = (index + 1) & (slots.count - 1)
        }
        let child = addNode(unit, parent: node)
        hasBranch[node] = true
        slots[index] = key << 24 | UInt64(child)
        used += 1
        if used * 2 > slots.count { grow() }
        return child
    }

    private mutating func addNode(_ unit: UInt16, parent: Int) -> Int {
        precondition(classes.count < Self.maximumOfNodes, "more words than a slot can number")
        classes.append(0)
        costs.append(.infinity)
        hasBranch.append(false)
        parents.append(Int32(parent))
        labels.append(unit)
        return classes.count - 1
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        for slot in slots where slot != 0 {
            var index = WordTrie.place(of: slot >> 24, mask: larger.count - 1)
            while larger[index] != 0 { index = (index + 1) & (larger.count - 1) }
            larger[index] = slot
        }
        slots = larger
    }
}
