/// A division that lay elsewhere, and the name of where it was.
struct FormerHome {
    let division: Division.ID
    let name: String
}

/// A city of another country.
struct ForeignCity {
    let name: String
    let country: Division.ID
}

/// Reads the tables of text that lie over the tree: countries, renamed divisions and short names.
struct GazetteerLoader {
    private let file: TreeFile
    private(set) var overlay = NameOverlay()
    private(set) var countries: [Int] = []
    private(set) var formerHomes: [FormerHome] = []
    private(set) var foreignCities: [ForeignCity] = []
    private(set) var variants: [NameVariant] = []
    private(set) var marks = Marks()
    /// More countries, names and cities than any table has would not fit the handles.
    private static let maxRows = 10_000

    init(
        _ file: TreeFile, countries: [UInt8], renamed: [UInt8], shortNames: [UInt8], variants: [UInt8]
    ) throws(GazetteerError) {
        self.file = file
        try read(countries, "countries.tsv") { (loader, table) throws(GazetteerError) in try loader.readCountry(table) }
        try read(renamed, "renamed.tsv") { (loader, table) throws(GazetteerError) in try loader.readRenamed(table) }
        try read(shortNames, "short-names.tsv") { (loader, table) throws(GazetteerError) in
            try loader.readShortName(table)
        }
        try read(variants, "variants.tsv") { (loader, table) throws(GazetteerError) in try loader.readVariant(table) }
    }

    private mutating func read(
        _ bytes: [UInt8], _ name: String,
        _ row: (inout GazetteerLoader, borrowing TableReader) throws(GazetteerError) -> Void
    ) throws(GazetteerError) {
        var table = TableReader(file: name, bytes: bytes)
        var count = 0
        while table.next() {
            count += 1
            guard count < Self.maxRows else { throw table.error("more than \(Self.maxRows) rows") }
            try row(&self, table)
        }
    }

    // MARK: Tables

    private mutating func readCountry(_ table: borrowing TableReader) throws(GazetteerError) {
        try table.requireFields(1...3, "name, official name and cities")
        guard !table.isEmpty(0) else { throw table.error("the name is missing") }
        let country = Division.ID(file.count + countries.count)
        countries.append(add(table, 0, of: country, trust: .official))
        for name in table.parts(1) { add(name, of: country, trust: .official) }
        for city in table.parts(2) { foreignCities.append(ForeignCity(name: string(city), country: country)) }
    }

    private mutating func readRenamed(_ table: borrowing TableReader) throws(GazetteerError) {
        try table.requireFields(4...5, "former name, short names, former place, code and date")
        guard !table.isEmpty(0) else { throw table.error("the former name is missing") }
        guard let row = coded(table.units(3)) else { throw table.error("the tree has no such code") }
        let division = Division.ID(row)
        add(table, 0, of: division, trust: .former)
        for name in table.parts(1) { add(name, of: division, trust: .formerShort) }
        if !table.isEmpty(2) { formerHomes.append(FormerHome(division: division, name: string(table.units(2)))) }
    }

    private enum Kind: String {
        case common = ""
        case weak
        case former
    }

    private mutating func readShortName(_ table: borrowing TableReader) throws(GazetteerError) {
        try table.requireFields(2...3, "name, what it names, kind")
        guard !table.isEmpty(0) else { throw table.error("the name is missing") }
        guard let kind = Kind(rawValue: string(table.units(2))) else {
            throw table.error("no such kind; leave it out, or write weak or former")
        }
        for division in try targets(table) { set(kind, table.units(0), of: division) }
    }

    /// The divisions that the second column of short-names.tsv means.
    private mutating func targets(_ table: borrowing TableReader) throws(GazetteerError) -> [Division.ID] {
        if table.units(1).elementsEqual("*".utf16) {
            let bearers = readings(of: table.units(0)).map(\.division)
            guard !bearers.isEmpty else { throw table.error("no division has this name") }
            return bearers
        }
        var targets: [Division.ID] = []
        for target in table.parts(1) {
            if let row = coded(target) {
                targets.append(Division.ID(row))
                continue
            }
            let bearers = readings(of: target).filter { $0.trust == .official }
            guard bearers.count == 1 else {
                throw table.error("\(string(target)) is no code and not the name of a single division")
            }
            targets.append(bearers[0].division)
        }
        return targets
    }

    private mutating func set(_ kind: Kind, _ name: [UInt16], of division: Division.ID) {
        let entry = name.withUnsafeBufferPointer { overlay.add($0, in: file) }
        guard let known = overlay.entries[entry].readings.firstIndex(where: { $0.division == division }) else {
            let trust: Trust = kind == .former ? .former : .short
            overlay.add(Reading(division: division, trust: trust, isWeak: kind == .weak), to: entry)
            return
        }
        overlay.update(entry, known) { reading in
            switch kind {
            case .weak: reading.isWeak = true
            case .common: (reading.trust, reading.isWeak) = (max(reading.trust, .short), false)
            case .former: (reading.trust, reading.isWeak) = (reading.trust == .official ? .official : .former, false)
            }
        }
    }

    private mutating func readVariant(_ table: borrowing TableReader) throws(GazetteerError) {
        try table.requireFields(2...3, "ending in a text, ending in the tree, kind")
        let word = string(table.units(2))
        if let kind = Marks.Kind(rawValue: word) { return marks.add(kind, table.units(0)) }
        guard let kind = NameVariant.Kind(rawValue: word) else {
            throw table.error("no such kind; leave it out, or write chain, filler, lead or ending")
        }
        let variant = NameVariant(said: table.units(0), known: table.units(1), kind: kind)
        guard variant.said != variant.known else { throw table.error("the endings are the same") }
        variants.append(variant)
    }

    // MARK: Parts

    @discardableResult
    private mutating func add(
        _ table: borrowing TableReader, _ field: Int, of division: Division.ID, trust: Trust
    ) -> Int {
        add(table.units(field), of: division, trust: trust)
    }

    @discardableResult
    private mutating func add(_ name: [UInt16], of division: Division.ID, trust: Trust) -> Int {
        let entry = name.withUnsafeBufferPointer { overlay.add($0, in: file) }
        overlay.add(Reading(division: division, trust: trust, isWeak: false), to: entry)
        return entry
    }

    private func readings(of name: [UInt16]) -> [Reading] {
        name.withUnsafeBufferPointer { units in
            let hash = NameHash(units).value
            if let entry = overlay.entry(units, hash: hash) { return overlay.entries[entry].readings }
            return file.name(units, hash: hash).map { file.readings($0).map(file.reading) } ?? []
        }
    }

    private func coded(_ units: [UInt16]) -> Int? { file.row(coded: units) }

    private func string(_ units: [UInt16]) -> String { String(decoding: units, as: UTF16.self) }
}
