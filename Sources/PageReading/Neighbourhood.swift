#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An article and those after it, with what they have in common.
struct Neighbourhood {
    /// How many paragraphs before a cut speak for what the broken text is about, the nearest the loudest.
    static let endingParagraphs = 4
    /// The size of an article from which on chance makes it share sequences with any other.
    private static let smallArticle = 100.0

    let articles: ArraySlice<DraftArticle>
    let units: UnsafeBufferPointer<UInt16>
    /// The sequences of three characters of each article.
    let vocabularies: [Vocabulary]
    /// In how many passages each sequence of two characters occurs.
    private let passageCounts: [UInt64: Int]

    init(_ articles: ArraySlice<DraftArticle>, units: UnsafeBufferPointer<UInt16>) {
        self.articles = articles
        self.units = units
        vocabularies = articles.map { Vocabulary($0.allRanges, of: units) }
        var counts: [UInt64: Int] = [:]
        for article in articles {
            var left = Vocabulary.limit
            for passage in article.passages where left > 0 {
                left -= passage.count
                for key in Vocabulary(passage.ranges, of: units, length: 2).counts.keys { counts[key, default: 0] += 1 }
            }
        }
        passageCounts = counts
    }

    /// How much the text before a cut has in common with an article, sequences that few articles use counting most.
    ///
    /// - Parameters:
    ///   - ending: the paragraphs before the cut, the broken one last.
    ///   - article: the article's place in the neighbourhood.
    func cohesion(ending: ArraySlice<DraftPassage>, article: Int) -> Double {
        let target = vocabularies[article].counts
        var seen: Set<UInt64> = []
        var weight = 1.0
        var evidence = 0.0
        for passage in ending.suffix(Self.endingParagraphs).reversed() {
            // Sorted, because sums of fractions depend on their order.
            for key in Vocabulary(passage.ranges, of: units).counts.keys.sorted() {
                guard let count = target[key], seen.insert(key).inserted else { continue }
                let users = vocabularies.reduce(0) { $1.counts[key] == nil ? $0 : $0 + 1 }
                let emphasis = count >= 4 ? 3.0 : count >= 2 ? 2.0 : 1.0
                evidence += weight * emphasis / Double(max(users - 1, 1))
            }
            weight /= 2
        }
        return evidence / max(1, (Double(target.count) / Self.smallArticle).squareRoot())
    }

    /// How much more an article's first paragraph has in common with the first article here than with its own.
    ///
    /// What an article begins with, its headline and the paragraphs below take up again.
    func estrangement(of paragraph: DraftPassage, at index: Int, in article: Int) -> Double {
        let own = articles[articles.startIndex + article]
        let rest = own.passages.enumerated().filter { $0.offset != index }.flatMap(\.element.ranges)
        let home = Vocabulary((own.headline.map { [$0] } ?? []) + rest, of: units, length: 2).counts
        let elsewhere = Vocabulary(articles[articles.startIndex].allRanges, of: units, length: 2).counts
        var difference = 0.0
        for key in Vocabulary(paragraph.ranges, of: units, length: 2).counts.keys.sorted() {
            let weight = 1 / log2(Double(1 + max(passageCounts[key] ?? 1, 1)))
            if elsewhere[key] != nil { difference += weight }
            if home[key] != nil { difference -= weight }
        }
        return difference
    }

    /// Whether three characters across a cut occur together elsewhere in these articles.
    func knowsSeam(between end: DraftPassage, and start: DraftPassage) -> Bool {
        guard let before = end.ranges.last, let after = start.ranges.first else { return false }
        let seam = Array(units[before].suffix(2)) + Array(units[after].prefix(2))
        let keys = Vocabulary(text: seam).counts.keys
        return keys.contains { key in vocabularies.contains { $0.counts[key] != nil } }
    }
}
