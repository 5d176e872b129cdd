import GraphModel

/// Turns cards and lines that have their places into the groups of a scene.
struct Painter {
    let schema: Schema
    let palette: Palette
    let links: PageLinks
    /// The node that is marked, if any.
    var focus: String?
    var names: ElementNames

    /// A card at its place.
    mutating func group(_ card: Card, at origin: Point) -> Scene.Item {
        let rect = Rect(x: origin.x, y: origin.y, width: card.size.width, height: card.size.height)
        guard let node = card.box.node else { return table(card, rect) }
        let type = schema.entity(node.type)
        let paints = palette.type(node.type)
        let shape = BoxShape(type?.shape)
        let fill = node.inferred ? palette.inferredFill : paints.fill
        let isFocus = node.id == focus
        let stroke = isFocus ? palette.focus : node.inferred ? palette.inferred : paints.stroke
        var items: [Scene.Item] = []
        items.append(
            .shape(
                Scene.Shape(
                    path: shape.path(in: rect), fill: fill, stroke: stroke, width: isFocus ? 2.5 : 1.2,
                    dash: node.inferred ? .dashed : .solid)))
        items += shape.ornaments(in: rect).map {
            .shape(Scene.Shape(path: $0, fill: palette.paper, stroke: stroke))
        }
        if let badge = card.badge { items += mark(type, node, at: badge + origin) }
        items += texts(card.lines, at: origin, isGrey: node.inferred)
        let group = Scene.Group(
            id: names.id(of: node), classes: ["node", node.type] + (node.inferred ? ["inferred"] : []),
            nodeId: node.id, ends: nil, tooltip: Tooltip.lines(of: node, type: type),
            link: links.link(to: node.mentions.min()), items: items)
        guard !card.rows.isEmpty else { return .group(group) }
        return tabled(group, card, rect)
    }

    /// A card's group with its rows after it: each row is a node of its own.
    private mutating func tabled(_ group: Scene.Group, _ card: Card, _ rect: Rect) -> Scene.Item {
        let origin = Point(x: rect.x, y: rect.y)
        let rule = Path(through: [
            Point(x: rect.x + 6, y: rect.y + card.headHeight), Point(x: rect.maxX - 6, y: rect.y + card.headHeight),
        ])
        var group = group
        group.items.append(.shape(Scene.Shape(path: rule, stroke: palette.rule)))
        let rows = card.rows.map { row($0, of: card, at: origin) }
        return .group(
            Scene.Group(
                id: "\(group.id)-table", classes: ["table"], nodeId: nil, ends: nil, tooltip: [], link: nil,
                items: [.group(group)] + rows))
    }

    /// A list under a heading.
    private mutating func table(_ card: Card, _ rect: Rect) -> Scene.Item {
        let origin = Point(x: rect.x, y: rect.y)
        var items: [Scene.Item] = [
            .shape(
                Scene.Shape(
                    path: Path(rect, radius: 3), fill: palette.panels[1], stroke: palette.rule, dash: .dashed))
        ]
        items += texts(card.lines, at: origin, isGrey: true)
        items += card.rows.map { row($0, of: card, at: origin) }
        return .group(
            Scene.Group(
                id: "list-\(SVGWriter.className(card.box.id))", classes: ["list"], nodeId: nil, ends: nil, tooltip: [],
                link: nil,
                items: items))
    }

    private mutating func row(_ layout: Card.RowLayout, of card: Card, at origin: Point) -> Scene.Item {
        let node = layout.row.node
        let type = schema.entity(node.type)
        var items: [Scene.Item] = []
        let frame = layout.frame.moved(by: origin)
        let isFormer = layout.row.line?.isFormer == true
        let ground = card.box.node.map { $0.inferred ? palette.inferredFill : palette.type($0.type).fill }
        items.append(
            .shape(
                Scene.Shape(
                    path: Path(frame, radius: 3), fill: ground ?? palette.panels[1],
                    stroke: isFormer ? palette.muted : nil, width: 0.8, dash: isFormer ? .dashed : .solid)))
        if let badge = layout.badge { items += mark(type, node, at: badge + origin) }
        items += texts(layout.lines, at: origin, isGrey: false)
        let group = Scene.Group(
            id: names.id(of: node), classes: ["node", node.type, "row"] + (node.inferred ? ["inferred"] : []),
            nodeId: node.id, ends: nil, tooltip: Tooltip.lines(of: node, type: type),
            link: links.link(to: node.mentions.min()),
            items: items)
        guard let line = layout.row.line else { return .group(group) }
        let other = card.box.name
        let name =
            line.source == node.id
            ? Tooltip.name(of: line, from: node.name, to: other, schema: schema)
            : Tooltip.name(of: line, from: other, to: node.name, schema: schema)
        // The row says both who it is and what ties it to the card.
        var row = group
        row.tooltip += Tooltip.lines(of: line, name: name)
        row.link = links.link(to: line.firstEvidence) ?? group.link
        return .group(
            Scene.Group(
                id: names.id(ofLine: name), classes: ["edge", line.relation, "row"] + (isFormer ? ["former"] : []),
                nodeId: nil, ends: Scene.Ends(source: line.source, target: line.target), tooltip: [], link: nil,
                items: [.group(row)]))
    }

