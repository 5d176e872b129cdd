/// The file of the tree, from the country to the villages, searched where it lies.
///
/// Scripts/gazetteer_tree.py writes it and describes its sections. Opening it looks at its head and a sample of its
/// rows; every later read stays inside its section, so that a damaged file gives wrong answers and no crash.
struct TreeFile: Sendable {
    static let name = "tree.bin"
    static let version: UInt32 = 1
    private static let magic = Array("GXPLACES".utf8)
    private static let noRow: UInt16 = 0xffff
    private static let noCode: UInt32 = 0xffff_ffff

    private enum Part: Int, CaseIterable {
        case rows, names, characters, readings, slots, shorts, codes, townships, blocks, keys, villages

        /// The size of what it consists of.
        var unit: Int {
            switch self {
            case .rows: 12
            case .names, .blocks: 8
            case .readings, .shorts, .keys: 4
            case .characters, .slots, .codes, .townships: 2
            case .villages: 1
            }
        }
    }

    private let bytes: FileBytes
    private let rows: Section
    private let names: Section
    private let characters: Section
    private let readings: Section
    private let slots: Section
    private let shorts: Section
    private let codes: Section
    /// The villages.
    let villages: VillageTable
    /// The number of rows.
    let count: Int
    /// The number of names above the village.
    let nameCount: Int

    /// Opens a file.
    init(_ bytes: FileBytes) throws(GazetteerError) {
        let sections = try Self.sections(bytes)
        func section(_ part: Part) -> Section { sections[part.rawValue] }
        self.bytes = bytes
        rows = section(.rows)
        names = section(.names)
        characters = section(.characters)
        readings = section(.readings)
        slots = section(.slots)
        shorts = section(.shorts)
        codes = section(.codes)
        villages = VillageTable(
            townships: section(.townships), blocks: section(.blocks), keys: section(.keys),
            pool: section(.villages))
        count = rows.count / Part.rows.unit
        nameCount = max(names.count / Part.names.unit - 1, 0)
        try check(section)
    }

    private static func sections(_ bytes: FileBytes) throws(GazetteerError) -> [Section] {
        let head = Section(base: bytes.base, count: bytes.count)
        guard magic.indices.allSatisfy({ head.u8($0) == magic[$0] }) else {
            throw error(0, "this is no file of a gazetteer's tree")
        }
        guard head.u32(8) == version else {
            throw error(8, "the file has version \(head.u32(8)), this program reads version \(version)")
        }
        guard head.u32(12) == Part.allCases.count else { throw error(12, "the number of sections is wrong") }
        return try Part.allCases.map { part throws(GazetteerError) in
            let place = 16 + 8 * part.rawValue
            let (offset, size) = (Int(head.u32(place)), Int(head.u32(place + 4)))
            guard offset + size <= bytes.count else {
                throw error(place, "the file ends before its section '\(part)' does: it has \(bytes.count) bytes")
            }
            guard size % part.unit == 0 else { throw error(place + 4, "the size of the section '\(part)' is wrong") }
            return Section(base: bytes.base + offset, count: size)
        }
    }

    private func check(_ section: (Part) -> Section) throws(GazetteerError) {
        func isWrong(_ part: Part, _ offset: Int, _ problem: String) -> GazetteerError {
            Self.error(section(part).base - bytes.base + offset, "\(problem) (section '\(part)')")
        }
        guard count < Int(Self.noRow), count > 0 else { throw isWrong(.rows, 0, "the number of rows is wrong") }
        let end = 8 * nameCount
        guard names.u32(end) == characters.count / 2, names.u32(end + 4) == readings.count / 4 else {
            throw isWrong(.names, end, "the names do not end where their characters and readings do")
        }
        let slotCount = slots.count / 2
        guard slotCount.nonzeroBitCount == 1, slotCount > nameCount else {
            throw isWrong(.slots, 0, "the number of slots is wrong")
        }
        guard villages.isSound else { throw isWrong(.blocks, 0, "the village names do not end where the villages do") }
        for row in stride(from: 0, to: count, by: max(count / 1024, 1)) {
            let place = 12 * row
            guard rows.u8(place) < UInt8(Level.allCases.count - 1) else { throw isWrong(.rows, place, "no such level") }
            let (parent, end) = (rows.u16(place + 2), Int(rows.u16(place + 4)))
            guard parent < row || parent == Self.noRow, end > row, end <= count else {
                throw isWrong(.rows, place + 2, "the row lies in no other one")
            }
            guard Int(rows.u16(place + 6)) < nameCount else { throw isWrong(.rows, place + 6, "no such name") }
        }
    }

