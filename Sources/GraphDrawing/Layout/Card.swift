import GraphModel

/// A box with its texts broken into lines and everything measured: what has a
/// size before it has a place.
struct Card: Sendable {
    /// A line of text in the card.
    struct Line: Sendable {
        var text: String
        var size: Double
        var isBold = false
        var isMuted = false
        /// The base line's start, from the card's upper left corner.
        var at: Point
    }

    /// A row of the card's table.
    struct RowLayout: Sendable {
        var row: Diagram.Row
        /// The row's rectangle, from the card's upper left corner.
        var frame: Rect
        var lines: [Line]
        /// Where the row's mark stands, if it has one.
        var badge: Point?
    }

    let box: Diagram.Box
    let size: Size
    /// The height of the head, where a table follows; else that of the card.
    let headHeight: Double
    let lines: [Line]
    let rows: [RowLayout]
    /// The mark's upper left corner; nil for a table without a node.
    let badge: Point?

    static let badgeSide = 15.0
    private static let (padX, padY) = (9.0, 6.5)
    private static let (titleSize, captionSize, rowSize, labelSize) = (12.5, 9.5, 11.0, 10.0)
    private static let (titleLine, captionLine, rowLine) = (16.5, 12.5, 14.0)
    /// The room between a row's text and the frame that it may have.
    private static let (rowPadX, rowPadY) = (5.0, 1.5)
    private static let rowGap = 3.5
    private static let rowsPerColumn = 14

    /// Measures a box. Shapes with slanted or round ends need more room.
    ///
    /// - Parameter isTitle: whether it stands at the head of a frame, as low as it can be.
    init(_ box: Diagram.Box, shape: BoxShape, isTitle: Bool = false) {
        self.box = box
        let hasRows = !box.rows.isEmpty
        let inset = shape.inset
        let padY = isTitle ? 3.0 : Self.padY
        var left = Self.padX + inset.width
        let top = padY + inset.height
        let titles = DotText.wrapped(box.heading, width: hasRows ? 34 : 22, parts: box.nameParts)
        badge = box.node == nil ? nil : Point(x: left, y: top + (Self.titleLine - Self.badgeSide) / 2)
        if badge != nil { left += Self.badgeSide + 5 }
        let isBold = hasRows || isTitle || box.node == nil
        var lines: [Line] = []
        var y = top
        var right = left
        func add(_ text: String, _ size: Double, _ height: Double, isBold: Bool = false, isMuted: Bool = false) {
            lines.append(
                Line(
                    text: text, size: size, isBold: isBold, isMuted: isMuted,
                    at: Point(x: left, y: y + height * 0.5 + size * 0.36)))
            right = max(right, left + TextMetrics.width(text, size: size, isBold: isBold))
            y += height
        }
        for title in titles { add(title, Self.titleSize, Self.titleLine, isBold: isBold) }
        for caption in box.captions + box.references {
            for line in DotText.wrapped(caption, width: max(34, 2 * (titles.map(\.count).max() ?? 0)), maxLines: 3) {
                add(line, Self.captionSize, Self.captionLine, isMuted: true)
            }
        }
        self.lines = lines
        headHeight = y + padY
        let table = Self.table(box.rows, top: headHeight + 3)
        rows = table.rows
        let width = max(right + Self.padX + inset.width, table.size.width + 2 * Self.padX)
        size = Size(
            width: max(width, 44).rounded(.up),
            height: (hasRows ? headHeight + table.size.height + 7 : headHeight + inset.height).rounded(.up))
    }

    /// Lays out rows in columns of at most so many.
    private static func table(_ rows: [Diagram.Row], top: Double) -> (rows: [RowLayout], size: Size) {
        guard !rows.isEmpty else { return ([], Size(width: 0, height: 0)) }
        let columns =
            rows.count <= rowsPerColumn
            ? 1 : max(2, Int((Double(rows.count) / Double(rowsPerColumn) * 1.6).squareRoot().rounded(.up)))
        let perColumn = (rows.count + columns - 1) / columns
        var result: [RowLayout] = []
        var x = padX
        var height = 0.0
        for start in stride(from: 0, to: rows.count, by: perColumn) {
            let column = rows[start..<min(start + perColumn, rows.count)]
            let cells = column.map(Cell.init)
            let labelWidth = cells.map(\.labelWidth).max() ?? 0
            let nameWidth = cells.map(\.nameWidth).max() ?? 0
            let width = labelWidth + nameWidth + 2 * rowPadX
            var y = top
            for (row, cell) in zip(column, cells) {
                result.append(cell.layout(of: row, x: x, y: y, width: width, labelWidth: labelWidth))
                y += cell.height
            }
            height = max(height, y - top)
            x += width + 14
        }
        return (result, Size(width: x - 14 - padX, height: height))
    }

    /// The texts of one row.
    private struct Cell {
        let labels: [String]
        let name: String
        let notes: [String]
        let hasBadge: Bool

        init(_ row: Diagram.Row) {
            let label = row.roleLabel
            labels = label.isEmpty ? [] : DotText.wrapped(label, width: 14, maxLines: 4)
            name = row.isVacant ? "（未具名）" : DotText.shortened(DotText.clean(row.node.name), width: 40)
            let note = [row.line?.period ?? "", row.note].filter { !$0.isEmpty }.joined(separator: " ")
            notes = note.isEmpty ? [] : DotText.wrapped(note, width: 38, maxLines: 2)
            hasBadge = row.hasMark
        }

