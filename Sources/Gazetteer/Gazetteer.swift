/// China's administrative tree and the countries of the world, looked up by name.
///
///     let gazetteer = try Gazetteer(
///         divisions: divisions, countries: countries, renamed: renamed, shortNames: shortNames)
///     let banner = gazetteer.named("阿右旗")[0]
///     gazetteer.chain(of: banner).map { gazetteer.division($0).name }
///     // ["阿拉善右旗", "阿拉善盟", "内蒙古自治区"]
///
/// The tables are text with tabs, one division a line; their own first lines say what the columns are. A row of
/// divisions.tsv lies in the nearest row above it of a more general level. What lies in a division by name alone, its
/// townships, has one row for all of them in a table of its own, because there are tens of thousands.
public struct Gazetteer: Sendable {
    let bytes: [UInt8]
    let rows: [TreeRow]
    let index: NameIndex
    let codes: NameIndex
    let formerHomes: [FormerHome]
    private let foreignCities: [ForeignCity]

    /// Reads the tables, given as the bytes of their files.
    public init(
        divisions: [UInt8], townships: [UInt8] = [], countries: [UInt8], renamed: [UInt8], shortNames: [UInt8]
    ) throws(GazetteerError) {
        let loader = try GazetteerLoader(
            divisions: divisions, townships: townships, countries: countries, renamed: renamed,
            shortNames: shortNames)
        bytes = loader.bytes
        rows = loader.rows
        index = loader.names
        codes = loader.codes
        formerHomes = loader.formerHomes
        foreignCities = loader.foreignCities
    }

    /// Reads the tables, given as text.
    public init(
        divisions: String, townships: String = "", countries: String = "", renamed: String = "",
        shortNames: String = ""
    ) throws(GazetteerError) {
        try self.init(
            divisions: Array(divisions.utf8), townships: Array(townships.utf8), countries: Array(countries.utf8),
            renamed: Array(renamed.utf8), shortNames: Array(shortNames.utf8))
    }

    // MARK: Looking up

    /// The number of divisions and countries.
    public var count: Int { rows.count }

    /// Returns the divisions that bear a name today, official or short, by level and then by code.
    public func named(_ name: String) -> [Division.ID] {
        sorted(readings(of: name).filter { !$0.trust.isFormer }.map(\.division))
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
        codes.readings(of: code.utf8Span.span, in: bytes).first.map { codes.readings[$0].division }
    }

    /// Returns a division with its names.
    public func division(_ id: Division.ID) -> Division {
        let row = rows[id.row]
        var shortNames: [String] = []
        var name = ""
        var next = row.firstReading
        while next >= 0 {
            let reading = index.readings[Int(next)]
            if next == row.firstReading {
                name = string(reading.name)
            } else if !reading.trust.isFormer, !reading.isWeak {
                shortNames.append(string(reading.name))
            }
            next = reading.nextOfDivision
        }
        return Division(
            id: id, name: name, shortNames: shortNames, level: row.level, code: string(row.code), parent: parent(of: id)
        )
    }

    // MARK: The tree

    /// Returns what a division lies in directly.
    public func parent(of id: Division.ID) -> Division.ID? {
        let parent = rows[id.row].parent
        return parent < 0 ? nil : Division.ID(rawValue: parent)
    }

    /// Returns the division and all that it lies in, up to the province; of a country, the country alone.
    public func chain(of id: Division.ID) -> [Division.ID] {
        var chain = [id]
        while let parent = parent(of: chain[chain.count - 1]), level(of: parent) > .country { chain.append(parent) }
        return chain
    }

    /// Returns what lies directly in a division, in the order of the tables.
    public func children(of id: Division.ID) -> [Division.ID] {
        var children: [Division.ID] = []
        var next = id.row + 1
        while next < rows[id.row].end {
            children.append(Division.ID(next))
            next = Int(rows[next].end)
        }
        return children
    }

    /// Returns whether the second division is the first or lies anywhere in it.
    public func contains(_ ancestor: Division.ID, _ descendant: Division.ID) -> Bool {
        ancestor <= descendant && descendant.rawValue < rows[ancestor.row].end
    }

    /// Returns the level of a division.
    public func level(of id: Division.ID) -> Level {
        rows[id.row].level
    }

    // MARK: Names

    /// A name for a lexicon, with the best that it can mean.
    public typealias Name = (name: String, level: Level, isOfficial: Bool, isWeak: Bool)

    /// Every name, former ones included, each once with its most trusted reading, in the order of the tables.
    ///
    /// A short name may equal a common word (和平, 光明), and a weak one says little alone (冀, 城区): whether such a name
    /// is taken is for the caller to decide.
    public var names: [Name] {
        var result: [(order: Int32, name: Name)] = []
        result.reserveCapacity(index.readings.count)
        for first in index.firstReadings {
            var best = index.readings[Int(first)]
            var (order, next) = (first, best.nextOfName)
            while next >= 0 {
                let reading = index.readings[Int(next)]
                // Readings of one name come latest first, so an equal one is the earlier in the tables.
                if (reading.strength, -level(of: reading.division).depth)
                    >= (best.strength, -level(of: best.division).depth)
                {
                    best = reading
                }
                order = next
                next = reading.nextOfName
            }
            let name = (string(best.name), level(of: best.division), best.trust.isOfficial, best.isWeak)
            result.append((order, name))
        }
        return result.sorted { $0.order < $1.order }.map(\.name)
    }

    /// The cities of other countries, which have neither codes nor levels.
    public var foreignPlaces: [(name: String, country: Division.ID)] {
        foreignCities.map { (string($0.name), $0.country) }
    }

    // MARK: Parts

    func readings(of name: String) -> [Reading] {
        index.readings(of: name.utf8Span.span, in: bytes).map { index.readings[$0] }
    }

    func sorted(_ ids: [Division.ID]) -> [Division.ID] {
        guard ids.count > 1 else { return ids }
        return ids.sorted { first, second in
            let (one, other) = (rows[first.row], rows[second.row])
            guard one.level == other.level else { return one.level < other.level }
            // Divisions without a code come last.
            guard !one.code.isEmpty, !other.code.isEmpty else {
                return one.code.isEmpty == other.code.isEmpty ? first < second : other.code.isEmpty
            }
            return bytes[one.code.range].lexicographicallyPrecedes(bytes[other.code.range])
        }
    }

    private func string(_ slice: Slice) -> String {
        String(decoding: bytes[slice.range], as: UTF8.self)
    }
}
