/// For units with which texts in rules begin, the givers of those rules: few
/// of the 65,536 units have any.
struct GiversOfUnits: Sendable {
    /// The row of each unit; row 0 is empty.
    private let rows: Frozen<UInt16>
    private let givers: Frozen<UInt64>
    private let words: Int

    @inline(__always)
    subscript(unit: UInt16, word: Int) -> UInt64 { givers[Int(rows[Int(unit)]) &* words &+ word] }

    /// Collects the givers of each unit.
    struct Builder {
        private var rows = [UInt16](repeating: 0, count: 65_536)
        private var givers: [UInt64]
        private let words: Int

        init(words: Int) {
            self.words = words
            givers = [UInt64](repeating: 0, count: words)
        }

        /// Adds the givers of `bits` in the number `word` of a set.
        mutating func add(_ unit: UInt16, _ word: Int, _ bits: UInt64) {
            if rows[Int(unit)] == 0 {
                rows[Int(unit)] = UInt16(givers.count / words)
                givers += [UInt64](repeating: 0, count: words)
            }
            givers[Int(rows[Int(unit)]) * words + word] |= bits
        }

        func build(in arena: Arena) -> GiversOfUnits {
            GiversOfUnits(rows: arena.freeze(rows), givers: arena.freeze(givers), words: words)
        }
    }
}

extension Pattern {
    /// The first units of all texts in the pattern.
    var firstUnitsOfLiterals: [UInt16] {
        switch self {
        case .literal(let texts): texts.map { $0[0] }
        case .capture(_, let inner), .repeated(let inner, _, _, _): inner.firstUnitsOfLiterals
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.firstUnitsOfLiterals)
        case .item, .date, .any, .sentenceStart, .sentenceEnd: []
        }
    }
}
