/// One name of an address with the divisions that it may stand for.
struct AddressName {
    private(set) var ids: [Division.ID] = []
    private(set) var strengths: [Int8] = []
    /// Where it stands.
    private(set) var start = 0
    var end = 0
    /// The most general level among its readings.
    private(set) var level = Level.village
    /// Whether the text gives an official name in full.
    private(set) var isOfficial = false
    /// Whether it only says again what is said before.
    var isRepeated = false
    /// Whether the text writes the name otherwise than the tree.
    var isVariant = false
    /// The trust of its best readings, and how many have that.
    private(set) var strength: Int8 = .min
    private(set) var best = 0

    mutating func clear(_ range: Range<Int>) {
        ids.removeAll(keepingCapacity: true)
        strengths.removeAll(keepingCapacity: true)
        (start, end) = (range.lowerBound, range.upperBound)
        (level, isOfficial, isRepeated, strength, best) = (.village, false, false, .min, 0)
        isVariant = false
    }

    mutating func append(_ reading: Reading, _ level: Level) {
        // Areas that only count people bear names that divisions bear too, and yield to them.
        let strength = Int8(truncatingIfNeeded: 2 * reading.strength + (reading.isListed ? 1 : 0))
        append(reading.division, level, strength)
        if reading.trust.isOfficial { isOfficial = true }
    }

    /// Adds a village.
    mutating func append(_ village: Division.ID) {
        append(village, .village, 0)
        isOfficial = true
    }

    private mutating func append(_ id: Division.ID, _ level: Level, _ strength: Int8) {
        ids.append(id)
        strengths.append(strength)
        self.level = min(self.level, level)
        if strength > self.strength {
            (self.strength, best) = (strength, 1)
        } else if strength == self.strength {
            best += 1
        }
    }

    /// Keeps the readings that fit.
    mutating func keep(_ fits: (Division.ID) -> Bool) {
        let kept = ids.indices.filter { fits(ids[$0]) }.map { (ids[$0], strengths[$0]) }
        ids = kept.map(\.0)
        strengths = kept.map(\.1)
        strength = strengths.max() ?? .min
        best = strengths.count { $0 == strength }
    }
}

/// A name found in the text.
struct NameMatch {
    private let lengthAndKind: UInt16
    private let number: UInt16

    init(_ length: Int, _ number: Int, isOverlay: Bool) {
        lengthAndKind = UInt16(truncatingIfNeeded: length << 1 | (isOverlay ? 1 : 0))
        self.number = UInt16(truncatingIfNeeded: number)
    }

    var length: Int { Int(lengthAndKind >> 1) }
    /// Its number in the tree's file or among the small tables' names.
    var name: Int { Int(number) }
    var isOverlay: Bool { lengthAndKind & 1 != 0 }
}

/// The names found at one position, the shortest first.
struct NameMatches {
    private var names = InlineArray<12, NameMatch>(repeating: NameMatch(0, 0, isOverlay: false))
    var count = 0
    /// The position; -1 where none was looked at.
    var position = -1

    subscript(_ index: Int) -> NameMatch { names[index] }

    mutating func append(_ match: NameMatch) {
        guard count < names.count else { return }
        names[count] = match
        count += 1
    }
}
