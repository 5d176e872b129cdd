/// A part of a passage that stands in one stretch in the document.
public struct Piece: Equatable, Sendable {
    /// Where the piece begins in the passage.
    public let passageStart: Int
    /// Where the piece begins in the document, in Unicode scalars.
    public let documentStart: Int
    /// How many Unicode scalars the piece holds.
    public let count: Int

    /// Makes a piece of `count` scalars.
    public init(passageStart: Int, documentStart: Int, count: Int) {
        self.passageStart = passageStart
        self.documentStart = documentStart
        self.count = count
    }
}
