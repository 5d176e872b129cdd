import GraphModel
import PageReading

extension DocumentReading {
    /// A sentence longer than this many units is not quoted whole.
    private static let longestQuote = 160

    /// The headline of the article that a passage belongs to.
    func headline(_ article: Int) -> String {
        page.articles[article].headline.map { text(of: $0, 0..<$0.units.count) } ?? ""
    }

    private func text(of passage: Passage, _ range: Range<Int>) -> String {
        passage.documentRanges(of: range).map(page.text).joined()
    }

    /// Evidence for what a rule found: the sentences around `range`.
    func evidence(_ passage: Int, _ range: Range<Int>, rule: String) -> Evidence {
        let part = passages[passage]
        var whole = range
        let first = part.sentence(at: range.lowerBound).map { part.sentences[$0].lowerBound }
        let last = part.sentence(at: range.upperBound - 1).map { part.sentences[$0].upperBound }
        whole = min(whole.lowerBound, first ?? whole.lowerBound)..<max(whole.upperBound, last ?? whole.upperBound)
        if whole.count > Self.longestQuote { whole = range }
        let quoted = part.passage.documentRanges(of: whole).first ?? 0..<0
        return Evidence(
            document: page.document, article: headline(part.article), start: quoted.lowerBound, end: quoted.upperBound,
            quote: text(of: part.passage, whole), rule: rule)
    }

    /// The mentions in the document of a range of a passage, one for each
    /// part where a column break cuts it.
    func graphMentions(_ passage: Int, _ range: Range<Int>) -> Set<Mention> {
        let part = passages[passage]
        let headline = headline(part.article)
        return Set(
            part.passage.documentRanges(of: range).map {
                Mention(document: page.document, article: headline, start: $0.lowerBound, end: $0.upperBound)
            })
    }

    /// Whether a list mark stands right before a mention, or before the
    /// mentions that it is the continuation of.
    func isInList(_ index: Index) -> Bool {
        let start = self[index].range.lowerBound
        return start > 0 && passages[index.passage].passage.units[start - 1] == 0x3001
    }
}
