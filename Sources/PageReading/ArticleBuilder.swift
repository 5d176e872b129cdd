/// Puts classified lines together to articles and their passages.
struct ArticleBuilder {
    let units: UnsafeBufferPointer<UInt16>
    let marks: LayoutMarkUnits
    let grammar: BylineGrammar

    init(units: UnsafeBufferPointer<UInt16>, marks: LayoutMarkUnits) {
        self.units = units
        self.marks = marks
        grammar = BylineGrammar(units: units, marks: marks)
    }

    func articles(from lines: [ClassifiedLine]) -> [DraftArticle] {
        let paragraphs = ParagraphFinder(units: units, hasMarkedHeadlines: hasMarkedHeadlines(lines))
        var articles: [DraftArticle] = []
        var current = DraftArticle()
        var index = 0
        func close() {
            if current != DraftArticle() { articles.append(current) }
            current = DraftArticle()
        }
        while index < lines.count {
            let line = lines[index]
            index += 1
            switch line.role {
            case .headline:
                if current.headline != nil || !current.passages.isEmpty {
                    // Some pages repeat the headline of the first article as the title of the page.
                    if current.passages.isEmpty, isSame(current.headline, line.range) { continue }
                    close()
                }
                current.headline = line.range
            case .columnLabel:
                close()
                current.columnLabel = line.range
            case .subheading: current.passages.append(DraftPassage(kind: .subheading, ranges: [line.range]))
            case .byline: current.passages.append(DraftPassage(kind: .byline, ranges: [line.range]))
            case .credit: current.passages.append(DraftPassage(kind: .credit, ranges: [line.range]))
            case .jumpNote: continue
            case .text:
                let start = index - 1
                while index < lines.count, lines[index].role == .text { index += 1 }
                for paragraph in paragraphs.paragraphs(of: lines[start..<index].map(\.line)) {
                    append(paragraph, to: &current)
                }
            }
        }
        close()
        return articles
    }

    private func hasMarkedHeadlines(_ lines: [ClassifiedLine]) -> Bool {
        lines.contains { $0.role == .headline && units[$0.line.range.lowerBound] == Unit.hash }
    }

    private func isSame(_ first: Range<Int>?, _ second: Range<Int>) -> Bool {
        first.map { units[$0].elementsEqual(units[second]) } ?? false
    }

    /// Adds a paragraph, its picture credit apart from its caption and without notes about other pages.
    private func append(_ paragraph: DraftPassage, to article: inout DraftArticle) {
        guard paragraph.kind == .paragraph, let first = paragraph.ranges.first, let last = paragraph.ranges.last else {
            article.passages.append(paragraph)
            return
        }
        var paragraph = paragraph
        let credit = grammar.creditStart(in: last)
        if let credit {
            let body = TextLine.trim(last.lowerBound..<credit, of: units)
            paragraph.ranges.removeLast()
            if !body.isEmpty { paragraph.ranges.append(body) }
            paragraph.kind = .caption
            paragraph.breaksOff = false
        } else if marks.captions.contains(where: { units.holds($0, at: first.lowerBound) }) {
            paragraph.kind = .caption
            paragraph.breaksOff = false
        } else {
            trimNotes(of: &paragraph)
        }
        if !paragraph.ranges.isEmpty { article.passages.append(paragraph) }
        if let credit {
            article.passages.append(DraftPassage(kind: .credit, ranges: [credit..<last.upperBound]))
        }
    }

    private func trimNotes(of paragraph: inout DraftPassage) {
        let notes = JumpNotes(units: units, marks: marks)
        if let first = paragraph.ranges.first, let end = notes.end(ofLeadingNote: first) {
            paragraph.ranges[0] = TextLine.trim(end..<first.upperBound, of: units)
            paragraph.isContinuation = true
        }
        if let last = paragraph.ranges.last, !last.isEmpty, let start = notes.start(ofTrailingNote: last) {
            let body = TextLine.trim(last.lowerBound..<start, of: units)
            paragraph.ranges[paragraph.ranges.count - 1] = body
            paragraph.breaksOff = body.last.map { !Unit.ends(units[$0]) } ?? true
        }
        paragraph.ranges.removeAll(where: \.isEmpty)
    }
}
