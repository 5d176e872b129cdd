/// Reads texts with a grammar: words and names first, then phrases and the
/// relations between them, stage by stage.
///
/// A reader keeps its working memory between texts; use one in each thread.
///
///     let reader = TextReader(grammar: grammar)
///     let reading = reader.read(Array("石桥村党支部书记张小兵说".utf16))
public final class TextReader {
    /// The rules and words that it works with.
    public let grammar: Grammar
    private var segmenter: Segmenter
    private var text = PhraseText()
    private var matcher: PhraseMatcher
    private var links: [LinkRecord] = []
    private var partsOfPhrase: [Int: [String: Range<Int>]] = [:]
    private var rejected: [RejectedMention] = []
    private var isTracing = false

    /// In place of a phrase: whom the text around is about.
    private static let subject = -1

    /// A link between two phrases.
    private struct LinkRecord: Hashable {
        var link: RuleLinkKey
        var rule: Int
        var start: Int
        var end: Int
    }

    private struct RuleLinkKey: Hashable {
        var relation: String
        var source: Int
        var target: Int
        var former: Bool
    }

    /// Makes a reader.
    public init(grammar: Grammar) {
        self.grammar = grammar
        segmenter = Segmenter(grammar: grammar)
        matcher = PhraseMatcher(sentenceEnd: grammar.sentenceEnd)
    }

    /// Reads a text of 16-bit units, one for each Unicode scalar.
    ///
    /// - Parameters:
    ///   - units: the text, folded as `PageReading` folds it.
    ///   - known: names that are certain elsewhere in the same document.
    ///   - trace: whether to keep what was rejected, and the words.
    public func read(_ units: [UInt16], known: KnownNames = KnownNames(), trace: Bool = false) -> Reading {
        units.withUnsafeBufferPointer { read($0, known: known, trace: trace) }
    }

    /// Reads a text of 16-bit units in a buffer; see ``read(_:known:trace:)-([UInt16],_,_)``.
    public func read(
        _ units: UnsafeBufferPointer<UInt16>, known: KnownNames = KnownNames(), trace: Bool = false
    ) -> Reading {
        guard !units.isEmpty else { return Reading() }
        isTracing = trace
        links.removeAll(keepingCapacity: true)
        partsOfPhrase.removeAll(keepingCapacity: true)
        rejected.removeAll(keepingCapacity: true)
        segmenter.segment(units, known: known)
        text.units = units
        swap(&text.tokens, &segmenter.tokens)
        text.resetChart()
        insertCandidates()
        for stage in grammar.stages where stage.kind == .phrases {
            for _ in 0..<stage.repetitions where !run(stage) { break }
        }
        let reading = collect()
        swap(&text.tokens, &segmenter.tokens)
        return reading
    }

    /// Makes a phrase of each candidate on the best path.
    private func insertCandidates() {
        for index in 0..<text.tokens.count {
            let token = text.tokens[index]
            guard token.candidate >= 0 else { continue }
            let candidate = segmenter.candidates[Int(token.candidate)]
            text.chart.insert(
                Phrase(
                    startToken: Int32(index), endToken: Int32(index + 1), classes: ClassSet.bit(candidate.type),
                    type: candidate.type, textStart: token.start, textEnd: token.end,
                    rule: candidate.rule, next: -1, isCertain: candidate.isCertain, isDead: false))
        }
    }

    /// Runs a phrase stage once; false if it changed nothing.
    private func run(_ stage: Grammar.Stage) -> Bool {
        var matches: [PhraseMatch] = []
        for (number, compiled) in stage.rules.enumerated() {
            let present = text.chart.present
            guard compiled.program.required.allSatisfy({ $0 & present != 0 }) else { continue }
            let first = compiled.program.first
            let anything = compiled.program.beginsWithAnything
            for token in 0..<text.tokens.count {
                guard anything || text.chart.available[token] & first != 0 else { continue }
                if let match = matcher.match(compiled.program, rule: number, at: token, text) { matches.append(match) }
            }
        }
        guard !matches.isEmpty else { return false }
        matches.sort { a, b in
            let (lengthA, lengthB) = (a.textEnd - a.textStart, b.textEnd - b.textStart)
            return (lengthB, a.textStart, a.rule) < (lengthA, b.textStart, b.rule)
        }
        var hasChanged = false
        let before = text.chart.phrases.count
        for match in matches where apply(match, stage.rules[match.rule], newSince: before) { hasChanged = true }
        return hasChanged
    }

