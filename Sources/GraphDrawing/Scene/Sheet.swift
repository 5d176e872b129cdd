import GraphModel

/// A picture before it is painted: its body, and what stands around it.
struct Sheet {
    var title: String
    /// One line under the title: what is drawn, what is left out.
    var summary: String
    /// Where the facts come from, and of which date.
    var source: String
    /// Remarks at the foot, such as what was left out.
    var notes: [String]
    var body: Arrangement
    /// What the picture shows, for the legend.
    var diagram: Diagram
}

/// Puts title, legend and footer around a body, and paints everything.
struct SheetPainter {
    let schema: Schema
    let palette: Palette
    let options: DrawingOptions
    private static let margin = 26.0

    /// The finished scene, and what its elements are.
    func scene(_ sheet: Sheet) -> (scene: Scene, names: [String: String]) {
        let body = sheet.body
        let entries = Legend(schema: schema, palette: palette, diagram: sheet.diagram).entries
        let titleWidth = TextMetrics.width(sheet.title, size: 20, isBold: true)
        var width = max(body.size.width, min(titleWidth, 900), 380)
        if let aspect = options.page?.aspect {
            // A page keeps its shape whatever is on it.
            width = max(width, (body.size.height + 150) * aspect - 2 * Self.margin)
        }
        var items: [Scene.Item] = []
        var y = Self.margin
        func text(_ string: String, _ size: Double, _ height: Double, isBold: Bool = false, paint: Paint? = nil) {
            let at = Point(x: Self.margin, y: y + height / 2 + size * 0.36)
            items.append(
                .text(Scene.Text(at: at, string: string, size: size, isBold: isBold, paint: paint ?? palette.ink)))
            y += height
        }
        for line in Self.lines(sheet.title, size: 20, width: width, isBold: true) { text(line, 20, 28, isBold: true) }
        for line in Self.lines(sheet.summary, size: 11, width: width) { text(line, 11, 16, paint: palette.muted) }
        y += 6
        let legend = flow(entries, width: width, from: Point(x: Self.margin, y: y))
        items += legend.items
        y = legend.end + 12
        var names = ElementNames(sheet.diagram.nodes)
        var painter = Painter(
            schema: schema, palette: palette, links: PageLinks(base: options.documentBase), focus: options.focus,
            names: names)
        let shift = Point(x: Self.margin + (width - body.size.width) / 2 * (options.page == nil ? 0 : 1), y: y)
        var placed = Arrangement()
        placed.add(body, at: shift)
        items += painted(placed, &painter)
        names = painter.names
        y += body.size.height + 18
        let footer = sheet.notes + (sheet.source.isEmpty ? [] : [sheet.source])
        for note in footer {
            for line in Self.lines(note, size: 10, width: width) { text(line, 10, 14, paint: palette.muted) }
        }
        var size = Size(width: width + 2 * Self.margin, height: y + Self.margin - 8)
        if let page = options.page {
            size.height = max(size.height, size.width / page.aspect)
            size.width = max(size.width, size.height * page.aspect)
        }
        let scene = Scene(
            size: size, page: options.page?.millimetres, title: sheet.title, summary: sheet.summary, items: items)
        return (scene, names.names)
    }

    private func painted(_ body: Arrangement, _ painter: inout Painter) -> [Scene.Item] {
        var items: [Scene.Item] = []
        for frame in body.frames {
            items.append(
                .shape(
                    Scene.Shape(
                        path: Path(frame.rect, radius: 5), fill: palette.panels[frame.level % palette.panels.count],
                        stroke: palette.rule)))
            for (title, point) in zip(frame.titles, frame.titlePoints) {
                items.append(painter.group(title, at: point))
            }
        }
        items += body.ornaments
        let boxes = Dictionary(body.cards.map { ($0.card.box.id, $0.card.box) }, uniquingKeysWith: { a, _ in a })
        for (line, placed) in body.lines { items.append(painter.group(line, placed, boxes: boxes)) }
        for placed in body.cards { items.append(painter.group(placed.card, at: placed.origin)) }
        return items
    }

    /// Legend entries in rows.
    private func flow(_ entries: [Legend.Entry], width: Double, from start: Point) -> (items: [Scene.Item], end: Double)
    {
        var items: [Scene.Item] = []
        var (x, y) = (start.x, start.y)
        for entry in entries {
            if x > start.x, x + entry.width > start.x + width {
                x = start.x
                y += Legend.height
            }
            items += entry.items.map { $0.moved(by: Point(x: x, y: y)) }
            x += entry.width + 16
        }
        return (items, y + (entries.isEmpty ? 0 : Legend.height))
    }

    /// A text in lines of about so many points.
    static func lines(_ text: String, size: Double, width: Double, isBold: Bool = false) -> [String] {
        let clean = DotText.clean(text)
        guard !clean.allSatisfy(\.isWhitespace) else { return [] }
        var lines: [String] = []
        var line = ""
        var used = 0.0
        for character in clean {
            let step = TextMetrics.width(String(character), size: size, isBold: isBold)
            if used + step > width, !line.isEmpty, !DotText.isClosing(character) {
                lines.append(line)
                (line, used) = ("", 0)
                if lines.count == 3 { return lines.dropLast() + [lines[2].dropLast() + "…"] }
            }
            line.append(character)
            used += step
        }
        return lines + [line]
    }
}
