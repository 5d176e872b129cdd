/// One step of the best path through a text: a word, a run of digits or
/// letters, a mark, or a candidate that a rule of the names stage gave.
struct Token: Sendable {
    var start: Int32
    var end: Int32
    /// The classes of the word; none for a candidate.
    var classes: ClassSet
    /// The index in the lattice's candidates, or -1.
    var candidate: Int32
}

/// A reading of a range that a rule of the names stage proposes.
struct Candidate: Sendable {
    var start: Int32
    var end: Int32
    /// The number of the giver.
    var giver: Int32
    /// The next candidate that ends at the same place, or -1.
    var next: Int32 = -1
    /// The class index of its type.
    var type: Int32
    /// The index of the rule that gave it.
    var rule: Int32
    /// The rule that promoted it most, or -1.
    var promoter: Int32
    /// Infinite after a veto.
    var cost: Float
    /// Whether its context leaves no doubt, so that the same name elsewhere
    /// in the article counts too.
    var isCertain: Bool
}

/// Names that are certain somewhere in a document and are looked for in all
/// of it.
public struct KnownNames: Sendable {
    struct Name: Sendable {
        var units: [UInt16]
        var classes: ClassSet
    }

    private(set) var byFirstUnit: [UInt16: [Name]] = [:]
    /// One bit for each unit with which a name begins, and by chance for a few others: asked for every unit of a
    /// document.
    private var firstUnits: [UInt64] = []
    private static let bitsOfFirstUnits = 1024

    /// Names of three units that are not certain, for ``shortenNames(with:)``.
    private var doubtful: [[UInt16]] = []

    /// Makes an empty set.
    public init() {}

    /// Remembers a name that is not certain.
    mutating func noteDoubtful(_ units: some Collection<UInt16>) {
        if units.count == 3 { doubtful.append(Array(units)) }
    }

    /// Whether there are none.
    public var isEmpty: Bool { byFirstUnit.isEmpty }

    /// Adds a name; `classes` says what is known of it.
    mutating func insert(_ units: some Collection<UInt16>, classes: ClassSet) {
        guard let first = units.first else { return }
        if firstUnits.isEmpty { firstUnits = [UInt64](repeating: 0, count: Self.bitsOfFirstUnits / 64) }
        firstUnits[Self.bit(of: first) / 64] |= 1 << UInt64(first % 64)
        var names = byFirstUnit[first] ?? []
        if let index = names.firstIndex(where: { $0.units.elementsEqual(units) }) {
            names[index].classes |= classes
        } else {
            names.append(Name(units: Array(units), classes: classes))
        }
        byFirstUnit[first] = names
    }

    @inline(__always)
    private static func bit(of unit: UInt16) -> Int { Int(unit) % bitsOfFirstUnits }

    /// Puts one shorter name in the place of names of three units whose last
    /// one often follows names, where they differ only in that one, or the
    /// shorter is certain too: 石山 for 石山有 and 石山同.
    public mutating func shortenNames(with grammar: Grammar) {
        // Nearly all documents of one paragraph end here.
        guard byFirstUnit.values.reduce(doubtful.count, { $0 + $1.count }) > 1 else { return }
        let certain = Set(byFirstUnit.values.joined().filter { $0.classes & grammar.knownPerson != 0 }.map(\.units))
        let names = certain.union(doubtful).filter {
            $0.count == 3 && grammar.ends([$0[2]], with: "NameFollower")
        }
        for (beginning, group) in Dictionary(grouping: names, by: { Array($0[..<2]) })
        where group.count > 1 || certain.contains(beginning) {
            byFirstUnit[beginning[0]]?.removeAll { group.contains($0.units) }
            insert(beginning, classes: grammar.knownPerson)
        }
    }

    /// Calls `body` with the end and classes of each name at `start`.
    @inline(__always)
    func forEachName(in units: UnsafeBufferPointer<UInt16>, at start: Int, _ body: (Int, ClassSet) -> Void) {
        let first = units[start]
        guard !firstUnits.isEmpty, firstUnits[Self.bit(of: first) / 64] >> UInt64(first % 64) & 1 != 0,
            let names = byFirstUnit[first]
        else { return }
        for name in names where start + name.units.count <= units.count {
            var offset = 1
            while offset < name.units.count && units[start + offset] == name.units[offset] { offset += 1 }
            if offset == name.units.count { body(start + offset, name.classes) }
        }
    }

    /// Whether a name stands somewhere in a text where `isWanted` is true of
    /// its start, its end and what is known of it.
    func stands(
        in units: UnsafeBufferPointer<UInt16>, where isWanted: (_ start: Int, _ end: Int, _ classes: ClassSet) -> Bool
    ) -> Bool {
        guard !isEmpty else { return false }
        for start in 0..<units.count {
            var isFound = false
            forEachName(in: units, at: start) { end, classes in
                if isWanted(start, end, classes) { isFound = true }
            }
            if isFound { return true }
        }
        return false
    }
}
