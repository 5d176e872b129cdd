/// Writes a scene as a Graphviz graph without nodes whose background is the
/// picture, in the drawing language `xdot`: that is how Graphviz, which has
/// the fonts, makes PNG of it, and gives the outlines for PDF.
struct XDotWriter {
    let palette: Palette
    let theme: Theme

    // Graphviz sets text higher than it is told to, by this share of the font size.
    private static let lift = 0.2

    /// The DOT text of one graph.
    func text(of scene: Scene) -> String {
        var operations = ""
        let paper = Scene.Shape(
            path: Path(Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)), fill: palette.paper)
        write(.shape(paper), scene.size.height, to: &operations)
        for item in scene.items { write(item, scene.size.height, to: &operations) }
        var attributes = "pad=0, margin=0, charset=\"UTF-8\", bgcolor=\"\(palette.paper.colour(theme))\""
        if let page = scene.page {
            attributes += ", size=\"\(page.width / 25.4),\(page.height / 25.4)!\""
        }
        return "digraph guanxi {\n  graph [\(attributes), _background=\(Self.quoted(operations))];\n}\n"
    }

    private func write(_ item: Scene.Item, _ height: Double, to out: inout String) {
        switch item {
        case .group(let group): for item in group.items { write(item, height, to: &out) }
        case .shape(let shape): write(shape, height, to: &out)
        case .text(let text): write(text, height, to: &out)
        }
    }

    private func write(_ shape: Scene.Shape, _ height: Double, to out: inout String) {
        // Graphviz knows no dashes with dots between them: each is a line of its own.
        if shape.dash == .dashDotted {
            for dash in shape.path.dashes(shape.dash.lengths) {
                write(Scene.Shape(path: dash, stroke: shape.stroke, width: shape.width), height, to: &out)
            }
            return
        }
        // The paper's own outline must not widen the picture.
        let stroke = (shape.stroke ?? shape.fill)?.colour(theme) ?? palette.paper.colour(theme)
        let width = shape.stroke == nil ? 0 : shape.width
        out += Self.word("c", stroke) + Self.word("S", "setlinewidth(\(SVGWriter.number(width)))")
        out += Self.word("S", shape.dash.rawValue)
        if let fill = shape.fill { out += Self.word("C", fill.colour(theme)) }
        let isFilled = shape.fill != nil
        let isCurved = shape.path.pieces.contains { if case .curve = $0 { true } else { false } }
        let points: [Point]
        if isCurved {
            points = Self.curve(shape.path)
            out += isFilled ? "b" : "B"
        } else {
            points = shape.path.points
            out += isFilled ? "P" : shape.path.isClosed ? "p" : "L"
        }
        out += " \(points.count)"
        for point in points { out += " \(Self.number(point.x)) \(Self.number(height - point.y))" }
        out += " "
    }

    private func write(_ text: Scene.Text, _ height: Double, to out: inout String) {
        // A quoted DOT string cannot hold a backslash in front of a quotation mark.
        let string = String(DotText.clean(text.string).map { $0 == "\\" ? "＼" : $0 })
        guard !string.allSatisfy(\.isWhitespace) else { return }
        let width = TextMetrics.width(string, size: text.size, isBold: text.isBold)
        let alignment =
            switch text.anchor {
            case .start: -1
            case .middle: 0
            case .end: 1
            }
        if text.hasHalo {
            let left = text.at.x - Double(alignment + 1) / 2 * width
            let ground = Rect(x: left - 2, y: text.at.y - text.size, width: width + 4, height: text.size * 1.3)
            write(Scene.Shape(path: Path(ground, radius: 3), fill: palette.paper), height, to: &out)
        }
        let font = "Noto Sans CJK SC" + (text.isBold ? " Bold" : "")
        out += "F \(SVGWriter.number(text.size)) \(font.utf8.count) -\(font) "
        out += Self.word("c", text.paint.colour(theme))
        let y = height - text.at.y - Self.lift * text.size
        out += "T \(Self.number(text.at.x)) \(Self.number(y)) \(alignment) \(Self.number(width))"
        out += " \(string.utf8.count) -\(string) "
    }

    /// The path as one row of cubic curves: start, then three points each.
    private static func curve(_ path: Path) -> [Point] {
        var points = [path.start]
        for piece in path.pieces {
            switch piece {
            case .line(let end):
                let from = points[points.count - 1]
                points += [from * (2.0 / 3) + end * (1.0 / 3), from * (1.0 / 3) + end * (2.0 / 3), end]
            case .curve(let a, let b, let end): points += [a, b, end]
            }
        }
        return points
    }

    private static func word(_ operation: String, _ word: String) -> String {
        "\(operation) \(word.utf8.count) -\(word) "
    }

    /// A number with two decimal places, the same on every machine.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A DOT string in pieces, since Graphviz reads at most 16,384 bytes of one.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        var length = 0
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
            length += 1
            if length == 4000 {
                result += "\" + \n\""
                length = 0
            }
        }
        return result + "\""
    }
}
