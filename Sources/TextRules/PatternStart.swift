/// What the first token of a match can be: a quick test that keeps rules from
/// places where they cannot match.
struct PatternStart: BitwiseCopyable {
    /// Some of what a token can be.
    struct Kinds: BitwiseCopyable {
        /// A class of the token or of a phrase that begins there.
        var classes: ClassSet = 0
        /// One bit for each unit with which a literal begins; see ``bit(of:)``.
        var units: UInt128 = 0

        /// Every token begins with some unit.
        static let anything = Kinds(units: ~0)

        var isAnything: Bool { units == ~0 }
        var isNothing: Bool { classes == 0 && units == 0 }

        func union(_ other: Kinds) -> Kinds { Kinds(classes: classes | other.classes, units: units | other.units) }
    }

    /// At any place, and at the beginning of a sentence besides.
    private(set) var anywhere = Kinds()
    private(set) var atEdge = Kinds()
    /// A match can be empty at any place, or at the beginning of a sentence.
    private(set) var isEmpty = false
    private(set) var isEmptyAtEdge = false

    init(of pattern: Pattern) {
        switch pattern {
        case .item(let any, _):
            anywhere = any == 0 ? .anything : Kinds(classes: any)
        case .literal(let texts):
            for text in texts { anywhere.units |= Self.bit(of: text[0]) }
        case .date:
            for unit in TextDate.beginnings { anywhere.units |= Self.bit(of: unit) }
        case .any:
            anywhere = .anything
        case .sentenceStart:
            isEmptyAtEdge = true
        case .sentenceEnd:
            isEmpty = true
        case .capture(_, let inner):
            self = PatternStart(of: inner)
        case .sequence(let items):
            isEmpty = true
            for item in items where isEmpty || isEmptyAtEdge { append(PatternStart(of: item)) }
        case .choice(let branches):
            for branch in branches {
                let next = PatternStart(of: branch)
                anywhere = anywhere.union(next.anywhere)
                atEdge = atEdge.union(next.atEdge)
                isEmpty = isEmpty || next.isEmpty
                isEmptyAtEdge = isEmptyAtEdge || next.isEmptyAtEdge
            }
        case .repeated(let inner, let minimum, _, _):
            self = PatternStart(of: inner)
            isEmpty = isEmpty || minimum == 0
        }
    }

    /// Goes on with what stands behind, where all so far can be empty.
    private mutating func append(_ next: PatternStart) {
        if isEmpty {
            anywhere = anywhere.union(next.anywhere)
            atEdge = atEdge.union(next.atEdge)
        }
        if isEmptyAtEdge {
            atEdge = atEdge.union(next.anywhere)
            atEdge = atEdge.union(next.atEdge)
        }
        isEmptyAtEdge = isEmptyAtEdge && (next.isEmpty || next.isEmptyAtEdge) || isEmpty && next.isEmptyAtEdge
        isEmpty = isEmpty && next.isEmpty
    }

    /// About which unit it is.
    @inline(__always)
    static func bit(of unit: UInt16) -> UInt128 { 1 << UInt128(number(of: unit)) }

    @inline(__always)
    static func number(of unit: UInt16) -> Int { Int(unit % 127) }

    /// In place of the number and the bit of units with which no pattern begins.
    static let numberOfOthers = 127
    static let bitOfOthers: UInt128 = 1 << 127

    /// Whether a pattern takes one token or none, whatever the text: what
    /// comes behind it begins at one of two places.
    static func isOneTokenAtMost(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .item(let any, _): any == 0
        case .any, .sentenceStart, .sentenceEnd: true
        case .choice(let branches): branches.allSatisfy(isOneTokenAtMost)
        case .capture(_, let inner): isOneTokenAtMost(inner)
        case .repeated(let inner, _, let maximum, _): maximum == 1 && isOneTokenAtMost(inner)
        case .literal, .date, .sequence: false
        }
    }
}
