/// Writes a scene as SVG: one file that stands alone, follows its reader's
/// light or dark setting, and can be read by a screen reader.
///
/// Every colour is written as an attribute with its light value, which every
/// viewer understands; a style sheet replaces it with a variable, which has
/// another value in the dark. `data-theme="dark"` on the root forces a theme.
struct SVGWriter {
    let palette: Palette
    /// The theme that the file has whatever the reader's setting; nil to follow it.
    var theme: Theme?

    /// The fonts in the order in which a viewer should try them.
    static let fonts = "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif"

    /// The finished file.
    func text(of scene: Scene) -> String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let (width, height) = (Self.number(scene.size.width), Self.number(scene.size.height))
        let size =
            scene.page.map { ("\(Self.number($0.width))mm", "\(Self.number($0.height))mm") } ?? (width, height)
        out += "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\" lang=\"zh-Hans\""
        out += theme.map { " data-theme=\"\($0.rawValue)\"" } ?? ""
        out += " width=\"\(size.0)\" height=\"\(size.1)\" viewBox=\"0 0 \(width) \(height)\""
        out += " font-family=\"\(Self.fonts)\">\n"
        out += "<title id=\"title\">\(DotText.markup(scene.title))</title>\n"
        out += "<desc id=\"desc\">\(DotText.markup(scene.summary))</desc>\n"
        out += "<style>\n\(styleSheet)</style>\n"
        out += "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\" fill=\"\(palette.paper.light)\"/>\n"
        for item in scene.items { write(item, to: &out) }
        return out + "</svg>\n"
    }

    private var styleSheet: String {
        let light = palette.all.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
        let dark = palette.all.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
        var sheet = "svg{\(light)}\n"
        sheet += "@media screen and (prefers-color-scheme:dark){svg:not([data-theme=light]){\(dark)}}\n"
        sheet += "svg[data-theme=dark]{\(dark)}\n"
        var seen: Set<String> = []
        for paint in palette.all where seen.insert(paint.light).inserted {
            sheet += "[fill=\"\(paint.light)\"]{fill:var(--\(paint.name))}"
            sheet += "[stroke=\"\(paint.light)\"]{stroke:var(--\(paint.name))}\n"
        }
        return sheet + "text{white-space:pre}a:focus-visible path{stroke-width:3}\n"
    }

    private func write(_ item: Scene.Item, to out: inout String) {
        switch item {
        case .group(let group): write(group, to: &out)
        case .shape(let shape): write(shape, to: &out)
        case .text(let text): write(text, to: &out)
        }
    }

    private func write(_ group: Scene.Group, to out: inout String) {
        out += "<g id=\"\(group.id)\" class=\"\(group.classes.map(Self.className).joined(separator: " "))\""
        if let nodeId = group.nodeId { out += " data-id=\"\(DotText.markup(nodeId))\"" }
        if let ends = group.ends {
            out += " data-source=\"\(DotText.markup(ends.source))\" data-target=\"\(DotText.markup(ends.target))\""
        }
        out += ">\n"
        if !group.tooltip.isEmpty {
            out += "<title>\(group.tooltip.map(DotText.markup).joined(separator: "\n"))</title>\n"
        }
        if let link = group.link { out += "<a href=\"\(DotText.markup(link))\">\n" }
        for item in group.items { write(item, to: &out) }
        out += group.link == nil ? "</g>\n" : "</a></g>\n"
    }

    private func write(_ shape: Scene.Shape, to out: inout String) {
        out += "<path d=\"\(Self.data(shape.path))\" fill=\"\(shape.fill?.light ?? "none")\""
        if let stroke = shape.stroke {
            out += " stroke=\"\(stroke.light)\""
            if shape.width != 1 { out += " stroke-width=\"\(Self.number(shape.width))\"" }
            if shape.dash != .solid { out += " stroke-dasharray=\"\(shape.dash.text)\"" }
        }
        out += "/>\n"
    }

    private func write(_ text: Scene.Text, to out: inout String) {
        out += "<text x=\"\(Self.number(text.at.x))\" y=\"\(Self.number(text.at.y))\""
        out += " font-size=\"\(Self.number(text.size))\" fill=\"\(text.paint.light)\""
        if text.isBold { out += " font-weight=\"bold\"" }
        switch text.anchor {
        case .start: break
        case .middle: out += " text-anchor=\"middle\""
        case .end: out += " text-anchor=\"end\""
        }
        if text.hasHalo {
            out +=
                " stroke=\"\(palette.paper.light)\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        }
        if let length = TextMetrics.guessedWidth(text.string, size: text.size, isBold: text.isBold) {
            out += " textLength=\"\(Self.number(length))\" lengthAdjust=\"spacingAndGlyphs\""
        }
        out += ">\(DotText.markup(text.string))</text>\n"
    }

    private static func data(_ path: Path) -> String {
        var data = "M\(pair(path.start))"
        for piece in path.pieces {
            switch piece {
            case .line(let end): data += "L\(pair(end))"
            case .curve(let a, let b, let end): data += "C\(pair(a)) \(pair(b)) \(pair(end))"
            }
        }
        return path.isClosed ? data + "Z" : data
    }

    private static func pair(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

    /// A number with at most one decimal place, the same on every machine.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// A name fit for a class: types come from files that anybody may write.
    static func className(_ name: String) -> String {
        let kept = name.unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0))
        }
        return kept.isEmpty ? "other" : String(String.UnicodeScalarView(kept))
    }
}
