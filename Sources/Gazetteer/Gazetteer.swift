/// China's administrative tree down to the villages and the countries of the world, looked up by name.
///
///     let gazetteer = try Gazetteer(tree: FileBytes(tree), countries: countries, shortNames: shortNames)
///     let banner = gazetteer.named("阿右旗")[0]
///     gazetteer.chain(of: banner).map { gazetteer.division($0).name }
///     // ["阿拉善右旗", "阿拉善盟", "内蒙古自治区"]
///
/// The tree is one binary file that is searched where it lies; opening it reads next to nothing. The tables over it are
/// small and of text with tabs; their own first lines say what the columns are.
public struct Gazetteer: Sendable {
    let file: TreeFile
    let overlay: NameOverlay
    let formerHomes: [FormerHome]
    let variants: [NameVariant]
    /// Words of addresses that are no names.
    let marks: Marks
    /// The first name of each country.
    private let countries: [Int]
    private let foreignCities: [ForeignCity]

    /// Opens the tree's file, and reads the tables given as the bytes of their files.
    public init(
        tree: FileBytes, countries: [UInt8] = [], renamed: [UInt8] = [], shortNames: [UInt8] = [],
        variants: [UInt8] = []
    ) throws(GazetteerError) {
        file = try TreeFile(tree)
        let loader = try GazetteerLoader(
            file, countries: countries, renamed: renamed, shortNames: shortNames, variants: variants)
        overlay = loader.overlay
        formerHomes = loader.formerHomes
        self.variants = loader.variants
        marks = loader.marks
        self.countries = loader.countries
        foreignCities = loader.foreignCities
    }

    // MARK: Looking up

    /// The number of divisions above the village, and countries.
    public var count: Int { file.count + countries.count }

    /// The number of villages.
    public var villageCount: Int { file.villages.count }

    /// Returns the divisions that bear a name today, official or short, by level and then by code; villages by their
    /// official names alone.
    public func named(_ name: String) -> [Division.ID] {
        sorted(readings(of: name).filter { !$0.trust.isFormer }.map(\.division)) + villages(named: name)
    }

    /// Returns what a former name stands for today, by level and then by code.
    ///
    /// A division that only moved bears its name still: 公主岭市, once in 四平市, is found by ``named(_:)``.
    public func renamed(_ name: String) -> [Division] {
        sorted(readings(of: name).filter(\.trust.isFormer).map(\.division)).map(division)
    }

    /// Returns whether a name is one that the division no longer bears.
    public func isFormerName(_ name: String, of id: Division.ID) -> Bool {
        readings(of: name).contains { $0.division == id && $0.trust.isFormer }
    }

    /// Returns the division with a code.
    public func coded(_ code: String) -> Division.ID? {
        withUnits(code) { file.row(coded: $0).map { Division.ID($0) } } ?? nil
    }

    /// Returns a division with its names.
    public func division(_ id: Division.ID) -> Division {
        Division(
            id: id, name: name(of: id), shortNames: shortNames(of: id), level: level(of: id),
            code: file.code(of: id) ?? "", parent: parent(of: id))
    }

    /// Returns the official name of a division.
    public func name(of id: Division.ID) -> String {
        withName(of: id) { String(decoding: $0, as: UTF16.self) }
    }

    /// Returns the code of a division, or of a township or village that of the county or city in which it lies: no
    /// source of the tree has codes below that.
    public func code(of id: Division.ID) -> String? {
        var next = id
        while level(of: next) > .county, let parent = parent(of: next) { next = parent }
        return file.code(of: next)
    }

    // MARK: The tree

    /// Returns what a division lies in directly.
    public func parent(of id: Division.ID) -> Division.ID? {
        if let village = id.village { return Division.ID(file.villages.township(village)) }
        return id.row < file.count ? file.parent(id.row).map { Division.ID($0) } : nil
    }

    /// Returns the division and all that it lies in, up to the province; of a country, the country alone.
    public func chain(of id: Division.ID) -> [Division.ID] {
        var chain = [id]
        while let parent = parent(of: chain[chain.count - 1]), level(of: parent) > .country { chain.append(parent) }
        return chain
    }

    /// Returns what lies directly in a division, in the order of the tree; villages first, by name.
    public func children(of id: Division.ID) -> [Division.ID] {
        guard id.row < file.count else { return [] }
        var children: [Division.ID] = []
        if level(of: id) >= .prefecture {
            children = file.villages.villages(in: id.row).map(Division.ID.init(village:))
        }
        var next = id.row + 1
        while next < file.end(id.row) {
            children.append(Division.ID(next))
            next = file.end(next)
        }
        return children
    }

    /// Returns whether the second division is the first or lies anywhere in it.
    public func contains(_ ancestor: Division.ID, _ descendant: Division.ID) -> Bool {
        if ancestor == descendant { return true }
        if ancestor.isVillage { return false }
        let row = descendant.village.map(file.villages.township) ?? descendant.row
        return rows(in: ancestor).contains(row)
    }

    /// Returns whether a division is another country, of which the tree has no divisions.
    public func isForeign(_ id: Division.ID) -> Bool { !id.isVillage && id.row >= file.count }

