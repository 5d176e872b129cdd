/// A step of the program of a phrase rule.
struct PhraseInstruction: BitwiseCopyable {
    enum Operation: UInt8 {
        case item, literal, date, sentenceStart, sentenceEnd
        /// Takes from `x` to `y` tokens that are not in `none`, as many as possible or as few.
        case skip, skipLazily
        /// Tries `x`, then `y`.
        case split
        /// Opens and closes `part`.
        case open, close
        /// Where the match proper begins and ends, if not where the program does.
        case spanStart, spanEnd
        case accept
    }

    var operation: Operation
    /// Context that may also be the edge of the text.
    var isContext = false
    /// The step behind it.
    var next: Int32 = 0
    /// The part that it opens or closes, or all of which it takes; or -1.
    var part: Int32 = -1
    var x: Int32 = 0
    var y: Int32 = 0
    var any: ClassSet = 0
    var none: ClassSet = 0
    /// With what can begin what it and the steps behind it take: keeps the matcher from ways that end at once.
    var first = PatternStart.Kinds.anything
}

/// Makes the programs of phrase rules, from their ends on, one behind another.
///
/// What a step can do along with another is none of its own: a part that is one item, words that only must not be
/// something, the ends of a match without context.
struct PhraseCompiler {
    let numbers: LiteralNumbers
    private(set) var code: [PhraseInstruction] = []
    private(set) var literals: [[UInt16]] = []
    private var parts: [String] = []
    private var isContext = false

    init(numbers: LiteralNumbers) { self.numbers = numbers }

    /// Adds the program of a rule; the index of its first instruction.
    ///
    /// - Parameter parts: the names of the rule's parts.
    mutating func add(_ rule: Rule, parts: [String]) -> Int32 {
        self.parts = parts
        var way = append(PhraseInstruction(operation: .accept))
        if let before = rule.before {
            isContext = true
            way = add(before, next: way)
            way = pass(PhraseInstruction(operation: .spanEnd, next: way))
        }
        isContext = false
        if let match = rule.match { way = add(match, next: way) }
        if let after = rule.after {
            way = pass(PhraseInstruction(operation: .spanStart, next: way))
            isContext = true
            way = add(after, next: way)
        }
        return way
    }

    /// - Parameters:
    ///   - next: the instruction behind the pattern.
    ///   - part: the part that the pattern, one item, is; or -1.
    private mutating func add(_ pattern: Pattern, next: Int32, part: Int32 = -1) -> Int32 {
        func make(_ operation: PhraseInstruction.Operation) -> PhraseInstruction {
            PhraseInstruction(operation: operation, isContext: isContext, next: next, part: part)
        }
        switch pattern {
        case .item(let any, let none):
            if any == 0 { return skip(none, 1...1, isLazy: false, make(.skip)) }
            var item = make(.item)
            (item.any, item.none) = (any, none)
            return append(item, first: PatternStart(of: pattern, numbers).anywhere)
        case .literal(let texts):
            var literal = make(.literal)
            let range = PoolRange(appending: texts, to: &literals)
            (literal.x, literal.y) = (range.start, range.end)
            return append(literal, first: PatternStart(of: pattern, numbers).anywhere)
        case .date: return append(make(.date), first: PatternStart(of: pattern, numbers).anywhere)
        case .any:
            var any = make(.skip)
            any.isContext = false
            return skip(0, 1...1, isLazy: false, any)
        case .sentenceStart: return append(make(.sentenceStart))
        case .sentenceEnd: return append(make(.sentenceEnd))
        case .capture(let name, let inner):
            let part = Int32(parts.firstIndex(of: name) ?? -1)
            if Self.isOneItem(inner) { return add(inner, next: next, part: part) }
            let close = pass(PhraseInstruction(operation: .close, next: next, part: part))
            return pass(PhraseInstruction(operation: .open, next: add(inner, next: close), part: part))
        case .sequence(let items):
            return items.reversed().reduce(next) { add($1, next: $0) }
        case .choice(let branches):
            let ways = branches.map { add($0, next: next) }
            return ways.dropLast().reversed().reduce(ways.last ?? next) { split($1, $0) }
        case .repeated(.item(any: 0, let none), let minimum, let maximum, let isLazy):
            return skip(none, minimum...maximum, isLazy: isLazy, make(.skip))
        case .repeated(let inner, let minimum, let maximum, let isLazy):
            var way = next
            for _ in minimum..<maximum {
                let again = add(inner, next: way)
                way = isLazy ? split(next, again) : split(again, next)
            }
            for _ in 0..<minimum { way = add(inner, next: way) }
            return way
        }
    }

    private static func isOneItem(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .item, .literal, .date, .any, .repeated(.item(any: 0, _), _, _, _): true
        default: false
        }
    }

    private mutating func skip(
        _ none: ClassSet, _ count: ClosedRange<Int>, isLazy: Bool, _ instruction: PhraseInstruction
    ) -> Int32 {
        var skip = instruction
        skip.operation = isLazy ? .skipLazily : .skip
        skip.none = none
        (skip.x, skip.y) = (Int32(count.lowerBound), Int32(count.upperBound))
        return append(skip)
    }

    private mutating func split(_ x: Int32, _ y: Int32) -> Int32 {
        append(
            PhraseInstruction(operation: .split, x: x, y: y), first: code[Int(x)].first.union(code[Int(y)].first))
    }

    /// Adds a step that takes nothing, whatever the text.
    private mutating func pass(_ instruction: PhraseInstruction) -> Int32 {
        append(instruction, first: code[Int(instruction.next)].first)
    }

    private mutating func append(_ instruction: PhraseInstruction, first: PatternStart.Kinds = .anything) -> Int32 {
        code.append(instruction)
        code[code.count - 1].first = first
        return Int32(code.count - 1)
    }
}
