/// Recognises lines of lists of names.
enum ListLine {
    /// Whether a line is somebody in a list of names and posts: a name, blanks or a note in brackets, and text without a
    /// full stop; none is needed behind a note that says it all. A blank may stand in a name of two characters.
    static func isNameAndText(_ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Bool {
        guard var index = endOfName(units, range) else { return false }
        let end = index
        if index < range.upperBound, units[index] == Unit.openParenthesis,
            let close = units[index..<range.upperBound].firstIndex(of: Unit.closeParenthesis)
        {
            index = close + 1
        }
        let text = units[index..<range.upperBound]
        let marks: Set<UInt16> = [Unit.enumerationComma, Unit.comma, Unit.openParenthesis, Unit.closeParenthesis]
        return (text.first == Folding.space || index > end)
            && !text.contains { !marks.contains($0) && Unit.isPunctuation($0) }
    }

    /// Whether a line is a name, a comma, and text without another comma or full stop, such as somebody's post.
    static func isNameAndPost(_ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Bool {
        guard let comma = endOfName(units, range), comma + 1 < range.upperBound, units[comma] == Unit.comma else {
            return false
        }
        return !units[comma + 1..<range.upperBound].contains { $0 != Unit.enumerationComma && Unit.isPunctuation($0) }
    }

    /// Where a name of two to four characters at the beginning of a line ends, or nil.
    private static func endOfName(_ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Int? {
        func end(from start: Int) -> Int {
            units[start..<range.upperBound].firstIndex { !Unit.isHan($0) } ?? range.upperBound
        }
        let first = end(from: range.lowerBound)
        if (2...4).contains(first - range.lowerBound) { return first }
        guard first - range.lowerBound == 1 else { return nil }
        let second = units[first..<range.upperBound].firstIndex { $0 != Folding.space } ?? first
        guard second > first, second - first <= longestBlank else { return nil }
        let last = end(from: second)
        return last - second == 1 ? last : nil
    }

    private static let longestBlank = 2
}