    /// A line with its arrow, and its label where it has one, between the boxes with these ids.
    mutating func group(_ line: Diagram.Line, _ placed: PlacedLine, boxes: [String: Diagram.Box]) -> Scene.Item {
        let paint = palette.line(line.relation)
        let (source, target) = (boxes[line.source], boxes[line.target])
        let ids = Scene.Ends(source: source?.node?.id ?? line.source, target: target?.node?.id ?? line.target)
        let name = Tooltip.name(
            of: line, from: source?.name ?? line.source, to: target?.name ?? line.target, schema: schema)
        var items: [Scene.Item] = placed.paths.map {
            .shape(Scene.Shape(path: $0, stroke: paint, width: line.roles.isEmpty ? 1 : 1.3, dash: line.dash))
        }
        if let arrow = placed.arrow, !schema.isSymmetric(line.relation) {
            items.append(.shape(Scene.Shape(path: arrow, fill: paint, stroke: paint, width: 0.5)))
        }
        if let label = placed.label {
            let top = label.frame.centre.y - Double(label.lines.count) * EdgeLabel.lineHeight / 2
            for (index, text) in label.lines.enumerated() {
                let y = top + EdgeLabel.lineHeight * (Double(index) + 0.5) + EdgeLabel.fontSize * 0.36
                items.append(
                    .text(
                        Scene.Text(
                            at: Point(x: label.frame.centre.x, y: y), string: text, size: EdgeLabel.fontSize,
                            paint: line.isFormer ? palette.muted : palette.ink, anchor: .middle, hasHalo: true)))
            }
        }
        return .group(
            Scene.Group(
                id: names.id(ofLine: name), classes: ["edge", line.relation] + (line.isFormer ? ["former"] : []),
                nodeId: nil, ends: ids, tooltip: Tooltip.lines(of: line, name: name),
                link: links.link(to: line.firstEvidence),
                items: items))
    }

    /// The text mark of a type: the first character of its label on its colour.
    func mark(_ type: Schema.EntityType?, _ node: Node, at corner: Point) -> [Scene.Item] {
        mark(String((type?.label ?? node.type).prefix(1)), node.type, at: corner)
    }

    func mark(_ text: String, _ typeName: String, at corner: Point) -> [Scene.Item] {
        let paints = palette.type(typeName)
        let side = Card.badgeSide
        let square = Rect(x: corner.x, y: corner.y, width: side, height: side)
        return [
            .shape(Scene.Shape(path: Path(square, radius: 3), fill: paints.badge)),
            .text(
                Scene.Text(
                    at: Point(x: square.centre.x, y: square.centre.y + 3.9), string: text, size: 10.5, isBold: true,
                    paint: paints.badgeInk, anchor: .middle)),
        ]
    }

    private func texts(_ lines: [Card.Line], at origin: Point, isGrey: Bool) -> [Scene.Item] {
        lines.map { line in
            .text(
                Scene.Text(
                    at: line.at + origin, string: line.text, size: line.size, isBold: line.isBold,
                    paint: line.isMuted || isGrey ? palette.muted : palette.ink))
        }
    }
}

extension Diagram.Line {
    /// What it is made of. What a unit is part of, what it is the party
    /// organisation of, and where it is, look alike but for this and the colour.
    var dash: Scene.Dash {
        if isFormer { return .dashed }
        return switch relation {
        case Relation.branchOf: .dotted
        case Relation.locatedIn: .dashDotted
        default: .solid
        }
    }
}

/// A line that has found its way.
struct PlacedLine: Sendable {
    var paths: [Path]
    /// The arrow's head, at the end of the last path.
    var arrow: Path?
    var label: EdgeLabel?
}

/// A text on a line.
struct EdgeLabel: Sendable {
    static let fontSize = 10.5
    static let lineHeight = 13.5

    var lines: [String]
    var frame: Rect

    /// The lines of a label and their size.
    static func measured(_ text: String) -> (lines: [String], size: Size)? {
        guard !text.isEmpty else { return nil }
        let lines = DotText.wrapped(text, width: 24, maxLines: 3)
        let width = lines.map { TextMetrics.width($0, size: fontSize) }.max() ?? 0
        return (lines, Size(width: width + 6, height: Double(lines.count) * lineHeight + 2))
    }

    /// An arrow's head that ends at `tip`, coming from `from`.
    static func arrow(tip: Point, from: Point) -> Path? {
        let direction = tip - from
        guard direction.length > 0.01 else { return nil }
        let along = direction * (7 / direction.length)
        let across = Point(x: -along.y, y: along.x) * 0.36
        let base = tip - along
        return Path(through: [tip, base + across, base - across], isClosed: true)
    }
}
