/// What a line is on its page.
enum LineRole: Equatable {
    case headline
    case subheading
    case columnLabel
    case byline
    case credit
    case text
    /// A line that only says where the text goes on, or comes from.
    case jumpNote
}

/// A line's role and the part of it that is text, without the sign before it.
struct ClassifiedLine: Equatable {
    var role: LineRole
    var range: Range<Int>
    var line: TextLine
}

/// Gives each line of a document its role.
///
/// A document with `#` lines says what its headlines are. Without them the first short line is the headline, and a
/// short line before a byline or under a column's name. A document of one line is running text.
struct LineClassifier {
    /// The longest line that can be a title or a label without being marked as one.
    private static let longestTitle = 40
    /// The longest byline of names alone.
    private static let longestNames = 20

    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits
    let grammar: BylineGrammar

    init(units: UnsafeBufferPointer<UInt16>, marks: LayoutMarkUnits) {
        self.units = units
        self.marks = marks
        grammar = BylineGrammar(units: units, marks: marks)
    }

    func classify(_ lines: [TextLine]) -> [ClassifiedLine] {
        guard lines.count > 1 else { return lines.map { ClassifiedLine(role: .text, range: $0.range, line: $0) } }
        let headings = lines.map { heading($0.range) }
        let levels = headings.compactMap { $0 }.filter { !isLabelled($0.text) }.map(\.level)
        let context = Context(lines: lines, headings: headings, topLevel: levels.min())
        var result: [ClassifiedLine] = []
        result.reserveCapacity(lines.count)
        for index in lines.indices {
            result.append(classify(index, in: context, after: result.last))
        }
        return result
    }

    private struct Heading {
        let level: Int
        let text: Range<Int>
    }

    private struct Context {
        let lines: [TextLine]
        let headings: [Heading?]
        /// The level of the headlines; nil where none are marked.
        let topLevel: Int?
    }

    private func classify(_ index: Int, in context: Context, after previous: ClassifiedLine?) -> ClassifiedLine {
        let line = context.lines[index]
        if let heading = context.headings[index] {
            let (role, range) = roleOfHeading(heading, at: index, in: context)
            return ClassifiedLine(role: role, range: range, line: line)
        }
        let underHeadline = previous?.role == .headline || previous?.role == .byline
        let first = units[line.range.lowerBound]
        if first == marks.label.first, let text = markedText(line.range, limit: Self.longestTitle) {
            let role: LineRole =
                previous?.role == .headline
                ? .byline : isHeadline(index + 1, in: context, underLabel: true) ? .columnLabel : .subheading
            return ClassifiedLine(role: role, range: text, line: line)
        }
        if marks.byline.contains(first), let text = markedText(line.range, limit: BylineGrammar.longestByline) {
            return ClassifiedLine(role: .byline, range: text, line: line)
        }
        if isHeadline(index, in: context, underLabel: previous?.role == .columnLabel) {
            return ClassifiedLine(role: .headline, range: line.range, line: line)
        }
        if previous?.role == .headline, isSubtitle(index, in: context) {
            return ClassifiedLine(role: .subheading, range: line.range, line: line)
        }
        return ClassifiedLine(
            role: roleOfUnmarked(index, in: context, underHeadline: underHeadline), range: line.range, line: line)
    }

    private func roleOfHeading(_ heading: Heading, at index: Int, in context: Context) -> (LineRole, Range<Int>) {
        if isLabelled(heading.text) {
            let text = TextLine.trim(heading.text.dropFirst().startIndex..<heading.text.upperBound, of: units)
            return (.columnLabel, text)
        }
        if heading.level == context.topLevel { return (.headline, heading.text) }
        // A title with nothing under it but the next headline stands above that one.
        let next = index + 1 < context.headings.count ? context.headings[index + 1] : nil
        let isAbove = next.map { $0.level == context.topLevel && !isLabelled($0.text) } ?? false
        return (isAbove ? .columnLabel : .subheading, heading.text)
    }

    private func roleOfUnmarked(_ index: Int, in context: Context, underHeadline: Bool) -> LineRole {
        let range = context.lines[index].range
        if isJumpNote(range) { return .jumpNote }
        let isLast = index + 1 == context.lines.count || isTitle(index + 1, in: context)
        if range.count <= BylineGrammar.longestByline {
            if grammar.creditStart(in: range) == range.lowerBound { return .credit }
            if grammar.isByline(range, isExpected: underHeadline || isLast) { return .byline }
        }
        let mayBeNames = underHeadline || isLast && index > 0 && endsText(context.lines[index - 1].range)
        guard mayBeNames, isNames(range), !isLast || !underHeadline else { return .text }
        // Several lines of names, with something behind them or not, are a list.
        let isInList = !isLast && isListed(context.lines[index + 1].range)
        return isInList ? .text : .byline
    }

    private func isListed(_ range: Range<Int>) -> Bool { isNames(range) || ListLine.isNameAndText(units, range) }

    private func isNames(_ range: Range<Int>) -> Bool { range.count <= Self.longestNames && grammar.isNames(range) }

