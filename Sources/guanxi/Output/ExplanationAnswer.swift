import GraphLinking

/// Writes an explanation, wholly or for a part of the page.
struct ExplanationAnswer {
    let lines: LineTable
    /// The only scalars to explain; nil for all.
    let wanted: Range<Int>?

    private static let columns = [
        Column("at"), Column("what"), Column("type"), Column("text"), Column("rule"), Column("note"),
    ]

    private struct Item {
        var start: Int
        var row: [Cell]
        var branch: Branch
    }

    /// The mentions, relations and rejections in the order of the text.
    func answer(_ explanation: Explanation) -> Answer {
        let mentions = explanation.mentions.compactMap { mention in
            item(
                mention.ranges, "mention", mention.type, mention.text, mention.rule,
                mention.parts.map { "\($0.name): \($0.text)" } + (mention.promoter.map { ["promoted by \($0)"] } ?? []))
        }
        let links = explanation.links.compactMap { link in
            let relation = link.relation + link.tenure
            return item(
                link.ranges, "link", link.relation, "\(link.source) -\(relation)-> \(link.target)", link.rule, [])
        }
        let rejected = explanation.rejected.compactMap { rejection in
            item(rejection.ranges, "not taken", rejection.type, rejection.text, rejection.rule, [rejection.reason])
        }
        let taken = (mentions + links).sorted { $0.start < $1.start }
        var tree = taken.map(\.branch)
        if !rejected.isEmpty { tree.append(Branch(label: "not taken", children: rejected.map(\.branch))) }
        return Answer(columns: Self.columns, rows: (taken + rejected).map(\.row), tree: tree)
    }

    /// One line of the answer; nil where it lies elsewhere.
    private func item(
        _ ranges: [Range<Int>], _ what: String, _ type: String, _ text: String, _ rule: String, _ notes: [String]
    ) -> Item? {
        guard let first = ranges.first, isWanted(ranges) else { return nil }
        let (line, column) = lines.position(of: first.lowerBound)
        let cells = ["\(line):\(column)", what, type, text, rule, notes.joined(separator: "; ")]
        // A relation says its type in its text.
        var label = "\(cells[0])  \(what == "link" ? text : "\(type) \(text)")  [\(rule)]"
        if what == "not taken" { label += "  \(cells[5])" }
        let children = what == "not taken" ? [] : notes.map { Branch(label: $0) }
        return Item(
            start: first.lowerBound, row: cells.map(Cell.text), branch: Branch(label: label, children: children))
    }

    private func isWanted(_ ranges: [Range<Int>]) -> Bool {
        guard let wanted else { return true }
        return ranges.contains { $0.overlaps(wanted) }
    }
}
