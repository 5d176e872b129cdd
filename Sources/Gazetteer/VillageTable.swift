/// The villages, sorted by name and then by the row in which they lie: a name's bearers are one range, and so are those
/// of them inside any division.
struct VillageTable: Sendable {
    /// The names in a block; the first is written whole.
    private static let blockSize = 16
    /// As much as a name can share with the one before: of longer beginnings the rest is written again.
    private static let mostShared = 15

    private let townships: Section
    private let blocks: Section
    private let keys: Section
    private let pool: Section
    let blockCount: Int
    /// The number of villages.
    let count: Int

    init(townships: Section, blocks: Section, keys: Section, pool: Section) {
        self.townships = townships
        self.blocks = blocks
        self.keys = keys
        self.pool = pool
        blockCount = max(blocks.count / 8 - 1, 0)
        count = townships.count / 2
    }

    /// Whether the parts fit together.
    var isSound: Bool {
        blocks.count >= 8 && blocks.u32(8 * blockCount) == pool.count && blocks.u32(8 * blockCount + 4) == count
            && keys.count == 4 * blockCount
    }

    /// The row in which a village lies.
    @inline(__always)
    func township(_ village: Int) -> Int { Int(townships.u16(2 * village)) }

    /// The bearers of a name.
    func bearers(_ name: Units) -> Range<Int> {
        guard let found = last(notAfter: name), found.shared == name.count, found.length == name.count else {
            return 0..<0
        }
        return found.villages
    }

    /// Of bearers of one name those that lie in rows.
    @inline(__always)
    func bearers(_ bearers: Range<Int>, in rows: Range<Int>) -> Range<Int> {
        let first = first(bearers, from: rows.lowerBound)
        // Few bear one name in one division.
        var end = first
        while end < bearers.upperBound, township(end) < rows.upperBound {
            end += 1
            if end - first == 16 {
                end = self.first(end..<bearers.upperBound, from: rows.upperBound)
                break
            }
        }
        return first..<end
    }

    private func first(_ bearers: Range<Int>, from row: Int) -> Int {
        var (low, high) = (bearers.lowerBound, bearers.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if township(middle) < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The villages that lie directly in a row.
    func villages(in row: Int) -> [Int] {
        guard let row = UInt16(exactly: row) else { return [] }
        var result: [Int] = []
        for village in 0..<count
        where UInt16(littleEndian: townships.base.loadUnaligned(fromByteOffset: 2 * village, as: UInt16.self)) == row {
            result.append(village)
        }
        return result
    }

    /// Calls a function with the units of a village's name.
    func withName<Result>(_ village: Int, _ body: (Units) -> Result) -> Result {
        var (low, high) = (0, blockCount)
        while low < high {
            let middle = (low + high) / 2
            if Int(blocks.u32(8 * middle + 4)) <= village { low = middle + 1 } else { high = middle }
        }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 15 + 255) { buffer in
            var name = Entry(block: max(low - 1, 0), in: self)
            var length = 0
            for _ in 0..<Self.blockSize {
                length = name.shared + name.rest
                for index in 0..<name.rest { buffer[name.shared + index] = pool.u16(name.units + 2 * index) }
                if name.villages.upperBound > village { break }
                name.advance(in: self)
            }
            return body(Units(rebasing: buffer[..<length]))
        }
    }

    // MARK: Searching

    /// The first unit of the first name of a block.
    func firstUnit(ofBlock block: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: keys.u32(4 * block) >> 16)
    }

    /// A name and how it compares with what was searched.
    struct Found {
        /// How many units at its beginning are those of what was searched.
        let shared: Int
        /// How many units it has.
        let length: Int
        let villages: Range<Int>
    }

    /// The last name that is not after the given units in the order of the table.
    ///
    /// Of all names that are a prefix of the units, none is after it, and the longest shares no less with it.
    ///
    /// - Parameter range: the blocks that begin with the first unit, and the one before them, if they are known.
    func last(notAfter units: Units, in range: Range<Int>? = nil) -> Found? {
        // The block whose first name is the last that is not after the units.
        var (low, high) = (range?.lowerBound ?? 0, range?.upperBound ?? blockCount)
        let key = units.isEmpty ? 0 : UInt32(units[0]) << 16 | UInt32(units.count > 1 ? units[1] : 0)
        while low < high {
            let middle = (low + high) / 2
            let first = keys.u32(4 * middle)
            let isBefore = first == key ? isFirst(ofBlock: middle, notAfter: units) : first < key
            if isBefore { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        var name = Entry(block: low - 1, in: self)
        var found: Found?
        var matched = 0
        for _ in 0..<Self.blockSize {
            // A name that shares less with the one before than that does with the units is after the units, and one
            // that shares more is before them and no closer.
            if name.shared < matched {
                if name.shared < Self.mostShared { break }
                matched = name.shared
            }
            if name.shared == matched {
                var index = 0
                while index < name.rest, matched < units.count,
                    pool.u16(name.units + 2 * index) == units[matched]
                {
                    index += 1
                    matched += 1
                }
                let isAfter =
                    index < name.rest
                    && (matched == units.count || pool.u16(name.units + 2 * index) > units[matched])
                if isAfter { break }
            }
            found = Found(shared: matched, length: name.shared + name.rest, villages: name.villages)
            name.advance(in: self)
            if name.isPastEnd(of: self) { break }
        }
        return found
    }

    @inline(__always)
    private func isFirst(ofBlock block: Int, notAfter units: Units) -> Bool {
        let name = Entry(block: block, in: self)
        for index in 0..<name.rest {
            guard index < units.count else { return false }
            let unit = pool.u16(name.units + 2 * index)
            if unit != units[index] { return unit < units[index] }
        }
        return true
    }

    /// One name where it stands in the pool.
    private struct Entry {
        var shared = 0
        /// How many units follow those that are shared.
        var rest = 0
        /// Where they are.
        var units = 0
        var villages: Range<Int>

        @inline(__always)
        init(block: Int, in table: VillageTable) {
            let village = Int(table.blocks.u32(8 * block + 4))
            villages = village..<village
            read(at: Int(table.blocks.u32(8 * block)), in: table)
        }

        @inline(__always)
        mutating func advance(in table: VillageTable) {
            read(at: units + 2 * rest, in: table)
        }

        func isPastEnd(of table: VillageTable) -> Bool { villages.isEmpty || units > table.pool.count }

        @inline(__always)
        private mutating func read(at start: Int, in table: VillageTable) {
            var position = start
            let head = Int(table.pool.u8(position))
            position += 1
            shared = head >> 4
            rest = head & 15
            if rest == 15 {
                rest = Int(table.pool.u8(position))
                position += 1
            }
            var (bearers, shift) = (0, 0)
            while shift < 21 {
                let byte = Int(table.pool.u8(position))
                position += 1
                bearers |= (byte & 0x7f) << shift
                shift += 7
                if byte < 0x80 { break }
            }
            villages = villages.upperBound..<min(villages.upperBound + bearers, max(villages.upperBound, table.count))
            units = position
        }
    }
}
