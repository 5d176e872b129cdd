/// Numbers for the texts that patterns look for, so that a set of them is a set of bits.
///
/// Texts that stand in the same literals share a number: who asks for one of them asks for all.
struct LiteralNumbers {
    /// How many numbers texts have; the next one is that of dates. The last of them are shared.
    private static let capacity = 126
    private static let shared = 32
    static let numberOfDates = 126
    /// What every token has, whatever its text.
    static let bitOfAnything: UInt128 = 1 << 127

    /// For each text its number, and whether it stands in one of the first patterns.
    private(set) var texts: [[UInt16]: (number: Int, isOfFirst: Bool)] = [:]

    /// - Parameters:
    ///   - patterns: the patterns.
    ///   - first: more patterns, about whose texts one may want to know that they are theirs.
    ///   - cost: what a text costs as a word, infinite if it is none.
    init(_ patterns: [Pattern], first: [Pattern] = [], cost: (_ text: [UInt16]) -> Float = { _ in .infinity }) {
        let literals = first.flatMap(\.literals)
        var memberships: [[UInt16]: [Int]] = [:]
        for (index, literal) in (literals + patterns.flatMap(\.literals)).enumerated() {
            for text in literal { memberships[text, default: []].append(index) }
        }
        // Common texts have numbers of their own: who asks for a rare one that shares the number of a common one asks in
        // vain nearly everywhere.
        let groups = Dictionary(grouping: memberships, by: \.value).map { group in
            (of: group.key, texts: group.value.map(\.key), cost: group.value.map { cost($0.key) }.min() ?? .infinity)
        }
        .sorted { $0.cost == $1.cost ? $0.of.lexicographicallyPrecedes($1.of) : $0.cost < $1.cost }
        let own = Self.capacity - Self.shared
        for (index, group) in groups.enumerated() {
            let number = index < own ? index : own + (index - own) % Self.shared
            for text in group.texts { texts[text] = (number, group.of[0] < literals.count) }
        }
    }

    /// The bits of the numbers of some texts.
    func bits(of texts: [[UInt16]]) -> UInt128 { texts.reduce(0) { $0 | 1 << UInt128(self.texts[$1]?.number ?? 0) } }
}

/// Finds the texts that rules look for where tokens begin.
struct LiteralFinder: Sendable {
    /// A text that begins with a unit.
    private struct Entry: BitwiseCopyable {
        /// Where the text is in the pool; empty for a date, of which only the first unit is looked at.
        var text: PoolRange
        var number: Int32
    }

    /// The entries of a unit, and those for the rules that can change which names there are.
    private struct Row: BitwiseCopyable {
        var all = PoolRange()
        var forNames = PoolRange()
    }

    /// The row of each unit; row 0 is empty.
    private let rowOfUnit: Frozen<UInt16>
    private let rows: Frozen<Row>
    private let entries: Frozen<Entry>
    private let pool: Frozen<UInt16>

    /// - Parameter numbers: the texts; the first patterns are those of the rules that can change which names there are.
    init(_ numbers: LiteralNumbers, in arena: Arena) {
        var pool: [UInt16] = []
        var ofUnit: [UInt16: (forNames: [Entry], others: [Entry])] = [:]
        for (text, known) in numbers.texts {
            let entry = Entry(text: PoolRange(appending: text, to: &pool), number: Int32(known.number))
            if known.isOfFirst {
                ofUnit[text[0], default: ([], [])].forNames.append(entry)
            } else {
                ofUnit[text[0], default: ([], [])].others.append(entry)
            }
        }
        let date = Entry(text: PoolRange(), number: Int32(LiteralNumbers.numberOfDates))
        for unit in TextDate.beginnings { ofUnit[unit, default: ([], [])].forNames.append(date) }
        var entries: [Entry] = []
        var rowOfUnit = [UInt16](repeating: 0, count: Int(UInt16.max) + 1)
        var rows = [Row()]
        for (unit, ofThis) in ofUnit {
            rowOfUnit[Int(unit)] = UInt16(rows.count)
            let forNames = PoolRange(appending: ofThis.forNames, to: &entries)
            var all = PoolRange(appending: ofThis.others, to: &entries)
            all.start = forNames.start
            rows.append(Row(all: all, forNames: forNames))
        }
        self.rowOfUnit = arena.freeze(rowOfUnit)
        self.rows = arena.freeze(rows)
        self.entries = arena.freeze(entries)
        self.pool = arena.freeze(pool)
    }

    /// Calls `body` with the number of each text that stands at the beginning of a token and is not shorter, and where it
    /// ends; nil for a date, which may end anywhere.
    @inline(__always)
    func forEach(
        in units: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int, forNames: Bool,
        _ body: (_ number: Int, _ end: Int?) -> Void
    ) {
        let row = rows.base + Int(rowOfUnit[Int(units[start])])
        for index in (forNames ? row.pointee.forNames : row.pointee.all).indices {
            let entry = entries.base + index
            let length = Int(entry.pointee.text.end &- entry.pointee.text.start)
            if length == 0 {
                body(Int(entry.pointee.number), nil)
            } else if length >= end - start, start + length <= units.count, stands(entry, units, start) {
                body(Int(entry.pointee.number), start + length)
            }
        }
    }

    @inline(__always)
    private func stands(_ entry: UnsafePointer<Entry>, _ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> Bool {
        let text = pool.base + Int(entry.pointee.text.start)
        // The first unit is known.
        for index in 1..<max(1, entry.pointee.text.indices.count) {
            if units[start + index] != text[index] { return false }
        }
        return true
    }
}

extension Pattern {
    /// The literals in the pattern, each with its texts.
    var literals: [[[UInt16]]] {
        switch self {
        case .literal(let texts): [texts]
        case .capture(_, let inner), .repeated(let inner, _, _, _): inner.literals
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.literals)
        case .item, .date, .any, .sentenceStart, .sentenceEnd: []
        }
    }
}
