import PageReading

/// Where a mention stands in the reading order of a document.
struct TextPosition: Hashable, Comparable {
    /// The index of the passage.
    var passage: Int
    /// The first unit in the passage.
    var offset: Int

    static func < (a: TextPosition, b: TextPosition) -> Bool { (a.passage, a.offset) < (b.passage, b.offset) }
}

extension DocumentReading {
    /// Where a mention begins.
    func position(_ index: Index) -> TextPosition {
        TextPosition(passage: index.passage, offset: self[index].range.lowerBound)
    }

    /// The article that a mention stands in.
    func article(_ index: Index) -> Int { passages[index.passage].article }

    /// The sentence around an offset of a passage.
    func sentence(_ passage: Int, _ offset: Int) -> Range<Int>? {
        passages[passage].sentence(at: offset).map { passages[passage].sentences[$0] }
    }

    /// Whether two mentions stand in the same sentence.
    func isSameSentence(_ a: Index, _ b: Index) -> Bool {
        guard a.passage == b.passage, let sentence = sentence(a.passage, self[a].range.lowerBound) else { return false }
        return sentence.contains(self[b].range.lowerBound)
    }

    /// Whether no full stop stands between two mentions, of which the first one comes first: clauses between semicolons
    /// speak of one thing. Folded full stops: 。！？.
    func isBeforeFullStop(_ a: Index, _ b: Index) -> Bool {
        let between = self[a].range.upperBound..<max(self[a].range.upperBound, self[b].range.lowerBound)
        return a.passage == b.passage
            && !passages[a.passage].passage.units[between].contains { $0 == 0x3002 || $0 == 0xFF01 || $0 == 0xFF1F }
    }
}
