/// What a rule looks for, as written.
///
/// | written | matches |
/// | --- | --- |
/// | `<A|B>` | a word of lexicon A or B, or a mention of type A or B |
/// | `<A -C>` | the same, unless it is in C too |
/// | `!<A>` | one word (one character in the names stage) that is not in A |
/// | `"x|y"` | the text x or y |
/// | `.` | any word (any character in the names stage) |
/// | `date` | a date with its year: 1990年, 1990年5月3日 |
/// | `^`, `$` | the beginning, the end of a sentence |
/// | `name:item` | item, kept under a name for `give` and `link` |
/// | `(a b | c)` | a then b, or c |
/// | `?` `*` `+` `{2,5}` | repetition, as often as possible; `*` and `+` stop at 8 |
/// | `{2,5}?` | repetition, as seldom as possible |
indirect enum Pattern: Sendable {
    case item(any: ClassSet, none: ClassSet)
    case literal([[UInt16]])
    case any
    case date
    case sentenceStart
    case sentenceEnd
    case capture(String, Pattern)
    case sequence([Pattern])
    case choice([Pattern])
    case repeated(Pattern, minimum: Int, maximum: Int, isLazy: Bool = false)

    /// The names under which parts are kept.
    var captures: Set<String> {
        switch self {
        case .capture(let name, let inner): inner.captures.union([name])
        case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.captures) }
        case .repeated(let inner, _, _, _): inner.captures
        default: []
        }
    }

    /// The names under which a date, and nothing else, is kept.
    var dates: Set<String> {
        switch self {
        case .capture(let name, .date): [name]
        case .capture(_, let inner), .repeated(let inner, _, _, _): inner.dates
        case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.dates) }
        default: []
        }
    }

    /// Whether it looks for a date.
    var hasDate: Bool {
        switch self {
        case .date: true
        case .capture(_, let inner), .repeated(let inner, _, _, _): inner.hasDate
        case .sequence(let parts), .choice(let parts): parts.contains(where: \.hasDate)
        default: false
        }
    }
}
