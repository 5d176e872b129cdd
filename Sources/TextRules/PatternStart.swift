/// What the first token of a match can be: a quick test that keeps rules from
/// places where they cannot match.
struct PatternStart: BitwiseCopyable {
    /// Some of what a token can be.
    struct Kinds: BitwiseCopyable {
        /// A class of the token or of a phrase that begins there.
        var classes: ClassSet = 0
        /// One bit for each number of a text that begins there; see ``LiteralNumbers``.
        var texts: UInt128 = 0

        /// Every token has one of these bits; see ``LiteralNumbers/bitOfAnything``.
        static let anything = Kinds(texts: ~0)

        var isAnything: Bool { texts == ~0 }
        var isNothing: Bool { classes == 0 && texts == 0 }

        func union(_ other: Kinds) -> Kinds { Kinds(classes: classes | other.classes, texts: texts | other.texts) }
    }

    /// At any place, and at the beginning of a sentence besides.
    private(set) var anywhere = Kinds()
    private(set) var atEdge = Kinds()
    /// A match can be empty at any place, or at the beginning of a sentence.
    private(set) var isEmpty = false
    private(set) var isEmptyAtEdge = false

    init(of pattern: Pattern, _ numbers: LiteralNumbers) {
        switch pattern {
        case .item(let any, _):
            anywhere = any == 0 ? .anything : Kinds(classes: any)
        case .literal(let texts):
            anywhere.texts = numbers.bits(of: texts)
        case .date:
            anywhere.texts = 1 << UInt128(LiteralNumbers.numberOfDates)
        case .any:
            anywhere = .anything
        case .sentenceStart:
            isEmptyAtEdge = true
        case .sentenceEnd:
            isEmpty = true
        case .capture(_, let inner):
            self = PatternStart(of: inner, numbers)
        case .sequence(let items):
            isEmpty = true
            for item in items where isEmpty || isEmptyAtEdge { append(PatternStart(of: item, numbers)) }
        case .choice(let branches):
            for branch in branches {
                let next = PatternStart(of: branch, numbers)
                anywhere = anywhere.union(next.anywhere)
                atEdge = atEdge.union(next.atEdge)
                isEmpty = isEmpty || next.isEmpty
                isEmptyAtEdge = isEmptyAtEdge || next.isEmptyAtEdge
            }
        case .repeated(let inner, let minimum, _, _):
            self = PatternStart(of: inner, numbers)
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

    /// Whether a pattern takes one token or none, whatever the text: what
    /// comes behind it begins at one of two places.
    ///
    /// - Parameter phrases: the classes that phrases of several tokens may have.
    static func isOneTokenAtMost(_ pattern: Pattern, phrases: ClassSet) -> Bool {
        switch pattern {
        case .item(let any, _): any & phrases == 0
        case .any, .sentenceStart, .sentenceEnd: true
        case .choice(let branches): branches.allSatisfy { isOneTokenAtMost($0, phrases: phrases) }
        case .capture(_, let inner): isOneTokenAtMost(inner, phrases: phrases)
        case .repeated(let inner, _, let maximum, _): maximum == 1 && isOneTokenAtMost(inner, phrases: phrases)
        case .literal, .date, .sequence: false
        }
    }
}
