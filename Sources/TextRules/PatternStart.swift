/// What the first token of a match can be: a quick test that keeps rules from
/// places where they cannot match.
struct PatternStart: BitwiseCopyable {
    /// A class of the token or of a phrase that begins there.
    private(set) var classes: ClassSet = 0
    /// One bit for each unit, by its last six bits, with which a literal begins.
    private(set) var units: UInt64 = 0
    /// It can be anything.
    private(set) var isAnything = false
    /// A match can be empty.
    private(set) var isEmpty = false

    init(of pattern: Pattern) {
        switch pattern {
        case .item(let any, _):
            classes = any
            isAnything = any == 0
        case .literal(let texts):
            for text in texts { units |= Self.bit(of: text[0]) }
        case .any:
            isAnything = true
        case .sentenceStart, .sentenceEnd:
            isEmpty = true
        case .capture(_, let inner):
            self = PatternStart(of: inner)
        case .sequence(let items):
            isEmpty = true
            for item in items where isEmpty {
                let next = PatternStart(of: item)
                add(next)
                isEmpty = next.isEmpty
            }
        case .choice(let branches):
            for branch in branches {
                let next = PatternStart(of: branch)
                add(next)
                isEmpty = isEmpty || next.isEmpty
            }
        case .repeated(let inner, let minimum, _, _):
            self = PatternStart(of: inner)
            isEmpty = isEmpty || minimum == 0
        }
    }

    /// Whether a match can begin at a token with these classes and this unit.
    @inline(__always)
    func allows(_ available: ClassSet, _ unit: UInt16) -> Bool {
        isAnything || available & classes != 0 || units & Self.bit(of: unit) != 0
    }

    private mutating func add(_ other: PatternStart) {
        classes |= other.classes
        units |= other.units
        isAnything = isAnything || other.isAnything
    }

    @inline(__always)
    private static func bit(of unit: UInt16) -> UInt64 { 1 << UInt64(unit & 63) }

    /// Whether a pattern takes one token or none, whatever the text: what
    /// comes behind it begins at one of two places.
    static func isOneTokenAtMost(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .item(let any, _): any == 0
        case .any, .sentenceStart, .sentenceEnd: true
        case .choice(let branches): branches.allSatisfy(isOneTokenAtMost)
        case .capture(_, let inner): isOneTokenAtMost(inner)
        case .repeated(let inner, _, let maximum, _): maximum == 1 && isOneTokenAtMost(inner)
        case .literal, .sequence: false
        }
    }
}