        var labelWidth: Double {
            if labels.isEmpty { return 0 }
            return (labels.map { TextMetrics.width($0, size: labelSize) }.max() ?? 0) + 8
        }

        var nameWidth: Double {
            let name = TextMetrics.width(name, size: rowSize)
            let note = notes.map { TextMetrics.width($0, size: captionSize) }.max() ?? 0
            let width = notes.count > 1 ? max(name, note) : notes.isEmpty ? name : name + 7 + note
            return width + (hasBadge ? badgeSide + 5 : 0)
        }

        var height: Double {
            let right = notes.count > 1 ? rowLine + Double(notes.count) * captionLine : rowLine
            return max(Double(labels.count) * rowLine, right) + 2 * rowPadY + rowGap + (hasBadge ? 1 : 0)
        }

        func layout(of row: Diagram.Row, x: Double, y: Double, width: Double, labelWidth: Double) -> RowLayout {
            var lines: [Line] = []
            let text = Point(x: x + rowPadX, y: y + rowPadY)
            for (index, label) in labels.enumerated() {
                lines.append(
                    Line(
                        text: label, size: labelSize, isMuted: true,
                        at: Point(x: text.x, y: text.y + rowLine * (Double(index) + 0.5) + 5.2)))
            }
            let badge = hasBadge ? Point(x: text.x + labelWidth, y: text.y + (rowLine - badgeSide) / 2 + 0.5) : nil
            let left = text.x + labelWidth + (hasBadge ? badgeSide + 5 : 0)
            lines.append(
                Line(
                    text: name, size: rowSize, isMuted: row.isVacant || row.line?.isFormer == true,
                    at: Point(x: left, y: text.y + rowLine * 0.5 + 5.5)))
            let nameEnd = left + TextMetrics.width(name, size: rowSize) + 7
            for (index, note) in notes.enumerated() {
                let isBeside = notes.count == 1
                let at =
                    isBeside
                    ? Point(x: nameEnd, y: text.y + rowLine * 0.5 + 5.3)
                    : Point(x: left, y: text.y + rowLine + captionLine * (Double(index) + 0.5) + 3.4)
                lines.append(Line(text: note, size: captionSize, isMuted: true, at: at))
            }
            return RowLayout(
                row: row, frame: Rect(x: x, y: y, width: width, height: height - rowGap), lines: lines,
                badge: badge)
        }
    }
}

/// The outlines of boxes, called as Graphviz and the schema call them.
enum BoxShape: Sendable {
    case pill, octagon, component, house, note, box

    /// The outline for a shape name of the schema; a plain box where it is another.
    init(_ name: String?) {
        self =
            switch name {
            case "ellipse": .pill
            case "octagon": .octagon
            case "component": .component
            case "house": .house
            case "note": .note
            default: .box
            }
    }

    /// The room between the outline and a rectangle that touches it.
    var inset: Size {
        switch self {
        case .pill: Size(width: 3, height: 0)
        case .octagon: Size(width: 3, height: 0)
        case .component: Size(width: 4, height: 0)
        case .house: Size(width: 2, height: 3)
        case .note: Size(width: 4, height: 0)
        case .box: Size(width: 0, height: 0)
        }
    }

    /// The outline in a rectangle.
    func path(in rect: Rect) -> Path {
        let (x, y, right, bottom) = (rect.x, rect.y, rect.maxX, rect.maxY)
        switch self {
        case .pill: return Path(rect, radius: min(rect.height / 2, 14))
        case .box: return Path(rect, radius: 2)
        case .octagon:
            let cut = 7.0
            return Path(
                through: [
                    Point(x: x + cut, y: y), Point(x: right - cut, y: y), Point(x: right, y: y + cut),
                    Point(x: right, y: bottom - cut), Point(x: right - cut, y: bottom), Point(x: x + cut, y: bottom),
                    Point(x: x, y: bottom - cut), Point(x: x, y: y + cut),
                ], isClosed: true)
        case .component: return Path(rect, radius: 2)
        case .house:
            let rise = 5.0
            return Path(
                through: [
                    Point(x: x, y: y + rise), Point(x: rect.centre.x, y: y), Point(x: right, y: y + rise),
                    Point(x: right, y: bottom), Point(x: x, y: bottom),
                ], isClosed: true)
        case .note:
            let fold = 8.0
            return Path(
                through: [
                    Point(x: x, y: y), Point(x: right - fold, y: y), Point(x: right, y: y + fold),
                    Point(x: right, y: bottom), Point(x: x, y: bottom),
                ], isClosed: true)
        }
    }

    /// What is drawn upon the outline: two tabs, a folded corner.
    func ornaments(in rect: Rect) -> [Path] {
        switch self {
        case .component:
            let y = rect.y + min(rect.height, 32) / 2
            return [-9.0, 3.0].map { Path(Rect(x: rect.x - 3, y: y + $0, width: 6, height: 5)) }
        case .note:
            let (right, y, fold) = (rect.maxX, rect.y, 8.0)
            return [
                Path(
                    through: [
                        Point(x: right - fold, y: y), Point(x: right - fold, y: y + fold),
                        Point(x: right, y: y + fold),
                    ])
            ]
        default: return []
        }
    }
}
