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
    private let spread: SpreadTable
    /// The sequences of two characters of the first article.
    private let first: Vocabulary

    init(_ articles: ArraySlice<DraftArticle>, units: UnsafeBufferPointer<UInt16>) {
        self.articles = articles
        self.units = units
        vocabularies = articles.map { Vocabulary($0.allRanges, of: units) }
        first = Vocabulary(articles[articles.startIndex].allRanges, of: units, length: 2)
        spread = Self.spread(in: articles, of: units)
    }

    private static func spread(
        in articles: ArraySlice<DraftArticle>, of units: UnsafeBufferPointer<UInt16>
    ) -> SpreadTable {
        var parts: [(range: Range<Int>, text: UInt16)] = []
        var text: UInt16 = 0
        for article in articles {
            var left = Vocabulary.limit
            for passage in article.passages where left > 0 {
                text &+= 1
                for range in passage.ranges where left > 0 {
                    parts.append((range.prefix(left), text))
                    left -= range.count
                }
            }
        }
        var spread = SpreadTable(capacity: parts.reduce(0) { $0 + $1.range.count })
        for part in parts { spread.add(UnsafeBufferPointer(rebasing: units[part.range]), ofText: part.text) }
        return spread
    }

    /// In how many articles a sequence of three characters occurs.
    private func articleCount(of sequence: UInt64) -> Int {
        vocabularies.reduce(0) { $1.count(of: sequence) > 0 ? $0 + 1 : $0 }
    }

    /// The sequences of each of the last paragraphs before a cut, the nearest first.
    func endings(of paragraphs: ArraySlice<DraftPassage>) -> [Vocabulary] {
        paragraphs.suffix(Self.endingParagraphs).reversed().map { Vocabulary($0.ranges, of: units) }
    }

    /// How much the text before a cut has in common with an article, sequences that few articles use counting most.
    ///
    /// - Parameters:
    ///   - endings: the sequences of the paragraphs before the cut.
    ///   - article: the article's place in the neighbourhood.
    func cohesion(endings: [Vocabulary], article: Int) -> Double {
        let target = vocabularies[article]
        var weight = 1.0
        var evidence = 0.0
        for (index, ending) in endings.enumerated() {
            for key in ending.table.numbers {
                let count = target.count(of: key)
                guard count > 0, !endings[..<index].contains(where: { $0.count(of: key) > 0 }) else { continue }
                let emphasis = count >= 4 ? 3.0 : count >= 2 ? 2.0 : 1.0
                evidence += weight * emphasis / Double(max(articleCount(of: key) - 1, 1))
            }
            weight /= 2
        }
        return evidence / max(1, (Double(target.count) / Self.smallArticle).squareRoot())
    }

    /// How much more an article's first paragraph has in common with the first article here than with its own.
    ///
    /// What an article begins with, its headline and the paragraphs below take up again. An article that has neither
    /// says nothing about its only paragraph.
    func estrangement(of paragraph: DraftPassage, at index: Int, in article: Int) -> Double {
        let own = articles[articles.startIndex + article]
        let rest = own.passages.enumerated().filter { $0.offset != index }.flatMap(\.element.ranges)
        let home = Vocabulary((own.headline.map { [$0] } ?? []) + rest, of: units, length: 2)
        guard home.count > 0 else { return 0 }
        var difference = 0.0
        for key in Vocabulary(paragraph.ranges, of: units, length: 2).table.numbers {
            let (isElsewhere, isHome) = (first.count(of: key) > 0, home.count(of: key) > 0)
            guard isElsewhere != isHome else { continue }
            let weight = 1 / log2(Double(1 + max(spread.count(of: key), 1)))
            difference += isElsewhere ? weight : -weight
        }
        return difference
    }

    /// Whether three characters across a cut occur together elsewhere in these articles.
    func knowsSeam(between end: DraftPassage, and start: DraftPassage) -> Bool {
        guard let before = end.ranges.last, let after = start.ranges.first else { return false }
        let seam = units[before].suffix(2) + Array(units[after].prefix(2))
        return (0..<max(0, seam.count - 2)).contains { index in
            let sequence = seam[index..<index + 3]
            let key = sequence.reduce(0) { $0 << 16 | UInt64($1) }
            return sequence.allSatisfy(Unit.isHan) && vocabularies.contains { $0.count(of: key) > 0 }
        }
    }
}
