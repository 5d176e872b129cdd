/// A step of the program of a rule that gives candidates.
struct GiverInstruction: BitwiseCopyable {
    enum Operation: UInt8 {
        /// One character of a weighted lexicon that has no longer words.
        case character
        /// One Han character that is not in `none`.
        case free
        /// A word of `any`, or a character or word of a weighted lexicon.
        case item
        case literal, any, sentenceStart, sentenceEnd
        /// Tries `x`, then `y`.
        case split
        case jump
        case accept
    }

    var operation: Operation
    var x: Int32 = 0
    var y: Int32 = 0
    var any: ClassSet = 0
    var none: ClassSet = 0
    /// The classes of `any` that are weighted lexicons.
    var weighted: ClassSet = 0
    /// The weighted lexicon's costs; see ``Vocabulary/characterCosts(ofClass:)``.
    var costs: UnsafePointer<Float>?
}

/// Makes the programs of givers, one behind another.
struct GiverCompiler {
    let vocabulary: Vocabulary
    private(set) var code: [GiverInstruction] = []
    private(set) var literals: [[UInt16]] = []

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Adds a program; the index of its first instruction.
    mutating func add(_ program: Program) -> Int {
        let start = code.count
        let steps = program.steps()
        for step in steps.code { code.append(translate(step, steps.literals)) }
        for index in start..<code.count where code[index].operation == .split || code[index].operation == .jump {
            code[index].x += Int32(start)
            if code[index].operation == .split { code[index].y += Int32(start) }
        }
        return start
    }

    /// How many units the program at `start`, the last one, takes, if it is
    /// always the same number.
    func length(from start: Int) -> Int? {
        let isSimple = code[start...].dropLast().allSatisfy { $0.operation == .character || $0.operation == .free }
        return isSimple ? code.count - start - 1 : nil
    }

    /// Whether the program at `start`, the last one, takes just one listed word.
    func isWord(from start: Int) -> Bool {
        code.count == start + 2 && code[start].operation == .item && code[start].weighted == 0
    }

    /// Where the first listed word must stand that the program at `start`
    /// takes, the characters before it left out, or that must stand behind it;
    /// no lead if a way through it takes none, or a text whose length is not known.
    func lead(from start: Int, before: LatticeTables.Context) -> PatternLead {
        var ways = [(counter: start, distance: 0)]
        var seen: Set<[Int]> = []
        var (minimum, maximum) = (Int.max, 0)
        var classes: ClassSet = 0
        while let (counter, distance) = ways.popLast() {
            guard seen.insert([counter, distance]).inserted else { continue }
            guard distance <= Self.longestLead else { return PatternLead() }
            let instruction = code[counter]
            switch instruction.operation {
            case .character, .free, .any: ways.append((counter + 1, distance + 1))
            case .sentenceStart, .sentenceEnd: ways.append((counter + 1, distance))
            case .jump: ways.append((Int(instruction.x), distance))
            case .split: ways += [(Int(instruction.x), distance), (Int(instruction.y), distance)]
            case .literal: return PatternLead()
            case .accept:
                guard before.any != 0, !before.isEdge else { return PatternLead() }
                (minimum, maximum) = (min(minimum, distance), max(maximum, distance))
                classes |= before.any
            case .item:
                (minimum, maximum) = (min(minimum, distance), max(maximum, distance))
                classes |= instruction.any | instruction.weighted
            }
        }
        return maximum == 0 ? PatternLead() : PatternLead(minimum: minimum, maximum: maximum, classes: classes)
    }

    private static let longestLead = 16

    private mutating func translate(_ instruction: Program.Instruction, _ texts: [[[UInt16]]]) -> GiverInstruction {
        switch instruction.operation {
        case .item: return item(instruction)
        case .literal:
            let range = PoolRange(appending: texts[Int(instruction.x)], to: &literals)
            return GiverInstruction(operation: .literal, x: range.start, y: range.end)
        case .any: return GiverInstruction(operation: .any)
        case .sentenceStart: return GiverInstruction(operation: .sentenceStart)
        case .sentenceEnd: return GiverInstruction(operation: .sentenceEnd)
        case .split: return GiverInstruction(operation: .split, x: instruction.x, y: instruction.y)
        case .jump: return GiverInstruction(operation: .jump, x: instruction.x)
        case .accept, .date: return GiverInstruction(operation: .accept)
        }
    }

    private func item(_ instruction: Program.Instruction) -> GiverInstruction {
        guard instruction.any != 0 else { return GiverInstruction(operation: .free, none: instruction.none) }
        let weighted = instruction.any & vocabulary.weightedClasses
        let index = weighted.trailingZeroBitCount
        let isCharacter = weighted == instruction.any && !vocabulary.hasLongWords(index)
        return GiverInstruction(
            operation: isCharacter ? .character : .item, x: weighted == 0 ? -1 : Int32(index),
            any: instruction.any & ~weighted, none: instruction.none, weighted: weighted,
            costs: weighted == 0 ? nil : vocabulary.characterCosts(ofClass: index))
    }
}

/// Texts that programs look for, behind one another.
struct LiteralPool: Sendable {
    private let ranges: Frozen<PoolRange>
    private let units: Frozen<UInt16>

    init(_ texts: [[UInt16]], in arena: Arena) {
        var all: [UInt16] = []
        ranges = arena.freeze(texts.map { PoolRange(appending: $0, to: &all) })
        units = arena.freeze(all)
    }

    /// Where a text ends that begins at `place`, or nil.
    @inline(__always)
    func end(of literal: Int, in text: UnsafeBufferPointer<UInt16>, at place: Int) -> Int? {
        let range = ranges[literal]
        var position = place
        guard place + range.indices.count <= text.count else { return nil }
        for index in range.indices {
            if text[position] != units[index] { return nil }
            position += 1
        }
        return position
    }
}
