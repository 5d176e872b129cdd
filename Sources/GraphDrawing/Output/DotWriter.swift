import GraphModel

/// Writes a drawing as DOT text, for Graphviz and what else reads it: the
/// same boxes, rows, lines and labels, without places.
struct DotWriter {
    let schema: Schema

    func text(of drawing: Drawing) -> String {
        let palette = Palette(schema: schema)
        let diagram = drawing.diagram
        let ids = Dictionary(
            diagram.boxes.map(\.id).sorted().enumerated().map { ($1, "n\($0 + 1)") }, uniquingKeysWith: { a, _ in a })
        let title = DotText.quoted([drawing.title, drawing.summary] + drawing.notes)
        var text = "digraph guanxi {\n"
        text +=
            "  graph [rankdir=LR, fontname=\"\(SVGWriter.fonts)\", labelloc=t, charset=\"UTF-8\", label=\(title)];\n"
        text +=
            "  node [fontname=\"\(SVGWriter.fonts)\", fontsize=12, style=filled, shape=box, margin=\"0.09,0.045\"];\n"
        text += "  edge [fontname=\"\(SVGWriter.fonts)\", fontsize=10.5, arrowsize=0.6];\n"
        for box in diagram.boxes { text += node(box, id: ids[box.id] ?? "n0", palette, focus: drawing.options.focus) }
        for line in diagram.lines {
            guard let source = ids[line.source], let target = ids[line.target] else { continue }
            text += "  \(source) -> \(target) [\(attributes(line, palette))];\n"
        }
        return text + "}\n"
    }

    private func node(_ box: Diagram.Box, id: String, _ palette: Palette, focus: String?) -> String {
        let type = box.node.flatMap { schema.entity($0.type) }
        let paints = palette.type(box.node?.type ?? "")
        let isInferred = box.node?.inferred ?? true
        var attributes = [
            "label=\(label(box))",
            "fillcolor=\"\(isInferred ? palette.inferredFill.light : paints.fill.light)\"",
            "color=\"\(box.node?.id == focus && focus != nil ? palette.focus.light : paints.stroke.light)\"",
            "tooltip=\(DotText.quoted(box.node.map { Tooltip.lines(of: $0, type: type) } ?? [box.heading]))",
            "class=\"\(SVGWriter.className(box.node?.type ?? "list"))\"",
        ]
        // A table needs a rectangle.
        if box.rows.isEmpty, let shape = type?.shape { attributes.append("shape=\"\(shape)\"") }
        return "  \(id) [\(attributes.joined(separator: ", "))];\n"
    }

    private func label(_ box: Diagram.Box) -> String {
        let heading = DotText.wrapped(box.heading, width: 24, parts: box.nameParts)
        guard !box.rows.isEmpty else { return DotText.quoted(heading + box.captions) }
        var table = "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">"
        // Graphviz takes an empty cell with a FONT or B element for a syntax error.
        for line in heading + box.captions where !DotText.clean(line).allSatisfy(\.isWhitespace) {
            table += "<TR><TD COLSPAN=\"2\">\(DotText.markup(line))</TD></TR>"
        }
        for row in box.rows {
            let label = row.isVacant ? row.node.role ?? "" : row.line?.label ?? ""
            let name = row.isVacant ? "（未具名）" : row.node.name
            table +=
                "<TR><TD ALIGN=\"LEFT\">\(DotText.markup(label))</TD><TD ALIGN=\"LEFT\">\(DotText.markup(name))</TD></TR>"
        }
        return table + "</TABLE>>"
    }

    private func attributes(_ line: Diagram.Line, _ palette: Palette) -> String {
        var attributes = ["color=\"\(palette.line(line.relation).light)\""]
        if !line.label.isEmpty { attributes.append("label=\(DotText.quoted(DotText.wrapped(line.label, width: 24)))") }
        // Graphviz knows no dashes with dots between them.
        if ![.solid, .dashDotted].contains(line.dash) { attributes.append("style=\(line.dash.rawValue)") }
        if schema.isSymmetric(line.relation) { attributes.append("dir=none") }
        attributes.append("class=\"\(SVGWriter.className(line.relation))\(line.isFormer ? " former" : "")\"")
        let name = line.label.isEmpty ? schema.relation(line.relation)?.label ?? line.relation : line.label
        attributes.append("tooltip=\(DotText.quoted(Tooltip.lines(of: line, name: name)))")
        return attributes.joined(separator: ", ")
    }
}
