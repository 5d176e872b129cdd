/// What a rule's patterns are made of, and the steps by which candidates are found.
struct Program: Sendable {
    enum Operation: UInt8, Sendable, BitwiseCopyable {
        case item, literal, date, any, sentenceStart, sentenceEnd
        /// Tries `x`, then `y`.
        case split
        case jump
        case accept
    }

    struct Instruction: Sendable, BitwiseCopyable {
        var operation: Operation
        var x: Int32 = 0
        var y: Int32 = 0
        var any: ClassSet = 0
        var none: ClassSet = 0
    }

    /// The names of the parts, in order.
    private(set) var parts: [String] = []
    /// The classes with which a match may begin.
    private(set) var first: ClassSet = 0
    /// Sets of classes of which each must be somewhere in the text.
    private(set) var required: [ClassSet] = []
    /// Sets of texts of which one of each must be somewhere in the text.
    private(set) var requiredTexts: [[[UInt16]]] = []

    private let match: Pattern

    /// Looks through `after match before`.
    init(after: Pattern? = nil, match: Pattern, before: Pattern? = nil) {
        self.match = match
        let whole = Pattern.sequence([after, match, before].compactMap(\.self))
        collectParts(of: whole)
        first = Self.first(of: whole).set
        required = Self.required(by: whole)
        requiredTexts = Self.requiredTexts(by: whole)
    }

    private mutating func collectParts(of pattern: Pattern) {
        switch pattern {
        case .capture(let name, let inner):
            if !parts.contains(name) { parts.append(name) }
            collectParts(of: inner)
        case .sequence(let patterns), .choice(let patterns):
            for pattern in patterns { collectParts(of: pattern) }
        case .repeated(let inner, _, let maximum, _):
            if maximum > 0 { collectParts(of: inner) }
        case .item, .literal, .date, .any, .sentenceStart, .sentenceEnd: break
        }
    }

    /// The steps that find `match`, for a backtracking matcher; candidates have no parts.
    func steps() -> Steps {
        var steps = Steps()
        steps.emit(match)
        steps.code.append(Instruction(operation: .accept))
        return steps
    }

    /// Repetitions are unrolled, so that the steps end after a bounded number for each place in a text.
    struct Steps {
        fileprivate(set) var code: [Instruction] = []
        /// The texts that the steps look for.
        fileprivate(set) var literals: [[[UInt16]]] = []

        fileprivate mutating func emit(_ pattern: Pattern) {
            switch pattern {
            case .item(let any, let none):
                code.append(Instruction(operation: .item, any: any, none: none))
            case .literal(let texts):
                code.append(Instruction(operation: .literal, x: Int32(literals.count)))
                literals.append(texts)
            case .date:
                code.append(Instruction(operation: .date))
            case .any:
                code.append(Instruction(operation: .any))
            case .sentenceStart:
                code.append(Instruction(operation: .sentenceStart))
            case .sentenceEnd:
                code.append(Instruction(operation: .sentenceEnd))
            case .capture(_, let inner): emit(inner)
            case .sequence(let items):
                for item in items { emit(item) }
            case .choice(let branches):
                var jumps: [Int] = []
                for (index, branch) in branches.enumerated() {
                    if index + 1 < branches.count {
                        let split = code.count
                        code.append(Instruction(operation: .split, x: Int32(split + 1)))
                        emit(branch)
                        jumps.append(code.count)
                        code.append(Instruction(operation: .jump))
                        code[split].y = Int32(code.count)
                    } else {
                        emit(branch)
                    }
                }
                for jump in jumps { code[jump].x = Int32(code.count) }
            case .repeated(let inner, let minimum, let maximum, let isLazy):
                for _ in 0..<minimum { emit(inner) }
                var splits: [Int] = []
                for _ in minimum..<maximum {
                    splits.append(code.count)
                    code.append(Instruction(operation: .split, x: Int32(code.count + 1)))
                    emit(inner)
                }
                for split in splits {
                    code[split].y = Int32(code.count)
                    if isLazy { (code[split].x, code[split].y) = (code[split].y, code[split].x) }
                }
            }
        }
    }

    /// The classes that a match of `pattern` may begin with, and whether it may be empty.
    private static func first(of pattern: Pattern) -> (set: ClassSet, isEmpty: Bool) {
        switch pattern {
        case .item(let any, _): return (any, false)
        case .literal, .date, .any: return (0, false)
        case .sentenceStart, .sentenceEnd: return (0, true)
        case .capture(_, let inner): return first(of: inner)
        case .sequence(let items):
            var result: (set: ClassSet, isEmpty: Bool) = (0, true)
            for item in items where result.isEmpty {
                let next = first(of: item)
                result = (result.set | next.set, next.isEmpty)
            }
            return result
        case .choice(let branches):
            return branches.map(first(of:)).reduce((0, false)) { ($0.0 | $1.0, $0.1 || $1.1) }
        case .repeated(let inner, let minimum, _, _):
            let inner = first(of: inner)
            return (inner.set, inner.isEmpty || minimum == 0)
        }
    }

    /// Sets of classes of which each must be somewhere in a text that `pattern` matches.
    private static func required(by pattern: Pattern) -> [ClassSet] {
        switch pattern {
        case .item(let any, _): any == 0 ? [] : [any]
        case .capture(_, let inner): required(by: inner)
        case .sequence(let items): items.flatMap(required(by:))
        case .repeated(let inner, let minimum, _, _): minimum > 0 ? required(by: inner) : []
        case .choice(let branches): required(byAnyOf: branches.map(required(by:)))
        case .literal, .date, .any, .sentenceStart, .sentenceEnd: []
        }
    }

    /// What every branch requires: the smallest union of one set of each.
    private static func required(byAnyOf branches: [[ClassSet]]) -> [ClassSet] {
        guard let first = branches.first else { return [] }
        var unions = first
        for branch in branches.dropFirst() {
            unions = unions.compactMap { union in
                branch.map { $0 | union }.min { $0.nonzeroBitCount < $1.nonzeroBitCount }
            }
        }
        return unions.min { $0.nonzeroBitCount < $1.nonzeroBitCount }.map { [$0] } ?? []
    }

    /// Sets of texts of which one of each must be somewhere in a text that `pattern` matches.
    private static func requiredTexts(by pattern: Pattern) -> [[[UInt16]]] {
        switch pattern {
        case .literal(let texts): return [texts]
        case .capture(_, let inner): return requiredTexts(by: inner)
        case .sequence(let items): return items.flatMap(requiredTexts(by:))
        case .repeated(let inner, let minimum, _, _): return minimum > 0 ? requiredTexts(by: inner) : []
        case .choice(let branches):
            let smallest = branches.map { requiredTexts(by: $0).min { $0.count < $1.count } ?? [] }
            return smallest.contains([]) ? [] : [Array(smallest.joined())]
        case .item, .date, .any, .sentenceStart, .sentenceEnd: return []
        }
    }
}
