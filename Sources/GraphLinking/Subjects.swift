import TextRules

/// Finds out whom a clause is about that names no person: 1952年到平昌县工作，
/// 历任县卫生院医师、副院长.
struct Subjects {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    let grammar: Grammar
    /// The people named in running text: who wrote an article is not whom it
    /// is about.
    private let people: MentionOrder
    /// For each article the only person that its headline names: whom it is about.
    private let topics: [Int: Index]

    init(document: DocumentReading, persons: PersonLinker, grammar: Grammar) {
        self.document = document
        self.grammar = grammar
        people = MentionOrder(
            document.mentions(of: ["Person"]).filter { index in
                let kind = document.passages[index.passage].passage.kind
                return persons.names[index] != nil && kind != .byline && kind != .credit
                    && !grammar.stands(wordOf: "Agent", in: Self.clause(before: index, document))
                    && !Self.isBesidePronoun(index, document, grammar) && !Self.introduces(index, document, grammar)
            }, of: document)
        let named = people.sorted.filter { document.passages[$0.passage].passage.kind == .headline }
        topics = Dictionary(grouping: named, by: document.article).compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    /// Whether a name stands in a clause of time and a pronoun begins the main clause: whoever does what that says is not
    /// named in it. 戚树堂调走后，他任县委书记.
    private static func isBesidePronoun(_ index: Index, _ document: DocumentReading, _ grammar: Grammar) -> Bool {
        let units = document.passages[index.passage].passage.units
        let start = document[index].range.upperBound
        let behind = units[start..<min(units.count, start + longestClause)]
        guard let end = behind.firstIndex(where: clauseEnds.contains), end + 1 < units.count else { return false }
        return grammar.stands(wordOf: "SubordinateEnd", in: behind[start..<end].suffix(2))
            && grammar.stands(wordOf: "PersonalPronoun", in: units[end + 1..<end + 2])
    }

    /// Whether a name is that of somebody by whom another comes somewhere: 林朝荫 in 经林朝荫介绍加入中国共产党.
    private static func introduces(_ index: Index, _ document: DocumentReading, _ grammar: Grammar) -> Bool {
        let units = document.passages[index.passage].passage.units
        let end = document[index].range.upperBound
        return grammar.stands(wordOf: "IntroductionVerb", in: units[end..<min(units.count, end + 4)])
            && grammar.stands(wordOf: "IntroductionMark", in: clause(before: index, document))
    }

    /// The person whom the text is about at a place: the last one named in the same clause, else in the same sentence at
    /// the beginning of a clause, else, where the paragraph names nobody before, whom the headline names, else the first one
    /// of the last sentence that names any. Where a pronoun says so it is somebody else than who does something to whom
    /// the same pronoun means before: 所长祁振江让她牵头。她兼任…
    func subject(at position: TextPosition) -> Index? {
        guard let named = namedSubject(at: position) else { return nil }
        guard isApart(named, fromPronounAt: position) else { return named }
        return namedSubject(at: document.position(named)) ?? named
    }

    private func namedSubject(at position: TextPosition) -> Index? {
        let article = document.passages[position.passage].article
        let before = people.before(position, inArticle: article)
        guard let last = before.first else { return nil }
        guard let sentence = document.sentence(position.passage, position.offset) else { return last }
        let inSentence = before.prefix {
            $0.passage == position.passage && sentence.contains(document[$0].range.lowerBound)
        }
        if let last = inSentence.first {
            return isInClause(last, of: position) ? last : inSentence.first(where: beginsClause) ?? last
        }
        if last.passage != position.passage, let topic = topics[article] { return topic }
        return before.prefix { document.isSameSentence($0, last) }.last ?? last
    }

    /// Whether the clause at a place speaks by a pronoun of somebody whom the clause of a name means too, as somebody to
    /// whom that one does something: 让她, and not 和他的妻子.
    private func isApart(_ name: Index, fromPronounAt position: TextPosition) -> Bool {
        let here = document.passages[position.passage].passage.units
        let start = here[..<position.offset].lastIndex(where: Self.clauseEnds.contains).map { $0 + 1 } ?? 0
        guard let pronoun = here[start..<position.offset].first(where: isPronoun) else { return false }
        let units = document.passages[name.passage].passage.units
        let behind = units[document[name].range.upperBound...].prefix(Self.longestClause)
        let clause = behind.prefix { !Self.clauseEnds.contains($0) }
        guard let other = clause.firstIndex(of: pronoun) else { return false }
        return grammar.ends(Array(clause[..<other]), with: "PronounGovernor")
            && (name.passage, document[name].range.upperBound) < (position.passage, start)
    }

    private func isPronoun(_ unit: UInt16) -> Bool { grammar.ends([unit], with: "PersonalPronoun") }

    /// Whether nothing ends a clause between a name and a place of its passage.
    private func isInClause(_ index: Index, of position: TextPosition) -> Bool {
        let end = document[index].range.upperBound
        return end <= position.offset
            && !document.passages[index.passage].passage.units[end..<position.offset].contains(
                where: Self.clauseEnds.contains)
    }

    /// Whether a name stands at the beginning of a sentence or clause.
    private func beginsClause(_ index: Index) -> Bool {
        let start = document[index].range.lowerBound
        guard start > 0 else { return true }
        let unit = document.passages[index.passage].passage.units[start - 1]
        return Self.clauseEnds.contains(unit)
    }

    /// The units of the clause before a mention.
    private static func clause(before index: Index, _ document: DocumentReading) -> ArraySlice<UInt16> {
        let start = document[index].range.lowerBound
        let before = document.passages[index.passage].passage.units[max(0, start - Self.longestClause)..<start]
        let end = before.lastIndex(where: clauseEnds.contains)
        return before[(end.map { $0 + 1 } ?? before.startIndex)...]
    }

    /// The most units of a clause that are looked at: a text may have no marks at all.
    private static let longestClause = 60

    /// Folded marks behind which a clause begins: , ; : ， ； ： 。 “ 」 and the like.
    static let clauseEnds: Set<UInt16> = [
        0x2C, 0x3B, 0x3A, 0xFF0C, 0xFF1B, 0xFF1A, 0x3002, 0x201C, 0x201D, 0x300C, 0x21, 0x3F, 0xFF01, 0xFF1F, 0x20,
        0x3000,
    ]
}
