/// Turns phrases of the schema's types and their links into a reading.
struct ReadingCollector {
    private let grammar: Grammar
    private(set) var reading = Reading()
    /// For each phrase its mention, or -1.
    private var mentionOfPhrase: [Int] = []

    private struct LinkKey: Hashable {
        var relation: Int32
        var source: Int32
        var target: Int32
        /// Whether it is past; nil: of all that this rule says of the two.
        var former: Bool?
        var rule: Int32?
    }

    init(grammar: Grammar) { self.grammar = grammar }

    mutating func collect(_ engine: borrowing PhraseEngine, candidates: borrowing Scratch<Candidate>) {
        for index in 0..<engine.text.chart.phrases.count {
            let phrase = engine.text.chart.phrases[index]
            guard !phrase.isDead, let type = grammar.entityTypes[Int(phrase.type)] else {
                mentionOfPhrase.append(-1)
                continue
            }
            mentionOfPhrase.append(reading.mentions.count)
            var promoter: Int?
            let token = engine.text.tokens[Int(phrase.startToken)]
            if token.candidate >= 0, phrase.endToken == phrase.startToken + 1 {
                let candidate = candidates[Int(token.candidate)]
                if candidate.type == phrase.type, candidate.promoter >= 0 { promoter = Int(candidate.promoter) }
            }
            reading.mentions.append(
                FoundMention(
                    type: type, range: Int(phrase.textStart)..<Int(phrase.textEnd), cover: engine.cover(of: phrase),
                    rule: Int(phrase.rule), promoter: promoter, parts: parts(of: phrase, engine),
                    isCertain: phrase.isCertain, isDeclared: phrase.isDeclared))
        }
        var seen: Set<LinkKey> = []
        for index in 0..<engine.links.count {
            let link = engine.links[index]
            var key = LinkKey(relation: link.relation, source: link.source, target: link.target, former: link.former)
            let isNew = seen.insert(key).inserted
            // The longest match of a rule comes first, and alone knows the dates.
            (key.former, key.rule) = (nil, link.rule)
            guard seen.insert(key).inserted, isNew else { continue }
            let isOfSubject = link.source == PhraseTables.Link.subject
            let source = isOfSubject ? FoundLink.subject : mentionOfPhrase[Int(link.source)]
            let target = mentionOfPhrase[Int(link.target)]
            guard target >= 0, isOfSubject || source >= 0 else { continue }
            reading.links.append(
                FoundLink(
                    relation: grammar.relations[Int(link.relation)], source: source, target: target,
                    former: link.former, since: link.since.text, until: link.until.text, rule: Int(link.rule),
                    range: Int(link.textStart)..<Int(link.textEnd)))
        }
    }

    /// The first text of each part that has one.
    private func parts(of phrase: Phrase, _ engine: borrowing PhraseEngine) -> [String: Range<Int>] {
        var parts: [String: Range<Int>] = [:]
        guard !phrase.parts.indices.isEmpty else { return parts }
        for (index, name) in grammar.partNames[Int(phrase.rule)].enumerated() {
            parts[name] = engine.range(ofPart: Int32(index), in: phrase)
        }
        return parts
    }

    /// Adds the words of the best path and what did not stand.
    mutating func addTrace(_ engine: borrowing PhraseEngine, candidates: borrowing Scratch<Candidate>) {
        var chosen: Set<Int32> = []
        for index in 0..<engine.text.tokens.count {
            let token = engine.text.tokens[index]
            reading.words.append(Int(token.start)..<Int(token.end))
            chosen.insert(token.candidate)
        }
        for index in 0..<engine.rejected.count {
            let phrase = engine.rejected[index]
            guard let type = grammar.entityTypes[Int(phrase.type)] else { continue }
            let winner = grammar.rules[Int(phrase.winner)].name
            reading.rejected.append(
                RejectedMention(
                    type: type, range: Int(phrase.textStart)..<Int(phrase.textEnd), rule: Int(phrase.rule),
                    reason: phrase.isVetoed ? "vetoed by \(winner)" : "overlapped by \(winner)"))
        }
        for index in 0..<candidates.count where !chosen.contains(Int32(index)) && candidates[index].cost < .infinity {
            let candidate = candidates[index]
            let range = Int(candidate.start)..<Int(candidate.end)
            guard let type = grammar.entityTypes[Int(candidate.type)],
                !reading.mentions.contains(where: { $0.type == type && $0.range == range })
            else { continue }
            let words = reading.words.filter(range.overlaps).map { word in
                String(decoding: word.map { engine.text.units[$0] }, as: UTF16.self)
            }
            reading.rejected.append(
                RejectedMention(
                    type: type, range: range, rule: Int(candidate.rule),
                    reason: "the reading \(words.joined(separator: "|")) is cheaper"))
        }
    }
}
