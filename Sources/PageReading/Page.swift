/// A newspaper page (or any other document) with its articles and every position kept.
///
/// Positions count Unicode scalars of the decoded document, without a byte order mark and with each line end as it
/// stands there: the numbers of a Python slice.
public struct Page: Sendable {
    /// The document's name.
    public let document: String
    /// The articles in the order of the page.
    public let articles: [Article]
    /// The encoding in which the document was read.
    public let encoding: TextEncoding
    /// How many faulty byte sequences were replaced by U+FFFD.
    public let replacements: Int
    /// The number of Unicode scalars in the document.
    public let scalarCount: Int

    let text: ScalarIndexedText

    /// The document's own text in a range of scalars, as it was written.
    ///
    /// The part of the range that lies outside the document is left out.
    public func text(_ range: Range<Int>) -> String {
        text.string(range.clamped(to: 0..<scalarCount))
    }

    /// The line and the column of a scalar, both counted from 1.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        text.position(of: min(max(offset, 0), scalarCount))
    }

    /// The offset of a line and column, both counted from 1; nil when the document has no such line.
    ///
    /// A column beyond the line's end means the line's end.
    public func offset(line: Int, column: Int = 1) -> Int? {
        text.offset(line: line, column: column)
    }
}
