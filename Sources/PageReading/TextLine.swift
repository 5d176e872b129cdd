/// A line of the document that is not blank.
struct TextLine: Equatable {
    /// Where the line's text stands, without the space around it.
    var range: Range<Int>
    /// Whether space stands before the text.
    var isIndented: Bool
    /// Whether a blank line stands before this one.
    var followsBlank: Bool

    /// The lines of a folded document.
    struct Lines: Sequence, IteratorProtocol {
        private let units: UnsafeBufferPointer<UInt16>
        private var start = 0

        init(of units: UnsafeBufferPointer<UInt16>) { self.units = units }

        mutating func next() -> TextLine? {
            var followsBlank = false
            while start < units.count {
                let lineStart = start
                let stop = endOfLine(from: start, in: units)
                let isPair =
                    stop + 1 < units.count && units[stop] == Folding.carriageReturn
                    && units[stop + 1] == Folding.lineFeed
                start = stop + (isPair ? 2 : 1)
                let text = trim(lineStart..<stop, of: units)
                if !text.isEmpty, !isEmptyHeading(units[text]) {
                    return TextLine(range: text, isIndented: text.lowerBound > lineStart, followsBlank: followsBlank)
                }
                followsBlank = true
            }
            return nil
        }
    }

    /// Where the line ends that goes on at `start`.
    private static func endOfLine(from start: Int, in units: UnsafeBufferPointer<UInt16>) -> Int {
        guard let base = units.baseAddress else { return start }
        var stop = start
        while stop + 32 <= units.count, !hasEnd(base + stop, count: 32) { stop += 32 }
        while stop < units.count, !isEnd(units[stop]) { stop += 1 }
        return stop
    }

    /// Whether one of the units ends a line: without a branch for each, so that the processor looks at many at once.
    @inline(__always)
    private static func hasEnd(_ units: UnsafePointer<UInt16>, count: Int) -> Bool {
        var found: UInt16 = 0
        var index = 0
        while index < count {
            found |= isEnd(units[index]) ? 1 : 0
            index &+= 1
        }
        return found != 0
    }

    private static func isEnd(_ unit: UInt16) -> Bool { unit == Folding.lineFeed || unit == Folding.carriageReturn }

    /// Whether a line holds the sign of a heading and no heading.
    private static func isEmptyHeading(_ line: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
        line.first == Unit.hash && line.allSatisfy { $0 == Unit.hash }
    }

    /// A range without the spaces at its ends.
    static func trim(_ range: Range<Int>, of units: UnsafeBufferPointer<UInt16>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, units[lower] == Folding.space { lower += 1 }
        while lower < upper, units[upper - 1] == Folding.space { upper -= 1 }
        return lower..<upper
    }
}
