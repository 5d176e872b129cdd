/// For each class the set of the tokens that have it, one bit each: a rule looks at the tokens where it can begin and at
/// no others.
struct TokenSets: ~Copyable {
    private var bits = Scratch<UInt64>()
    /// How many numbers a set has.
    private(set) var words = 0
    private var wanted: ClassSet = 0

    /// Empties the sets.
    ///
    /// - Parameter wanted: the classes that have sets.
    mutating func reset(tokens: Int, wanted: ClassSet) {
        words = (tokens + 63) / 64
        self.wanted = wanted
        bits.reset(count: words * ClassSet.bitWidth, to: 0)
    }

    @inline(__always)
    mutating func insert(_ token: Int, _ classes: ClassSet) {
        var rest = classes & wanted
        while rest != 0 {
            let number = rest.trailingZeroBitCount * words + token / 64
            bits[number] |= 1 << UInt64(token % 64)
            rest &= rest - 1
        }
    }

    /// The tokens from 64 times `word` on that have one of `classes`.
    @inline(__always)
    func tokens(of classes: ClassSet, _ word: Int) -> UInt64 {
        var found: UInt64 = 0
        var rest = classes & wanted
        while rest != 0 {
            found |= bits[rest.trailingZeroBitCount * words + word]
            rest &= rest - 1
        }
        return found
    }

    /// The last token that has one of `classes`, or -1.
    @inline(__always)
    func last(of classes: ClassSet) -> Int {
        var word = words - 1
        while word >= 0 {
            let found = tokens(of: classes, word)
            if found != 0 { return word * 64 + 63 - found.leadingZeroBitCount }
            word -= 1
        }
        return -1
    }

    /// The first token from `start` on that has one of `classes`; nil if there is none.
    @inline(__always)
    func first(of classes: ClassSet, from start: Int) -> Int? {
        var word = start / 64
        guard word < words else { return nil }
        var found = tokens(of: classes, word) & UInt64.max << UInt64(start % 64)
        while found == 0 {
            word += 1
            guard word < words else { return nil }
            found = tokens(of: classes, word)
        }
        return word * 64 + found.trailingZeroBitCount
    }
}
