import GraphModel

/// One DOT text while it is being written.
struct DotDocument {
    private let schema: Schema
    private let palette: Palette
    private let diagram: Diagram
    private let options: DrawingOptions
    private let omitted: Int
    private var names: [String: String] = [:]
    private var elements: [String: [String]] = [:]
    private var text = ""

    /// The fonts in the order in which a viewer should try them.
    static let fonts = "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"
    // Above this, dot takes minutes and gives a ribbon.
    private static let maxRanked = 400

    init(schema: Schema, diagram: Diagram, options: DrawingOptions, omitted: Int) {
        self.schema = schema
        palette = Palette(schema: schema)
        self.diagram = diagram
        self.options = options
        self.omitted = omitted
    }

    /// Writes everything.
    mutating func write() -> Drawing {
        let ids = Dictionary(
            diagram.boxes.enumerated().map { ($1.node.id, "n\($0 + 1)") }, uniquingKeysWith: { a, _ in a })
        writeHead()
        for box in diagram.boxes { if let id = ids[box.node.id] { write(box.node, id: id) } }
        let labels = Dictionary(diagram.boxes.map { ($0.node.id, $0.node.name) }, uniquingKeysWith: { a, _ in a })
        for (index, line) in diagram.lines.enumerated() {
            guard let source = ids[line.source], let target = ids[line.target] else { continue }
            let ends = (labels[line.source] ?? line.source, labels[line.target] ?? line.target)
            write(line, id: "e\(index + 1)", "\(source) -> \(target)", ends: ends)
        }
        writeLoners(ids)
        text += "}\n"
        return Drawing(
            dot: text, engine: diagram.boxes.count > Self.maxRanked ? .sfdp : .dot, title: options.title,
            summary: summary, names: names, elements: elements, omitted: omitted)
    }

    private var summary: String {
        let posts = diagram.lines.reduce(0) { $0 + $1.roles.count }
        let rest = omitted > 0 ? "；另有 \(omitted) 个未画出" : ""
        return "\(diagram.boxes.count) 个人物、单位与地方，\(posts) 项任职\(rest)"
    }

    private mutating func writeHead() {
        let types = Set(diagram.boxes.map(\.node.type))
        let relations = Set(diagram.lines.map(\.relation))
        let legend = Legend(
            title: DotText.shortened(options.title, width: 80), summary: summary,
            entities: schema.entities.filter { types.contains($0.name) },
            relations: schema.relations.filter { relations.contains($0.name) },
            hasFormer: diagram.lines.contains(where: \.isFormer),
            hasInferred: diagram.boxes.contains(where: \.node.inferred), palette: palette,
            columns: diagram.boxes.count > 12 ? 10 : 4)
        text += "digraph guanxi {\n"
        text += "  graph [rankdir=RL, fontname=\"\(Self.fonts)\", bgcolor=white, pad=0.2, nodesep=0.15, ranksep=0.35,\n"
        text += "    overlap=prism, outputorder=edgesfirst, labelloc=t, charset=\"UTF-8\",\n"
        text += "    label=\(legend.label)];\n"
        text += "  node [fontname=\"\(Self.fonts)\", fontsize=12, fontcolor=\"\(Palette.ink)\", style=filled,"
        text += " margin=\"0.09,0.045\", height=0.3, width=0.5];\n"
        text += "  edge [fontname=\"\(Self.fonts)\", fontsize=10.5, fontcolor=\"\(Palette.ink)\", arrowsize=0.55];\n"
    }

    /// Frames the boxes without lines, in rows: dot would make one long column
    /// of them.
    private mutating func writeLoners(_ ids: [String: String]) {
        let linked = Set(diagram.lines.flatMap { [$0.source, $0.target] })
        let loners = diagram.boxes.map(\.node.id).filter { !linked.contains($0) }.compactMap { ids[$0] }
        guard !loners.isEmpty else { return }
        text += "  subgraph cluster_loners {\n"
        text += "    label=\"页面提及，未述其职务或关系\"; fontsize=10; fontcolor=\"#595959\"; color=\"#BFBFBF\"; style=dashed;\n"
        let columns = max(5, Int(Double(loners.count).squareRoot() / 2))
        for start in stride(from: 0, to: loners.count, by: columns) {
            let row = loners[start..<min(start + columns, loners.count)].reversed().joined(separator: " -> ")
            text += "    \(row) [style=invis];\n"
        }
        text += "  }\n"
    }

    private mutating func write(_ node: Node, id: String) {
        let type = schema.entity(node.type)
        let colour = node.inferred ? Palette.inferred : type?.colour ?? Palette.inferred
        let fill = node.inferred ? "#F2F2F2" : Palette.lightened(colour)
        let isFocus = node.id == options.focus
        var attributes = [
            "label=\(DotText.quoted(DotText.wrapped(node.name, width: 20)))",
            "shape=\"\(type?.shape ?? "box")\"",
            "fillcolor=\"\(fill)\"",
            "color=\"\(isFocus ? Palette.focus : colour)\"",
        ]
        if isFocus { attributes.append("penwidth=2.5") }
        if node.inferred { attributes.append("fontcolor=\"#595959\"") }
        attributes += [
            "id=\"\(id)\"",
            "class=\(DotText.quoted(node.inferred ? "\(node.type) inferred" : node.type))",
            "tooltip=\(DotText.quoted(Tooltip.lines(of: node, type: type)))",
        ]
        names[id] = node.name
        elements[id] = [node.id]
        text += "  \(id) [\(attributes.joined(separator: ", "))];\n"
    }

    private mutating func write(_ line: Diagram.Line, id: String, _ ends: String, ends names: (String, String)) {
        let relation = schema.relation(line.relation)?.label ?? line.relation
        let colour = palette.line(line.relation)
        var attributes = ["color=\"\(colour)\""]
        let roles = line.roles.joined(separator: "、")
        let label = line.isFormer && !roles.isEmpty ? "原" + roles : roles
        if !label.isEmpty {
            attributes.append("label=\(DotText.quoted(DotText.wrapped(label, width: 20)))")
            attributes.append("penwidth=1.3")
        }
        if line.isFormer { attributes.append("style=dashed") }
        let what = label.isEmpty ? relation : "\(relation)\(label)"
        let name = "\(names.0) → \(names.1)：\(what)"
        let tooltip = DotText.quoted(Tooltip.lines(of: line, name: name))
        attributes += [
            "id=\"\(id)\"",
            "class=\(DotText.quoted(line.isFormer ? "\(line.relation) former" : line.relation))",
            "tooltip=\(tooltip)",
        ]
        if !label.isEmpty { attributes.append("labeltooltip=\(tooltip)") }
        self.names[id] = name
        elements[id] = [line.source, line.target]
        text += "  \(ends) [\(attributes.joined(separator: ", "))];\n"
    }
}
