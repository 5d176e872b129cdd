/// One row of the tree: where it hangs and which names it has.
struct TreeRow {
    let level: Level
    let code: Slice
    let parent: Int32
    /// The row after the last one inside this one.
    var end: Int32
    var firstReading: Int32
}

/// A division that lay elsewhere, and the name of where it was.
struct FormerHome {
    let division: Division.ID
    let name: Slice
}

/// A city of another country.
struct ForeignCity {
    let name: Slice
    let country: Division.ID
}

/// Turns the tables into the tree and its indices.
struct GazetteerLoader {
    private(set) var bytes: [UInt8] = []
    private(set) var rows: [TreeRow] = []
    private(set) var names: NameIndex
    private(set) var codes: NameIndex
    private(set) var formerHomes: [FormerHome] = []
    private(set) var foreignCities: [ForeignCity] = []
    /// The rows that a new row may lie in, the most general first.
    private var open: [Int] = []
    /// The last name of each division, to which the next one is chained.
    private var lastReading: [Int] = []
    /// The table of townships, whose rows follow the order of the divisions.
    private var townships: TableReader
    /// Whether the townships' current row waits for its division.
    private var hasTownships = false

    init(
        divisions: [UInt8], townships townshipTable: [UInt8], countries: [UInt8], renamed: [UInt8],
        shortNames: [UInt8]
    ) throws(GazetteerError) {
        let count = divisions.count + countries.count + renamed.count + shortNames.count
        bytes.reserveCapacity(count + townshipTable.count)
        // A row takes some thirty bytes and has two names; a township takes some twelve and has one.
        names = NameIndex(capacity: count / 16 + townshipTable.count / 12)
        codes = NameIndex(capacity: count / 32)
        rows.reserveCapacity(count / 32 + townshipTable.count / 12)
        lastReading.reserveCapacity(count / 32 + townshipTable.count / 12)
        townships = TableReader(file: "townships.tsv", range: 0..<0)
        townships = append(townshipTable, "townships.tsv")
        hasTownships = try nextTownships()
        try readDivisions(append(divisions, "divisions.tsv"))
        guard !hasTownships else {
            throw townships.error("divisions.tsv has no such code, or has it before that of the row above", in: bytes)
        }
        try readCountries(append(countries, "countries.tsv"))
        while let row = open.popLast() { rows[row].end = Int32(rows.count) }
        try readRenamed(append(renamed, "renamed.tsv"))
        try readShortNames(append(shortNames, "short-names.tsv"))
    }

    private mutating func append(_ table: [UInt8], _ file: String) -> TableReader {
        let start = bytes.count
        let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
        bytes += table.starts(with: byteOrderMark) ? table[3...] : table[...]
        return TableReader(file: file, range: start..<bytes.count)
    }

    // MARK: Tables

    private mutating func readDivisions(_ table: TableReader) throws(GazetteerError) {
        var table = table
        while table.next(in: bytes) {
            try table.requireFields(3...4, "code, level, name and short names", in: bytes)
            guard let level = level(table.field(1)) else {
                throw table.error("no such level; there are \(Self.levelNames)", in: bytes)
            }
            while let row = open.last, rows[row].level >= level { close(row) }
            guard level == .country || !open.isEmpty else {
                throw table.error("no row of a more general level above this one", in: bytes)
            }
            let division = try add(table.field(2), level: level, code: table.field(0), table)
            addNames(table.field(3), of: division, trust: .short)
            if hasTownships, level < .township, isEqual(table.field(0), townships.field(0)) {
                addTownships()
                hasTownships = try nextTownships()
            }
        }
    }

    private mutating func nextTownships() throws(GazetteerError) -> Bool {
        guard townships.next(in: bytes) else { return false }
        try townships.requireFields(2...2, "code of the division and names of its townships", in: bytes)
        guard !townships.field(0).isEmpty else { throw townships.error("the code is missing", in: bytes) }
        return true
    }

    /// Adds the townships of the current row to the division that was read last.
    private mutating func addTownships() {
        let parent = Int32(open[open.count - 1])
        for name in parts(townships.field(1)) {
            let township = Division.ID(rows.count)
            rows.append(
                TreeRow(
                    level: .township, code: Slice(0..<0), parent: parent, end: Int32(rows.count + 1),
                    firstReading: -1))
            lastReading.append(-1)
            addName(name, of: township, trust: .official)
        }
    }

    private func isEqual(_ first: Slice, _ second: Slice) -> Bool {
        bytes[first.range].elementsEqual(bytes[second.range])
    }

    private mutating func readCountries(_ table: TableReader) throws(GazetteerError) {
        var table = table
        while table.next(in: bytes) {
            try table.requireFields(1...3, "name, official name and cities", in: bytes)
            while let row = open.last { close(row) }
            let none = Slice(0..<0)
            let country = try add(table.field(0), level: .country, code: none, table)
            addNames(table.field(1), of: country, trust: .official)
            for city in parts(table.field(2)) {
                foreignCities.append(ForeignCity(name: city, country: country))
            }
        }
    }

