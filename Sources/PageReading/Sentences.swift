extension Passage {
    /// The longest quotation or bracket that is kept in one sentence.
    private static let longestKept = 120

    /// The passage's sentences, which together make up the whole of it.
    ///
    /// A sentence ends after 。！？； and the closing signs there, and after … before a closing sign. None ends inside
    /// 《》 or （）, nor inside a quotation of moderate length.
    public var sentenceRanges: [Range<Int>] { Self.sentences(of: units) }

    /// The sentences of folded text; see `sentenceRanges`.
    public static func sentences(of units: ContiguousArray<UInt16>) -> [Range<Int>] {
        units.withUnsafeBufferPointer { sentences(of: $0) }
    }

    private static func sentences(of units: UnsafeBufferPointer<UInt16>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        var closers = NextCloser()
        while index < units.count {
            let unit = units[index]
            index += 1
            // All signs that matter lie outside the ideographs.
            if (0x3020...0xFEFF).contains(unit) || unit < 0x2018 { continue }
            var ends = Unit.isFullStop(unit) || unit == 0xFF1B
            if let close = closers.find(units, opener: unit, from: index), close - index <= longestKept {
                // Of a sentence that ends with its quotation the quotation holds the stop.
                ends =
                    Unit.isCloser(units[close]) && units[close] != Unit.closeParenthesis && endsQuotation(units, close)
                index = close + 1
            }
            if unit == Unit.ellipsis { ends = index < units.count && Unit.isCloser(units[index]) }
            guard ends else { continue }
            while index < units.count, Unit.isStop(units[index]) || Unit.isCloser(units[index]) { index += 1 }
            ranges.append(start..<index)
            start = index
        }
        if start < units.count { ranges.append(start..<units.count) }
        return ranges
    }

    private static func endsQuotation(_ units: UnsafeBufferPointer<UInt16>, _ close: Int) -> Bool {
        guard units[close] == Unit.closeQuote || units[close] == 0x2019 else { return false }
        var last = close - 1
        while last > 0, Unit.isCloser(units[last]) { last -= 1 }
        return Unit.isFullStop(units[last]) || units[last] == Unit.ellipsis
    }
}

/// Finds the next closing sign of each kind, reading on only where it has not read before.
private struct NextCloser {
    private var quote = -1
    private var innerQuote = -1
    private var title = -1
    private var parenthesis = -1

    mutating func find(_ units: UnsafeBufferPointer<UInt16>, opener: UInt16, from index: Int) -> Int? {
        switch opener {
        case Unit.openQuote: Self.advance(&quote, to: Unit.closeQuote, from: index, in: units)
        case 0x2018: Self.advance(&innerQuote, to: 0x2019, from: index, in: units)
        case 0x300A: Self.advance(&title, to: 0x300B, from: index, in: units)
        case Unit.openParenthesis: Self.advance(&parenthesis, to: Unit.closeParenthesis, from: index, in: units)
        default: nil
        }
    }

    private static func advance(
        _ known: inout Int, to closer: UInt16, from index: Int, in units: UnsafeBufferPointer<UInt16>
    ) -> Int? {
        if known < index {
            known = index
            while known < units.count, units[known] != closer { known += 1 }
        }
        return known < units.count ? known : nil
    }
}