    /// Whether the line is a headline where none is marked.
    private func isHeadline(_ index: Int, in context: Context, underLabel: Bool) -> Bool {
        guard index < context.lines.count else { return false }
        if let heading = context.headings[index] {
            return heading.level == context.topLevel && !isLabelled(heading.text)
        }
        guard context.topLevel == nil, index + 1 < context.lines.count else { return false }
        let range = context.lines[index].range
        let isShort =
            isShortWithoutPunctuation(range) || isShortWithoutStop(range) && isSetApart(index, in: context)
        guard isShort, !isDashed(range), !marks.byline.contains(units[range.lowerBound]),
            !grammar.isByline(range, isExpected: false)
        else { return false }
        let next = context.lines[index + 1].range
        // A list of short lines has no headline to be told from the rest.
        return isByline(index + 1, in: context)
            || (index == 0 || underLabel)
                && (!isShortWithoutPunctuation(next) || isDashed(next) || beginsReport(next)
                    || isAboveSubtitle(index, in: context))
    }

    /// Whether a line begins with a dash, as what adds to a headline does: ——记某某党支部.
    private func isDashed(_ range: Range<Int>) -> Bool { units[range.lowerBound] == Unit.dash }

    /// Whether a headline of two lines begins here: two short ones, and set apart from them the text.
    private func isAboveSubtitle(_ index: Int, in context: Context) -> Bool {
        guard index + 2 < context.lines.count else { return false }
        let (first, second, text) = (context.lines[index], context.lines[index + 1], context.lines[index + 2])
        return !first.isIndented && !second.isIndented && !second.followsBlank && text.isIndented
            && !isShortWithoutPunctuation(text.range) && !grammar.isByline(second.range, isExpected: true)
    }

    /// Whether a line cannot be the first one of a paragraph that goes on, so that it may be a title with commas and colons:
    /// 云溪镇：小网格，大服务.
    private func isSetApart(_ index: Int, in context: Context) -> Bool {
        let (line, next) = (context.lines[index], context.lines[index + 1])
        // 摄影：李文杰.
        guard grammar.creditStart(in: line.range) == nil else { return false }
        if isMarkedByline(index + 1, in: context) { return true }
        guard index == 0, !line.isIndented else { return false }
        return next.followsBlank || next.isIndented || isDashed(next.range) || beginsReport(next.range)
            || isByline(index + 1, in: context)
    }

    /// Whether a line begins with the name of the paper or agency that reports: 本报讯.
    private func beginsReport(_ range: Range<Int>) -> Bool {
        marks.datelines.contains { units.holds($0, at: range.lowerBound) }
    }

    /// Whether the line under a headline adds to it: it begins with a dash, or a byline is still to come.
    private func isSubtitle(_ index: Int, in context: Context) -> Bool {
        let range = context.lines[index].range
        guard isShortWithoutPunctuation(range), index + 1 < context.lines.count else { return false }
        if isDashed(range) || isAboveSubtitle(index - 1, in: context) { return true }
        return !grammar.isByline(range, isExpected: true) && isByline(index + 1, in: context)
    }

    private func isByline(_ index: Int, in context: Context) -> Bool {
        isMarkedByline(index, in: context) || grammar.isByline(context.lines[index].range, isExpected: false)
    }

    private func isMarkedByline(_ index: Int, in context: Context) -> Bool {
        let range = context.lines[index].range
        return marks.byline.contains(units[range.lowerBound]) && range.count <= BylineGrammar.longestByline
    }

    private func isTitle(_ index: Int, in context: Context) -> Bool {
        context.headings[index] != nil || units[context.lines[index].range.lowerBound] == marks.label.first
    }

    private func isShortWithoutPunctuation(_ range: Range<Int>) -> Bool {
        isShortWithoutStop(range) && !units[range].contains { $0 == Unit.comma || $0 == Unit.colon }
    }

    /// Whether a line can be a title by its length, its end, and the marks in it.
    private func isShortWithoutStop(_ range: Range<Int>) -> Bool {
        guard range.count <= Self.longestTitle, units[range.upperBound - 1] != Unit.colon else { return false }
        return !units[range].contains { Unit.isStop($0) && $0 != 0xFF01 && $0 != 0xFF1F }
    }

    private func endsText(_ range: Range<Int>) -> Bool { Unit.ends(units[range.upperBound - 1]) }

    /// The text after the sign at a line's beginning, if it is short and no sentence.
    private func markedText(_ range: Range<Int>, limit: Int) -> Range<Int>? {
        let text = TextLine.trim(range.lowerBound + 1..<range.upperBound, of: units)
        guard !text.isEmpty, text.count <= limit, !units[text].contains(where: Unit.isStop) else { return nil }
        return text
    }

    private func isLabelled(_ range: Range<Int>) -> Bool {
        range.count > 1 && units[range.lowerBound] == marks.label.first
    }

    /// The level and the text of a line that begins with one to six `#` and a space.
    private func heading(_ range: Range<Int>) -> Heading? {
        guard units[range.lowerBound] == Unit.hash else { return nil }
        var index = range.lowerBound
        while index < range.upperBound, units[index] == Unit.hash { index += 1 }
        let level = index - range.lowerBound
        guard level <= 6, index < range.upperBound, units[index] == Folding.space else { return nil }
        return Heading(level: level, text: TextLine.trim(index..<range.upperBound, of: units))
    }

    private func isJumpNote(_ range: Range<Int>) -> Bool {
        let notes = JumpNotes(units: units, marks: marks)
        return notes.end(ofLeadingNote: range) == range.upperBound
            || notes.start(ofTrailingNote: range) == range.lowerBound
    }
}
