import GraphModel

/// Lays out a career: the person above, below a rail with a rung for each
/// post: its dates, the role, the organisation, and the passage that says so.
struct LadderLayout {
    let layout: GraphLayout
    let palette: Palette
    private static let (dateSize, roleSize, quoteSize) = (11.0, 12.5, 9.5)
    private static let (gap, quoteWidth) = (16.0, 300.0)
    private static let unknown = "时间未述"
    private static let ditto = "出处同上"

    /// The texts and the card of one rung.
    private struct Rung {
        var line: Diagram.Line
        var card: Card
        var date: String
        var role: String
        var quotes: [String]

        var height: Double { max(34, card.size.height + (quotes.isEmpty ? 0 : 4 + 13 * Double(quotes.count))) }
    }

    func arrangement(_ diagram: Diagram) -> Arrangement {
        guard let head = diagram.boxes.first else { return Arrangement() }
        // Long careers go on beside.
        let columns = max(1, (diagram.lines.count + 8) / 9)
        let perColumn = max(1, (diagram.lines.count + columns - 1) / columns)
        var said = ""
        let rungs = zip(diagram.boxes.dropFirst(), diagram.lines).enumerated().map { index, rung in
            let (box, line) = rung
            let quoted = line.tellingEvidence?.quote ?? ""
            // At the head of a column there is nothing above to refer to.
            let isSaid = quoted == said && index % perColumn != 0
            let quote = quoted.isEmpty ? "" : isSaid ? Self.ditto : "“\(quoted)”"
            said = quoted
            return Rung(
                line: line, card: layout.card(box), date: line.periods.first ?? Self.unknown,
                role: DotText.shortened((line.isFormer ? "原" : "") + line.roles.joined(separator: "、"), width: 40),
                quotes: SheetPainter.lines(quote, size: Self.quoteSize, width: Self.quoteWidth))
        }
        let person = layout.card(head)
        var result = Arrangement()
        result.cards = [Arrangement.PlacedCard(card: person, origin: Point(x: 0, y: 0))]
        result.size = person.size
        let dateWidth = rungs.map { TextMetrics.width($0.date, size: Self.dateSize) }.max() ?? 0
        let roleWidth = rungs.map { TextMetrics.width($0.role, size: Self.roleSize, isBold: true) }.max() ?? 0
        var x = 0.0
        for start in stride(from: 0, to: rungs.count, by: perColumn) {
            let rail = x + dateWidth + 14
            var y = person.size.height + 24
            for (offset, rung) in rungs[start..<min(start + perColumn, rungs.count)].enumerated() {
                let index = start + offset
                place(rung, rail: rail, y: y, roleWidth: roleWidth, isFirst: index == 0, top: person, in: &result)
                y += rung.height + Self.gap
            }
            let railTop = start == 0 ? person.size.height : person.size.height + 24
            let path = Path(through: [Point(x: rail, y: railTop), Point(x: rail, y: y - Self.gap)])
            result.ornaments.insert(.shape(Scene.Shape(path: path, stroke: palette.rule, width: 2.5)), at: 0)
            x = result.size.width + 40
        }
        return result
    }

    private func place(
        _ rung: Rung, rail: Double, y: Double, roleWidth: Double, isFirst: Bool, top: Card, in result: inout Arrangement
    ) {
        let middle = y + min(rung.card.headHeight, rung.card.size.height) / 2
        let left = rail + 22 + roleWidth + 40
        let isKnown = rung.date != Self.unknown
        result.ornaments.append(
            .text(
                Scene.Text(
                    at: Point(x: rail - 12, y: middle + 4), string: rung.date, size: Self.dateSize,
                    paint: isKnown ? palette.ink : palette.muted, anchor: .end)))
        let dot = Rect(x: rail - 4.5, y: middle - 4.5, width: 9, height: 9)
        let paint = palette.line(rung.line.relation)
        let path = Path(through: [Point(x: rail + 4.5, y: middle), Point(x: left, y: middle)])
        result.lines.append((rung.line, PlacedLine(paths: [path], arrow: path.arrow)))
        result.ornaments.append(
            .shape(
                Scene.Shape(
                    path: Path(dot, radius: 4.5), fill: rung.line.isFormer ? palette.paper : paint, stroke: paint,
                    width: 1.5)))
        result.ornaments.append(
            .text(
                Scene.Text(
                    at: Point(x: rail + 18, y: middle - 5), string: rung.role, size: Self.roleSize, isBold: true,
                    paint: palette.ink)))
        result.cards.append(Arrangement.PlacedCard(card: rung.card, origin: Point(x: left, y: y)))
        var bottom = y + rung.card.size.height
        for quote in rung.quotes {
            bottom += 13
            result.ornaments.append(
                .text(
                    Scene.Text(
                        at: Point(x: left, y: bottom), string: quote, size: Self.quoteSize, paint: palette.muted)))
        }
        let quoteWidth = rung.quotes.map { TextMetrics.width($0, size: Self.quoteSize) }.max() ?? 0
        result.size.width = max(result.size.width, left + max(rung.card.size.width, quoteWidth))
        result.size.height = max(result.size.height, bottom)
    }
}
