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
        var phrase: Int32 = -1
        /// The next phrase or literal that an item may take, or number of tokens; see `fresh`.
        var alternative: Int32 = PhraseMatcher.fresh
        var parts: Int32 = 0
    }

    /// The choices so far.
    private struct Choices {
        private var end: UnsafeMutablePointer<Choice>
        private let start: UnsafeMutablePointer<Choice>

        init(in room: borrowing Scratch<Choice>) {
            start = room.base.baseAddress.unsafelyUnwrapped
            end = start
        }

        @inline(__always)
        mutating func push(_ choice: Choice) {
            end.initialize(to: choice)
            end += 1
        }

        @inline(__always)
        mutating func pop() -> Choice? {
            guard end != start else { return nil }
            end -= 1
            return end.pointee
        }
    }

    private let tables: PhraseTables
    private let sentenceEnd: ClassSet
    /// The parts of the match found last; before it is found, one without a
    /// start says where an earlier one ends.
    private(set) var parts = Scratch<MatchPart>(capacity: 64)
    /// The first token of the match found last, its context left out.
    private(set) var spanStart = 0
    /// The token after it.
    private(set) var spanEnd = 0
    /// Room for the choices: a step leaves one at most.
    private let room = Scratch<Choice>(capacity: budgetForOneMatch)
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
    mutating func match(_ code: Int32, at token: Int, _ text: inout PhraseText) -> Bool {
        parts.removeAll()
        var choices = Choices(in: room)
        spanStart = token
        var end: Int32 = -1
        var now = Choice(counter: code, token: Int32(truncatingIfNeeded: token))
        for _ in 0..<Self.budgetForOneMatch {
            let instruction = tables.code.base + Int(now.counter)
            let start = now.token
            let isThrough: Bool
            switch instruction.pointee.operation {
            case .accept:
                spanEnd = Int(end >= 0 ? end : now.token)
                settleParts()
                return spanEnd > spanStart
            case .split:
                if text.allows(tables.code[Int(instruction.pointee.x)].first, Int(now.token)) {
                    if text.allows(tables.code[Int(instruction.pointee.y)].first, Int(now.token)) {
                        push(now, counter: instruction.pointee.y, alternative: Self.fresh, &choices)
                    }
                    now.counter = instruction.pointee.x
                } else {
                    now.counter = instruction.pointee.y
                }
                continue
            case .item:
                isThrough = item(instruction, &now, &text, &choices)
            case .skip:
                isThrough = skip(instruction, step: -1, &now, &text, &choices)
            case .skipLazily:
                isThrough = skip(instruction, step: 1, &now, &text, &choices)
            case .literal:
                isThrough = literal(instruction, &now, &text, &choices)
            case .date:
                let end = text.endOfDate(at: Int(now.token))
                isThrough = end != nil
                now.token = Int32(end ?? 0)
                now.phrase = -1
            case .sentenceStart:
                isThrough = text.isSentenceStart(Int(now.token), sentenceEnd)
            case .sentenceEnd:
                isThrough = text.isSentenceEnd(Int(now.token), sentenceEnd)
            case .open:
                parts.append(MatchPart(part: instruction.pointee.part, startToken: now.token, endToken: -1, phrase: -1))
                now.phrase = -1
                now.counter = instruction.pointee.next
                continue
            case .close:
                parts.append(
                    MatchPart(part: instruction.pointee.part, startToken: -1, endToken: now.token, phrase: now.phrase))
                now.phrase = -1
                now.counter = instruction.pointee.next
                continue
            case .spanStart:
                spanStart = Int(now.token)
                now.phrase = -1
                now.counter = instruction.pointee.next
                continue
            case .spanEnd:
                end = now.token
                now.phrase = -1
                now.counter = instruction.pointee.next
                continue
            }
            if isThrough, text.allows(tables.code[Int(instruction.pointee.next)].first, Int(now.token)) {
                if instruction.pointee.part >= 0 {
                    parts.append(
                        MatchPart(
                            part: instruction.pointee.part, startToken: start, endToken: now.token, phrase: now.phrase))
                    now.phrase = -1
                }
                now.counter = instruction.pointee.next
                now.alternative = Self.fresh
            } else {
                guard let choice = choices.pop() else { return false }
                now = choice
                parts.removeLast(keeping: Int(now.parts))
            }
        }
        return false
    }

    @inline(__always)
    private func push(_ now: Choice, counter: Int32, alternative: Int32, _ choices: inout Choices) {
        var choice = now
        choice.counter = counter
        choice.alternative = alternative
        choice.parts = Int32(truncatingIfNeeded: parts.count)
        choices.push(choice)
    }

    /// Gives the parts of a match their ends.
    private mutating func settleParts() {
        var count = 0
        for index in 0..<parts.count {
            let part = parts[index]
            guard part.startToken < 0 else {
                parts[count] = part
                count += 1
                continue
            }
            var opened = count - 1
            while parts[opened].part != part.part || parts[opened].endToken >= 0 { opened -= 1 }
            let start = parts[opened].startToken
            parts[opened] = MatchPart(part: part.part, startToken: start, endToken: part.endToken, phrase: part.phrase)
        }
        parts.removeLast(keeping: count)
    }

    /// Takes a phrase or a token; what else could be taken becomes a choice.
    @inline(__always)
    private mutating func item(
        _ instruction: UnsafePointer<PhraseInstruction>, _ now: inout Choice, _ text: inout PhraseText,
        _ choices: inout Choices
    ) -> Bool {
        let token = Int(now.token)
        let (any, none) = (instruction.pointee.any, instruction.pointee.none)
        guard token < text.tokens.count else { return false }
        var index = now.alternative
        if index == Self.fresh {
            index = text.chart.first[token]
        }
        let classes = text.tokens[token].classes
        let isWord = classes & any != 0 && classes & none == 0
        while index >= 0 {
            let phrase = text.chart.phrases.base.baseAddress.unsafelyUnwrapped + Int(index)
            let next = phrase.pointee.next
            if !phrase.pointee.isDead, phrase.pointee.classes & any != 0, phrase.pointee.classes & none == 0 {
                if next >= 0 || isWord { push(now, counter: now.counter, alternative: next, &choices) }
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

    /// Takes tokens that are not in `none`; the next number of them becomes a choice.
    @inline(__always)
    private mutating func skip(
        _ instruction: UnsafePointer<PhraseInstruction>, step: Int, _ now: inout Choice, _ text: inout PhraseText,
        _ choices: inout Choices
    ) -> Bool {
        let token = Int(now.token)
        let limit = min(token + Int(instruction.pointee.y), text.tokens.count)
        var end = token
        while end < limit, text.chart.available[end] & instruction.pointee.none == 0 { end += 1 }
        let most = end - token
        var least = Int(instruction.pointee.x)
        // Beyond the text stands nothing, so nothing that is forbidden.
        if instruction.pointee.isContext, end == text.tokens.count { least = min(least, most) }
        let next = tables.code.base + Int(instruction.pointee.next)
        var count = now.alternative != Self.fresh ? Int(now.alternative) : step < 0 ? most : least
        while count >= least && count <= most {
            if text.allows(next.pointee.first, token + count) {
                let other = count + step
                if other >= least && other <= most {
                    push(now, counter: now.counter, alternative: Int32(truncatingIfNeeded: other), &choices)
                }
                if count > 0 { now.phrase = -1 }
                now.token = Int32(truncatingIfNeeded: token + count)
                return true
            }
            count += step
        }
        return false
    }

    /// Takes the first text that stands here and ends with a token.
    @inline(__always)
    private mutating func literal(
        _ instruction: UnsafePointer<PhraseInstruction>, _ now: inout Choice, _ text: inout PhraseText,
        _ choices: inout Choices
    ) -> Bool {
        var index = now.alternative == Self.fresh ? instruction.pointee.x : now.alternative
        while index < instruction.pointee.y {
            if let end = text.end(of: Int(index), in: tables.literals, at: Int(now.token)) {
                if index + 1 < instruction.pointee.y {
                    push(now, counter: now.counter, alternative: index + 1, &choices)
                }
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
    /// For each token the bits of the texts that begin there and end with a token; see ``LiteralNumbers``.
    private var literals = Scratch<UInt128>()
    /// Where these texts are.
    private(set) var literalPlaces = TokenSets()
    /// The tokens with which a sentence begins, one bit each.
    private var sentenceStarts = Scratch<UInt64>(capacity: 16)

    /// Forgets the phrases of the text before.
    ///
    /// - Parameter forNames: leaves out what cannot change which names there are.
    mutating func resetChart(_ tables: PhraseTables, sentenceEnd: ClassSet, forNames: Bool) {
        chart.reset(tokens, wanted: tables.wanted | sentenceEnd)
        // Behind the text may stand the end of a pattern, whatever the pattern begins with.
        literals.reset(count: tokens.count + 1, to: ~0)
        literalPlaces.reset(tokens: tokens.count, wanted: ~LiteralNumbers.bitOfAnything)
        var all: UInt128 = 0
        for token in 0..<tokens.count {
            var bits = LiteralNumbers.bitOfAnything
            let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
            tables.literalFinder.forEach(in: units, from: start, to: end, forNames: forNames) { number, end in
                guard end.map({ self.token(endingAt: $0, from: token) != nil }) ?? true else { return }
                bits |= tables.bits[number]
                literalPlaces.insert(token, number: number)
            }
            literals[token] = bits
            all |= bits
        }
        literalPlaces.note(all)
        sentenceStarts.removeAll()
        var start: UInt64 = 1
        for word in 0..<literalPlaces.words {
            let ends = chart.places.tokens(of: sentenceEnd, word)
            sentenceStarts.append(ends << 1 | start)
            start = ends >> 63
        }
    }

    /// The tokens from 64 times `word` on where what can begin with `start` can begin.
    @inline(__always)
    func places(of start: PatternStart, _ word: Int) -> UInt64 {
        let anywhere = places(of: start.anywhere, word)
        return start.atEdge.isNothing ? anywhere : anywhere | sentenceStarts[word] & places(of: start.atEdge, word)
    }

    /// The same for what begins at the token or at the next one.
    @inline(__always)
    func places(ofThisOrNext start: PatternStart, _ word: Int) -> UInt64 {
        let here = places(of: start, word)
        let next = word + 1 < literalPlaces.words ? places(of: start, word + 1) : 0
        return here | here >> 1 | next << 63
    }

    @inline(__always)
    private func places(of kinds: PatternStart.Kinds, _ word: Int) -> UInt64 {
        if kinds.isAnything { return ~0 }
        return chart.places.tokens(of: kinds.classes, word) | literalPlaces.tokens(of: kinds.texts, word)
    }

    /// Whether what can begin with `kinds` can begin at `token`.
    @inline(__always)
    func allows(_ kinds: PatternStart.Kinds, _ token: Int) -> Bool {
        chart.available[token] & kinds.classes | literals[token] & kinds.texts != 0
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
