import PageReading
import TextRules

/// Where a document itself says that two people have one name.
struct Namesakes {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let grammar: Grammar
    private let seats: Seats
    /// The articles that say of two people that they have one name: 同名同姓.
    private var articles: Set<Int> = []

    /// - Parameter repeated: the mentions of names that the document has more than once.
    init(document: DocumentReading, grammar: Grammar, seats: Seats, repeated: [Index]) {
        self.document = document
        self.grammar = grammar
        self.seats = seats
        let concerned = Set(repeated.map(document.article))
        for passage in document.passages where concerned.contains(passage.article) {
            let isTold = grammar.stands(wordOf: "SameNameWord", in: passage.passage.units[...])
            if isTold { articles.insert(passage.article) }
        }
    }

    /// Whether any article says so.
    var isAnyTold: Bool { !articles.isEmpty }

    /// Whether an article says of two people that they have one name.
    private func areTold(inArticle article: Int) -> Bool { articles.contains(article) }

    /// Whether a mention of a name cannot mean whom earlier ones mean: 也叫刘洋; the judge and the accused, where they
    /// stand in one sentence or the article says that they have one name.
    func isApart(_ later: Index, from earlier: [Index]) -> Bool {
        let article = document.article(later)
        if isBehind("OtherOfName", later) { return earlier.contains { document.article($0) == article } }
        let opposed =
            isBehind("Litigant", later) ? "LawOfficer" : isBehind("LawOfficer", later) ? "Litigant" : nil
        guard let opposed else { return false }
        return earlier.contains { other in
            document.article(other) == article && isBehind(opposed, other)
                && (document.isSameSentence(other, later) || areTold(inArticle: article))
        }
    }

    /// Whether a sentence says that whom a mention names has the name of the holder of a post, whom it isn't: 牧民巴特尔
    /// 和书记同名.
    func isTold(_ index: Index, fromHolderOf role: String) -> Bool {
        let offset = document[index].range.lowerBound
        guard areTold(inArticle: document.article(index)), let sentence = document.sentence(index.passage, offset)
        else {
            return false
        }
        let clauses = document.passages[index.passage].passage.units[sentence]
            .split(whereSeparator: Subjects.clauseEnds.contains)
        let words = seats.words(for: role).map { Array($0.utf16) }
        return clauses.contains { clause in
            grammar.stands(wordOf: "SameNameWord", in: clause) && words.contains { clause.contains($0) }
        }
    }

    /// Whether a mention has a word before it that says that the elder of two people of one name is meant: 大李明.
    func isElder(_ index: Index) -> Bool { isBehind("ElderPrefix", index) }

    /// Whether a word of a list stands right before a mention.
    private func isBehind(_ list: String, _ index: Index) -> Bool {
        let before = document.passages[index.passage].passage.units[..<document[index].range.lowerBound]
        return grammar.ends(before.suffix(Self.longestWord).map(\.self), with: list)
    }

    private static let longestWord = 6
}
