import GraphLinking

/// Writes an explanation, wholly or for a part of the page.
struct ExplanationAnswer {
    let lines: LineTable
    /// The only scalars to explain; nil for all.
    let wanted: Range<Int>?

    private static let columns = [
        Column("at"), Column("what"), Column("type"), Column("text"), Column("rule"), Column("note"),
    ]

    /// The mentions, relations and rejections in the order of the text.
    func answer(_ explanation: Explanation) -> Answer {
        var items: [(start: Int, row: [Cell], branch: Branch)] = []
        func add(
            _ ranges: [Range<Int>], _ what: String, _ type: String, _ text: String, _ rule: String, _ notes: [String]
        ) {
            guard let first = ranges.first, isWanted(ranges) else { return }
            let at = position(first.lowerBound)
            let cells = [at, what, type, text, rule, notes.joined(separator: "; ")].map(Cell.text)
            let label =
                what == "link" ? "\(at)  \(text)  [\(rule)]" : "\(at)  \(type) \(text)  [\(rule)]"
            items.append((first.lowerBound, cells, Branch(label: label, children: notes.map { Branch(label: $0) })))
        }
        for mention in explanation.mentions {
            var notes = mention.parts.map { "\($0.name): \($0.text)" }
            if let promoter = mention.promoter { notes.append("promoted by \(promoter)") }
            add(mention.ranges, "mention", mention.type, mention.text, mention.rule, notes)
        }
        for link in explanation.links {
            let relation = link.relation + (link.former ? " (former)" : "")
            let text = "\(link.source) -\(relation)-> \(link.target)"
            add(link.ranges, "link", link.relation, text, link.rule, [])
        }
        let taken = items.sorted { $0.start < $1.start }
        items = []
        for rejection in explanation.rejected {
            add(rejection.ranges, "not taken", rejection.type, rejection.text, rejection.rule, [rejection.reason])
        }
        let rejected = items.sorted { $0.start < $1.start }
        var tree = taken.map(\.branch)
        if !rejected.isEmpty { tree.append(Branch(label: "not taken", children: rejected.map(\.branch))) }
        return Answer(columns: Self.columns, rows: (taken + rejected).map(\.row), tree: tree)
    }

    private func isWanted(_ ranges: [Range<Int>]) -> Bool {
        guard let wanted else { return true }
        return ranges.contains { $0.overlaps(wanted) }
    }

    private func position(_ offset: Int) -> String {
        let (line, column) = lines.position(of: offset)
        return "\(line):\(column)"
    }
}
