/// A stretch of text that is read as one, such as a paragraph joined across a column break.
public struct Passage: Equatable, Sendable {
    /// What a passage is on its page.
    public enum Kind: String, CaseIterable, Sendable {
        /// The title of an article.
        case headline
        /// A title inside an article.
        case subheading
        /// The name of the column that an article belongs to.
        case columnLabel
        /// Who wrote the article.
        case byline
        /// Running text.
        case paragraph
        /// The text beside a picture.
        case caption
        /// Who took the picture.
        case credit
    }

    /// What the passage is on its page.
    public let kind: Kind
    /// The text folded for matching: one unit for each Unicode scalar of the document, never a line end.
    ///
    /// A scalar outside the basic plane is U+FFFD here; `Page.text(_:)` quotes the document itself.
    public let units: ContiguousArray<UInt16>
    /// The stretches of the document that make up the passage, in passage order.
    public let pieces: [Piece]

    /// Makes a passage of `units` that stand in the document as `pieces` say.
    public init(kind: Kind, units: ContiguousArray<UInt16>, pieces: [Piece]) {
        self.kind = kind
        self.units = units
        self.pieces = pieces
    }

    /// The document ranges of a range of the passage: one for each piece that it touches.
    ///
    /// A name cut in two by a column gives two ranges. An empty range gives none.
    public func documentRanges(of range: Range<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        forEachDocumentRange(of: range) { ranges.append($0) }
        return ranges
    }

    /// Calls `body` with each of the ``documentRanges(of:)``.
    public func forEachDocumentRange(of range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var index = firstPiece(endingAfter: range.lowerBound)
        while index < pieces.count, pieces[index].passageStart < range.upperBound {
            let piece = pieces[index]
            let lower = max(range.lowerBound, piece.passageStart)
            let upper = min(range.upperBound, piece.passageStart + piece.count)
            let shift = piece.documentStart - piece.passageStart
            if lower < upper { body(lower + shift..<upper + shift) }
            index += 1
        }
    }

    /// The folded text of a range, for messages and tests.
    public func foldedText(_ range: Range<Int>? = nil) -> String {
        let slice = units[(range ?? 0..<units.count).clamped(to: 0..<units.count)]
        return String(decoding: slice, as: UTF16.self)
    }

    private func firstPiece(endingAfter offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].passageStart + pieces[middle].count <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
