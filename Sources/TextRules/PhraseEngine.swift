/// A link between two phrases.
struct FoundPhraseLink: BitwiseCopyable {
    /// A phrase, or ``PhraseTables/Link/subject``.
    var source: Int32
    var target: Int32
    var relation: Int32
    var former: Bool
    var since: TextDate
    var until: TextDate
    /// The index of the rule in the grammar's summaries.
    var rule: Int32
    var textStart: Int32
    var textEnd: Int32
}

/// A phrase that did not stand.
struct RejectedPhrase: BitwiseCopyable {
    var type: Int32
    var textStart: Int32
    var textEnd: Int32
    /// The index of the rule that proposed it.
    var rule: Int32
    /// The rule that vetoed it, or whose phrase overlaps it.
    var winner: Int32
    var isVetoed: Bool
}

/// Runs the phrase stages over the tokens of a text.
struct PhraseEngine: ~Copyable {
    /// A place where a rule's pattern was found.
    private struct Match: BitwiseCopyable {
        /// The index of the rule in the tables.
        var rule: Int32
        /// Where its context begins.
        var token: Int32
        var startToken: Int32
        var endToken: Int32
        var textStart: Int32
        var textEnd: Int32
        var parts: PoolRange

        /// Inside a stage: longer, then earlier in the text, then earlier in
        /// the files.
        static func isBefore(_ a: Match, _ b: Match) -> Bool {
            (b.textEnd - b.textStart, a.textStart, a.rule, a.token)
                < (a.textEnd - a.textStart, b.textStart, b.rule, b.token)
        }
    }

    private let tables: PhraseTables
    private let sentenceEnd: ClassSet
    var text = PhraseText()
    private var matcher: PhraseMatcher
    private var matches = Scratch<Match>(capacity: 64)
    /// The parts of all matches.
    private(set) var parts = Scratch<MatchPart>()
    private(set) var links = Scratch<FoundPhraseLink>()
    private(set) var rejected = Scratch<RejectedPhrase>()
    private var given = Scratch<Int32>(capacity: 64)
    /// Whether only names are asked for, no links.
    private var isForNames = false

    /// - Parameter grammar: must live as long as the engine.
    init(grammar: Grammar) {
        tables = grammar.phrases
        sentenceEnd = grammar.sentenceEnd
        matcher = PhraseMatcher(tables: grammar.phrases, sentenceEnd: grammar.sentenceEnd)
    }

    /// Runs all stages over a text.
    ///
    /// - Parameters:
    ///   - segmenter: has the words of the text, and gets those of the text
    ///     before in exchange.
    ///   - forNames: leaves out what cannot change which names there are.
    mutating func run(_ segmenter: inout Segmenter, of units: UnsafeBufferPointer<UInt16>, forNames: Bool) {
        isForNames = forNames
        text.units = units
        swap(&text.tokens, &segmenter.tokens)
        parts.removeAll()
        links.removeAll()
        rejected.removeAll()
        text.resetChart(tables, sentenceEnd: sentenceEnd, forNames: forNames)
        insert(segmenter.candidates)
        for index in 0..<tables.stages.count {
            let stage = tables.stages[index]
            if forNames && !stage.isForNames { continue }
            for _ in 0..<stage.repetitions where !run(stage) { break }
        }
    }

    /// Makes a phrase of each candidate on the best path.
    private mutating func insert(_ candidates: borrowing Scratch<Candidate>) {
        for index in 0..<text.tokens.count {
            let token = text.tokens[index]
            guard token.candidate >= 0 else { continue }
            let candidate = candidates[Int(token.candidate)]
            text.chart.insert(
                Phrase(
                    classes: ClassSet.bit(candidate.type), startToken: Int32(index), endToken: Int32(index + 1),
                    type: candidate.type, textStart: token.start, textEnd: token.end, rule: candidate.rule,
                    isCertain: candidate.isCertain))
        }
    }

    /// Runs a stage once; false if it changed nothing.
    private mutating func run(_ stage: PhraseTables.Stage) -> Bool {
        matches.removeAll()
        // Nothing is added before all rules of the stage have been tried.
        for index in stage.gates.indices {
            let gate = tables.gates.base + index
            var rules = gate.pointee.passing(
                tables, classes: text.chart.present, texts: text.literalPlaces.present,
                forNames: isForNames)
            while rules != 0 {
                find(gate.pointee.first + rules.trailingZeroBitCount)
                rules &= rules - 1
            }
        }
        guard matches.count > 0 else { return false }
        if matches.count > 1 {
            var found = UnsafeMutableBufferPointer(rebasing: matches.base[..<matches.count])
            found.sort(by: Match.isBefore)
        }
        var hasChanged = false
        let before = text.chart.phrases.count
        for index in 0..<matches.count where apply(matches[index], newSince: before) { hasChanged = true }
        return hasChanged
    }

