import PageReading
import TextRules

/// Finds the names on pages and nothing else: faster than reading pages for
/// their graphs, with the same names.
///
/// Keeps working memory between pages; use one in each thread.
final class NameFinder {
    private let reader: TextReader
    private let knowledge: Knowledge
    private let placeType: Int?
    private var names: [FoundName] = []
    private var passages: [Part] = []
    private var found: [Place] = []
    /// The types that names have had so far.
    private var types: [(index: Int, name: String)] = []

    /// A passage and where its names are.
    private struct Part {
        var passage: Passage
        var names: Range<Int>
    }

    /// A name on the page.
    private struct Place {
        var start: Int
        var end: Int
        var type: Int
    }

    init(reader: TextReader, knowledge: Knowledge) {
        self.reader = reader
        self.knowledge = knowledge
        placeType = reader.grammar.type(named: "Place")
    }

    /// The names on one page; see ``PageGrapher/mentions(of:)``.
    func mentions(of page: Page) -> [PageMention] {
        read(page)
        found.removeAll(keepingCapacity: true)
        for part in passages {
            for name in names[part.names] where !name.isReference {
                add(name.range, of: part.passage, type: name.type)
                if let placeType, let place = knowledge.placeInName(name, of: part.passage.units) {
                    add(place, of: part.passage, type: placeType)
                }
            }
        }
        return outermost()
    }

    /// The names that are not nested in one of their type, in the order of the text.
    private func outermost() -> [PageMention] {
        types.sort { $0.name < $1.name }
        var mentions: [PageMention] = []
        found.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        for type in types {
            var reach = -1
            for place in found where place.type == type.index && place.end > reach {
                reach = place.end
                mentions.append(PageMention(start: place.start, end: place.end, type: type.name))
            }
        }
        mentions.sort()
        return mentions
    }

    private func add(_ range: Range<Int>, of passage: Passage, type: Int) {
        if !types.contains(where: { $0.index == type }) { types.append((type, reader.grammar.typeName(of: type))) }
        passage.forEachDocumentRange(of: range) {
            found.append(Place(start: $0.lowerBound, end: $0.upperBound, type: type))
        }
    }

    /// Reads every passage, then once more those that hold a name which is
    /// certain only elsewhere on the page.
    private func read(_ page: Page) {
        names.removeAll(keepingCapacity: true)
        passages.removeAll(keepingCapacity: true)
        var known = KnownNames()
        for article in page.articles {
            if let headline = article.headline { read(headline, &known) }
            for passage in article.passages { read(passage, &known) }
        }
        known.shortenNames(with: knowledge.grammar)
        guard !known.isEmpty else { return }
        for index in passages.indices {
            passages[index].passage.units.withUnsafeBufferPointer { units in
                guard reader.misses(known, in: units, names[passages[index].names]) else { return }
                let start = names.count
                reader.readNames(units, known: known, into: &names)
                passages[index].names = start..<names.count
            }
        }
    }

    private func read(_ passage: Passage, _ known: inout KnownNames) {
        let start = names.count
        let shown = passage.namesShownByLayout(knowledge.grammar)
        passage.units.withUnsafeBufferPointer { units in
            reader.readNames(units, known: shown, into: &names)
            reader.addCertainNames(names[start...], in: units, to: &known)
        }
        passages.append(Part(passage: passage, names: start..<names.count))
    }
}
