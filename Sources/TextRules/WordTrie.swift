/// All words of all lexicons in one automaton over 16-bit units.
///
/// Children of a node lie side by side, sorted, so that the whole trie is
/// three flat arrays that build in one pass over the sorted words. The first
/// unit of a word is looked up directly.
struct WordTrie: Sendable {
    /// For each unit the node of words that begin with it, or 0.
    private var roots: [Int32]
    private var labels: [UInt16] = [0]
    private var firstChild: [Int32] = [0]
    /// For each node the index of the word that ends there, or -1.
    private var words: [Int32] = [-1]

    /// Builds from distinct words sorted by their units.
    init(sorted keys: [ArraySlice<UInt16>]) {
        roots = [Int32](repeating: 0, count: 65_536)
        struct Span {
            var low: Int
            var high: Int
        }
        var level: [Span] = []
        var low = 0
        while low < keys.count {
            let unit = keys[low][keys[low].startIndex]
            var high = low + 1
            while high < keys.count && keys[high][keys[high].startIndex] == unit { high += 1 }
            roots[Int(unit)] = Int32(labels.count)
            labels.append(unit)
            words.append(-1)
            level.append(Span(low: low, high: high))
            low = high
        }
        var depth = 1
        var nodeOfLevel = 1
        firstChild.removeAll()
        firstChild.append(0)
        while !level.isEmpty {
            var next: [Span] = []
            for (offset, span) in level.enumerated() {
                firstChild.append(Int32(labels.count))
                var low = span.low
                if keys[low].count == depth {
                    words[nodeOfLevel + offset] = Int32(low)
                    low += 1
                }
                while low < span.high {
                    let unit = keys[low][keys[low].startIndex + depth]
                    var high = low + 1
                    while high < span.high && keys[high][keys[high].startIndex + depth] == unit { high += 1 }
                    labels.append(unit)
                    words.append(-1)
                    next.append(Span(low: low, high: high))
                    low = high
                }
            }
            nodeOfLevel += level.count
            level = next
            depth += 1
        }
        firstChild.append(Int32(labels.count))
    }

    /// Calls `body` with the end and the index of each word that begins at
    /// `start`, shortest first.
    @inline(__always)
    func forEachWord(
        in units: UnsafeBufferPointer<UInt16>, at start: Int, _ body: (_ end: Int, _ word: Int) -> Void
    ) {
        var node = Int(roots[Int(units[start])])
        var position = start
        while node != 0 {
            position += 1
            let word = words[node]
            if word >= 0 { body(position, Int(word)) }
            guard position < units.count else { return }
            node = child(of: node, units[position])
        }
    }

    /// The index of a word, or nil.
    func index(of word: ArraySlice<UInt16>) -> Int? {
        guard let first = word.first else { return nil }
        var node = Int(roots[Int(first)])
        for unit in word.dropFirst() where node != 0 { node = child(of: node, unit) }
        return node != 0 && words[node] >= 0 ? Int(words[node]) : nil
    }

    @inline(__always)
    private func child(of node: Int, _ unit: UInt16) -> Int {
        var low = Int(firstChild[node])
        var count = Int(firstChild[node + 1]) - low
        while count > 1 {
            let half = count >> 1
            // Written so that the compiler makes a conditional move of it.
            low = labels[low + half] <= unit ? low + half : low
            count -= half
        }
        return count == 1 && labels[low] == unit ? low : 0
    }
}
