/// A place as ids write it: names from the most general level to this one,
/// joined by slashes, e.g. `山东省/潍坊市/临朐县/五井镇`.
public struct PlacePath: Hashable, Sendable {
    /// How high a place stands: below zero above the county, over it below.
    public enum Level: Int, Comparable, Sendable {
        /// A province, or a municipality that stands as high as one.
        case province = -2
        /// A prefecture, or a county that is in no prefecture.
        case prefecture = -1
        /// A county, a city of its rank, a district.
        case county = 0
        /// A town, a township, a street office.
        case township = 1
        /// A village or a neighbourhood.
        case village = 2

        /// Sorts the highest first.
        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    /// The names, the most general one first; never empty.
    public let names: [Substring]

    /// The place of a path, or nil of an empty one.
    public init?(_ path: some StringProtocol) {
        names = String(path).split(separator: "/")
        guard !names.isEmpty else { return nil }
    }

    /// How many names a path down to a county has: municipalities have no
    /// prefectures.
    private var countyDepth: Int { names[0].hasSuffix("市") ? 2 : 3 }

    /// The level that the number of names gives.
    public var level: Level {
        if names.count == 1 { return .province }
        return Level(rawValue: min(names.count - countyDepth, Level.village.rawValue)) ?? .village
    }

    /// The path down to the county at most.
    public var county: PlacePath { prefix(countyDepth) }

    /// The path of its first names.
    public func prefix(_ count: Int) -> PlacePath { PlacePath(names: Array(names.prefix(count))) }

    /// Whether the other place is this one or in it.
    public func contains(_ other: PlacePath) -> Bool { other.names.starts(with: names) }

    /// The path as ids write it.
    public var text: String { names.joined(separator: "/") }

    private init(names: [Substring]) { self.names = names }
}
