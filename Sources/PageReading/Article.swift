/// A piece on the page, with everything that stands under one headline.
public struct Article: Equatable, Sendable {
    /// The article's place on the page, counted from 0.
    public let index: Int
    /// The article's title; nil for text without one.
    public var headline: Passage?
    /// The name of the column in which the article appears.
    public var columnLabel: Passage?
    /// The article's bylines, subheadings, paragraphs, captions and credits in reading order.
    public var passages: [Passage]

    /// Makes an article.
    public init(index: Int, headline: Passage? = nil, columnLabel: Passage? = nil, passages: [Passage] = []) {
        self.index = index
        self.headline = headline
        self.columnLabel = columnLabel
        self.passages = passages
    }

    /// The lines that say who wrote the article.
    public var bylines: [Passage] { passages.filter { $0.kind == .byline } }

    /// The titles inside the article.
    public var subheadings: [Passage] { passages.filter { $0.kind == .subheading } }
}