    private mutating func readRenamed(_ table: TableReader) throws(GazetteerError) {
        var table = table
        while table.next(in: bytes) {
            try table.requireFields(4...5, "former name, short names, where it was, code and date", in: bytes)
            guard !table.field(0).isEmpty else { throw table.error("the former name is missing", in: bytes) }
            guard let division = coded(table.field(3)) else {
                throw table.error("divisions.tsv has no such code", in: bytes)
            }
            addNames(table.field(0), of: division, trust: .former)
            addNames(table.field(1), of: division, trust: .formerShort)
            if !table.field(2).isEmpty {
                formerHomes.append(FormerHome(division: division, name: table.field(2)))
            }
        }
    }

    private mutating func readShortNames(_ table: TableReader) throws(GazetteerError) {
        var table = table
        while table.next(in: bytes) {
            try table.requireFields(2...3, "name, what it names and kind", in: bytes)
            guard !table.field(0).isEmpty else { throw table.error("the name is missing", in: bytes) }
            guard let kind = Kind(rawValue: string(table.field(2))) else {
                throw table.error("no such kind; there are weak, former and none", in: bytes)
            }
            for target in parts(table.field(1)) {
                for division in try targets(target, of: table) {
                    set(kind, table.field(0), of: division)
                }
            }
        }
    }

    // MARK: Short names

    private enum Kind: String {
        case common = ""
        case weak
        case former
    }

    private func targets(_ target: Slice, of table: TableReader) throws(GazetteerError) -> [Division.ID] {
        if string(target) == "*" {
            let bearers = names.readings(of: table.field(0), in: bytes).map { names.readings[$0].division }
            guard !bearers.isEmpty else { throw table.error("no division has this name", in: bytes) }
            return bearers
        }
        if let division = coded(target) { return [division] }
        let bearers = names.readings(of: target, in: bytes).filter { names.readings[$0].trust == .official }
        guard let bearer = bearers.first, bearers.count == 1 else {
            throw table.error("\(string(target)) is no code and not the name of a single division", in: bytes)
        }
        return [names.readings[bearer].division]
    }

    private mutating func set(_ kind: Kind, _ name: Slice, of division: Division.ID) {
        let known = names.readings(of: name, in: bytes).first { names.readings[$0].division == division }
        guard let known else {
            addName(name, of: division, trust: kind == .former ? .former : .short, isWeak: kind == .weak)
            return
        }
        let trust = names.readings[known].trust
        switch kind {
        case .weak: names.update(known, isWeak: true)
        case .common: names.update(known, trust: max(trust, .short), isWeak: false)
        case .former: names.update(known, trust: trust == .official ? .official : .former, isWeak: false)
        }
    }

    // MARK: Parts

    private mutating func add(
        _ name: Slice, level: Level, code: Slice, _ table: TableReader
    ) throws(GazetteerError) -> Division.ID {
        guard !name.isEmpty else { throw table.error("the name is missing", in: bytes) }
        let division = Division.ID(rows.count)
        if !code.isEmpty {
            guard [6, 9, 12].contains(code.count), bytes[code.range].allSatisfy({ 0x30...0x39 ~= $0 }) else {
                throw table.error("a code has six, nine or twelve digits", in: bytes)
            }
            guard coded(code) == nil else { throw table.error("another row has this code", in: bytes) }
            _ = codes.insert(code, as: division, trust: .official, in: bytes)
        }
        let parent = Int32(open.last ?? -1)
        rows.append(TreeRow(level: level, code: code, parent: parent, end: -1, firstReading: -1))
        lastReading.append(-1)
        open.append(division.row)
        addName(name, of: division, trust: .official)
        return division
    }

    private mutating func addName(_ name: Slice, of division: Division.ID, trust: Trust, isWeak: Bool = false) {
        guard !name.isEmpty,
            let reading = names.insert(
                name, as: division, firstOfDivision: rows[division.row].firstReading, trust: trust, isWeak: isWeak,
                in: bytes)
        else { return }
        if lastReading[division.row] < 0 {
            rows[division.row].firstReading = Int32(reading)
        } else {
            names.chain(reading, after: lastReading[division.row])
        }
        lastReading[division.row] = reading
    }

    private mutating func addNames(_ field: Slice, of division: Division.ID, trust: Trust) {
        var start = field.range.lowerBound
        for position in field.range where bytes[position] == UInt8(ascii: "|") {
            addName(Slice(start..<position), of: division, trust: trust)
            start = position + 1
        }
        addName(Slice(start..<field.range.upperBound), of: division, trust: trust)
    }

    private mutating func close(_ row: Int) {
        rows[row].end = Int32(rows.count)
        open.removeLast()
    }

    private func coded(_ code: Slice) -> Division.ID? {
        codes.latestReading(of: code, in: bytes)?.division
    }

    private func parts(_ field: Slice) -> [Slice] {
        guard !field.isEmpty else { return [] }
        var result: [Slice] = []
        var start = field.range.lowerBound
        for position in field.range where bytes[position] == UInt8(ascii: "|") {
            if position > start { result.append(Slice(start..<position)) }
            start = position + 1
        }
        if field.range.upperBound > start { result.append(Slice(start..<field.range.upperBound)) }
        return result
    }

    private func level(_ field: Slice) -> Level? {
        Self.levels.first { bytes[field.range].elementsEqual($0.bytes) }?.level
    }

    private static let levels = Level.allCases.reversed().map { (level: $0, bytes: Array($0.rawValue.utf8)) }
    private static let levelNames = Level.allCases.map(\.rawValue).joined(separator: ", ")

    private func string(_ slice: Slice) -> String {
        String(decoding: bytes[slice.range], as: UTF8.self)
    }
}
