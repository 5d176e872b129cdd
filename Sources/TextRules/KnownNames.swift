/// Names that are certain somewhere in a document and are looked for in all
/// of it.
public struct KnownNames: Sendable {
    private struct Name: Sendable {
        /// Where its units stand in `letters`.
        var start: Int
        /// How many there are; none once it was removed.
        var count: Int
        /// The next name whose first unit has the same place in `heads`, or -1.
        var next = -1
        var classes: ClassSet
        /// What it costs as a word; infinite if it is none.
        var cost: Float
    }

    /// What a word of the document costs: as much as a common listed one, so that it wins over words that it is made of.
    private static let costOfWord: Float = 10

    private var names: [Name] = []
    /// The units of all names, one behind the other.
    private var letters: [UInt16] = []
    /// The first name that begins with a unit, or by chance with another of the same place, or -1: asked for every unit of
    /// a document. Empty before the first name.
    private var heads: [Int32] = []
    private static let places = 512

    /// Names of three units that are not certain, one behind the other; for ``shortenNames(with:)``.
    private var doubtful: [UInt16] = []

    /// Makes an empty set.
    public init() {}

    /// Whether there are none.
    public var isEmpty: Bool { names.isEmpty }

    /// Forgets all names and keeps the memory for others.
    public mutating func removeAll() {
        for name in names where name.count > 0 { heads[Self.place(of: letters[name.start])] = -1 }
        names.removeAll(keepingCapacity: true)
        letters.removeAll(keepingCapacity: true)
        doubtful.removeAll(keepingCapacity: true)
    }

    /// Remembers a name that is not certain.
    mutating func noteDoubtful(_ units: some Collection<UInt16>) {
        if units.count == 3 { doubtful.append(contentsOf: units) }
    }

    /// Adds a name; `classes` says what is known of it, `isWord` whether it is read as one word.
    mutating func insert(_ units: some Collection<UInt16>, classes: ClassSet, isWord: Bool = false) {
        guard let first = units.first else { return }
        if heads.isEmpty { heads = [Int32](repeating: -1, count: Self.places) }
        var last = -1
        var index = Int(heads[Self.place(of: first)])
        while index >= 0 {
            if self.units(of: names[index]).elementsEqual(units) {
                names[index].classes |= classes
                if isWord { names[index].cost = Self.costOfWord }
                return
            }
            last = index
            index = names[index].next
        }
        if last < 0 { heads[Self.place(of: first)] = Int32(names.count) } else { names[last].next = names.count }
        names.append(
            Name(
                start: letters.count, count: units.count, classes: classes, cost: isWord ? Self.costOfWord : .infinity))
        letters.append(contentsOf: units)
    }

    private mutating func remove(_ units: [UInt16]) {
        guard !heads.isEmpty else { return }
        var last = -1
        var index = Int(heads[Self.place(of: units[0])])
        while index >= 0, !self.units(of: names[index]).elementsEqual(units) {
            last = index
            index = names[index].next
        }
        guard index >= 0 else { return }
        let next = names[index].next
        if last < 0 { heads[Self.place(of: units[0])] = Int32(next) } else { names[last].next = next }
        names[index].count = 0
    }

    private func units(of name: Name) -> ArraySlice<UInt16> { letters[name.start..<name.start + name.count] }

    @inline(__always)
    private static func place(of unit: UInt16) -> Int { Int(unit) % places }

    /// Puts one shorter name in the place of names of three units whose last
    /// one often follows names, where they differ only in that one, or the
    /// shorter is certain too: 石山 for 石山有 and 石山同.
    public mutating func shortenNames(with grammar: Grammar) {
        var long: Set<[UInt16]> = []
        for name in names where name.count == 3 && name.classes & grammar.knownPerson != 0 {
            if grammar.isNameFollower(letters[name.start + 2]) { long.insert(Array(units(of: name))) }
        }
        for start in stride(from: 0, to: doubtful.count, by: 3) where grammar.isNameFollower(doubtful[start + 2]) {
            long.insert(Array(doubtful[start..<start + 3]))
        }
        trustDoubtfulNames(grammar)
        forgetBeginnings(grammar)
        // Nearly all documents have no long name.
        guard !long.isEmpty else { return }
        for (beginning, group) in Dictionary(grouping: long, by: { Array($0[..<2]) })
        where group.count > 1 || holds(person: beginning, of: grammar) {
            for name in group { remove(name) }
            insert(beginning, classes: grammar.knownPerson)
        }
    }

    /// Takes a name of three units for known that was found somewhere, though its context leaves a doubt: three characters
    /// seldom stand elsewhere in a document by chance, and what was read 罗定邦 in one place is not 罗定 in another. A listed word
    /// is left to its context everywhere, 邓小平 in 邓小平理论, and so is what a certain name begins or ends: 佘立|身.
    private mutating func trustDoubtfulNames(_ grammar: Grammar) {
        for start in stride(from: 0, to: doubtful.count, by: 3) {
            let name = doubtful[start..<start + 3]
            guard !grammar.isNameFollower(doubtful[start + 2]), grammar.vocabulary.classes(of: name) == 0,
                !holds(person: name.dropLast(), of: grammar), !holds(person: name.dropFirst(), of: grammar)
            else { continue }
            insert(name, classes: grammar.knownPerson)
        }
    }

    /// Forgets a name of two units with which one of three begins that does not end in a unit that often follows names: 韦宏
    /// beside 韦宏达 is read out of 韦宏|达到.
    private mutating func forgetBeginnings(_ grammar: Grammar) {
        for name in names where name.count == 3 && name.classes & grammar.knownPerson != 0 {
            guard !grammar.isNameFollower(letters[name.start + 2]) else { continue }
            let beginning = Array(units(of: name)[..<(name.start + 2)])
            if holds(person: beginning, of: grammar) { remove(beginning) }
        }
    }

    private func holds(person: some Collection<UInt16>, of grammar: Grammar) -> Bool {
        names.contains { $0.classes & grammar.knownPerson != 0 && units(of: $0).elementsEqual(person) }
    }

    /// Calls `body` with the end and classes of each name at `start` and with its cost as a word.
    @inline(__always)
    func forEachName(
        in units: UnsafeBufferPointer<UInt16>, at start: Int,
        _ body: (_ end: Int, _ classes: ClassSet, _ cost: Float) -> Void
    ) {
        guard !heads.isEmpty else { return }
        var index = Int(heads[Self.place(of: units[start])])
        while index >= 0 {
            let name = names[index]
            index = name.next
            guard start + name.count <= units.count else { continue }
            var offset = 0
            while offset < name.count && units[start + offset] == letters[name.start + offset] { offset += 1 }
            if offset == name.count { body(start + offset, name.classes, name.cost) }
        }
    }

    /// Whether a name stands somewhere in a text where `isWanted` is true of
    /// its start, its end and what is known of it.
    func stands(
        in units: UnsafeBufferPointer<UInt16>, where isWanted: (_ start: Int, _ end: Int, _ classes: ClassSet) -> Bool
    ) -> Bool {
        guard !isEmpty else { return false }
        let heads = heads
        for start in 0..<units.count where heads[Self.place(of: units[start])] >= 0 {
            var isFound = false
            forEachName(in: units, at: start) { end, classes, _ in
                if isWanted(start, end, classes) { isFound = true }
            }
            if isFound { return true }
        }
        return false
    }
}
