/// Finds the notes by which a paper says that a text goes on, or comes from, elsewhere.
struct JumpNotes {
    /// The longest note.
    private static let longest = 20

    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits

    /// Where the note at a paragraph's beginning ends; nil when there is none.
    func end(ofLeadingNote range: Range<Int>) -> Int? {
        guard units[range.lowerBound] == Unit.openParenthesis else { return nil }
        guard marks.continuedFromElsewhere.contains(where: { units[range].starts(with: $0) }) else { return nil }
        return units[range.prefix(Self.longest)].firstIndex(of: Unit.closeParenthesis).map { $0 + 1 }
    }

    /// Where the note at a paragraph's end begins; nil when there is none.
    func start(ofTrailingNote range: Range<Int>) -> Int? {
        guard units[range.upperBound - 1] == Unit.closeParenthesis,
            let open = units[range.suffix(Self.longest)].lastIndex(of: Unit.openParenthesis)
        else { return nil }
        let note = units[open..<range.upperBound]
        return marks.continuedElsewhere.contains { note.starts(with: $0) } ? open : nil
    }
}
