import GraphModel

/// What the marks, colours and lines of a picture mean: of those in it only.
struct Legend {
    /// One sample with its text, drawn from the origin.
    struct Entry {
        var items: [Scene.Item]
        var width: Double
    }

    let schema: Schema
    let palette: Palette
    let diagram: Diagram

    static let height = 21.0

    /// The samples in the schema's order.
    var entries: [Entry] {
        let rows = diagram.boxes.flatMap(\.rows)
        let types = Set((diagram.boxes.compactMap(\.node) + rows.filter(\.hasMark).map(\.node)).map(\.type))
        let lines = diagram.lines
        var entries = schema.entities.filter { types.contains($0.name) }.map(typeEntry)
        if let row = rows.first(where: { !$0.hasMark }) { entries.append(rowEntry(row)) }
        if diagram.nodes.contains(where: \.inferred) { entries.append(inferredEntry) }
        for relation in schema.relations {
            let like = lines.filter { $0.relation == relation.name && !$0.isFormer }
            if let line = like.first { entries.append(lineEntry(relation.label, line)) }
        }
        if let line = lines.first(where: \.isFormer) {
            entries.append(lineEntry("原任", line))
        } else if rows.contains(where: { $0.line?.isFormer == true }) {
            entries.append(formerRowEntry)
        }
        return entries
    }

    private func typeEntry(_ type: Schema.EntityType) -> Entry {
        let paints = palette.type(type.name)
        let width = TextMetrics.width(type.label, size: 10.5)
        let rect = Rect(x: 0, y: 0.5, width: width + 32, height: 19)
        let shape = BoxShape(type.shape)
        let side = Card.badgeSide
        var items: [Scene.Item] = [
            .shape(Scene.Shape(path: shape.path(in: rect), fill: paints.fill, stroke: paints.stroke))
        ]
        items += shape.ornaments(in: rect).map {
            .shape(Scene.Shape(path: $0, fill: palette.paper, stroke: paints.stroke))
        }
        let square = Rect(x: 6, y: 2.5, width: side, height: side)
        items += [
            .shape(Scene.Shape(path: Path(square, radius: 3), fill: paints.badge)),
            .text(
                Scene.Text(
                    at: Point(x: square.centre.x, y: square.centre.y + 3.9), string: String(type.label.prefix(1)),
                    size: 10.5, isBold: true, paint: paints.badgeInk, anchor: .middle)),
            text(type.label, x: 25),
        ]
        return Entry(items: items, width: rect.width)
    }

    private var inferredEntry: Entry {
        let label = "仅据地名录"
        let width = TextMetrics.width(label, size: 10.5)
        let rect = Rect(x: 0, y: 0.5, width: width + 14, height: 19)
        return Entry(
            items: [
                .shape(
                    Scene.Shape(
                        path: Path(rect, radius: 2), fill: palette.inferredFill, stroke: palette.inferred,
                        dash: .dashed)),
                text(label, x: 7),
            ], width: rect.width)
    }

    private var formerRowEntry: Entry {
        let label = "原任"
        let width = TextMetrics.width(label, size: 10.5)
        let rect = Rect(x: 0, y: 2, width: width + 10, height: 16)
        return Entry(
            items: [
                .shape(Scene.Shape(path: Path(rect, radius: 3), stroke: palette.muted, width: 0.8, dash: .dashed)),
                text(label, x: 5),
            ], width: rect.width)
    }

    /// A row without a mark, as in the tables of units: the post and who holds it.
    private func rowEntry(_ row: Diagram.Row) -> Entry {
        let post = schema.relation(Relation.holds)?.targets.first.flatMap { schema.entity($0)?.label } ?? ""
        let holder = schema.entity(row.node.type)?.label ?? row.node.type
        let width = TextMetrics.width(post, size: 10.5) + 8
        let at = Point(x: 0, y: 13.8)
        return Entry(
            items: [
                .text(Scene.Text(at: at, string: post, size: 10.5, paint: palette.muted)), text(holder, x: width),
            ], width: width + TextMetrics.width(holder, size: 10.5))
    }

    private func lineEntry(_ label: String, _ line: Diagram.Line) -> Entry {
        let paint = palette.line(line.relation)
        let path = Path(through: [Point(x: 0, y: 10), Point(x: 26, y: 10)])
        var items: [Scene.Item] = [
            .shape(Scene.Shape(path: path, stroke: paint, width: line.roles.isEmpty ? 1 : 1.3, dash: line.dash))
        ]
        // In a tree, what is above says the direction.
        let isDirected = diagram.arrangement != .tree && !schema.isSymmetric(line.relation)
        if isDirected, let arrow = path.arrow {
            items.append(.shape(Scene.Shape(path: arrow, fill: paint, stroke: paint, width: 0.5)))
        }
        items.append(text(label, x: 32))
        return Entry(items: items, width: 32 + TextMetrics.width(label, size: 10.5))
    }

    private func text(_ string: String, x: Double) -> Scene.Item {
        .text(Scene.Text(at: Point(x: x, y: 13.8), string: string, size: 10.5, paint: palette.ink))
    }
}
