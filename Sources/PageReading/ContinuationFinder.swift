/// A passage of an article.
struct Place: Hashable {
    let article: Int
    let passage: Int
}

/// Two passages that are one text, and how much speaks for it.
struct Continuation {
    let end: Place
    let start: Place
    let score: Double
}

/// Finds the paragraphs in which texts go on that another article cut off.
struct ContinuationFinder {
    /// How many articles away a continuation is looked for.
    private static let reach = 16
    /// The articles up to which a document is a page or a day's paper; a larger one is of another kind.
    private static let largestPaper = 500
    /// The open ends up to which articles were cut; where there are more, its lines just lack stops.
    private static let mostOpenEnds = 100
    /// How much must speak for a continuation: more than a short paragraph that nothing else speaks for.
    private static let threshold = 1.5
    /// The evidence of a sequence across the cut that occurs elsewhere.
    private static let seam = 3.0
    /// The evidence of an end that not even a title or a list item could have.
    private static let openComma = 1.0
    /// The evidence of a first paragraph that is no more than the rest of one.
    private static let remainder = 1.0
    /// The longest such paragraph.
    private static let longestRemainder = 30
    /// The bounds of what speaks for and against a first paragraph by its words.
    private static let estrangement = -3.0...2.0
    /// What speaks against a text that has nothing in common with the one before the cut.
    private static let foreignness = 2.0
    /// From how many sequences on two texts of one article can be expected to share one.
    private static let judgeable = 150

    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits

    /// The best pairs of an open end and a later paragraph, each used once.
    func links(in articles: [DraftArticle]) -> [Continuation] {
        let broken = BrokenText(units: units, marks: marks, usesIndentation: usesIndentation(articles))
        let openEnds = articles.map { article in
            article.openEnds.filter { broken.canBreakOff(article.passages[$0]) }
        }
        let count = openEnds.reduce(0) { $0 + $1.count }
        guard count > 0, count <= Self.mostOpenEnds, articles.count <= Self.largestPaper else { return [] }
        var candidates: [Continuation] = []
        for (index, ends) in openEnds.enumerated() where !ends.isEmpty {
            let window = articles[index..<min(articles.count, index + Self.reach + 1)]
            let neighbourhood = Neighbourhood(window, units: units)
            for end in ends { candidates += continuations(of: end, in: neighbourhood, broken) }
        }
        return bestPairs(candidates)
    }

    private func bestPairs(_ candidates: [Continuation]) -> [Continuation] {
        // The best first; among equals the nearest.
        let sorted = candidates.sorted {
            ($1.score, $0.start.article - $0.end.article, $0.end.article, $0.end.passage, $0.start.passage)
                < ($0.score, $1.start.article - $1.end.article, $1.end.article, $1.end.passage, $1.start.passage)
        }
        var ends: Set<Place> = []
        var starts: Set<Place> = []
        var best: [Continuation] = []
        for candidate in sorted where !ends.contains(candidate.end) && !starts.contains(candidate.start) {
            ends.insert(candidate.end)
            starts.insert(candidate.start)
            best.append(candidate)
        }
        return best
    }

    /// The passages that may continue one of the first article's.
    private func continuations(
        of end: Int, in neighbourhood: Neighbourhood, _ broken: BrokenText
    ) -> [Continuation] {
        let articles = neighbourhood.articles
        let passages = articles[articles.startIndex].passages
        let ending = passages[...end].filter { $0.kind == .paragraph }[...]
        let endings = neighbourhood.endings(of: ending)
        let known = Vocabulary(ending.suffix(Neighbourhood.endingParagraphs).flatMap(\.ranges), of: units).count
        let endEvidence = broken.endsInComma(passages[end]) ? Self.openComma : 0

        var result: [Continuation] = []
        for (offset, article) in articles.enumerated() {
            let first = article.firstParagraph
            lazy var cohesion = offset == 0 ? 0 : neighbourhood.cohesion(endings: endings, article: offset)
            for (index, passage) in article.passages.enumerated() where passage.kind == .paragraph {
                if offset == 0, index <= end { continue }
                let openStart = broken.openStart(passage)
                let isFirst = offset > 0 && index == first
                // In the midst of an article only a beginning that can be none tells a continuation.
                guard isFirst || openStart >= BrokenText.certain else { continue }
                var score = openStart + cohesion + endEvidence
                score += broken.quotationFit(end: passages[end], start: passage)
                score += broken.numberFit(end: passages[end], start: passage)
                if neighbourhood.knowsSeam(between: passages[end], and: passage) { score += Self.seam }
                var estrangement = 0.0
                if isFirst {
                    estrangement = neighbourhood.estrangement(of: passage, at: index, in: offset) / 2
                    score += min(max(estrangement, Self.estrangement.lowerBound), Self.estrangement.upperBound)
                    if passage.count <= Self.longestRemainder { score += Self.remainder }
                }
                let isForeign =
                    offset > 0 && cohesion == 0 && estrangement <= 0 && known >= Self.judgeable
                    && neighbourhood.vocabularies[offset].count >= Self.judgeable
                if isForeign { score -= Self.foreignness }
                if score >= Self.threshold {
                    let start = Place(article: articles.startIndex + offset, passage: index)
                    let end = Place(article: articles.startIndex, passage: end)
                    result.append(Continuation(end: end, start: start, score: score))
                }
            }
        }
        return result
    }

    /// Whether most paragraphs of the document begin with space.
    private func usesIndentation(_ articles: [DraftArticle]) -> Bool {
        var indented = 0
        var all = 0
        for article in articles {
            for passage in article.passages where passage.kind == .paragraph {
                all += 1
                if passage.isIndented { indented += 1 }
            }
        }
        return all >= 4 && indented * 5 >= all * 3
    }
}

extension DraftArticle {
    /// The first paragraph, before which nothing stands but bylines, captions and their like.
    var firstParagraph: Int? { passages.firstIndex { $0.kind == .paragraph } }

    /// The paragraphs that break off.
    var openEnds: [Int] { passages.indices.filter { passages[$0].kind == .paragraph && passages[$0].breaksOff } }

    /// The ranges of the headline and all passages.
    var allRanges: [Range<Int>] { (headline.map { [$0] } ?? []) + passages.flatMap(\.ranges) }
}
