/// Tells lines that name writers and photographers from running text, by their build alone.
struct BylineGrammar {
    /// The longest line that can be a byline.
    static let longestByline = 60
    /// The longest picture credit.
    static let longestCredit = 40

    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits

    /// Whether a line consists of writers, their trades and their names.
    ///
    /// - Parameter isExpected: whether a byline is likely here, directly under a headline.
    func isByline(_ line: Range<Int>, isExpected: Bool) -> Bool {
        guard line.count >= 3, line.count <= Self.longestByline else { return false }
        var text = line
        if units[text.lowerBound] == Unit.openParenthesis, units[text.upperBound - 1] == Unit.closeParenthesis {
            text = text.lowerBound + 1..<text.upperBound - 1
        }
        guard !text.isEmpty, !units[text].contains(where: Unit.isStop) else { return false }
        let tokens = tokens(of: text)
        guard let first = tokens.first else { return false }
        var hasName = false
        switch trade(first) {
        case nil: return false
        case .alone: break
        // Without an agency before it, trade and name in one word may as well begin a sentence or a title.
        case .withName(let hasAgency):
            guard hasAgency || isExpected || tokens.count > 1 else { return false }
            hasName = true
        }
        var rest = tokens.dropFirst()
        while let token = rest.popFirst() {
            if trade(token) != nil || marks.writing.contains(where: { units[token].elementsEqual($0) }) { continue }
            // A name of two characters is often set with a space between them.
            if isCharacter(token), let next = rest.first, isCharacter(next) {
                rest.removeFirst()
            } else if !isName(token) {
                return false
            }
            hasName = true
        }
        return hasName
    }

    /// Whether a line consists of names alone, as under some headlines.
    func isNames(_ line: Range<Int>) -> Bool {
        // Names are listed, not told: a stop, a comma or a colon makes words of two to four characters a sentence.
        guard !units[line].contains(where: { Unit.isPunctuation($0) && $0 != Unit.enumerationComma }) else {
            return false
        }
        let tokens = tokens(of: line)
        guard !tokens.isEmpty, tokens.count <= 4 else { return false }
        // A name of two characters is often set with a space between them.
        if tokens.count == 2, tokens.allSatisfy(isCharacter) { return true }
        return tokens.allSatisfy(isName)
    }

    /// Where the picture credit at a paragraph's end begins; nil when there is none.
    func creditStart(in paragraph: Range<Int>) -> Int? {
        guard !paragraph.isEmpty else { return nil }
        let last = units[paragraph.upperBound - 1]
        if last == Unit.closeParenthesis { return bracketedCreditStart(in: paragraph) }
        let limit = max(paragraph.lowerBound, paragraph.upperBound - Self.longestCredit)
        if let word = marks.photographers.first(where: { hasSuffix(paragraph, $0) }) {
            return trailingCreditStart(limit..<paragraph.upperBound - word.count, in: paragraph)
        }
        return labelledCreditStart(limit..<paragraph.upperBound, in: paragraph)
    }

    /// Where a label such as `摄影：` begins that names follow to the paragraph's end.
    private func labelledCreditStart(_ text: Range<Int>, in paragraph: Range<Int>) -> Int? {
        for index in text.reversed() where units[index] == Unit.colon || units[index] == 0x2F {
            let before = paragraph.lowerBound..<index + 1
            guard let label = marks.photographerLabels.first(where: { hasSuffix(before, $0) }) else { continue }
            let start = index + 1 - label.count
            let isFree = start == paragraph.lowerBound || isBreak(units[start - 1])
            return isFree && isNames(index + 1..<paragraph.upperBound) ? start : nil
        }
        return nil
    }

    private func bracketedCreditStart(in paragraph: Range<Int>) -> Int? {
        let close = paragraph.upperBound - 1
        let limit = max(paragraph.lowerBound, close - Self.longestCredit)
        guard limit < close, let open = units[limit..<close].lastIndex(of: Unit.openParenthesis) else { return nil }
        let inside = open + 1..<close
        let isCredit =
            marks.photographers.contains { inside.count > $0.count && hasSuffix(inside, $0) }
            || marks.photographerLabels.contains { units.holds($0, at: open + 1) }
        return isCredit && !units[inside].contains(where: Unit.isStop) ? open : nil
    }