    /// Returns the level of a division.
    public func level(of id: Division.ID) -> Level {
        if id.isVillage { return .village }
        return id.row < file.count ? file.level(id.row) : .country
    }

    /// The rows of a division and of what lies in it, but for villages.
    func rows(in id: Division.ID) -> Range<Int> {
        id.row < file.count ? id.row..<file.end(id.row) : id.row..<id.row + 1
    }

    // MARK: Names

    /// A name for a lexicon, with the best that it can mean.
    public typealias Name = (name: String, level: Level, isOfficial: Bool, isWeak: Bool)

    /// Every name above the village, former ones included, each once with its most trusted reading, in the order of the
    /// tree.
    ///
    /// A short name may equal a common word (和平, 光明), and a weak one says little alone (冀, 城区): whether such a name
    /// is taken is for the caller to decide.
    public var names: [Name] {
        var result: [Name] = []
        result.reserveCapacity(file.nameCount + overlay.entries.count)
        func add(_ units: Units, _ readings: [Reading]) {
            var best: Reading?
            for reading in readings where reading.isListed {
                guard let known = best else {
                    best = reading
                    continue
                }
                let isBetter =
                    (reading.strength, -level(of: reading.division).depth)
                    > (known.strength, -level(of: known.division).depth)
                if isBetter { best = reading }
            }
            guard let best else { return }
            let name = String(decoding: units, as: UTF16.self)
            result.append((name, level(of: best.division), best.trust.isOfficial, best.isWeak))
        }
        for name in 0..<file.nameCount {
            let units = file.units(name)
            let entry = overlay.entry(units, hash: NameHash(units).value)
            add(units, entry.map { overlay.entries[$0].readings } ?? file.readings(name).map(file.reading))
        }
        for entry in overlay.entries where entry.isNew {
            entry.units.withUnsafeBufferPointer { add($0, entry.readings) }
        }
        return result
    }

    /// The cities and provinces of other countries, which have neither codes nor levels.
    public var foreignPlaces: [(name: String, country: Division.ID)] {
        foreignCities.map { ($0.name, $0.country) }
    }

    /// The country of a city or province of another country, nil where the name is not known.
    public func country(ofForeignPlace name: String) -> Division.ID? {
        foreignCities.first { $0.name == name }?.country
    }

    // MARK: Parts

    /// The readings of a name above the village; those that no lexicon should have only where there are no others.
    func readings(of name: String) -> [Reading] {
        withUnits(name) { units in
            let all = readings(of: units, hash: NameHash(units).value)
            return all.contains(where: \.isListed) ? all.filter(\.isListed) : all
        } ?? []
    }

    /// The readings of a name above the village.
    func readings(of units: Units, hash: UInt32) -> [Reading] {
        if let entry = overlay.entry(units, hash: hash) { return overlay.entries[entry].readings }
        return file.name(units, hash: hash).map { file.readings($0).map(file.reading) } ?? []
    }

    /// Calls a function with the official name of a division.
    func withName<Result>(of id: Division.ID, _ body: (Units) -> Result) -> Result {
        if let village = id.village { return file.villages.withName(village, body) }
        if id.row < file.count { return body(file.units(file.name(id.row))) }
        return overlay.entries[countries[id.row - file.count]].units.withUnsafeBufferPointer(body)
    }

    private func shortNames(of id: Division.ID) -> [String] {
        guard !id.isVillage else { return [] }
        let own = id.row < file.count ? file.shortNames(id.row) : []
        let ownNames = own.map { String(decoding: file.units($0), as: UTF16.self) }
        let added = (overlay.names[id] ?? []).map { String(decoding: overlay.entries[$0].units, as: UTF16.self) }
        let official = name(of: id)
        return (ownNames + added).filter { name in
            name != official
                && readings(of: name).contains { $0.division == id && $0.isListed && !$0.isWeak && !$0.trust.isFormer }
        }
    }

    func sorted(_ ids: [Division.ID]) -> [Division.ID] {
        guard ids.count > 1 else { return ids }
        return ids.sorted { first, second in
            let (one, other) = (level(of: first), level(of: second))
            guard one == other else { return one < other }
            // Divisions without a code come last.
            guard let code = file.code(of: first), let second = file.code(of: second) else {
                let (isCoded, isOtherCoded) = (file.code(of: first) != nil, file.code(of: second) != nil)
                return isCoded == isOtherCoded ? first < second : isCoded
            }
            return code < second
        }
    }
}

extension TreeFile {
    /// The code of a division as text.
    func code(of id: Division.ID) -> String? {
        guard !id.isVillage, id.row < count, let code = code(id.row) else { return nil }
        let digits = String(code)
        return String(repeating: "0", count: max(6 - digits.count, 0)) + digits
    }

    /// The row with a code of six digits.
    func row(coded units: some Collection<UInt16>) -> Int? {
        guard units.count == 6 else { return nil }
        var code: UInt32 = 0
        for unit in units {
            guard (0x30...0x39).contains(unit) else { return nil }
            code = code * 10 + UInt32(unit - 0x30)
        }
        return row(code: code)
    }
}