    /// Carries out what a rule does; false if it changes nothing.
    private func apply(_ match: PhraseMatch, _ compiled: Grammar.CompiledRule, newSince: Int) -> Bool {
        var given: [Int] = []
        switch compiled.rule.action {
        case .veto(let type):
            return veto(match, type, compiled)
        case .give(let type, let part, let each, _):
            given = give(match, compiled, type: type, part: part, each: each, newSince: newSince)
            if given.isEmpty { return false }
        default:
            break
        }
        var hasChanged = given.contains { $0 >= newSince }
        let names = compiled.program.parts
        for mark in compiled.rule.marks {
            if mark.part == "it" { for phrase in given { text.chart.mark(phrase, mark.set) } }
            for part in match.parts where names[Int(part.part)] == mark.part && part.phrase >= 0 {
                if text.chart.phrases[Int(part.phrase)].classes & mark.set != mark.set { hasChanged = true }
                text.chart.mark(Int(part.phrase), mark.set)
            }
        }
        for link in compiled.rule.links {
            let sources = link.source == RuleLink.subject ? [Self.subject] : phrases(link.source, match, names, given)
            let targets = phrases(link.target, match, names, given)
            for source in sources {
                for target in targets where source != target {
                    links.append(
                        LinkRecord(
                            link: RuleLinkKey(
                                relation: link.relation, source: source, target: target, former: link.former),
                            rule: compiled.index, start: match.textStart, end: match.textEnd))
                }
            }
        }
        return hasChanged
    }

    private func phrases(_ part: String, _ match: PhraseMatch, _ names: [String], _ given: [Int]) -> [Int] {
        if part == "it" { return given }
        return match.parts.filter { $0.phrase >= 0 && names[Int($0.part)] == part }.map { Int($0.phrase) }
    }

    private func veto(_ match: PhraseMatch, _ type: Int, _ compiled: Grammar.CompiledRule) -> Bool {
        var index = text.chart.first[match.startToken]
        var hasChanged = false
        while index >= 0 {
            let phrase = text.chart.phrases[Int(index)]
            if Int(phrase.type) == type, Int(phrase.endToken) == match.endToken, !phrase.isDead {
                text.chart.kill(Int(index))
                hasChanged = true
                reject(Int(phrase.type), Int(phrase.textStart)..<Int(phrase.textEnd), Int(phrase.rule)) {
                    "vetoed by \(compiled.rule.name)"
                }
            }
            index = phrase.next
        }
        return hasChanged
    }

    /// Adds the phrases that a rule gives, unless one of their type is
    /// there: inside a stage the first in order wins; a later stage may only
    /// widen what an earlier one found.
    private func give(
        _ match: PhraseMatch, _ compiled: Grammar.CompiledRule, type: Int, part: String?, each: Bool, newSince: Int
    ) -> [Int] {
        let names = compiled.program.parts
        let named = part.map { name in match.parts.filter { names[Int($0.part)] == name } } ?? []
        if part != nil && named.isEmpty { return [] }
        let wanted: [MatchPart?] = part == nil ? [nil] : each ? named : [named[0]]
        var given: [Int] = []
        for (order, target) in wanted.enumerated() {
            // Only the first of several covers what stands before it.
            let startToken = order == 0 ? match.startToken : Int(target?.startToken ?? 0)
            let endToken = each ? Int(target?.endToken ?? 0) : match.endToken
            let textStart = Int(text.tokens[Int(target?.startToken ?? Int32(startToken))].start)
            let textEnd = Int(text.tokens[Int(target?.endToken ?? Int32(endToken)) - 1].end)
            if let winner = conflict(type, startToken, endToken, newSince: newSince) {
                let phrase = text.chart.phrases[winner]
                // What an earlier stage found too: more relations of it.
                if winner < newSince, Int(phrase.textStart) == textStart, Int(phrase.textEnd) == textEnd {
                    given.append(winner)
                    continue
                }
                reject(type, textStart..<textEnd, compiled.index) {
                    "overlapped by \(grammar.rules[Int(text.chart.phrases[winner].rule)].name)"
                }
                continue
            }
            let index = text.chart.phrases.count
            text.chart.insert(
                Phrase(
                    startToken: Int32(startToken), endToken: Int32(endToken), classes: ClassSet.bit(type),
                    type: Int32(type), textStart: Int32(textStart), textEnd: Int32(textEnd),
                    rule: Int32(compiled.index), next: -1, isCertain: true, isDead: false))
            var parts: [String: Range<Int>] = [:]
            for part in match.parts {
                let name = names[Int(part.part)]
                guard part.endToken > part.startToken, parts[name] == nil else { continue }
                parts[name] =
                    Int(text.tokens[Int(part.startToken)].start)..<Int(text.tokens[Int(part.endToken) - 1].end)
            }
            partsOfPhrase[index] = parts
            given.append(index)
        }
        return given
    }