    /// Where the names before the photographer's word begin: after a sentence, or where a trade stands.
    private func trailingCreditStart(_ text: Range<Int>, in paragraph: Range<Int>) -> Int? {
        var start = text.upperBound
        while start > text.lowerBound, !Unit.isPunctuation(units[start - 1]), !Unit.isCloser(units[start - 1]) {
            start -= 1
        }
        let tokens = tokens(of: start..<text.upperBound)
        guard let first = tokens.first else { return nil }
        let isAtStart = start == paragraph.lowerBound
        let followsSentence = !isAtStart && (Unit.isStop(units[start - 1]) || Unit.isCloser(units[start - 1]))
        // Where the caption does not end in a stop, only a trade can tell where the credit begins.
        if !followsSentence,
            let index = tokens.indices.first(where: { index in
                trade(tokens[index]) != nil && tokens[index...].allSatisfy { trade($0) != nil || isPersonal($0) }
            })
        {
            return tokens[index].lowerBound
        }
        // After a sentence, or with no caption at all, the name may stand alone or follow that of an institution.
        guard followsSentence || isAtStart, let name = tokens.last, trade(name) != nil || isPersonal(name),
            tokens.allSatisfy({ trade($0) != nil || $0.count <= 12 && units[$0].allSatisfy(isNameCharacter) })
        else { return nil }
        return first.lowerBound
    }

    /// Whether a token is a name, or half of one that is set with a space in it.
    private func isPersonal(_ token: Range<Int>) -> Bool { isName(token) || isCharacter(token) }

    private func isCharacter(_ token: Range<Int>) -> Bool { token.count == 1 && Unit.isHan(units[token.lowerBound]) }

    private func isNameCharacter(_ unit: UInt16) -> Bool { Unit.isHan(unit) || unit == Unit.dot }

    private func isBreak(_ unit: UInt16) -> Bool {
        unit == Folding.space || Unit.isStop(unit) || Unit.isCloser(unit)
    }

    private enum Trade {
        case alone
        case withName(hasAgency: Bool)
    }

    /// What a token says about the trade: an agency of up to eight characters, the trade, and perhaps a name.
    private func trade(_ token: Range<Int>) -> Trade? {
        for word in marks.writers where word.count <= token.count {
            let last = min(token.upperBound - word.count, token.lowerBound + 8)
            for start in stride(from: token.lowerBound, through: last, by: 1) where units.holds(word, at: start) {
                let rest = start + word.count..<token.upperBound
                if rest.isEmpty { return .alone }
                if isName(rest) { return .withName(hasAgency: start > token.lowerBound) }
            }
        }
        return nil
    }

    /// Whether a token is built like a name: two to four characters, or several parts with dots between.
    private func isName(_ token: Range<Int>) -> Bool {
        var dots = 0
        for index in token {
            if units[index] == Unit.dot {
                dots += 1
            } else if !Unit.isHan(units[index]) {
                return false
            }
        }
        return dots == 0 ? (2...4).contains(token.count) : token.count <= 8 + 4 * dots && token.count >= 3
    }

    /// The parts of a line between spaces and commas; a colon or a stroke ends the part that it belongs to.
    private func tokens(of line: Range<Int>) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var start = line.lowerBound
        for index in line {
            let unit = units[index]
            let separates = unit == Folding.space || Unit.isPunctuation(unit) || unit == 0x7C
            if separates {
                if start < index { tokens.append(start..<index) }
                start = index + 1
            }
        }
        if start < line.upperBound { tokens.append(start..<line.upperBound) }
        return tokens
    }

    private func hasSuffix(_ range: Range<Int>, _ word: [UInt16]) -> Bool {
        word.count <= range.count && units.holds(word, at: range.upperBound - word.count)
    }
}
