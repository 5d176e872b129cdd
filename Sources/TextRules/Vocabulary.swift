/// Every word that the reader knows: its classes, its cost, and the weights
/// of weighted lexicons.
struct Vocabulary: Sendable {
    /// What is known of one word.
    struct Word: Sendable {
        /// The lexicons that hold it.
        var classes: ClassSet
        /// Minus the logarithm of its frequency; infinite where the word is
        /// only a context or part of a name and no reading of its own.
        var cost: Float
    }

    var classes: ClassTable
    var words: [Word]
    var trie: WordTrie
    /// For each weighted lexicon (by class index) a cost for each unit;
    /// infinite where the unit is not in it.
    var characterCosts: [Int: [Float]]
    /// The classes of weighted lexicons.
    var weightedClasses: ClassSet
    /// For each weighted lexicon the costs of its longer words.
    var wordCosts: [Int: [Int: Float]]
    /// The classes of each unit as a word of one character.
    var singles: [ClassSet]
    /// The cost of each unit as a word of one character.
    var singleCosts: [Float]

    /// The cost of a Han character that no list knows.
    static let unknownCost: Float = 13
    /// The cost of a run of digits or Latin letters, and of a mark.
    static let plainCost: Float = 3

    /// The cost of reading `range` as a word of a weighted lexicon.
    func weight(_ classIndex: Int, word: Int) -> Float? { wordCosts[classIndex]?[word] }
}

/// The kind of a unit, decided by its code alone.
enum UnitKind {
    static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }
    /// A space, an ideographic space.
    static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x3000 }
    static func isLatin(_ unit: UInt16) -> Bool {
        unit >= 0x41 && unit <= 0x5A || unit >= 0x61 && unit <= 0x7A || unit >= 0xC0 && unit <= 0x24F
    }
    /// Unified ideographs, extension A, the iteration mark and the zero 〇.
    static func isHan(_ unit: UInt16) -> Bool {
        unit >= 0x4E00 && unit <= 0x9FFF || unit >= 0x3400 && unit <= 0x4DBF || unit >= 0xF900 && unit <= 0xFAFF
            || unit == 0x3005 || unit == 0x3007
    }
}
