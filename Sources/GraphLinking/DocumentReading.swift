import PageReading
import TextRules

/// A passage of a page and what the rules found in it.
struct PassageReading {
    /// The index of the article in the page.
    var article: Int
    var passage: Passage
    var reading: Reading
    /// The sentences of the passage, in order.
    let sentences: [Range<Int>]

    init(article: Int, passage: Passage, reading: Reading) {
        self.article = article
        self.passage = passage
        self.reading = reading
        sentences = passage.sentenceRanges
    }

    /// The index of the sentence around an offset.
    func sentence(at offset: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].contains(offset) ? low : nil
    }
}

/// A whole page with what the rules found, in reading order.
struct DocumentReading {
    var page: Page
    var passages: [PassageReading]

    /// A mention by its place in the arrays.
    struct Index: Hashable, Comparable {
        var passage: Int
        var mention: Int

        static func < (a: Index, b: Index) -> Bool { (a.passage, a.mention) < (b.passage, b.mention) }
    }

    subscript(index: Index) -> FoundMention { passages[index.passage].reading.mentions[index.mention] }

    /// The mentions of these types in the order of the text, longer ones
    /// before those inside them.
    func mentions(of types: Set<String>) -> [Index] { passages.indices.flatMap { mentions(of: types, in: $0) } }

    /// The mentions of these types in a passage, in the same order.
    func mentions(of types: Set<String>, in passage: Int) -> [Index] {
        let mentions = passages[passage].reading.mentions
        return mentions.indices.filter { types.contains(mentions[$0].type) }
            .sorted {
                (mentions[$0].range.lowerBound, -mentions[$0].range.upperBound)
                    < (mentions[$1].range.lowerBound, -mentions[$1].range.upperBound)
            }
            .map { Index(passage: passage, mention: $0) }
    }

    /// The text of a range of a passage as the page has it.
    func text(_ passage: Int, _ range: Range<Int>) -> String {
        passages[passage].passage.documentRanges(of: range).map(page.text).joined()
    }

    /// The text that a mention names.
    func text(_ index: Index) -> String { text(index.passage, self[index].range) }
}
