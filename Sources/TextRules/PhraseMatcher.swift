/// A part of a match: a name from the rule, the tokens, and the phrase where
/// the part is just one.
struct MatchPart: Sendable, BitwiseCopyable {
    /// The index of the name in its program.
    var part: Int32
    var startToken: Int32
    var endToken: Int32
    var phrase: Int32
}

/// Runs the programs of a phrase stage over tokens and phrases.
///
/// At each token alternatives are tried in their written order, repetitions
/// as long as possible first, longer phrases before shorter ones and phrases
/// before plain words; the first way through counts. What is still to try
/// lies on a stack of choices, so that no text makes the matcher recurse.
struct PhraseMatcher: ~Copyable {
    /// Where to go on when a way fails.
    private struct Choice: BitwiseCopyable {
        var counter: Int32
        var token: Int32
        /// The phrase that the item before took, or -1.
        var phrase: Int32
        /// The next phrase or literal that an item may take; see `fresh`.
        var alternative: Int32
        var parts: Int32
        var closed: Int32
    }

    private let tables: PhraseTables
    private let sentenceEnd: ClassSet
    /// The parts of the match found last.
    private(set) var parts = Scratch<MatchPart>(capacity: 64)
    /// The first token of the match found last, its context left out.
    private(set) var spanStart = 0
    /// The token after it.
    private(set) var spanEnd = 0
    private var choices = Scratch<Choice>(capacity: 256)
    /// The parts that have got an end, in order.
    private var closed = Scratch<Int32>(capacity: 64)
    /// The steps for the match at one place: a bound against patterns that
    /// fit a text in very many ways.
    private static let budgetForOneMatch = 4000
    /// An instruction that has not tried anything yet.
    private static let fresh = Int32.min

    init(tables: PhraseTables, sentenceEnd: ClassSet) {
        self.tables = tables
        self.sentenceEnd = sentenceEnd
    }

    /// Whether the program at `code` matches at `token`.
    ///
    /// - Parameter text: not changed; who has both the text and the matcher would have to copy it to lend it.
    mutating func match(_ code: Int, at token: Int, _ text: inout PhraseText) -> Bool {
        parts.removeAll()
        choices.removeAll()
        closed.removeAll()
        var budget = Self.budgetForOneMatch - 1
        var now = Choice(
            counter: Int32(code), token: Int32(token), phrase: -1, alternative: Self.fresh, parts: 0, closed: 0)
        while true {
            let instruction = tables.code.base + Int(now.counter)
            let isThrough: Bool
            switch instruction.pointee.operation {
            case .accept:
                return spanEnd > spanStart
            case .jump:
                now.counter = instruction.pointee.x
                continue
            case .split:
                push(now, counter: instruction.pointee.y, alternative: Self.fresh)
                now.counter = instruction.pointee.x - 1
                isThrough = true
            case .item:
                isThrough = item(instruction, &now, &text)
            case .any:
                isThrough = Int(now.token) < text.tokens.count
                now.token += 1
                now.phrase = -1
            case .literal:
                isThrough = literal(instruction, &now, &text)
            case .date:
                let end = text.endOfDate(at: Int(now.token))
                isThrough = end != nil
                now.token = Int32(end ?? 0)
                now.phrase = -1
            case .sentenceStart, .sentenceEnd:
                let isEdge =
                    instruction.pointee.operation == .sentenceStart
                    ? text.isSentenceStart(Int(now.token), sentenceEnd)
                    : text.isSentenceEnd(Int(now.token), sentenceEnd)
                if isEdge {
                    now.counter += 1
                    continue
                }
                isThrough = false
            case .open:
                parts.append(MatchPart(part: instruction.pointee.x, startToken: now.token, endToken: -1, phrase: -1))
                now.phrase = -1
                isThrough = true
            case .close:
                close(instruction.pointee.x, now)
                now.phrase = -1
                isThrough = true
            case .spanStart:
                spanStart = Int(now.token)
                now.phrase = -1
                isThrough = true
            case .spanEnd:
                spanEnd = Int(now.token)
                now.phrase = -1
                isThrough = true
            }
            if isThrough {
                now.counter &+= 1
                now.alternative = Self.fresh
                budget &-= 1
                if budget >= 0 { continue }
            }
            guard pop(&now) else { return false }
        }
    }

    @inline(__always)
    private mutating func push(_ now: Choice, counter: Int32, alternative: Int32) {
        var choice = now
        choice.counter = counter
        choice.alternative = alternative
        choice.parts = Int32(parts.count)
        choice.closed = Int32(closed.count)
        choices.append(choice)
    }

    /// Goes back to the last choice; false if there is none left.
    @inline(__always)
    private mutating func pop(_ now: inout Choice) -> Bool {
        guard choices.count > 0 else { return false }
        now = choices[choices.count - 1]
        choices.removeLast(keeping: choices.count - 1)
        parts.removeLast(keeping: Int(now.parts))
        while closed.count > Int(now.closed) {
            let index = Int(closed[closed.count - 1])
            closed.removeLast(keeping: closed.count - 1)
            guard index < parts.count else { continue }
            let part = parts[index]
            parts[index] = MatchPart(part: part.part, startToken: part.startToken, endToken: -1, phrase: -1)
        }
        return true
    }

