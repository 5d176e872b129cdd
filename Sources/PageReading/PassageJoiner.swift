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
    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits

    func join(_ articles: inout [DraftArticle]) {
        for index in articles.indices { joinInside(&articles[index]) }
        let links = ContinuationFinder(units: units, marks: marks).links(in: articles)
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
                if let target = open, !beginsItself(passage) {
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

    /// Whether a paragraph begins with a label, as in a list or an interview, or is somebody in a list of names.
    private func beginsItself(_ passage: DraftPassage) -> Bool {
        passage.ranges.first.map { Enumerator.labelLength(units, $0) > 0 || ListLine.isNameAndText(units, $0) } ?? false
    }

    // MARK: - Across articles

    private func apply(_ links: [Continuation], to articles: inout [DraftArticle]) {
        let next = Dictionary(uniqueKeysWithValues: links.map { ($0.end, $0.start) })
        let starts = Set(links.map(\.start))
        let linked = starts.union(links.map(\.end))
        var removed: Set<Place> = []
        var replacements: [Place: [DraftPassage]] = [:]
        for link in links where !starts.contains(link.end) {
            var chain = [link.end]
            while let last = chain.last, let place = next[last] { chain.append(place) }
            removed.formUnion(chain)
            let (owner, passages) = joined(chain, in: articles, linked: linked, removed: &removed)
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
        _ chain: [Place], in articles: [DraftArticle], linked: Set<Place>, removed: inout Set<Place>
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
        let strays = StrayParagraphs(units: units)
        for offset in strays.range(before: head, continuedIn: articles[last.article], in: articles).reversed() {
            let place = Place(article: head.article, passage: offset)
            // What is joined to something else goes with that.
            if linked.contains(place) { break }
            removed.insert(place)
            passages.insert(articles[head.article].passages[offset], at: 0)
        }
        return (last, passages)
    }
}