    private static func error(_ byte: Int, _ problem: String) -> GazetteerError {
        GazetteerError(file: name, place: .byte(byte), problem: problem)
    }

    // MARK: Rows

    /// The level of a row.
    func level(_ row: Int) -> Level { Level(depth: Int(rows.u8(12 * row))) }

    /// Whether a row is of the state's own division and not one that only counts people or farms land.
    func isListed(_ row: Int) -> Bool { rows.u8(12 * row + 1) & 1 != 0 }

    /// The row that a row lies in.
    func parent(_ row: Int) -> Int? {
        let parent = rows.u16(12 * row + 2)
        // A row lies in an earlier one, or a damaged file could lead round in a circle.
        return parent < row ? Int(parent) : nil
    }

    /// The row behind the last one inside a row.
    @inline(__always)
    func end(_ row: Int) -> Int { max(Int(rows.u16(12 * row + 4)), row + 1) }

    /// The number of a row's official name.
    func name(_ row: Int) -> Int { Int(rows.u16(12 * row + 6)) }

    /// The code of a row.
    func code(_ row: Int) -> UInt32? {
        let code = rows.u32(12 * row + 8)
        return code == Self.noCode ? nil : code
    }

    /// The row with a code.
    func row(code: UInt32) -> Int? {
        var (low, high) = (0, codes.count / 2)
        while low < high {
            let middle = (low + high) / 2
            if rows.u32(12 * Int(codes.u16(2 * middle)) + 8) < code { low = middle + 1 } else { high = middle }
        }
        let row = Int(codes.u16(2 * low))
        return 2 * low < codes.count && rows.u32(12 * row + 8) == code ? row : nil
    }

    /// The numbers of a row's short names.
    func shortNames(_ row: Int) -> [Int] {
        var (low, high) = (0, shorts.count / 4)
        while low < high {
            let middle = (low + high) / 2
            if Int(shorts.u16(4 * middle)) < row { low = middle + 1 } else { high = middle }
        }
        var result: [Int] = []
        while 4 * low < shorts.count, Int(shorts.u16(4 * low)) == row {
            result.append(Int(shorts.u16(4 * low + 2)))
            low += 1
        }
        return result
    }

    // MARK: Names

    /// The units of a name.
    func units(_ name: Int) -> Units {
        let (start, end) = (Int(names.u32(8 * name)), Int(names.u32(8 * name + 8)))
        guard start <= end, 2 * end <= characters.count, name < nameCount else { return Units(start: nil, count: 0) }
        // Sections begin at multiples of four in the file, and a file in memory at one of sixteen.
        let first = (characters.base + 2 * start).assumingMemoryBound(to: UInt16.self)
        return Units(start: first, count: end - start)
    }

    /// The number of the name with these units.
    @inline(__always)
    func name(_ units: Units, hash: UInt32) -> Int? {
        let mask = slots.count / 2 - 1
        var slot = Int(hash) & mask
        for _ in 0...mask {
            let name = Int(slots.u16(2 * slot)) - 1
            if name < 0 { return nil }
            if areEqual(units, name) { return name }
            slot = (slot + 1) & mask
        }
        return nil
    }

    @inline(__always)
    private func areEqual(_ units: Units, _ name: Int) -> Bool {
        let start = Int(names.u32(8 * name))
        guard Int(names.u32(8 * name + 8)) - start == units.count else { return false }
        for index in units.indices where characters.u16(2 * (start + index)) != units[index] { return false }
        return true
    }

    /// The readings of a name, in the order of their rows.
    func readings(_ name: Int) -> Range<Int> {
        let (start, end) = (Int(names.u32(8 * name + 4)), Int(names.u32(8 * name + 12)))
        return start <= end && 4 * end <= readings.count ? start..<end : 0..<0
    }

    /// The row of a reading.
    @inline(__always)
    func row(_ reading: Int) -> Int { min(Int(readings.u16(4 * reading)), count - 1) }

    /// A reading.
    func reading(_ reading: Int) -> Reading {
        let trust = Trust(rawValue: readings.u8(4 * reading + 2)) ?? .short
        return Reading(
            division: Division.ID(row(reading)), trust: trust, isWeak: false,
            isListed: readings.u8(4 * reading + 3) & 1 != 0)
    }
}
