/// Where the first word that a pattern names must stand: so and so many words
/// behind its beginning that only must not be something.
///
/// A quick test for patterns that can begin anywhere: `!<A>{1,5} <B>`.
struct PatternLead: BitwiseCopyable {
    private(set) var minimum: Int32 = 0
    private(set) var maximum: Int32 = 0
    /// The classes of the word; none if the pattern is not of this kind.
    private(set) var classes: ClassSet = 0

    /// Says nothing.
    init() {}

    /// - Parameter start: what the pattern may begin with.
    init(of pattern: Pattern, _ start: PatternStart) {
        if start.anywhere.isAnything { _ = read(pattern) }
    }

    /// - Parameter classes: of the word, from `minimum` to `maximum` words behind the beginning.
    init(minimum: Int, maximum: Int, classes: ClassSet) {
        self.minimum = Int32(minimum)
        self.maximum = Int32(maximum)
        self.classes = classes
    }

    /// Goes on to the first word that is named; false if it has come to an
    /// end, there or where it is not known how many words are before it.
    private mutating func read(_ pattern: Pattern) -> Bool {
        if let width = Self.width(pattern) {
            minimum += width.lowerBound
            maximum += width.upperBound
            return true
        }
        switch pattern {
        case .item(let any, _):
            classes = any
            return false
        case .capture(_, let inner):
            return read(inner)
        case .sequence(let items):
            for item in items where !read(item) { return false }
            return true
        case .repeated(let inner, let least, _, _):
            if least > 0 { return read(inner) }
            return false
        default:
            return false
        }
    }

    /// How many words a pattern takes, if there is a bound.
    private static func width(_ pattern: Pattern) -> ClosedRange<Int32>? {
        switch pattern {
        case .item(let any, _): return any == 0 ? 1...1 : nil
        case .any: return 1...1
        case .date: return 1...TextDate.mostTokens
        case .sentenceStart, .sentenceEnd: return 0...0
        case .capture(_, let inner): return width(inner)
        case .repeated(let inner, let minimum, let maximum, _):
            return width(inner).map { $0.lowerBound * Int32(minimum)...$0.upperBound * Int32(maximum) }
        case .sequence(let items):
            var sum: ClosedRange<Int32> = 0...0
            for item in items {
                guard let width = width(item) else { return nil }
                sum = sum.lowerBound + width.lowerBound...sum.upperBound + width.upperBound
            }
            return sum
        case .choice(let branches):
            let widths = branches.compactMap(width)
            guard widths.count == branches.count, let first = widths.first else { return nil }
            return widths.reduce(first) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
        // A text is at least one word, and at most as many as it has characters.
        case .literal(let texts): return 1...Int32(texts.map(\.count).max() ?? 1)
        }
    }
}
