import GraphModel

/// The head of a drawing: title, summary, and what colours and lines mean.
struct Legend {
    let title: String
    let summary: String
    /// The types of the nodes drawn, in the schema's order.
    let entities: [Schema.EntityType]
    /// The relations of the edges drawn, in the schema's order.
    let relations: [Schema.RelationType]
    let hasFormer: Bool
    let hasInferred: Bool
    let palette: Palette
    /// How many entries a row holds.
    let columns: Int

    /// An HTML-like label with its angle brackets.
    var label: String {
        var table = "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"2\">"
        let heading = DotText.markup(title)
        // Graphviz takes an empty FONT element for a syntax error.
        if !heading.isEmpty { table += row("<FONT POINT-SIZE=\"20\"><B>\(heading)</B></FONT>") }
        table += row("<FONT POINT-SIZE=\"10\" COLOR=\"#595959\">\(DotText.markup(summary))</FONT>")
        for entries in [boxEntries, lineEntries] where !entries.isEmpty {
            for start in stride(from: 0, to: entries.count, by: columns) {
                let cells = entries[start..<min(start + columns, entries.count)].joined()
                // Empty cells at both ends take the room that a wide title leaves.
                let inner = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"3\"><TR>"
                table += row("\(inner)\(filler)\(cells)\(filler)</TR></TABLE>")
            }
        }
        return table + "</TABLE>>"
    }

    private var boxEntries: [String] {
        var entries = entities.map { chip($0.label, fill: Palette.lightened($0.colour), border: $0.colour) }
        if hasInferred { entries.append(chip("仅据地名录", fill: "#F2F2F2", border: Palette.inferred)) }
        return entries
    }

    private var lineEntries: [String] {
        var entries = relations.map { relation in
            "<TD><FONT POINT-SIZE=\"10\"><FONT COLOR=\"\(palette.line(relation.name))\">━━▶</FONT> "
                + "\(DotText.markup(relation.label))</FONT></TD>"
        }
        if hasFormer { entries.append("<TD><FONT POINT-SIZE=\"10\">┅┅▶ 原任</FONT></TD>") }
        return entries
    }

    private var filler: String { "<TD></TD>" }

    private func row(_ content: String) -> String { "<TR><TD>\(content)</TD></TR>" }

    private func chip(_ text: String, fill: String, border: String) -> String {
        "<TD BORDER=\"1\" STYLE=\"ROUNDED\" COLOR=\"\(border)\" BGCOLOR=\"\(fill)\">"
            + "<FONT POINT-SIZE=\"10\">\(DotText.markup(text))</FONT></TD>"
    }
}
