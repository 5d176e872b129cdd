/// Numbers for the texts that patterns look for, so that a set of them is a set of bits.
///
/// Texts that stand in the same literals share a number: who asks for one of them asks for all.
struct LiteralNumbers {
    /// How many numbers texts have; the next one is that of dates.
    private static let capacity = 126
    static let numberOfDates = 126
    /// What every token has, whatever its text.
    static let bitOfAnything: UInt128 = 1 << 127

    private var numbers: [[UInt16]: Int] = [:]

    init(_ patterns: [Pattern]) {
        var memberships: [[UInt16]: [Int]] = [:]
        for (index, literal) in patterns.flatMap(\.literals).enumerated() {
            for text in literal { memberships[text, default: []].append(index) }
        }
        // Those that many literals ask for have numbers of their own; of the others some share one, if need be.
        let groups = Dictionary(grouping: memberships, by: \.value).sorted {
            let (one, other) = ($0.key, $1.key)
            return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count > other.count
        }
        let half = Self.capacity / 2
        for (index, group) in groups.enumerated() {
            for text in group.value { numbers[text.key] = index < Self.capacity ? index : half + index % half }
        }
    }

    /// The number of a text of the patterns.
    func number(of text: [UInt16]) -> Int { numbers[text] ?? Self.numberOfDates }

    /// The bits of the numbers of some texts.
    func bits(of texts: [[UInt16]]) -> UInt128 { texts.reduce(0) { $0 | 1 << UInt128(number(of: $1)) } }
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

    /// - Parameters:
    ///   - patterns: of all rules.
    ///   - forNames: of the rules that can change which names there are.
    ///   - numbers: those of the texts in the patterns.
    init(_ patterns: [Pattern], forNames: [Pattern], _ numbers: LiteralNumbers, in arena: Arena) {
        var pool: [UInt16] = []
        var entries: [Entry] = []
        var rowOfUnit = [UInt16](repeating: 0, count: Int(UInt16.max) + 1)
        var rows = [Row()]
        func add(_ patterns: [Pattern], _ range: WritableKeyPath<Row, PoolRange>) {
            var texts = Dictionary(grouping: Set(patterns.flatMap(\.literals).joined())) { $0[0] }
            if patterns.contains(where: \.hasDate) {
                for unit in TextDate.beginnings { texts[unit, default: []].append([]) }
            }
            for (unit, texts) in texts {
                if rowOfUnit[Int(unit)] == 0 {
                    rowOfUnit[Int(unit)] = UInt16(rows.count)
                    rows.append(Row())
                }
                let ofUnit = texts.map { text in
                    Entry(
                        text: PoolRange(appending: text, to: &pool),
                        number: Int32(text.isEmpty ? LiteralNumbers.numberOfDates : numbers.number(of: text)))
                }
                rows[Int(rowOfUnit[Int(unit)])][keyPath: range] = PoolRange(appending: ofUnit, to: &entries)
            }
        }
        add(patterns, \.all)
        add(forNames, \.forNames)
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
        for index in 1..<max(1, entry.pointee.text.indices.count) where units[start + index] != text[index] { return false }
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