    private mutating func close(_ part: Int32, _ now: Choice) {
        var index = parts.count - 1
        while parts[index].part != part || parts[index].endToken >= 0 { index -= 1 }
        parts[index] = MatchPart(
            part: part, startToken: parts[index].startToken, endToken: now.token, phrase: now.phrase)
        closed.append(Int32(index))
    }

    /// Takes a phrase or a token; what else could be taken becomes a choice.
    @inline(__always)
    private mutating func item(
        _ instruction: UnsafePointer<Program.Instruction>, _ now: inout Choice, _ text: inout PhraseText
    ) -> Bool {
        let token = Int(now.token)
        let (any, none) = (instruction.pointee.any, instruction.pointee.none)
        guard token < text.tokens.count else {
            // Beyond the text stands nothing, so nothing that is forbidden.
            now.phrase = -1
            return any == 0 && instruction.pointee.isContext
        }
        if any == 0 {
            guard text.chart.available[token] & none == 0 else { return false }
            now.token += 1
            now.phrase = -1
            return true
        }
        var index = now.alternative
        if index == Self.fresh {
            guard text.chart.available[token] & any != 0 else { return false }
            index = text.chart.first[token]
        }
        let classes = text.tokens[token].classes
        let isWord = classes & any != 0 && classes & none == 0
        while index >= 0 {
            let phrase = text.chart.phrases.base.baseAddress.unsafelyUnwrapped + Int(index)
            let next = phrase.pointee.next
            if !phrase.pointee.isDead, phrase.pointee.classes & any != 0, phrase.pointee.classes & none == 0 {
                if next >= 0 || isWord { push(now, counter: now.counter, alternative: next) }
                now.token = phrase.pointee.endToken
                now.phrase = index
                return true
            }
            index = next
        }
        now.token += 1
        now.phrase = -1
        return isWord
    }

    /// Takes the first text that stands here and ends with a token.
    @inline(__always)
    private mutating func literal(
        _ instruction: UnsafePointer<Program.Instruction>, _ now: inout Choice, _ text: inout PhraseText
    ) -> Bool {
        var index = now.alternative == Self.fresh ? instruction.pointee.x : now.alternative
        while index < instruction.pointee.y {
            if let end = text.end(of: Int(index), in: tables.literals, at: Int(now.token)) {
                if index + 1 < instruction.pointee.y { push(now, counter: now.counter, alternative: index + 1) }
                now.token = Int32(end)
                now.phrase = -1
                return true
            }
            index += 1
        }
        return false
    }
}

/// What phrase rules look at: the text, its tokens, the phrases so far.
struct PhraseText: ~Copyable {
    var units = UnsafeBufferPointer<UInt16>(start: nil, count: 0)
    var tokens = Scratch<Token>()
    var chart = PhraseChart()
    /// For each token the bit of its first unit, and all of these bits; see
    /// ``PatternStart/bit(of:)``.
    private(set) var beginnings = Scratch<UInt128>()
    private(set) var allBeginnings: UInt128 = 0
    /// About the first units of the tokens.
    private(set) var firstUnits = UnitSet()

    /// Forgets the phrases of the text before.
    ///
    /// - Parameter wanted: the classes that rules look for.
    mutating func resetChart(wanted: ClassSet) {
        chart.reset(tokens, wanted: wanted)
        beginnings.reset(count: tokens.count, to: 0)
        firstUnits.removeAll()
        var all: UInt128 = 0
        for token in 0..<tokens.count {
            let unit = units[Int(tokens[token].start)]
            let bit = PatternStart.bit(of: unit)
            beginnings[token] = bit
            firstUnits.insert(unit)
            all |= bit
        }
        allBeginnings = all
    }

    @inline(__always)
    func isSentenceStart(_ token: Int, _ sentenceEnd: ClassSet) -> Bool {
        token == 0 || tokens[token - 1].classes & sentenceEnd != 0
    }

    @inline(__always)
    func isSentenceEnd(_ token: Int, _ sentenceEnd: ClassSet) -> Bool {
        token == tokens.count || tokens[token].classes & sentenceEnd != 0
    }

    /// The token after a literal, if the text at `token` begins with it and
    /// it ends where a token ends.
    @inline(__always)
    func end(of literal: Int, in literals: LiteralPool, at token: Int) -> Int? {
        guard token < tokens.count, let end = literals.end(of: literal, in: units, at: Int(tokens[token].start))
        else { return nil }
        return self.token(endingAt: end, from: token)
    }

    /// The token after a date that begins at `token`, if it ends where a
    /// token ends.
    @inline(__always)
    func endOfDate(at token: Int) -> Int? {
        guard token < tokens.count, let date = TextDate.read(units, at: Int(tokens[token].start)) else { return nil }
        return self.token(endingAt: date.end, from: token)
    }

    @inline(__always)
    private func token(endingAt end: Int, from token: Int) -> Int? {
        var next = token
        while next < tokens.count && Int(tokens[next].end) < end { next += 1 }
        return next < tokens.count && Int(tokens[next].end) == end ? next + 1 : nil
    }
}
