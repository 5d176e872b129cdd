/// Reads a document as a newspaper page: decodes it, finds its articles and joins what the layout cuts in two.
///
///     let page = try PageReader().read(bytes: bytes, document: "page.txt")
///     for article in page.articles {
///         for passage in article.passages { ... }
///     }
public struct PageReader: Sendable {
    private let marks: LayoutMarkUnits

    /// Makes a reader for pages that use `marks`.
    public init(marks: LayoutMarks = LayoutMarks()) {
        self.marks = LayoutMarkUnits(marks)
    }

    /// Reads a page from bytes in any encoding.
    ///
    /// - Parameters:
    ///   - bytes: the whole document.
    ///   - document: the document's name, for mentions and messages.
    ///   - encoding: how the document is encoded; nil finds out.
    /// - Throws: `PageError` for a blank document and for one that is no text.
    public func read(
        bytes: UnsafeRawBufferPointer, document: String, encoding: TextEncoding? = nil
    ) throws(PageError) -> Page {
        let decoder = DocumentDecoder(document: document)
        return try page(from: decoder.decode(bytes.assumingMemoryBound(to: UInt8.self), encoding: encoding), document)
    }

    /// Reads a page from bytes in any encoding.
    public func read(bytes: [UInt8], document: String, encoding: TextEncoding? = nil) throws(PageError) -> Page {
        try bytes.withUnsafeBufferPointer { (buffer) throws(PageError) -> Page in
            try read(bytes: UnsafeRawBufferPointer(buffer), document: document, encoding: encoding)
        }
    }

    /// Reads text that is already UTF-8, such as a record's, by the rules of a page.
    public func read(plainText utf8: UnsafeBufferPointer<UInt8>, document: String) throws(PageError) -> Page {
        try page(from: DocumentDecoder(document: document).decode(utf8, encoding: .utf8), document)
    }

    /// Reads text that is already UTF-8 for what stands in it where, which is faster: ``Page/text(_:)`` may be empty.
    ///
    /// - Parameter buffer: working memory, kept for the next text.
    public func readUnquoted(
        plainText utf8: UnsafeBufferPointer<UInt8>, document: String, buffer: inout ContiguousArray<UInt16>
    ) throws(PageError) -> Page {
        guard let count = try? UTF8Decoder.decode(DocumentDecoder.withoutMark(utf8), into: &buffer) else {
            return try read(plainText: utf8, document: document)
        }
        let articles = buffer.withUnsafeBufferPointer { self.articles(of: UnsafeBufferPointer(rebasing: $0[..<count])) }
        guard !articles.isEmpty else { throw .empty(document: document) }
        return Page(
            document: document, articles: articles, encoding: .utf8, replacements: 0, scalarCount: count,
            text: ScalarIndexedText(bytes: [], marks: []))
    }

    private func page(from decoded: DecodedText, _ document: String) throws(PageError) -> Page {
        let articles = decoded.units.withUnsafeBufferPointer { self.articles(of: $0) }
        guard !articles.isEmpty else { throw .empty(document: document) }
        return Page(
            document: document, articles: articles, encoding: decoded.encoding, replacements: decoded.replacements,
            scalarCount: decoded.units.count, text: decoded.text)
    }

    private func articles(of units: UnsafeBufferPointer<UInt16>) -> [Article] {
        var lines = TextLine.Lines(of: units)
        guard let first = lines.next() else { return [] }
        guard let second = lines.next() else { return [article(of: first, units)] }
        let classified = LineClassifier(units: units, marks: marks).classify([first, second] + lines)
        var drafts = ArticleBuilder(units: units, marks: marks).articles(from: classified)
        PassageJoiner(units: units, marks: marks).join(&drafts)
        let maker = PassageMaker(units: units)
        return drafts.enumerated().map { maker.article($1, index: $0) }
    }

    /// A document of one line is running text: a record, with no headline to look for.
    private func article(of line: TextLine, _ units: UnsafeBufferPointer<UInt16>) -> Article {
        var passages: [Passage] = []
        let maker = PassageMaker(units: units)
        let credit = BylineGrammar(units: units, marks: marks).creditStart(in: line.range)
        let body = TextLine.trim(line.range.lowerBound..<(credit ?? line.range.upperBound), of: units)
        maker.append(body, as: credit == nil ? .paragraph : .caption, to: &passages)
        if let credit { maker.append(credit..<line.range.upperBound, as: .credit, to: &passages) }
        return Article(index: 0, passages: passages)
    }
}
