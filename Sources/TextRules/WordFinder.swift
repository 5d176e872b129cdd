/// Looks up the words of a text in the trie: all words' first units, then all their second ones, and so on: on their
/// own, because the processor then waits for many places of memory at once.
struct WordFinder: ~Copyable {
    /// For each place the trie's node of its unit.
    private(set) var roots = Scratch<WordTrie.Node>()
    /// For each place the nodes of its two, three and four units.
    private(set) var pairs = Scratch<WordTrie.Node>()
    private(set) var triples = Scratch<WordTrie.Node>()
    private var fourths = Scratch<WordTrie.Node>()
    /// The places where words may go on.
    private var places = Scratch<Int32>()
    let trie: WordTrie

    init(trie: WordTrie) { self.trie = trie }

    /// Looks up the first four units of the words at every place of a text.
    mutating func find(_ units: UnsafeBufferPointer<UInt16>) {
        roots.resize(count: units.count)
        for start in 0..<units.count { roots[start] = trie.roots[Int(units[start])] }
        pairs.resize(count: units.count)
        triples.reset(count: units.count, to: .nothing)
        fourths.reset(count: units.count, to: .nothing)
        places.resize(count: units.count)
        // The tables are asked for where they are just once: what is written to one might change that, for all that the
        // compiler knows.
        let roots = roots.base.baseAddress.unsafelyUnwrapped
        let pairs = pairs.base.baseAddress.unsafelyUnwrapped
        let triples = triples.base.baseAddress.unsafelyUnwrapped
        var count = 0
        for start in 0..<units.count - 1 {
            let pair = trie.node(after: roots[start], units[start + 1])
            pairs[start] = pair
            note(start, &count, goesOn: pair, start + 2 < units.count)
        }
        pairs[units.count - 1] = .nothing
        let pairCount = count
        count = 0
        for index in 0..<pairCount {
            let start = Int(places[index])
            let triple = trie.node(after: pairs[start], units[start + 2])
            triples[start] = triple
            note(start, &count, goesOn: triple, start + 3 < units.count)
        }
        for index in 0..<count {
            let start = Int(places[index])
            fourths[start] = trie.node(after: triples[start], units[start + 3])
        }
    }

    /// Notes a place behind the first `count` ones of ``places`` if words go on there within the text.
    ///
    /// It is set down always and counted only then: whether they do is a matter of chance that no processor foresees.
    @inline(__always)
    private func note(_ start: Int, _ count: inout Int, goesOn node: WordTrie.Node, _ isInside: Bool) {
        places[count] = Int32(truncatingIfNeeded: start)
        count &+= node.base != 0 && isInside ? 1 : 0
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
