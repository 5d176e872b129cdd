import GraphModel
import PageReading
import TextRules

/// A name on a page, as `extract --mentions` lists it.
public struct PageMention: Hashable, Sendable {
    /// The first Unicode scalar of the document that belongs to it.
    public let start: Int
    /// The first Unicode scalar after it.
    public let end: Int
    /// An entity type of the schema.
    public let type: String

    /// Makes a mention.
    public init(start: Int, end: Int, type: String) {
        self.start = start
        self.end = end
        self.type = type
    }
}

/// Reads pages into graphs: rules first, then identity and grounding.
///
/// A grapher keeps working memory between pages; use one in each thread.
///
///     let grapher = PageGrapher(knowledge: try Knowledge(files: KnowledgeFiles.builtIn))
///     let graph = grapher.graph(of: page)
public final class PageGrapher {
    private let knowledge: Knowledge
    private let reader: TextReader
    private var names: NameFinder

    /// Makes a grapher.
    public init(knowledge: Knowledge) {
        self.knowledge = knowledge
        reader = TextReader(grammar: knowledge.grammar)
        names = NameFinder(reader: reader, knowledge: knowledge)
    }

    /// The graph of one page.
    public func graph(of page: Page) -> Graph {
        let document = read(page)
        var linker = Linker(document: document, knowledge: knowledge)
        return linker.link().resolved(by: knowledge.identity).graph
    }

    /// Calls `body` with the names on one page, the outermost of each type, in
    /// the order of the text. A part that every organisation has (党支部, 财务部 alone) and
    /// the paper itself (本报) are left out.
    public func forEachMention(of page: Page, _ body: (PageMention) -> Void) {
        names.forEachMention(of: page, body)
    }

    /// What the rules made of a page, and what they rejected.
    public func explanation(of page: Page) -> Explanation {
        Explanation(read(page, trace: true), rules: knowledge.grammar.ruleSummaries)
    }

    /// Reads every passage, then once more those that hold a name which is
    /// certain only elsewhere on the page.
    func read(_ page: Page, trace: Bool = false) -> DocumentReading {
        var known = KnownNames()
        var passages: [PassageReading] = []
        for article in page.articles {
            for passage in [article.headline].compactMap(\.self) + article.passages {
                let shown = passage.namesShownByLayout(knowledge.grammar)
                let reading = passage.units.withUnsafeBufferPointer { units in
                    let reading = reader.read(units, known: shown, trace: trace)
                    reader.addCertainNames(of: reading, in: units, to: &known)
                    return reading
                }
                passages.append(PassageReading(article: article.index, passage: passage, reading: reading))
            }
        }
        known.shortenNames(with: knowledge.grammar)
        guard !known.isEmpty else { return DocumentReading(page: page, passages: passages) }
        for index in passages.indices {
            passages[index].passage.units.withUnsafeBufferPointer { units in
                if reader.misses(known, in: units, passages[index].reading) {
                    passages[index].reading = reader.read(units, known: known, trace: trace)
                }
            }
        }
        return DocumentReading(page: page, passages: passages)
    }
}
