/// Finds the whole paragraphs before a cut that stand under the wrong headline like the broken one.
struct StrayParagraphs {
    /// The most paragraphs that move along with a joined one.
    private static let most = 16

    let units: UnsafeBufferPointer<UInt16>

    /// The paragraphs before a cut that belong to the article in which the text goes on.
    ///
    /// The boundary lies where the text above and below it has least in common, and counts only if the text below has
    /// more than twice as much in common with the article that continues it.
    func range(
        before head: Place, continuedIn article: DraftArticle, in articles: [DraftArticle]
    ) -> Range<Int> {
        let passages = articles[head.article].passages
        let none = head.passage..<head.passage
        var lowest = head.passage
        while lowest > 0, head.passage - lowest < Self.most, passages[lowest - 1].kind == .paragraph { lowest -= 1 }
        guard let first = articles[head.article].firstParagraph, lowest < head.passage else { return none }
        lowest = max(lowest, first + 1)
        guard lowest <= head.passage else { return none }

        let vocabularies = passages[lowest...head.passage].map { Vocabulary($0.ranges, of: units).table }
        var texts = Texts(
            above: [table(above: lowest, of: articles[head.article])] + vocabularies.dropLast(),
            below: vocabularies, target: Vocabulary(article.allRanges, of: units).table)
        var best: (boundary: Int, above: Double, below: Double)?
        for boundary in stride(from: head.passage, through: lowest, by: -1) {
            texts.moveDown(vocabularies[boundary - lowest], isAbove: boundary < head.passage)
            let (above, below) = (texts.similarityToAbove, texts.similarityToTarget)
            if best.map({ above < $0.above || above == $0.above && below > $0.below }) ?? true {
                best = (boundary, above, below)
            }
        }
        guard let best, best.above * 2 < best.below else { return none }
        return best.boundary..<head.passage
    }

    /// The sequences of the headline and the nearest passages above a paragraph.
    private func table(above paragraph: Int, of article: DraftArticle) -> CountTable {
        var ranges: [Range<Int>] = article.headline.map { [$0] } ?? []
        var left = Vocabulary.limit - ranges.reduce(0) { $0 + $1.count }
        for passage in article.passages[..<paragraph].reversed() where left > 0 {
            left -= passage.count
            ranges += passage.ranges
        }
        return Vocabulary(ranges, of: units).table
    }

    /// The sequences above and below a boundary that moves up, and how many of them are the same.
    private struct Texts {
        private var above: CountTable
        private var below: CountTable
        private let target: CountTable
        private var sharedWithAbove = 0
        private var sharedWithTarget = 0

        /// Makes the texts for a boundary under the last of the passages that will move `below`.
        init(above passages: [CountTable], below: [CountTable], target: CountTable) {
            above = CountTable(capacity: passages.reduce(0) { $0 + $1.count })
            for passage in passages { above.add(passage) }
            self.below = CountTable(capacity: below.reduce(0) { $0 + $1.count })
            self.target = target
        }

        /// Moves the boundary above a passage; `isAbove` tells whether it was counted there.
        mutating func moveDown(_ passage: CountTable, isAbove: Bool) {
            for key in passage.numbers {
                let wasBelow = below.count(of: key) > 0
                let wasAbove = above.count(of: key) > 0
                if isAbove { above.subtract(key) }
                if wasBelow, wasAbove { sharedWithAbove -= 1 }
                if above.count(of: key) > 0 { sharedWithAbove += 1 }
                if !wasBelow, target.count(of: key) > 0 { sharedWithTarget += 1 }
                below.add(key)
            }
        }

        var similarityToAbove: Double { Self.similarity(sharedWithAbove, above.count, below.count) }

        var similarityToTarget: Double { Self.similarity(sharedWithTarget, below.count, target.count) }

        /// The shared sequences measured by the sizes of the texts: 0 for none, 1 for the same text.
        private static func similarity(_ shared: Int, _ first: Int, _ second: Int) -> Double {
            shared == 0 ? 0 : Double(shared) / (Double(first) * Double(second)).squareRoot()
        }
    }
}
