/// Judges by the characters at a cut whether text goes on there.
struct BrokenText {
    /// The evidence of a beginning that no text can have.
    static let certain = 4.0

    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits
    /// Whether the document's paragraphs begin with space, so that one without it is likely to be a continuation.
    let usesIndentation: Bool

    /// How surely a passage does not begin where it stands: from certain to less than nothing.
    func openStart(_ passage: DraftPassage) -> Double {
        guard let range = passage.ranges.first, let first = units[range].first else { return 0 }
        if passage.isContinuation || Unit.onlyContinues(first) { return 5 }
        var evidence = 0.0
        if unmatchedCloser(passage) { evidence += 4 }
        if Enumerator.length(units, range) == 0, !Unit.isDigit(first) {
            let second = range.count > 1 ? units[range.lowerBound + 1] : 0
            let third = range.count > 2 ? units[range.lowerBound + 2] : 0
            if Unit.onlyContinues(second), second != Unit.colon, !Unit.isCloser(second) {
                evidence += 4
            } else if third == Unit.enumerationComma {
                evidence += 2
            }
        }
        if Unit.isSuffix(first) { evidence += 3 }
        if marks.datelines.contains(where: { units.holds($0, at: range.lowerBound) }) { evidence -= 3 }
        if usesIndentation { evidence += passage.isIndented ? -4 : 3 }
        if evidence == 0, Unit.isOpener(first) || Unit.isDigit(first) || beginsWithAdverbial(range) { evidence -= 1 }
        return evidence
    }

    /// How well the quotation marks on both sides of a cut fit: a quotation left open wants to be closed.
    func quotationFit(end: DraftPassage, start: DraftPassage) -> Double {
        switch (unmatchedOpener(end), unmatchedCloser(start)) {
        case (true, true): 2
        case (true, false), (false, true): -2
        case (false, false): 0
        }
    }

    /// How well a number at the end fits what comes after the cut: more digits, or what is counted.
    func numberFit(end: DraftPassage, start: DraftPassage) -> Double {
        guard let before = end.ranges.last, let after = start.ranges.first, let first = after.first else { return 0 }
        let digits = units[before].reversed().prefix(while: Unit.isDigit).count
        guard digits > 0 else { return 0 }
        let more = units[after].prefix(while: Unit.isDigit).count
        // A year or a small number; more digits than that are two numbers.
        let fits = more > 0 ? digits + more <= 4 : Unit.isMeasure(units[first])
        return fits ? 3 : -1
    }

    /// Whether a passage ends with a sign after which text must follow.
    func endsInComma(_ passage: DraftPassage) -> Bool {
        guard let last = passage.ranges.last?.last else { return false }
        return units[last] == Unit.comma || units[last] == Unit.enumerationComma
    }

    /// Whether a passage is long enough to be text that breaks off and no date or name under an article.
    func canBreakOff(_ passage: DraftPassage) -> Bool {
        passage.count >= 12 || passage.ranges.contains { units[$0].contains(where: Unit.isPunctuation) }
    }

    /// A few characters and a comma: the time or place with which many texts begin.
    private func beginsWithAdverbial(_ range: Range<Int>) -> Bool {
        guard let comma = units[range.prefix(7)].firstIndex(of: Unit.comma) else { return false }
        return comma - range.lowerBound >= 2
    }

    private func unmatchedCloser(_ passage: DraftPassage) -> Bool {
        for range in passage.ranges {
            for unit in units[range.prefix(2000)] {
                if Unit.isOpener(unit) { return false }
                if Unit.isCloser(unit) { return true }
            }
        }
        return false
    }

    private func unmatchedOpener(_ passage: DraftPassage) -> Bool {
        for range in passage.ranges.reversed() {
            for unit in units[range.suffix(2000)].reversed() {
                if Unit.isCloser(unit) { return false }
                if Unit.isOpener(unit) { return true }
            }
        }
        return false
    }
}