    /// Looks for a rule's pattern at every token where it can begin.
    private mutating func find(_ number: Int) {
        let rule = tables.rules.base + number
        if rule.pointee.lead.classes != 0 {
            findBehindLead(rule, number)
            return
        }
        let count = placesToTry(rule)
        for word in 0..<(count + 63) / 64 {
            var places = text.places(of: rule.pointee.first, word)
            if rule.pointee.asksMatchFirst { places &= text.places(ofThisOrNext: rule.pointee.matchFirst, word) }
            if word == count / 64 { places &= ~(UInt64.max << UInt64(count % 64)) }
            while places != 0 {
                find(rule, number, at: word * 64 + places.trailingZeroBitCount)
                places &= places - 1
            }
        }
    }

    /// The number of tokens behind whose last one something is missing that
    /// the pattern must have.
    @inline(__always)
    private mutating func placesToTry(_ rule: UnsafePointer<PhraseTables.Rule>) -> Int {
        var count = text.tokens.count
        for index in rule.pointee.required.indices {
            count = min(count, text.chart.places.last(of: tables.required[index]) + 1)
        }
        return count
    }

    /// Looks for a pattern that can begin anywhere, at the tokens from where
    /// the first word that it names is near enough.
    private mutating func findBehindLead(_ rule: UnsafePointer<PhraseTables.Rule>, _ number: Int) {
        let lead = rule.pointee.lead
        var token = 0
        while let named = text.chart.places.first(of: lead.classes, from: token + Int(lead.minimum)) {
            // From here on the next word that it names is this one.
            token = max(token, named - Int(lead.maximum))
            while token + Int(lead.minimum) <= named {
                find(rule, number, at: token)
                token += 1
            }
        }
    }

    @inline(__always)
    private mutating func find(_ rule: UnsafePointer<PhraseTables.Rule>, _ number: Int, at token: Int) {
        if matcher.match(rule.pointee.code, at: token, &text) { keepMatch(number, at: token) }
    }

    private mutating func keepMatch(_ number: Int, at token: Int) {
        var range = PoolRange()
        range.start = Int32(parts.count)
        for index in 0..<matcher.parts.count { parts.append(matcher.parts[index]) }
        range.end = Int32(parts.count)
        matches.append(
            Match(
                rule: Int32(number), token: Int32(token), startToken: Int32(matcher.spanStart),
                endToken: Int32(matcher.spanEnd), textStart: text.tokens[matcher.spanStart].start,
                textEnd: text.tokens[matcher.spanEnd - 1].end, parts: range))
    }

    /// Carries out what a rule does; false if it changes nothing.
    private mutating func apply(_ match: Match, newSince: Int) -> Bool {
        let rule = tables.rules.base + Int(match.rule)
        given.removeAll()
        switch rule.pointee.action {
        case .veto:
            return veto(match, rule.pointee.type, rule.pointee.index)
        case .give:
            give(match, rule, newSince: newSince)
            if given.count == 0 { return false }
        case .none:
            break
        }
        var hasChanged = false
        for index in 0..<given.count where Int(given[index]) >= newSince { hasChanged = true }
        for mark in rule.pointee.marks.indices {
            let mark = tables.marks[mark]
            if mark.part == PhraseTables.Link.it {
                for index in 0..<given.count { text.chart.mark(Int(given[index]), mark.set) }
                continue
            }
            for index in match.parts.indices where parts[index].part == mark.part && parts[index].phrase >= 0 {
                let phrase = Int(parts[index].phrase)
                if text.chart.phrases[phrase].classes & mark.set != mark.set { hasChanged = true }
                text.chart.mark(phrase, mark.set)
            }
        }
        if !isForNames { for link in rule.pointee.links.indices { add(tables.links[link], match, rule.pointee.index) } }
        return hasChanged
    }

    /// Links every source to every target.
    private mutating func add(_ link: PhraseTables.Link, _ match: Match, _ rule: Int32) {
        let (since, until) = (date(link.since, match), date(link.until, match))
        // What has come to an end is past.
        let former = link.former || until.isSaid
        forEachPhrase(link.source, match) { engine, source in
            engine.forEachPhrase(link.target, match) { engine, target in
                guard source != target else { return }
                engine.links.append(
                    FoundPhraseLink(
                        source: source, target: target, relation: link.relation, former: former, since: since,
                        until: until, rule: rule, textStart: match.textStart, textEnd: match.textEnd))
            }
        }
    }

    /// The date that the first part with this name is, if there is one.
    private func date(_ part: Int32, _ match: Match) -> TextDate {
        guard part >= 0 else { return .none }
        for index in match.parts.indices where parts[index].part == part {
            let start = Int(text.tokens[Int(parts[index].startToken)].start)
            if let found = TextDate.read(text.units, at: start) { return found.date }
        }
        return .none
    }

