import GraphModel

/// One component of a diagram on its way through Graphviz: the DOT text that
/// asks for a layout, and what the answer means.
///
/// Graphviz sees boxes of fixed size without texts: it needs no fonts, and a
/// layout takes a fraction of the time that one with labels takes.
struct LayoutJob {
    /// How a component is laid out.
    enum Style {
        /// In ranks, each label as a small box of its own in the middle of its line.
        case ranks
        /// In ranks, the labels placed afterwards: for what would take too long otherwise.
        case ranksOnly
        /// By springs: for what has no ranks.
        case springs
    }

    let cards: [Card]
    let lines: [Diagram.Line]
    let style: Style
    let key: String
    private let numbers: [String: Int]

    init(_ component: Diagram, cards: [Card], key: String, style: Style) {
        self.cards = cards
        self.style = style
        self.key = key
        lines = component.lines.filter { $0.source != $0.target }
        numbers = Dictionary(cards.enumerated().map { ($1.box.id, $0) }, uniquingKeysWith: { a, _ in a })
    }

    /// The style that suits a component's size and density.
    static func style(boxes: Int, lines: Int) -> Style {
        if boxes <= 150, Double(lines) <= 1.6 * Double(boxes) { return .ranks }
        if boxes <= 500, Double(lines) <= 1.25 * Double(boxes) { return .ranksOnly }
        return .springs
    }

    var engine: LayoutEngine { style == .springs ? .sfdp : .dot }

    /// The request.
    var job: LayoutRunner.Job {
        LayoutRunner.Job(dot: dot, key: key, cost: Double(cards.count + lines.count) * (style == .ranks ? 2 : 1))
    }

    private var dot: String {
        var text = "digraph \(key) {\n"
        text += "graph [rankdir=LR, nodesep=0.16, ranksep=\(style == .ranks ? "0.22" : "0.9")"
        // Boxes are apart after some 20 passes; the other 980 take half of the time and move nothing to be seen.
        text += style == .springs ? ", overlap=prism30, sep=\"+9\", splines=line, start=1];\n" : "];\n"
        text += "node [shape=box, fixedsize=true, label=\"\", margin=0];\nedge [dir=none];\n"
        for (number, card) in cards.enumerated() { text += node("b\(number)", card.size) }
        for (number, line) in lines.enumerated() {
            guard let ends = ends(of: line) else { continue }
            let (tail, head) = ("\(key)_b\(ends.tail)", "\(key)_b\(ends.head)")
            // In a view by distance, all boxes of one distance stand in one column.
            let isLevel = isLevel(line)
            let hasColumns = cards[ends.tail].box.distance != nil
            let options = style == .springs ? "" : isLevel ? " [constraint=false]" : hasColumns ? " [minlen=2]" : ""
            if hasBox(line), let label = EdgeLabel.measured(line.label) {
                text += node("l\(number)", label.size)
                text += "\(tail) -> \(key)_l\(number) [headport=w];\n"
                text += "\(key)_l\(number) -> \(head) [tailport=e];\n"
            } else {
                text += "\(tail) -> \(head)\(options);\n"
            }
        }
        return text + "}\n"
    }

    private func node(_ name: String, _ size: Size) -> String {
        "\(key)_\(name) [width=\(Self.inches(size.width)), height=\(Self.inches(size.height))];\n"
    }

    private static func inches(_ points: Double) -> String { XDotWriter.number(points / 72 + 0.005) }

    private func hasBox(_ line: Diagram.Line) -> Bool { style == .ranks && !line.label.isEmpty && !isLevel(line) }

    private func isLevel(_ line: Diagram.Line) -> Bool {
        guard let ends = ends(of: line), let distance = cards[ends.tail].box.distance else { return false }
        return distance == cards[ends.head].box.distance
    }

    /// The boxes that a line joins, in the order of ranks: where boxes have a
    /// distance from the focus, that counts, not the line's direction.
    private func ends(of line: Diagram.Line) -> (tail: Int, head: Int, isTurned: Bool)? {
        guard let source = numbers[line.source], let target = numbers[line.target] else { return nil }
        let (from, to) = (cards[source].box.distance ?? 0, cards[target].box.distance ?? 0)
        return from > to ? (target, source, true) : (source, target, false)
    }

