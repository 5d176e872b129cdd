/// The names of the small tables of text, over those of the tree's file.
///
/// A name that it has is complete here, with the readings that the file gives it.
struct NameOverlay: Sendable {
    /// A name with its readings, in the order in which they came.
    struct Entry: Sendable {
        let units: [UInt16]
        let hash: UInt32
        var readings: [Reading]
        /// Whether the tree's file lacks the name.
        let isNew: Bool
    }

    private(set) var entries: [Entry] = []
    /// The number of an entry plus one, or 0; the count is a power of two.
    private var slots = [UInt16](repeating: 0, count: 4096)
    /// One bit for the low bits of each name's hash: most names are not here.
    private var bits = [UInt64](repeating: 0, count: 1024)
    /// The names of each division that come from here, in their order.
    private(set) var names: [Division.ID: [Int]] = [:]

    /// Whether a name with this hash may be here.
    @inline(__always)
    func mayHave(_ hash: UInt32) -> Bool { bits[Int(hash >> 6 & 1023)] & (1 << UInt64(hash & 63)) != 0 }

    /// The number of the entry for a name.
    @inline(__always)
    func entry(_ units: Units, hash: UInt32) -> Int? {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] > 0 {
            let entry = Int(slots[slot]) - 1
            if entries[entry].hash == hash, entries[entry].units.elementsEqual(units) { return entry }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Returns the entry for a name, which is made with the readings of the file if there is none.
    mutating func add(_ units: Units, in file: TreeFile) -> Int {
        let hash = NameHash(units).value
        if let entry = entry(units, hash: hash) { return entry }
        let known = file.name(units, hash: hash)
        entries.append(
            Entry(
                units: Array(units), hash: hash,
                readings: known.map { file.readings($0).map(file.reading) } ?? [], isNew: known == nil))
        if entries.count * 4 > slots.count { grow() }
        insert(entries.count - 1)
        return entries.count - 1
    }

    /// Adds a reading, unless the name has been read as this division already.
    mutating func add(_ reading: Reading, to entry: Int) {
        guard !entries[entry].readings.contains(where: { $0.division == reading.division }) else { return }
        entries[entry].readings.append(reading)
        names[reading.division, default: []].append(entry)
    }

    /// Changes a reading.
    mutating func update(_ entry: Int, _ reading: Int, _ change: (inout Reading) -> Void) {
        change(&entries[entry].readings[reading])
    }

    private mutating func grow() {
        slots = [UInt16](repeating: 0, count: slots.count * 2)
        for entry in entries.indices.dropLast() { insert(entry) }
    }

    private mutating func insert(_ entry: Int) {
        let (mask, hash) = (slots.count - 1, entries[entry].hash)
        bits[Int(hash >> 6 & 1023)] |= 1 << UInt64(hash & 63)
        var slot = Int(hash) & mask
        while slots[slot] > 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt16(truncatingIfNeeded: entry + 1)
    }
}