    private mutating func forEachPhrase(
        _ end: Int32, _ match: Match, _ body: (inout PhraseEngine, Int32) -> Void
    ) {
        switch end {
        case PhraseTables.Link.subject:
            body(&self, end)
        case PhraseTables.Link.it:
            for index in 0..<given.count { body(&self, given[index]) }
        default:
            for index in match.parts.indices where parts[index].part == end && parts[index].phrase >= 0 {
                body(&self, parts[index].phrase)
            }
        }
    }

    private mutating func veto(_ match: Match, _ type: Int32, _ rule: Int32) -> Bool {
        var index = text.chart.first[Int(match.startToken)]
        var hasChanged = false
        while index >= 0 {
            let phrase = text.chart.phrases[Int(index)]
            if phrase.type == type, phrase.endToken == match.endToken, !phrase.isDead {
                text.chart.kill(Int(index))
                hasChanged = true
                rejected.append(
                    RejectedPhrase(
                        type: phrase.type, textStart: phrase.textStart, textEnd: phrase.textEnd, rule: phrase.rule,
                        winner: rule, isVetoed: true))
            }
            index = phrase.next
        }
        return hasChanged
    }

    /// Adds the phrases that a rule gives, unless one of their type is
    /// there: inside a stage the first in order wins; a later stage may only
    /// widen what an earlier one found.
    private mutating func give(_ match: Match, _ rule: UnsafePointer<PhraseTables.Rule>, newSince: Int) {
        if rule.pointee.part < 0 {
            give(match, rule, target: nil, match.startToken, match.endToken, newSince)
            return
        }
        var isFirst = true
        for index in match.parts.indices where parts[index].part == rule.pointee.part {
            let target = parts[index]
            // A part that may be left out names nothing where it is.
            guard target.endToken > target.startToken else { continue }
            // Only the first of several covers what stands before it.
            let start = isFirst ? match.startToken : target.startToken
            let end = rule.pointee.givesEach ? target.endToken : match.endToken
            give(match, rule, target: target, start, end, newSince)
            if !rule.pointee.givesEach { return }
            isFirst = false
        }
    }

    private mutating func give(
        _ match: Match, _ rule: UnsafePointer<PhraseTables.Rule>, target: MatchPart?, _ startToken: Int32,
        _ endToken: Int32, _ newSince: Int
    ) {
        let type = rule.pointee.type
        let textStart = text.tokens[Int(target?.startToken ?? startToken)].start
        let textEnd = text.tokens[Int(target?.endToken ?? endToken) - 1].end
        let winner = text.chart.conflict(type, startToken, endToken, newSince: newSince)
        if winner >= 0 {
            let phrase = text.chart.phrases[winner]
            // What an earlier stage found too: more relations of it.
            if winner < newSince, phrase.textStart == textStart, phrase.textEnd == textEnd {
                given.append(Int32(winner))
                if rule.pointee.declares { text.chart.declare(winner) }
            } else {
                rejected.append(
                    RejectedPhrase(
                        type: type, textStart: textStart, textEnd: textEnd, rule: rule.pointee.index,
                        winner: phrase.rule, isVetoed: false))
            }
            return
        }
        given.append(Int32(text.chart.phrases.count))
        text.chart.insert(
            Phrase(
                classes: ClassSet.bit(type), startToken: startToken, endToken: endToken, type: type,
                textStart: textStart, textEnd: textEnd, rule: rule.pointee.index, parts: match.parts, isCertain: true,
                isDeclared: rule.pointee.declares))
    }

    /// The text of all tokens of a phrase.
    func cover(of phrase: Phrase) -> Range<Int> {
        Int(text.tokens[Int(phrase.startToken)].start)..<Int(text.tokens[Int(phrase.endToken) - 1].end)
    }

    /// Whether a phrase is all one part named `part` or `self`: no name of its own.
    func isReference(_ phrase: Phrase) -> Bool {
        guard !phrase.parts.indices.isEmpty else { return false }
        let names = tables.referenceParts[Int(phrase.rule)]
        let range = Int(phrase.textStart)..<Int(phrase.textEnd)
        return names.part >= 0 && self.range(ofPart: names.part, in: phrase) == range
            || names.itself >= 0 && self.range(ofPart: names.itself, in: phrase) == range
    }

    /// The text of the first part with this name that is not empty and lies in the phrase, else of the first one around it;
    /// nil if there is none. (A match that gives several phrases has a part for each.)
    func range(ofPart part: Int32, in phrase: Phrase) -> Range<Int>? {
        var around: Range<Int>?
        for index in phrase.parts.indices where parts[index].part == part {
            let found = parts[index]
            guard found.endToken > found.startToken else { continue }
            let start = Int(text.tokens[Int(found.startToken)].start)
            let range = start..<Int(text.tokens[Int(found.endToken) - 1].end)
            if Int(phrase.textStart) <= range.lowerBound && range.upperBound <= Int(phrase.textEnd) { return range }
            around = around ?? range
        }
        return around
    }
}
