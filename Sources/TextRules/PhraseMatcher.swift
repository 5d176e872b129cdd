/// A part of a match: a name from the rule, the tokens, and the phrase where
/// the part is just one.
struct MatchPart: Sendable {
    var part: Int32
    var startToken: Int32
    var endToken: Int32
    var phrase: Int32
}

/// A place where a rule's pattern was found.
struct PhraseMatch: Sendable {
    var rule: Int
    var startToken: Int
    var endToken: Int
    var textStart: Int
    var textEnd: Int
    var parts: [MatchPart]
}

/// Runs the programs of a phrase stage over tokens and phrases.
///
/// At each token alternatives are tried in their written order, repetitions
/// as long as possible first, longer phrases before shorter ones and phrases
/// before plain words; the first way through counts.
struct PhraseMatcher: ~Copyable {
    private let sentenceEnd: ClassSet
    private var parts = Scratch<MatchPart>(capacity: 64)
    private var spanStart = 0
    private var spanEnd = 0
    /// Steps left for the match at one place: a bound against patterns that
    /// fit a text in very many ways.
    private var budget = 0
    private static let budgetForOneMatch = 4000

    init(sentenceEnd: ClassSet) { self.sentenceEnd = sentenceEnd }

    /// The match of `program` that begins at `token`, or nil.
    mutating func match(
        _ program: borrowing Program, rule: Int, at token: Int, _ text: borrowing PhraseText
    ) -> PhraseMatch? {
        parts.removeAll()
        budget = Self.budgetForOneMatch
        guard run(program, 0, token, -1, text), spanEnd > spanStart else { return nil }
        var found: [MatchPart] = []
        for index in 0..<parts.count { found.append(parts[index]) }
        return PhraseMatch(
            rule: rule, startToken: spanStart, endToken: spanEnd, textStart: Int(text.tokens[spanStart].start),
            textEnd: Int(text.tokens[spanEnd - 1].end), parts: found)
    }

    /// - Parameter phrase: the phrase that the item before took, or -1.
    private mutating func run(
        _ program: borrowing Program, _ start: Int, _ token: Int, _ phrase: Int32, _ text: borrowing PhraseText
    ) -> Bool {
        var counter = start
        budget -= 1
        if budget < 0 { return false }
        while true {
            let instruction = program.code[counter]
            switch instruction.operation {
            case .accept:
                return true
            case .jump:
                counter = Int(instruction.x)
            case .split:
                let kept = parts.count
                if run(program, Int(instruction.x), token, phrase, text) { return true }
                parts.removeLast(keeping: kept)
                counter = Int(instruction.y)
            case .item:
                return item(program, counter, instruction, token, text)
            case .any:
                guard token < text.tokens.count else { return false }
                return run(program, counter + 1, token + 1, -1, text)
            case .literal:
                for literal in program.literals[Int(instruction.x)] {
                    if let end = text.end(of: literal, at: token), run(program, counter + 1, end, -1, text) {
                        return true
                    }
                }
                return false
            case .sentenceStart:
                guard token == 0 || text.tokens[token - 1].classes & sentenceEnd != 0 else { return false }
                counter += 1
            case .sentenceEnd:
                guard token == text.tokens.count || text.tokens[token].classes & sentenceEnd != 0 else { return false }
                counter += 1
            case .open:
                let index = parts.count
                parts.append(
                    MatchPart(part: instruction.x, startToken: Int32(token), endToken: -1, phrase: -1))
                if run(program, counter + 1, token, -1, text) { return true }
                parts.removeLast(keeping: index)
                return false
            case .close:
                var index = parts.count - 1
                while parts[index].part != instruction.x || parts[index].endToken >= 0 { index -= 1 }
                let kept = parts[index]
                parts[index] = MatchPart(
                    part: kept.part, startToken: kept.startToken, endToken: Int32(token), phrase: phrase)
                if run(program, counter + 1, token, -1, text) { return true }
                if index < parts.count { parts[index] = kept }
                return false
            case .spanStart:
                spanStart = token
                if run(program, counter + 1, token, -1, text) { return true }
                return false
            case .spanEnd:
                let kept = spanEnd
                spanEnd = token
                if run(program, counter + 1, token, -1, text) {
                    spanEnd = token
                    return true
                }
                spanEnd = kept
                return false
            }
        }
    }

    private mutating func item(
        _ program: borrowing Program, _ counter: Int, _ instruction: Program.Instruction, _ token: Int,
        _ text: borrowing PhraseText
    ) -> Bool {
        guard token < text.tokens.count else {
            // Beyond the text stands nothing, so nothing that is forbidden.
            return instruction.any == 0 && instruction.isContext && run(program, counter + 1, token, -1, text)
        }
        let kept = parts.count
        if instruction.any == 0 {
            guard text.chart.available[token] & instruction.none == 0 else { return false }
            return run(program, counter + 1, token + 1, -1, text)
        }
        guard text.chart.available[token] & instruction.any != 0 else { return false }
        var index = text.chart.first[token]
        while index >= 0 {
            let phrase = text.chart.phrases[Int(index)]
            if !phrase.isDead, phrase.classes & instruction.any != 0, phrase.classes & instruction.none == 0 {
                if run(program, counter + 1, Int(phrase.endToken), index, text) { return true }
                parts.removeLast(keeping: kept)
            }
            index = phrase.next
        }
        let classes = text.tokens[token].classes
        guard classes & instruction.any != 0, classes & instruction.none == 0 else { return false }
        return run(program, counter + 1, token + 1, -1, text)
    }
}

/// What phrase rules look at: the text, its tokens, the phrases so far.
struct PhraseText: ~Copyable {
    var units = UnsafeBufferPointer<UInt16>(start: nil, count: 0)
    var tokens = Scratch<Token>()
    var chart = PhraseChart()

    /// Forgets the phrases of the text before.
    mutating func resetChart() { chart.reset(tokens) }

    /// The token after `literal`, if the text at `token` begins with it and
    /// it ends where a token ends.
    func end(of literal: [UInt16], at token: Int) -> Int? {
        guard token < tokens.count else { return nil }
        let start = Int(tokens[token].start)
        guard start + literal.count <= units.count else { return nil }
        for offset in literal.indices where units[start + offset] != literal[offset] { return nil }
        let end = start + literal.count
        var next = token
        while next < tokens.count && Int(tokens[next].end) < end { next += 1 }
        return next < tokens.count && Int(tokens[next].end) == end ? next + 1 : nil
    }
}