    /// The component as the answer lays it out; nil where the answer lacks a box.
    func arrangement(_ plain: PlainOutput) -> Arrangement? {
        var centres: [Point] = []
        for number in cards.indices {
            guard let centre = plain.nodes["\(key)_b\(number)"] else { return nil }
            centres.append(centre)
        }
        if style == .springs { return straight(centres) }
        var result = Arrangement()
        result.size = plain.size
        result.cards = zip(cards, centres).map { card, centre in
            let frame = Rect(centre: centre, size: card.size)
            return Arrangement.PlacedCard(card: card, origin: Point(x: frame.x, y: frame.y))
        }
        var labels = LabelPlacement(around: result.cards.map { $0.frame.grown(by: 1) })
        // Words on lines are few here, and there is time to keep them off other lines.
        if style == .ranks { labels.avoid(plain.edges.values.flatMap(\.self)) }
        var used: [String: Int] = [:]
        for (number, line) in lines.enumerated() {
            guard let ends = ends(of: line) else { continue }
            let (tail, head, label) = ("\(key)_b\(ends.tail)", "\(key)_b\(ends.head)", "\(key)_l\(number)")
            let keys =
                hasBox(line)
                ? [PlainOutput.key(tail, label), PlainOutput.key(label, head)] : [PlainOutput.key(tail, head)]
            var paths = keys.compactMap { key -> Path? in
                let index = used[key] ?? 0
                used[key] = index + 1
                let found = plain.edges[key] ?? []
                return index < found.count ? found[index] : nil
            }
            guard paths.count == keys.count else { return nil }
            if ends.isTurned { paths = paths.reversed().map(\.reversed) }
            var placed = PlacedLine(paths: paths, arrow: paths.last.flatMap(\.arrow))
            if let text = EdgeLabel.measured(line.label) {
                let frame = plain.nodes[label].map { Rect(centre: $0, size: text.size) }
                placed.label = EdgeLabel(
                    lines: text.lines, frame: frame ?? labels.place(text.size, on: paths[0]))
            }
            result.lines.append((line, placed))
        }
        return result
    }

    /// Straight lines between boxes at these places.
    func straight(_ wanted: [Point]) -> Arrangement {
        let centres = Self.spread(wanted, cards.map(\.size))
        var result = Arrangement()
        var frames = zip(cards, centres).map { Rect(centre: $1, size: $0.size) }
        let corner = Point(x: frames.map(\.x).min() ?? 0, y: frames.map(\.y).min() ?? 0) * -1
        frames = frames.map { $0.moved(by: corner) }
        result.cards = zip(cards, frames).map {
            Arrangement.PlacedCard(card: $0, origin: Point(x: $1.x, y: $1.y))
        }
        var labels = LabelPlacement(around: frames.map { $0.grown(by: 1) })
        var between: [String: Double] = [:]
        var bounds = frames.reduce(Rect(x: 0, y: 0, width: 1, height: 1)) { $0.union($1) }
        for line in lines {
            guard let source = numbers[line.source], let target = numbers[line.target] else { continue }
            let pair = "\(min(source, target))>\(max(source, target))"
            let bend = between[pair] ?? 0
            between[pair] = bend + 1
            let path = Path.between(frames[source], frames[target], bend: bend * (source < target ? 1 : -1))
            var placed = PlacedLine(paths: [path], arrow: path.arrow)
            if let text = EdgeLabel.measured(line.label) {
                placed.label = EdgeLabel(lines: text.lines, frame: labels.place(text.size, on: path))
            }
            bounds = bounds.union(path.bounds)
            if let label = placed.label { bounds = bounds.union(label.frame) }
            result.lines.append((line, placed))
        }
        var moved = Arrangement()
        moved.add(result, at: Point(x: -bounds.x, y: -bounds.y))
        moved.size = bounds.size
        return moved
    }

    /// The centres moved apart, all by the same factor, until no box is upon another.
    private static func spread(_ centres: [Point], _ sizes: [Size]) -> [Point] {
        let order = centres.indices.sorted { centres[$0].x < centres[$1].x }
        let widest = sizes.map(\.width).max() ?? 0
        let gap = 6.0
        var factor = 1.0
        for (rank, first) in order.enumerated() {
            for second in order[(rank + 1)...] {
                let (dx, dy) = (centres[second].x - centres[first].x, abs(centres[second].y - centres[first].y))
                if dx > widest + gap { break }
                let width = (sizes[first].width + sizes[second].width) / 2 + gap
                let height = (sizes[first].height + sizes[second].height) / 2 + gap
                if dx < width, dy < height { factor = max(factor, min(width / max(dx, 0.5), height / max(dy, 0.5))) }
            }
        }
        return centres.map { $0 * factor }
    }
}

extension Path {
    /// The path from its end to its start.
    var reversed: Path {
        var ends = [start]
        for piece in pieces {
            switch piece {
            case .line(let end), .curve(_, _, let end): ends.append(end)
            }
        }
        var result = Path(ends[ends.count - 1])
        for (index, piece) in pieces.enumerated().reversed() {
            switch piece {
            case .line: result.pieces.append(.line(ends[index]))
            case .curve(let a, let b, _): result.pieces.append(.curve(b, a, ends[index]))
            }
        }
        return result
    }

    /// The head of an arrow at its end.
    var arrow: Path? {
        let samples = sampled()
        guard let tip = samples.last else { return nil }
        return samples.last { ($0 - tip).length > 6 }.flatMap { EdgeLabel.arrow(tip: tip, from: $0) }
    }

    /// A line between two boxes, bent where it is not the first between them.
    static func between(_ source: Rect, _ target: Rect, bend: Double) -> Path {
        let across = target.centre - source.centre
        guard bend != 0, across.length > 0 else {
            return Path(through: [source.border(towards: target.centre), target.border(towards: source.centre)])
        }
        let normal = Point(x: -across.y, y: across.x) * (28 * bend / across.length)
        let middle = (source.centre + target.centre) * 0.5 + normal
        var path = Path(source.border(towards: middle))
        path.pieces = [.curve(middle, middle, target.border(towards: middle))]
        return path
    }
}
