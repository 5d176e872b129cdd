/// Copies drafts out of the document, in passages of bounded length.
struct PassageMaker {
    /// The longest passage; longer text is split at sentence ends.
    static let longest = 1 << 13
    /// How far before the limit a sentence end is looked for.
    private static let search = 1 << 12

    let units: UnsafeBufferPointer<UInt16>

    func article(_ draft: DraftArticle, index: Int) -> Article {
        var passages: [Passage] = []
        passages.reserveCapacity(draft.passages.count)
        for passage in draft.passages {
            if passage.ranges.count == 1 {
                append(passage.ranges[0], as: passage.kind, to: &passages)
            } else {
                append(passage.ranges, as: passage.kind, to: &passages)
            }
        }
        return Article(
            index: index, headline: title(draft.headline, .headline),
            columnLabel: title(draft.columnLabel, .columnLabel),
            passages: passages)
    }

    /// Adds the text of one range to `passages`.
    func append(_ range: Range<Int>, as kind: Passage.Kind, to passages: inout [Passage]) {
        guard range.count <= Self.longest else { return append([range], as: kind, to: &passages) }
        if !range.isEmpty { passages.append(passage(range, kind)) }
    }

    private func append(_ ranges: [Range<Int>], as kind: Passage.Kind, to passages: inout [Passage]) {
        var pieces: [Range<Int>] = []
        var room = Self.longest
        for range in ranges {
            var rest = range
            while rest.count > room {
                let cut = sentenceEnd(before: rest.lowerBound + room, in: rest)
                pieces.append(rest.lowerBound..<cut)
                passages.append(passage(pieces, kind))
                pieces.removeAll(keepingCapacity: true)
                room = Self.longest
                rest = cut..<rest.upperBound
            }
            if !rest.isEmpty { pieces.append(rest) }
            room -= rest.count
        }
        if !pieces.isEmpty { passages.append(passage(pieces, kind)) }
    }

    private func title(_ range: Range<Int>?, _ kind: Passage.Kind) -> Passage? {
        guard let range, !range.isEmpty else { return nil }
        return passage(range.lowerBound..<min(range.upperBound, range.lowerBound + Self.longest), kind)
    }

    private func passage(_ range: Range<Int>, _ kind: Passage.Kind) -> Passage {
        Passage(
            kind: kind, units: ContiguousArray(UnsafeBufferPointer(rebasing: units[range])),
            pieces: [Piece(passageStart: 0, documentStart: range.lowerBound, count: range.count)])
    }

    private func passage(_ ranges: [Range<Int>], _ kind: Passage.Kind) -> Passage {
        var count = 0
        let pieces = ranges.map { range in
            defer { count += range.count }
            return Piece(passageStart: count, documentStart: range.lowerBound, count: range.count)
        }
        let copy = ContiguousArray<UInt16>(unsafeUninitializedCapacity: count) { target, written in
            for range in ranges {
                guard let from = units.baseAddress, let to = target.baseAddress else { continue }
                (to + written).initialize(from: from + range.lowerBound, count: range.count)
                written += range.count
            }
        }
        return Passage(kind: kind, units: copy, pieces: pieces)
    }

    /// Where to cut a text that is too long: after the last sentence before `limit`, or at least not in a word.
    private func sentenceEnd(before limit: Int, in range: Range<Int>) -> Int {
        let lowest = max(range.lowerBound, limit - Self.search)
        for isEnd in [Unit.isFullStop, { !Unit.isHan($0) && !Unit.isOpener($0) }] as [(UInt16) -> Bool] {
            guard let end = units[lowest..<limit].lastIndex(where: isEnd) else { continue }
            var cut = end + 1
            while cut < limit, Unit.isCloser(units[cut]) { cut += 1 }
            return cut
        }
        return limit
    }
}
