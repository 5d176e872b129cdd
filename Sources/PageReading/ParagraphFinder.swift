/// Finds the paragraphs in consecutive lines of running text.
///
/// A line is a paragraph unless the lines were cut at a fixed width. A short line without any punctuation between
/// complete paragraphs is a title inside the text, and several of them are a list; neither goes on in the next line.
struct ParagraphFinder {
    /// The narrowest column, in half-width columns.
    private static let narrowest = 16
    /// The widest column that lines are cut to.
    private static let widest = 120
    /// By how much a full line may fall short, where punctuation must not begin the next one.
    private static let slack = 3
    /// The longest list item.
    private static let longestItem = 24
    /// The longest list item after a label and a colon, or after a name and blanks.
    private static let longestLabelled = 60
    /// The longest title inside a text without marked headlines.
    private static let longestTitle = 12

    let units: UnsafeBufferPointer<UInt16>
    let hasMarkedHeadlines: Bool

    func paragraphs(of lines: [TextLine]) -> [DraftPassage] {
        var result: [DraftPassage] = []
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, !lines[end].followsBlank { end += 1 }
            append(lines[start..<end], to: &result)
            start = end
        }
        markTitlesAndLists(&result)
        return result
    }

    private func append(_ block: ArraySlice<TextLine>, to result: inout [DraftPassage]) {
        let fullWidth = columnWidth(of: block)
        var isOpen = false
        for line in block {
            if isOpen, !line.isIndented {
                result[result.count - 1].ranges.append(line.range)
            } else {
                result.append(DraftPassage(kind: .paragraph, ranges: [line.range], isIndented: line.isIndented))
            }
            let ends = Unit.ends(units[line.range.upperBound - 1])
            result[result.count - 1].breaksOff = !ends
            isOpen = fullWidth.map { width(line) + Self.slack >= $0 || !ends } ?? false
        }
    }

    /// The width at which the lines of a block were cut; nil when they were not.
    private func columnWidth(of block: ArraySlice<TextLine>) -> Int? {
        guard block.count >= 3 else { return nil }
        let widths = block.map(width)
        guard let widest = widths.max(), (Self.narrowest...Self.widest).contains(widest) else { return nil }
        var full = 0
        var cut = 0
        for (offset, line) in block.dropLast().enumerated() {
            let ends = Unit.ends(units[line.range.upperBound - 1])
            if widths[offset] + Self.slack >= widest {
                full += 1
                if !ends { cut += 1 }
            } else if !ends, !block[block.startIndex + offset + 1].isIndented {
                return nil
            }
        }
        return full >= 2 && full * 5 >= (block.count - 1) * 3 && cut * 2 >= full ? widest : nil
    }

    /// The width of a line in half-width columns, its indentation included.
    private func width(_ line: TextLine) -> Int {
        guard line.range.count <= Self.widest else { return Self.widest + 1 }
        return units[line.range].reduce(line.isIndented ? 4 : 0) { $0 + ($1 < 0x2000 ? 1 : 2) }
    }

    private func markTitlesAndLists(_ paragraphs: inout [DraftPassage]) {
        let isItem = items(paragraphs)
        for index in paragraphs.indices where isItem[index] {
            let previousBreaksOff = index > 0 && paragraphs[index - 1].breaksOff && !isItem[index - 1]
            if previousBreaksOff { continue }
            let nextIsItem = index + 1 < isItem.count && isItem[index + 1]
            let previousIsItem = index > 0 && isItem[index - 1]
            if nextIsItem || previousIsItem {
                paragraphs[index].breaksOff = false
            } else if index + 1 < paragraphs.count, isTitle(paragraphs[index]) {
                paragraphs[index].kind = .subheading
                paragraphs[index].breaksOff = false
            }
        }
    }

    /// Which paragraphs are items of a list. A name, a comma and a post are one only beside others: alone they may be the
    /// rest of a paragraph.
    private func items(_ paragraphs: [DraftPassage]) -> [Bool] {
        let isItem = paragraphs.map(isItem)
        let isNameAndPost = paragraphs.map(isNameAndPost)
        return paragraphs.indices.map { index in
            let neighbours = [index - 1, index + 1].filter(paragraphs.indices.contains)
            return isItem[index] || isNameAndPost[index] && neighbours.contains { isItem[$0] || isNameAndPost[$0] }
        }
    }

    private func isNameAndPost(_ paragraph: DraftPassage) -> Bool {
        guard paragraph.ranges.count == 1, let range = paragraph.ranges.first, paragraph.breaksOff else { return false }
        return range.count <= Self.longestLabelled && ListLine.isNameAndPost(units, range)
    }

    private func isItem(_ paragraph: DraftPassage) -> Bool {
        guard paragraph.ranges.count == 1, let range = paragraph.ranges.first, paragraph.breaksOff else { return false }
        if range.count <= Self.longestLabelled, Enumerator.labelLength(units, range) > 0 { return true }
        if range.count <= Self.longestLabelled, ListLine.isNameAndText(units, range) { return true }
        guard range.count <= Self.longestItem else { return false }
        return !units[range.dropFirst(enumeratorLength(range))].contains {
            Unit.isPunctuation($0) || Unit.isOpener($0) || Unit.isCloser($0)
        }
    }

    private func isTitle(_ paragraph: DraftPassage) -> Bool {
        guard let range = paragraph.ranges.first else { return false }
        return enumeratorLength(range) > 0 || !hasMarkedHeadlines && range.count <= Self.longestTitle
    }

    /// How many scalars number a title: `一、`, `3.`, `（二）`.
    private func enumeratorLength(_ range: Range<Int>) -> Int {
        Enumerator.length(units, range)
    }
}

/// Recognises the numbers before titles and list items.
enum Enumerator {
    /// How many scalars at the beginning of a range number it: those of `一、`, `3.` or `（二）`; else 0.
    static func length(_ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        let isBracketed = index < range.upperBound && units[index] == Unit.openParenthesis
        if isBracketed { index += 1 }
        let first = index
        while index < range.upperBound, index - first < 3, Unit.isNumeral(units[index]) { index += 1 }
        guard index > first, index < range.upperBound else { return 0 }
        let closes =
            isBracketed
            ? units[index] == Unit.closeParenthesis
            : units[index] == Unit.enumerationComma || units[index] == 0x2E || units[index] == 0xFF0E
        // A point between digits is a decimal one.
        let isDecimal = index + 1 < range.upperBound && Unit.isDigit(units[index + 1])
        return closes && !isDecimal ? index + 1 - range.lowerBound : 0
    }

    /// How many scalars label what follows: those of `组长：`, but not of words before a quotation; else 0.
    static func labelLength(_ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Int {
        guard let colon = units[range.prefix(7)].firstIndex(of: Unit.colon), colon > range.lowerBound,
            colon + 1 < range.upperBound, units[colon + 1] != Unit.openQuote,
            units[range.lowerBound..<colon].allSatisfy(Unit.isHan)
        else { return 0 }
        return colon + 1 - range.lowerBound
    }
}