    /// The phrase of this type, if any, that keeps another one out of a span.
    private func conflict(_ type: Int, _ startToken: Int, _ endToken: Int, newSince: Int) -> Int? {
        for index in 0..<text.chart.phrases.count {
            let phrase = text.chart.phrases[index]
            guard Int(phrase.type) == type, !phrase.isDead else { continue }
            let overlaps = Int(phrase.startToken) < endToken && startToken < Int(phrase.endToken)
            guard overlaps else { continue }
            let widens =
                startToken <= Int(phrase.startToken) && endToken >= Int(phrase.endToken)
                && endToken - startToken > Int(phrase.endToken - phrase.startToken)
            if index >= newSince || !widens { return index }
        }
        return nil
    }

    private func reject(_ type: Int, _ range: Range<Int>, _ rule: Int, _ reason: () -> String) {
        guard isTracing, let name = grammar.entityTypes[type] else { return }
        rejected.append(RejectedMention(type: name, range: range, rule: rule, reason: reason()))
    }

    /// Turns phrases of the schema's types and their links into a reading.
    private func collect() -> Reading {
        var reading = Reading()
        var mentionOfPhrase: [Int: Int] = [:]
        for index in 0..<text.chart.phrases.count {
            let phrase = text.chart.phrases[index]
            guard !phrase.isDead, let type = grammar.entityTypes[Int(phrase.type)] else { continue }
            mentionOfPhrase[index] = reading.mentions.count
            let cover = Int(text.tokens[Int(phrase.startToken)].start)..<Int(text.tokens[Int(phrase.endToken) - 1].end)
            var promoter: Int?
            let token = text.tokens[Int(phrase.startToken)]
            if token.candidate >= 0, phrase.endToken == phrase.startToken + 1 {
                let candidate = segmenter.candidates[Int(token.candidate)]
                if candidate.type == phrase.type, candidate.promoter >= 0 { promoter = Int(candidate.promoter) }
            }
            reading.mentions.append(
                FoundMention(
                    type: type, range: Int(phrase.textStart)..<Int(phrase.textEnd), cover: cover,
                    rule: Int(phrase.rule), promoter: promoter, parts: partsOfPhrase[index] ?? [:],
                    isCertain: phrase.isCertain))
        }
        var seen: Set<RuleLinkKey> = []
        for record in links where seen.insert(record.link).inserted {
            let source =
                record.link.source == Self.subject ? FoundLink.subject : mentionOfPhrase[record.link.source]
            guard let source, let target = mentionOfPhrase[record.link.target]
            else { continue }
            reading.links.append(
                FoundLink(
                    relation: record.link.relation, source: source, target: target, former: record.link.former,
                    rule: record.rule, range: record.start..<record.end))
        }
        if isTracing { addTrace(to: &reading) }
        return reading
    }

    private func addTrace(to reading: inout Reading) {
        reading.words = (0..<text.tokens.count).map { Int(text.tokens[$0].start)..<Int(text.tokens[$0].end) }
        reading.rejected = rejected
        let chosen = Set((0..<text.tokens.count).map { Int(text.tokens[$0].candidate) })
        for index in 0..<segmenter.candidates.count where !chosen.contains(index) {
            let candidate = segmenter.candidates[index]
            let range = Int(candidate.start)..<Int(candidate.end)
            guard let type = grammar.entityTypes[Int(candidate.type)],
                !reading.mentions.contains(where: { $0.type == type && $0.range == range })
            else { continue }
            let winners = (0..<text.tokens.count).filter {
                Int(text.tokens[$0].start) < range.upperBound && range.lowerBound < Int(text.tokens[$0].end)
            }
            let words = winners.map { index -> String in
                let token = text.tokens[index]
                let units = (Int(token.start)..<Int(token.end)).map { text.units[$0] }
                return String(decoding: units, as: UTF16.self)
            }
            reading.rejected.append(
                RejectedMention(
                    type: type, range: range, rule: Int(candidate.rule),
                    reason: "the reading \(words.joined(separator: "|")) is cheaper"))
        }
    }

    /// Adds the names of a reading that are certain, for the rest of a
    /// document.
    public func addCertainNames(
        of reading: Reading, in units: UnsafeBufferPointer<UInt16>, to names: inout KnownNames
    ) {
        for mention in reading.mentions where mention.isCertain && mention.range.count > 1 {
            let known = grammar.classes.set("Known" + mention.type)
            guard known != 0, mention.range == mention.cover else { continue }
            names.insert(mention.range.map { units[$0] }, classes: known)
        }
    }

    /// Whether a known name stands somewhere in a text where the reading has
    /// no mention.
    public func misses(
        _ names: KnownNames, in units: UnsafeBufferPointer<UInt16>, _ reading: Reading
    ) -> Bool {
        guard !names.isEmpty else { return false }
        var isMissed = false
        for start in 0..<units.count {
            names.forEachName(in: units, at: start) { end, _ in
                let isCovered = reading.mentions.contains {
                    $0.range.lowerBound <= start && end <= $0.range.upperBound
                }
                if !isCovered { isMissed = true }
            }
            if isMissed { return true }
        }
        return false
    }
}
