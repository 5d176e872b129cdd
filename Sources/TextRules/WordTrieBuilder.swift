/// Collects words, each with its classes and cost, and makes a ``WordTrie``.
struct WordTrieBuilder {
    /// The nodes of first units are the units themselves.
    static let roots = 65_536
    /// Node, unit (together the key, 40 bits) and child (24 bits), or 0.
    private var links: [UInt64]
    private var used = 0
    /// For each node its classes as a word; none where it is only a beginning.
    private(set) var classes: [ClassSet]
    private(set) var costs: [Float]
    private var hasBranch: [Bool]
    /// For each node the node before it and its unit; none for first units.
    private var parents: [Int32] = []
    private var labels: [UInt16] = []
    /// The word inserted last, and its nodes.
    private var last: (units: [UInt16], nodes: [Int]) = ([], [])
    private static let maximumOfNodes = 1 << 24

    /// - Parameter capacity: about how many nodes are to come.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        links = [UInt64](repeating: 0, count: size)
        classes = []
        costs = []
        hasBranch = []
        classes.reserveCapacity(Self.roots + capacity)
        costs.reserveCapacity(Self.roots + capacity)
        hasBranch.reserveCapacity(Self.roots + capacity)
        classes.append(contentsOf: repeatElement(0, count: Self.roots))
        costs.append(contentsOf: repeatElement(.infinity, count: Self.roots))
        hasBranch.append(contentsOf: repeatElement(false, count: Self.roots))
        parents.reserveCapacity(capacity)
        labels.reserveCapacity(capacity)
    }

    var nodeCount: Int { classes.count }

    /// The node of a word that is not empty, made where it is missing.
    ///
    /// Lists are sorted, so most words begin like the one before: what they
    /// share is not looked up again.
    mutating func insert(_ word: [UInt16]) -> Int {
        var index = 0
        while index < min(word.count, last.units.count) && word[index] == last.units[index] { index += 1 }
        last.nodes.removeLast(last.nodes.count - index)
        while index < word.count {
            let unit = word[index]
            last.nodes.append(index == 0 ? Int(unit) : insertChild(of: last.nodes[index - 1], unit))
            index += 1
        }
        last.units.removeAll(keepingCapacity: true)
        last.units += word
        return last.nodes[word.count - 1]
    }

    /// The node of a word or of the beginning of words, or nil.
    func node(of word: some Sequence<UInt16>) -> Int? {
        var node = -1
        for unit in word {
            node = node < 0 ? Int(unit) : child(of: node, unit)
            if node == 0 { return nil }
        }
        return node < 0 ? nil : node
    }

    /// The classes of a whole word; none if it is none.
    func classes(of word: some Sequence<UInt16>) -> ClassSet { node(of: word).map { classes[$0] } ?? 0 }

    /// The node after `unit`, or 0.
    private func child(of node: Int, _ unit: UInt16) -> Int {
        let key = WordTrie.key(node, unit)
        var index = WordTrie.place(of: key, mask: links.count - 1)
        while links[index] != 0 {
            if links[index] >> 24 == key { return Int(links[index] & 0xFF_FFFF) }
            index = (index + 1) & (links.count - 1)
        }
        return 0
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
        while node >= Self.roots {
            units.append(labels[node - Self.roots])
            nodes.append(node)
            node = Int(parents[node - Self.roots])
        }
        units.append(UInt16(node))
        nodes.append(node)
        units.reverse()
        nodes.reverse()
    }

    /// For each unit the classes of all words that end with it.
    func classesOfEndings() -> [ClassSet] {
        var endings = Array(classes[..<Self.roots])
        for (offset, label) in labels.enumerated() { endings[Int(label)] |= classes[Self.roots + offset] }
        return endings
    }

    /// Whether a node's word has two units or more.
    func isLong(_ node: Int) -> Bool { node >= Self.roots }

    /// - Returns: the automaton, and the class sets that its kinds stand for.
    func build(in arena: Arena) -> (trie: WordTrie, kinds: [ClassSet]) {
        var kinds = KindTable()
        // In the order of the nodes first, as memory likes it.
        let nodes = classes.indices.map { index in
            let kind = kinds.index(of: classes[index])
            return WordTrie.Node(cost: costs[index], kindAndBranch: kind << 1 | (hasBranch[index] ? 1 : 0))
        }
        var filter = [UInt64](repeating: 0, count: max(1, links.count / 32))
        let slots = arena.freeze(count: links.count + 3) { place in
            let link = place > links.count ? 0 : links[place & (links.count - 1)]
            if link == 0 { return WordTrie.Slot() }
            let bit = WordTrie.filterBit(of: link >> 24, count: filter.count)
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
            return WordTrie.Slot(link: link, node: nodes[Int(link & 0xFF_FFFF)])
        }
        let roots = arena.freeze(Array(nodes[..<Self.roots]))
        return (WordTrie(roots: roots, slots: slots, filter: arena.freeze(filter)), kinds.sets)
    }

    private mutating func insertChild(of node: Int, _ unit: UInt16) -> Int {
        let key = WordTrie.key(node, unit)
        var index = WordTrie.place(of: key, mask: links.count - 1)
        while links[index] != 0 {
            if links[index] >> 24 == key { return Int(links[index] & 0xFF_FFFF) }
            index = (index + 1) & (links.count - 1)
        }
        let child = addNode(unit, parent: node)
        hasBranch[node] = true
        links[index] = key << 24 | UInt64(child)
        used += 1
        if used * 2 > links.count { grow() }
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
        var larger = [UInt64](repeating: 0, count: links.count * 2)
        for link in links where link != 0 {
            var index = WordTrie.place(of: link >> 24, mask: larger.count - 1)
            while larger[index] != 0 { index = (index + 1) & (larger.count - 1) }
            larger[index] = link
        }
        links = larger
    }
}

/// Numbers the different class sets of words; number 0 is the empty one.
private struct KindTable {
    private(set) var sets: [ClassSet] = [0]
    private var indexes: [ClassSet: UInt32] = [0: 0]
    /// Few sets make up nearly all words: the last one with each hash.
    private var recent = [(set: ClassSet, index: UInt32)](repeating: (0, 0), count: 1024)

    mutating func index(of set: ClassSet) -> UInt32 {
        let mixed = UInt64(truncatingIfNeeded: set) ^ UInt64(truncatingIfNeeded: set >> 64) &* 0xBF58_476D_1CE4_E5B9
        let place = Int((mixed &* 0x9E37_79B9_7F4A_7C15) >> 54)
        if recent[place].set == set { return recent[place].index }
        let index = indexes[set] ?? UInt32(sets.count)
        if Int(index) == sets.count {
            indexes[set] = index
            sets.append(set)
        }
        recent[place] = (set, index)
        return index
    }
}
