/// Joins text that a column, a picture or another article cuts in two.
///
/// Inside an article a paragraph that breaks off goes on in the next one. Where an article ends in mid-sentence, the
/// continuation is a paragraph of a later article, and these speak for one:
///
/// - its beginning: `、` or a closing sign, one character and `、`, no indentation where all others have it;
/// - quotation marks that open on one side of the cut and close on the other;
/// - a sequence across the cut that occurs elsewhere in the document;
/// - the sequences, above all the rare ones, that the text before the cut shares with the later article;
/// - a first paragraph that shares more with the text before the cut than with what follows it, or is very short.
///
/// The joined passage belongs to the article of its continuation. The whole paragraphs before it move there too as
/// far as they have less in common with the text above them than with that article.
struct PassageJoiner {
    /// The most paragraphs that move along with a joined one.
    private static let longestStray = 16

    let units: UnsafeBufferPointer<UInt16>

    func join(_ articles: inout [DraftArticle]) {
        for index in articles.indices { joinInside(&articles[index]) }
        let links = ContinuationFinder(units: units).links(in: articles)
        if !links.isEmpty { apply(links, to: &articles) }
    }

    // MARK: - Inside an article

    private func joinInside(_ article: inout DraftArticle) {
        var result: [DraftPassage] = []
        result.reserveCapacity(article.passages.count)
        var open: Int?
        for passage in article.passages {
            switch passage.kind {
            case .paragraph:
                if let target = open, !isLabelled(passage) {
                    result[target].ranges.append(contentsOf: passage.ranges)
                    result[target].breaksOff = passage.breaksOff
                } else {
                    result.append(passage)
                    open = result.count - 1
                }
                if let target = open, !result[target].breaksOff { open = nil }
            case .caption, .credit:
                result.append(passage)
            case .headline, .subheading, .columnLabel, .byline:
                result.append(passage)
                open = nil
            }
        }
        article.passages = result
    }

    /// Whether a paragraph begins with a label, as in a list or an interview, and so begins itself.
    private func isLabelled(_ passage: DraftPassage) -> Bool {
        passage.ranges.first.map { Enumerator.labelLength(units, $0) > 0 } ?? false
    }

    // MARK: - Across articles

    private func apply(_ links: [Continuation], to articles: inout [DraftArticle]) {
        let next = Dictionary(uniqueKeysWithValues: links.map { ($0.end, $0.start) })
        let starts = Set(links.map(\.start))
        var removed: Set<Place> = []
        var replacements: [Place: [DraftPassage]] = [:]
        for link in links where !starts.contains(link.end) {
            var chain = [link.end]
            while let last = chain.last, let place = next[last] { chain.append(place) }
            removed.formUnion(chain)
            let (owner, passages) = joined(chain, in: articles, removed: &removed)
            replacements[owner] = passages
        }
        for index in articles.indices {
            let passages = articles[index].passages.indices.flatMap { offset in
                let place = Place(article: index, passage: offset)
                if let passages = replacements[place] { return passages }
                return removed.contains(place) ? [] : [articles[index].passages[offset]]
            }
            articles[index].passages = passages
        }
    }

    /// The passage that a chain of places makes, with the paragraphs that move along, and where it belongs.
    private func joined(
        _ chain: [Place], in articles: [DraftArticle], removed: inout Set<Place>
    ) -> (owner: Place, passages: [DraftPassage]) {
        var passage = articles[chain[0].article].passages[chain[0].passage]
        for place in chain.dropFirst() {
            let part = articles[place.article].passages[place.passage]
            passage.ranges += part.ranges
            passage.breaksOff = part.breaksOff
        }
        let last = chain[chain.count - 1]
        guard last.article != chain[0].article,
            articles[last.article].firstParagraph == last.passage
        else { return (chain[0], [passage]) }
        var passages = [passage]
        let head = chain[0]
        for offset in strayParagraphs(before: head, continuedIn: articles[last.article], in: articles).reversed() {
            removed.insert(Place(article: head.article, passage: offset))
            passages.insert(articles[head.article].passages[offset], at: 0)
        }
        return (last, passages)
    }

    /// The paragraphs before a cut that belong to the article in which the text goes on.
    ///
    /// The boundary lies where the text above and below it has least in common, and counts only if the text below has
    /// more than twice as much in common with the article that continues it.
    private func strayParagraphs(
        before head: Place, continuedIn article: DraftArticle, in articles: [DraftArticle]
    ) -> Range<Int> {
        let passages = articles[head.article].passages
        let none = head.passage..<head.passage
        var lowest = head.passage
        while lowest > 0, head.passage - lowest < Self.longestStray, passages[lowest - 1].kind == .paragraph {
            lowest -= 1
        }
        guard let first = articles[head.article].firstParagraph, lowest < head.passage else { return none }
        let target = Vocabulary(article.allRanges, of: units)
        let headline = articles[head.article].headline.map { [$0] } ?? []
        var best: (boundary: Int, above: Double, below: Double)?
        for boundary in stride(from: head.passage, to: max(lowest, first + 1) - 1, by: -1) {
            let above = Vocabulary(headline + passages[..<boundary].flatMap(\.ranges), of: units)
            let below = Vocabulary(passages[boundary...head.passage].flatMap(\.ranges), of: units)
            let score = (above.similarity(to: below), below.similarity(to: target))
            if best.map({ score.0 < $0.above || score.0 == $0.above && score.1 > $0.below }) ?? true {
                best = (boundary, score.0, score.1)
            }
        }
        guard let best, best.above * 2 < best.below else { return none }
        return best.boundary..<head.passage
    }
}
