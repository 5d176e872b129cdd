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
        let key = Self.key(node, unit)
        var index = Self.place(of: key, mask: links.count - 1)
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

    /// - Parameter lexicons: for each unit the weighted lexicons that hold it, one bit each.
    /// - Returns: the automaton, and the class sets that its kinds stand for.
    /// - Throws: a ``RuleError`` if there is more than a node can number.
    func build(
        lexicons: [UInt16: UInt16] = [:], in arena: Arena
    ) throws(RuleError) -> (trie: WordTrie, kinds: [ClassSet]) {
        let units = rankedUnits()
        try Self.check(units.count, below: WordTrie.labels, "different characters")
        var ranks = [UInt16](repeating: 0, count: Self.roots)
        for (offset, unit) in units.enumerated() { ranks[unit] = UInt16(offset + 1) }
        let bases = packed(ranks)
        var kinds = ValueTable(first: ClassSet(0))
        var distinctCosts = ValueTable(first: Float.infinity)
        func node(_ index: Int, _ label: UInt16) -> WordTrie.Node {
            WordTrie.Node(
                label: label, kind: kinds.index(of: classes[index], mixed: Self.mixed(classes[index])),
                cost: distinctCosts.index(of: costs[index], mixed: UInt64(costs[index].bitPattern)), base: bases[index])
        }
        let roots = [WordTrie.Node.nothing] + units.map { node($0, lexicons[UInt16($0)] ?? 0) }
        let end = (bases.max() ?? 0) + WordTrie.labels
        var slots = [WordTrie.Node](repeating: .nothing, count: end)
        for (offset, unit) in labels.enumerated() {
            let label = WordTrie.label(ofRank: ranks[Int(unit)])
            slots[bases[Int(parents[offset])] + Int(label)] = node(Self.roots + offset, label)
        }
        let limits = WordTrie.Node.limits
        try Self.check(end, below: limits.bases, "places for words")
        try Self.check(kinds.values.count, below: limits.kinds, "ways of standing in several lists")
        try Self.check(distinctCosts.values.count, below: limits.costs, "different counts; round those of rare words")
        let trie = WordTrie(
            ranks: arena.freeze(ranks), roots: arena.freeze(roots), slots: arena.freeze(slots),
            costs: arena.freeze(distinctCosts.values))
        return (trie, kinds.values)
    }

    /// The units that are in words, those of the most words first.
    private func rankedUnits() -> [Int] {
        var counts = classes[..<Self.roots].map { $0 != 0 ? 1 : 0 }
        for unit in labels { counts[Int(unit)] += 1 }
        for parent in parents where parent < Self.roots { counts[Int(parent)] += 1 }
        let units = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        return units
    }

    private static func check(_ count: Int, below limit: Int, _ what: String) throws(RuleError) {
        guard count >= limit else { return }
        throw RuleError(
            file: "lexicons", line: 1, problem: "too many words: there is room for \(limit - 1) \(what)", text: "")
    }

    /// For each node its base, or 0.
    private func packed(_ ranks: [UInt16]) -> [Int] {
        // The labels behind each node, those of one node in a row.
        var ends = [Int](repeating: 0, count: nodeCount)
        for parent in parents { ends[Int(parent)] += 1 }
        var sum = 0
        for node in ends.indices {
            sum += ends[node]
            ends[node] = sum
        }
        var behind = [UInt16](repeating: 0, count: sum)
        var starts = ends
        for (offset, parent) in parents.enumerated() {
            starts[Int(parent)] -= 1
            behind[starts[Int(parent)]] = WordTrie.label(ofRank: ranks[Int(labels[offset])])
        }

        var bases = [Int](repeating: 0, count: nodeCount)
        var packer = WordTriePacker()
        func place(_ node: Int, from start: Int) {
            if starts[node] < ends[node] { bases[node] = packer.place(behind[starts[node]..<ends[node]], from: start) }
        }
        // Those of many nodes behind them first, spread evenly, while there is room. The others fit anywhere: words that
        // are next to one another in a list stay so.
        let width = (0..<Self.roots).map { ends[$0] - starts[$0] }
        for unit in (0..<Self.roots).sorted(by: { (width[$1], $0) < (width[$0], $1) }) {
            place(unit, from: unit &* 0x9E37_79B1 % (nodeCount - Self.roots / 2))
        }
        for node in Self.roots..<nodeCount { place(node, from: 0) }
        return bases
    }

    private static func mixed(_ set: ClassSet) -> UInt64 {
        UInt64(truncatingIfNeeded: set) ^ UInt64(truncatingIfNeeded: set >> 64) &* 0xBF58_476D_1CE4_E5B9
    }

    /// Node and unit in one number of 40 bits.
    private static func key(_ node: Int, _ unit: UInt16) -> UInt64 {
        UInt64(truncatingIfNeeded: node) << 16 | UInt64(unit)
    }

    /// Where the search for a key begins: near the places of the words that are next to it in a sorted list, so that
    /// reading the list does not jump over all of the memory.
    private static func place(of key: UInt64, mask: Int) -> Int {
        let node = Int(truncatingIfNeeded: key >> 16)
        let unit = Int(truncatingIfNeeded: key & 0xFFFF)
        return (node &* (node < roots ? 43 : 3) &+ unit &* 7) & mask
    }

    private mutating func insertChild(of node: Int, _ unit: UInt16) -> Int {
        let key = Self.key(node, unit)
        var index = Self.place(of: key, mask: links.count - 1)
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
            var index = Self.place(of: link >> 24, mask: larger.count - 1)
            while larger[index] != 0 { index = (index + 1) & (larger.count - 1) }
            larger[index] = link
        }
        links = larger
    }
}

/// Numbers the different values of nodes.
private struct ValueTable<Value: Hashable> {
    private(set) var values: [Value]
    private var indexes: [Value: Int]
    /// A few values make up nearly all: the last one with each hash.
    private var recent: [(value: Value, index: Int)]

    /// - Parameter first: the value of number 0.
    init(first: Value) {
        values = [first]
        indexes = [first: 0]
        recent = [(value: Value, index: Int)](repeating: (first, 0), count: 1024)
    }

    /// - Parameter mixed: a number that is not often the same for two values.
    mutating func index(of value: Value, mixed: UInt64) -> Int {
        let place = Int((mixed &* 0x9E37_79B9_7F4A_7C15) >> 54)
        if recent[place].value == value { return recent[place].index }
        let index = indexes[value] ?? values.count
        if index == values.count {
            indexes[value] = index
            values.append(value)
        }
        recent[place] = (value, index)
        return index
    }
}
