/// Every word that the reader knows: its classes, its cost, and the weights
/// of weighted lexicons.
struct Vocabulary: Sendable {
    let trie: WordTrie
    /// The class sets that the kinds of the trie's words stand for.
    let kinds: Frozen<ClassSet>
    /// The classes of weighted lexicons.
    let weightedClasses: ClassSet
    /// For each weighted lexicon a row of the cost of each unit, by rank;
    /// infinite where the unit is not in it. Each row lies by itself: rules ask one
    /// lexicon about most units, and what is asked of it stays close together.
    let characterCosts: Frozen<Float>
    /// The longer words of weighted lexicons, by slot.
    let longWeights: Frozen<LongWeight>
    /// The row of each class in `characterCosts`, or -1.
    let rowOfClass: Frozen<Int32>

    /// What a word of two units or more costs in a weighted lexicon.
    struct LongWeight: BitwiseCopyable {
        /// Its slot in the trie.
        var slot: Int32
        var classIndex: Int32
        var cost: Float
    }

    /// The cost of a Han character that no list knows.
    static let unknownCost: Float = 13
    /// The cost of a run of digits or Latin letters, and of a mark.
    static let plainCost: Float = 3
    /// How many ranks of units there are; see ``WordTrie/ranks``.
    var ranks: Int { trie.roots.count }
    /// The rows of ``characterCosts``.
    var rows: Int { characterCosts.count / ranks }

    /// The classes of a whole word; none if it is none.
    func classes(of word: some Sequence<UInt16>) -> ClassSet { kinds[trie.node(of: word).kind] }

    /// The classes of a unit as a word of one character.
    @inline(__always)
    func classes(ofUnit unit: UInt16) -> ClassSet { kinds[trie.root(of: unit).kind] }

    /// The cost of a unit as a word of one character.
    @inline(__always)
    func cost(ofUnit unit: UInt16) -> Float { trie.cost(of: trie.root(of: unit)) }

    /// The cost of a text as a word, or of a mark; infinite if it is neither.
    func cost(ofText text: [UInt16]) -> Float {
        if text.count == 1, !UnitKind.isHan(text[0]) { return Self.plainCost }
        let node = trie.node(of: text)
        return node.kind != 0 ? trie.cost(of: node) : .infinity
    }

    /// The costs of units in a weighted lexicon, by rank.
    func characterCosts(ofClass index: Int) -> UnsafePointer<Float>? {
        rowOfClass[index] < 0 ? nil : characterCosts.base + Int(rowOfClass[index]) * ranks
    }

    /// Whether a weighted lexicon has words of two units or more.
    func hasLongWords(_ classIndex: Int) -> Bool {
        (0..<longWeights.count).contains { Int(longWeights[$0].classIndex) == classIndex }
    }

    /// The cost of reading a word of two units or more as one of a weighted lexicon.
    func weight(_ classIndex: Int, of word: some BidirectionalCollection<UInt16>) -> Float? {
        guard let slot = trie.slot(of: word).map({ Int32($0) }) else { return nil }
        var low = 0
        var high = longWeights.count
        while low < high {
            let middle = (low + high) / 2
            let entry = longWeights[middle]
            if (entry.slot, Int(entry.classIndex)) < (slot, classIndex) { low = middle + 1 } else { high = middle }
        }
        guard low < longWeights.count, longWeights[low].slot == slot, Int(longWeights[low].classIndex) == classIndex
        else { return nil }
        return longWeights[low].cost
    }
}

/// The kind of a unit, decided by its code alone.
enum UnitKind {
    @inline(__always)
    static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

    /// A space, an ideographic space.
    @inline(__always)
    static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x3000 }

    @inline(__always)
    static func isLatin(_ unit: UInt16) -> Bool {
        unit >= 0x41 && unit <= 0x5A || unit >= 0x61 && unit <= 0x7A || unit >= 0xC0 && unit <= 0x24F
    }

    /// Unified ideographs, extension A, the iteration mark and the zero 〇.
    @inline(__always)
    static func isHan(_ unit: UInt16) -> Bool {
        unit >= 0x4E00 && unit <= 0x9FFF || unit >= 0x3400 && unit <= 0x4DBF || unit >= 0xF900 && unit <= 0xFAFF
            || unit == 0x3005 || unit == 0x3007
    }
}
