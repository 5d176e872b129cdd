/// Numbers for the texts that patterns look for, so that a set of them is a set of bits.
///
/// Texts that stand in the same literals share a number: who asks for one of them asks for all.
struct LiteralNumbers {
    /// How many numbers texts have; the next one is that of dates.
    private static let capacity = 126
    static let numberOfDates = 126
    /// What every token has, whatever its text.
    static let bitOfAnything: UInt128 = 1 << 127

    /// The texts, and their numbers.
    private(set) var numbers: [[UInt16]: Int] = [:]

    init(_ patterns: [Pattern]) {
        var literals: [[[UInt16]]: Int] = [:]
        var memberships: [[UInt16]: [Int]] = [:]
        var texts: [[UInt16]] = []
        for literal in patterns.flatMap(\.literals) where literals[literal] == nil {
            literals[literal] = literals.count
            for text in literal {
                if memberships[text] == nil { texts.append(text) }
                memberships[text, default: []].append(literals.count)
            }
        }
        var groups: [[Int]: Int] = [:]
        var members: [[[UInt16]]] = []
        for text in texts {
            let membership = memberships[text] ?? []
            if groups[membership] == nil {
                groups[membership] = members.count
                members.append([])
            }
            members[groups[membership] ?? 0].append(text)
        }
        // Those that many literals ask for have numbers of their own; of the others some share one, if need be.
        members.sort { (memberships[$0[0]]?.count ?? 0) > (memberships[$1[0]]?.count ?? 0) }
        for (index, group) in members.enumerated() {
            let half = Self.capacity / 2
            for text in group { numbers[text] = index < Self.capacity ? index : half + index % half }
        }
    }

    /// The bits of the numbers of some texts.
    func bits(of texts: [[UInt16]]) -> UInt128 {
        texts.reduce(0) { $0 | 1 << UInt128(numbers[$1] ?? Self.numberOfDates) }
    }
}

/// Finds the texts that rules look for where tokens begin.
struct LiteralFinder: Sendable {
    /// A text that begins with a unit.
    private struct Entry: BitwiseCopyable {
        /// The index of the text in the pool; or -1 for a date, of which nothing but the first unit is looked at.
        var literal: Int32
        var number: Int32
    }

    /// The row of each unit; row 0 is empty.
    private let rows: Frozen<UInt16>
    /// For each row its entries.
    private let ranges: Frozen<PoolRange>
    private let entries: Frozen<Entry>
    private let literals: LiteralPool

    init(_ numbers: LiteralNumbers, in arena: Arena) {
        let texts = numbers.numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        literals = LiteralPool(texts.map(\.key), in: arena)
        var ofUnit: [UInt16: [Entry]] = [:]
        for (index, text) in texts.enumerated() {
            ofUnit[text.key[0], default: []].append(Entry(literal: Int32(index), number: Int32(text.value)))
        }
        for unit in TextDate.beginnings {
            ofUnit[unit, default: []].append(Entry(literal: -1, number: Int32(LiteralNumbers.numberOfDates)))
        }
        var rows = [UInt16](repeating: 0, count: Int(UInt16.max) + 1)
        var ranges = [PoolRange()]
        var entries: [Entry] = []
        for (unit, ofThis) in ofUnit {
            rows[Int(unit)] = UInt16(ranges.count)
            ranges.append(PoolRange(appending: ofThis, to: &entries))
        }
        self.rows = arena.freeze(rows)
        self.ranges = arena.freeze(ranges)
        self.entries = arena.freeze(entries)
    }

    /// Calls `body` with the number of each text that stands at a place, and where it ends; nil for what ends anywhere.
    @inline(__always)
    func forEach(in units: UnsafeBufferPointer<UInt16>, at place: Int, _ body: (_ number: Int, _ end: Int?) -> Void) {
        for index in ranges[Int(rows[Int(units[place])])].indices {
            let entry = entries[index]
            if entry.literal < 0 {
                body(Int(entry.number), nil)
            } else if let end = literals.end(of: Int(entry.literal), in: units, at: place) {
                body(Int(entry.number), end)
            }
        }
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
