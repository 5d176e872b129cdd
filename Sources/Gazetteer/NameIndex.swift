/// A stretch of the tables' bytes.
struct Slice: Equatable {
    let start: Int32
    let count: Int32

    init(_ range: Range<Int>) {
        start = Int32(range.lowerBound)
        count = Int32(range.count)
    }

    var isEmpty: Bool { count == 0 }
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// How well a name fits a division, the best last.
enum Trust: UInt8, Comparable {
    case formerShort
    case former
    case short
    case official

    static func < (first: Trust, second: Trust) -> Bool {
        first.rawValue < second.rawValue
    }

    var isFormer: Bool { self <= .former }
    var isOfficial: Bool { self == .official || self == .former }
}

/// One name read as one division.
struct Reading {
    let name: Slice
    let hash: UInt32
    let division: Division.ID
    var trust: Trust
    var isWeak: Bool
    /// The next reading of the same name, or -1.
    var nextOfName: Int32
    /// The next name of the same division, or -1.
    var nextOfDivision: Int32 = -1

    /// Orders the readings of a name, the best last.
    var strength: Int {
        isWeak ? -1 : Int(trust.rawValue)
    }
}

/// A hash table from names, as bytes of the tables, to their readings.
///
/// It keeps no strings: Swift's own dictionary would normalise each Chinese name before hashing it, which costs more
/// than everything else in loading.
struct NameIndex {
    private(set) var readings: [Reading] = []
    /// The first reading of a name, or -1; the count is a power of two.
    private var slots: [Int32]
    private var nameCount = 0

    /// Creates an empty index with room for a number of names.
    init(capacity: Int) {
        var count = 64
        while count < capacity * 2 { count *= 2 }
        slots = [Int32](repeating: -1, count: count)
        readings.reserveCapacity(capacity)
    }

    /// The first reading of every distinct name, in no order.
    var firstReadings: some Sequence<Int32> {
        slots.lazy.filter { $0 >= 0 }
    }

    /// Returns the indices of a name's readings.
    func readings(of name: Span<UInt8>, in bytes: [UInt8]) -> [Int] {
        var result: [Int] = []
        var next = slots[slot(of: name, hash: Self.hash(name), in: bytes)]
        while next >= 0 {
            result.append(Int(next))
            next = readings[Int(next)].nextOfName
        }
        return result
    }

    /// Returns the latest reading of a name that is itself in the bytes.
    func latestReading(of name: Slice, in bytes: [UInt8]) -> Reading? {
        let key = bytes.span.extracting(name.range)
        let first = slots[slot(of: key, hash: Self.hash(key), in: bytes)]
        return first < 0 ? nil : readings[Int(first)]
    }

    /// Returns the indices of the readings of a name that is itself in the bytes.
    func readings(of name: Slice, in bytes: [UInt8]) -> [Int] {
        readings(of: bytes.span.extracting(name.range), in: bytes)
    }

    /// Adds a reading and returns its index, or nothing if the name has been read as this division already.
    ///
    /// - Parameter firstOfDivision: The division's first name, or -1. Its few names are searched, and not the bearers
    ///   of the name, of which a common one has thousands.
    mutating func insert(
        _ name: Slice, as division: Division.ID, firstOfDivision: Int32 = -1, trust: Trust, isWeak: Bool = false,
        in bytes: [UInt8]
    ) -> Int? {
        let key = bytes.span.extracting(name.range)
        let hash = Self.hash(key)
        var next = firstOfDivision
        while next >= 0 {
            let reading = readings[Int(next)]
            if reading.hash == hash, Self.areEqual(key, bytes.span.extracting(reading.name.range)) { return nil }
            next = reading.nextOfDivision
        }
        let position = slot(of: key, hash: hash, in: bytes)
        let first = slots[position]
        slots[position] = Int32(readings.count)
        readings.append(
            Reading(name: name, hash: hash, division: division, trust: trust, isWeak: isWeak, nextOfName: first))
        if first < 0 {
            nameCount += 1
            if nameCount * 2 > slots.count { grow() }
        }
        return readings.count - 1
    }

    /// Changes what is known of a reading.
    mutating func update(_ reading: Int, trust: Trust? = nil, isWeak: Bool? = nil) {
        if let trust { readings[reading].trust = trust }
        if let isWeak { readings[reading].isWeak = isWeak }
    }

    /// Makes one reading the next name of another's division.
    mutating func chain(_ reading: Int, after previous: Int) {
        readings[previous].nextOfDivision = Int32(reading)
    }

    private func slot(of name: Span<UInt8>, hash: UInt32, in bytes: [UInt8]) -> Int {
        var position = Int(hash) & (slots.count - 1)
        while slots[position] >= 0 {
            let reading = readings[Int(slots[position])]
            if reading.hash == hash, Self.areEqual(name, bytes.span.extracting(reading.name.range)) { break }
            position = (position + 1) & (slots.count - 1)
        }
        return position
    }

    private mutating func grow() {
        let old = slots
        slots = [Int32](repeating: -1, count: old.count * 2)
        for first in old where first >= 0 {
            var position = Int(readings[Int(first)].hash) & (slots.count - 1)
            while slots[position] >= 0 { position = (position + 1) & (slots.count - 1) }
            slots[position] = first
        }
    }

    private static func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
        guard first.count == second.count else { return false }
        for index in first.indices where first[index] != second[index] { return false }
        return true
    }

    /// FNV-1a with the high bits folded in, because only the low ones choose the slot.
    private static func hash(_ name: Span<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in name.indices {
            hash = (hash ^ UInt64(name[index])) &* 0x100_0000_01b3
        }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
