/// How far down China's administrative tree a place lies.
///
/// A more general level is less than a more specific one: `.province < .county`.
public enum Level: String, CaseIterable, Comparable, Hashable, Sendable {
    /// A sovereign state.
    case country
    /// A province, autonomous region, municipality or special administrative region.
    case province
    /// A prefecture-level city, prefecture, league or autonomous prefecture.
    case prefecture
    /// A county, county-level city, district, banner or what else stands at this level.
    case county
    /// A town, township, sumu or subdistrict.
    case township
    /// A village, gacha or residents' community.
    case village

    /// The number of levels above this one.
    var depth: Int {
        switch self {
        case .country: 0
        case .province: 1
        case .prefecture: 2
        case .county: 3
        case .township: 4
        case .village: 5
        }
    }

    /// Creates the level with a number of levels above it; the village where there is none.
    init(depth: Int) {
        self =
            switch depth {
            case 0: .country
            case 1: .province
            case 2: .prefecture
            case 3: .county
            case 4: .township
            default: .village
            }
    }

    /// Returns whether the first level is more general than the second.
    public static func < (first: Level, second: Level) -> Bool {
        first.depth < second.depth
    }
}
