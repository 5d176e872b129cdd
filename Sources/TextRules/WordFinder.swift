/// Looks up the words of a text in the trie: all words' first units, then all their second ones, and so on: on their
/// own, because the processor then waits for many places of memory at once.
struct WordFinder: ~Copyable {
    /// For each place the rank of its unit; see ``WordTrie/ranks``.
    private(set) var ranks = Scratch<UInt16>()
    /// For each place the trie's node of its unit.
    private(set) var roots = Scratch<WordTrie.Node>()
    /// For each place the nodes of its two, three and four units.
    private(set) var pairs = Scratch<WordTrie.Node>()
    private(set) var triples = Scratch<WordTrie.Node>()
    private var fourths = Scratch<WordTrie.Node>()
    /// The places where words may go on, in which slots they would, and what is there.
    private var places = Scratch<Int32>()
    private var slots = Scratch<Int32>()
    private var nodes = Scratch<WordTrie.Node>()
    let trie: WordTrie

    init(trie: WordTrie) { self.trie = trie }

    /// Looks up the first four units of the words at every place of a text.
    mutating func find(_ units: UnsafeBufferPointer<UInt16>) {
        ranks.resize(count: units.count)
        roots.resize(count: units.count)
        pairs.reset(count: units.count, to: .nothing)
        triples.reset(count: units.count, to: .nothing)
        fourths.reset(count: units.count, to: .nothing)
        places.resize(count: units.count)
        slots.resize(count: units.count)
        nodes.resize(count: units.count)
        for start in 0..<units.count { ranks[start] = trie.ranks[Int(units[start])] }
        for start in 0..<units.count { roots[start] = trie.roots[Int(ranks[start])] }
        for start in 0..<units.count { places[start] = Int32(truncatingIfNeeded: start) }
        var count = units.count - 1
        count = follow(depth: 1, count, from: roots, to: pairs)
        count = follow(depth: 2, count, from: pairs, to: triples)
        _ = follow(depth: 3, count, from: triples, to: fourths)
    }

    /// Follows words by one unit from the first `count` of ``places``, where they may go on.
    ///
    /// All slots are read at once, with nothing done in between, so that the processor waits for as many of them together
    /// as it can. Only then are they looked at: which of them are the right ones it cannot foresee, and when it has guessed
    /// wrong it begins anew. For the same reason a place is set down always and counted only where it is right.
    ///
    /// - Parameters:
    ///   - depth: how many units they have so far.
    ///   - from: for each place the node of these.
    ///   - to: gets the nodes behind them.
    /// - Returns: the number of places where they may go on again; these become the first ones of ``places``.
    @inline(__always)
    private func follow(
        depth: Int, _ count: Int, from: borrowing Scratch<WordTrie.Node>,
        to: borrowing Scratch<WordTrie.Node>
    ) -> Int {
        for index in 0..<count {
            let start = Int(places[index])
            let slot = trie.slot(after: from[start], WordTrie.label(ofRank: ranks[start + depth]))
            slots[index] = Int32(truncatingIfNeeded: slot)
        }
        for index in 0..<count { nodes[index] = trie.slots[Int(slots[index])] }
        var found = 0
        for index in 0..<count {
            let (place, node) = (places[index], nodes[index])
            places[found] = place
            nodes[found] = node
            let rank = ranks[Int(place) + depth]
            // A unit that is in no word has the label of empty slots. (Two questions in one sum make no branch.)
            found &+= (node.label == WordTrie.label(ofRank: rank) ? 1 : 0) & (rank != 0 ? 1 : 0)
        }
        let end = ranks.count - depth - 1
        var left = 0
        for index in 0..<found {
            let (place, node) = (places[index], nodes[index])
            to[Int(place)] = node
            places[left] = place
            left &+= node.branch & (Int(place) < end ? 1 : 0)
        }
        return left
    }

    /// The node behind that of the three units or more from `start` to `end`.
    @inline(__always)
    func node(
        after node: WordTrie.Node, in units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int
    ) -> WordTrie.Node {
        guard node.base != 0, end < units.count else { return .nothing }
        return end == start + 3 ? fourths[start] : trie.node(after: node, units[end])
    }
}
