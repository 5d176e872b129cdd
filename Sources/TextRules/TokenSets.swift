/// For each class, or for each bit of first units, the set of the tokens that have it, one bit each: a rule looks at the
/// tokens where it can begin and at no others.
struct TokenSets: ~Copyable {
    private var bits = Scratch<UInt64>()
    /// How many numbers a set has.
    private(set) var words = 0
    private var wanted: UInt128 = 0
    /// The classes of which a set is not empty.
    private(set) var present: UInt128 = 0

    /// Empties the sets.
    ///
    /// - Parameter wanted: the classes that have sets.
    mutating func reset(tokens: Int, wanted: UInt128) {
        words = (tokens + 63) / 64
        self.wanted = wanted
        present = 0
        bits.reset(count: words * UInt128.bitWidth, to: 0)
    }

    @inline(__always)
    mutating func insert(_ token: Int, _ classes: UInt128) {
        let classes = classes & wanted
        present |= classes
        Self.forEach(classes) { insert(token, number: $0) }
    }

    /// - Parameter number: of a class that is wanted; who inserts many says by ``note(_:)`` which there are.
    @inline(__always)
    func insert(_ token: Int, number: Int) {
        bits[number * words + token / 64] |= 1 << UInt64(token % 64)
    }

    mutating func note(_ classes: UInt128) { present |= classes & wanted }

    /// Inserts all tokens with their classes.
    mutating func insert(_ tokens: borrowing Scratch<Token>) {
        let wanted = wanted
        var all: UInt128 = 0
        for token in 0..<tokens.count {
            let classes = tokens[token].classes & wanted
            all |= classes
            Self.forEach(classes) { insert(token, number: $0) }
        }
        note(all)
    }

    /// The tokens from 64 times `word` on that have one of `classes`.
    @inline(__always)
    func tokens(of classes: UInt128, _ word: Int) -> UInt64 {
        var found: UInt64 = 0
        Self.forEach(classes & present) { found |= bits[$0 * words + word] }
        return found
    }

    /// Each half by itself: an operation on one number instead of on two.
    @inline(__always)
    private static func forEach(_ classes: UInt128, _ body: (Int) -> Void) {
        var rest = UInt64(truncatingIfNeeded: classes)
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        rest = UInt64(truncatingIfNeeded: classes >> 64)
        while rest != 0 {
            body(64 + rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }

    /// The last token that has one of `classes`, or -1.
    @inline(__always)
    func last(of classes: UInt128) -> Int {
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
    func first(of classes: UInt128, from start: Int) -> Int? {
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
