/// A passage in the making: ranges of the document that will be read as one.
struct DraftPassage: Equatable {
    var kind: Passage.Kind
    var ranges: [Range<Int>]
    /// Whether space stands before the first line.
    var isIndented = false
    /// Whether the text stops in mid-sentence.
    var breaksOff = false
    /// Whether the paper itself says that the text begins elsewhere.
    var isContinuation = false

    /// How many scalars the passage holds.
    var count: Int { ranges.reduce(0) { $0 + $1.count } }
}

/// An article in the making.
struct DraftArticle: Equatable {
    var headline: Range<Int>?
    var columnLabel: Range<Int>?
    var passages: [DraftPassage] = []
}
