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
    let division: Division.ID
    var trust: Trust
    var isWeak: Bool
    /// Whether the name is one for a lexicon: not that of a farm or of an area that only counts people.
    var isListed = true

    /// Orders the readings of a name, the best last.
    var strength: Int {
        isWeak ? -1 : Int(trust.rawValue)
    }
}
