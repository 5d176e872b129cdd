/// A step of the program of a phrase rule.
struct PhraseInstruction: BitwiseCopyable {
    enum Operation: UInt8 {
        case item, literal, date, any, sentenceStart, sentenceEnd
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
    var first = PatternStart.Kinds()
}

/// Makes the programs of phrase rules, one behind another.
///
/// What a step can do along with another is none of its own: jumps, a part that is one item, the ends of a match
/// without context.
struct PhraseCompiler {
    private(set) var code: [PhraseInstruction] = []
    private(set) var literals: [[UInt16]] = []

    /// Adds a program; the index of its first instruction.
    mutating func add(_ program: Program) -> Int32 {
        let start = code.count
        let steps = program.code.indices.filter { Self.takesStep($0, of: program.code) }
        var targets = [Int32](repeating: 0, count: program.code.count)
        for (index, step) in steps.enumerated() { targets[step] = Int32(start + index) }
        // Ways lead only forward, so what an earlier instruction leads to is known.
        for step in program.code.indices.reversed() where !Self.takesStep(step, of: program.code) {
            let isJump = program.code[step].operation == .jump
            targets[step] = targets[isJump ? Int(program.code[step].x) : step + 1]
        }
        code += steps.map { translate($0, of: program, targets) }
        for index in (start..<code.count).reversed() { code[index].first = first(of: code[index]) }
        return targets[0]
    }

    private static func takesStep(_ index: Int, of code: [Program.Instruction]) -> Bool {
        switch code[index].operation {
        case .jump: false
        case .spanStart: index > 0
        case .spanEnd: code[index + 1].operation != .accept
        case .open: !isOneItem(index, of: code)
        case .close: !isOneItem(index - 2, of: code)
        default: true
        }
    }

    /// Whether the part that the instruction at `index` opens is just one item.
    private static func isOneItem(_ index: Int, of code: [Program.Instruction]) -> Bool {
        guard index >= 0, code[index].operation == .open, code[index + 2].operation == .close else { return false }
        switch code[index + 1].operation {
        case .item, .literal, .date, .any: return true
        default: return false
        }
    }

    private mutating func translate(_ index: Int, of program: Program, _ targets: [Int32]) -> PhraseInstruction {
        let step = program.code[index]
        func make(_ operation: PhraseInstruction.Operation) -> PhraseInstruction {
            PhraseInstruction(
                operation: operation, isContext: step.isContext, next: operation == .accept ? 0 : targets[index + 1],
                part: Self.isOneItem(index - 1, of: program.code) ? program.code[index - 1].x : -1,
                any: step.any, none: step.none)
        }
        var made: PhraseInstruction
        switch step.operation {
        case .item: made = make(.item)
        case .literal:
            made = make(.literal)
            let range = PoolRange(appending: program.literals[Int(step.x)], to: &literals)
            (made.x, made.y) = (range.start, range.end)
        case .date: made = make(.date)
        case .any: made = make(.any)
        case .sentenceStart: made = make(.sentenceStart)
        case .sentenceEnd: made = make(.sentenceEnd)
        case .split:
            made = make(.split)
            (made.x, made.y) = (targets[Int(step.x)], targets[Int(step.y)])
        case .open:
            made = make(.open)
            made.part = step.x
        case .close:
            made = make(.close)
            made.part = step.x
        case .spanStart: made = make(.spanStart)
        case .spanEnd: made = make(.spanEnd)
        case .accept, .jump: made = make(.accept)
        }
        return made
    }

    /// - Parameter instruction: those that it leads to have theirs.
    private func first(of instruction: PhraseInstruction) -> PatternStart.Kinds {
        switch instruction.operation {
        case .item: PatternStart(of: .item(any: instruction.any, none: instruction.none)).anywhere
        case .literal:
            PatternStart(of: .literal(Array(literals[Int(instruction.x)..<Int(instruction.y)]))).anywhere
        case .date: PatternStart(of: .date).anywhere
        case .any, .sentenceStart, .sentenceEnd, .accept: .anything
        case .split: code[Int(instruction.x)].first.union(code[Int(instruction.y)].first)
        case .open, .close, .spanStart, .spanEnd: code[Int(instruction.next)].first
        }
    }
}
