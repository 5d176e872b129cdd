/// Writes scenes as one PDF, a page each, with text that can be searched and
/// copied, and whose glyphs are outlines in the file.
struct PDFWriter {
    let palette: Palette
    let theme: Theme
    let outlines: GlyphOutlines

    private static let perFont = 250

    /// The characters that scenes show, sorted.
    static func characters(of scenes: [Scene]) -> [GlyphOutlines.Key] {
        var keys: Set<GlyphOutlines.Key> = []
        for scene in scenes { for item in scene.items { collect(item, &keys) } }
        return keys.sorted()
    }

    private static func collect(_ item: Scene.Item, _ keys: inout Set<GlyphOutlines.Key>) {
        switch item {
        case .group(let group): for item in group.items { collect(item, &keys) }
        case .shape: break
        case .text(let text):
            for character in DotText.clean(text.string) where !character.isWhitespace {
                keys.insert(GlyphOutlines.Key(character: character, isBold: text.isBold))
            }
        }
    }

    /// The finished file.
    func bytes(of scenes: [Scene]) -> [UInt8] {
        let keys = Self.characters(of: scenes)
        let codes = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        var file = PDFFile()
        let catalog = file.reserve()
        let pages = file.reserve()
        var fonts = ""
        for (number, start) in stride(from: 0, to: keys.count, by: Self.perFont).enumerated() {
            let part = Array(keys[start..<min(start + Self.perFont, keys.count)])
            fonts += "/F\(number) \(font(part, in: &file)) 0 R "
        }
        var kids: [Int] = []
        for scene in scenes {
            let content = file.stream(content(of: scene, codes))
            let size = Self.points(scene)
            kids.append(
                file.add(
                    "<< /Type /Page /Parent \(pages) 0 R /MediaBox [0 0 \(Self.number(size.width)) \(Self.number(size.height))]"
                        + " /Resources << /Font << \(fonts)>> >> /Contents \(content) 0 R >>"))
        }
        let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
        file.set(pages, "<< /Type /Pages /Count \(kids.count) /Kids [\(list)] >>")
        file.set(
            catalog,
            "<< /Type /Catalog /Pages \(pages) 0 R /Lang (zh-Hans) /ViewerPreferences << /DisplayDocTitle true >> >>")
        let info = file.add("<< /Title \(Self.unicode(scenes.first?.title ?? "")) /Creator (Guanxi) >>")
        return file.finished(root: catalog, info: info)
    }

    /// The size of the page in points.
    private static func points(_ scene: Scene) -> Size {
        scene.page.map { Size(width: $0.width / 25.4 * 72, height: $0.height / 25.4 * 72) } ?? scene.size
    }

    private func content(of scene: Scene, _ codes: [GlyphOutlines.Key: Int]) -> String {
        let page = Self.points(scene)
        let scale = page.width / scene.size.width
        // y grows upwards in PDF: the page is turned over, and each text again.
        var out = "\(Self.precise(scale)) 0 0 \(Self.precise(-scale)) 0 \(Self.number(page.height)) cm\n"
        let paper = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
        write(.shape(Scene.Shape(path: Path(paper), fill: palette.paper)), codes, to: &out)
        for item in scene.items { write(item, codes, to: &out) }
        return out
    }

    private func write(_ item: Scene.Item, _ codes: [GlyphOutlines.Key: Int], to out: inout String) {
        switch item {
        case .group(let group): for item in group.items { write(item, codes, to: &out) }
        case .shape(let shape):
            if let fill = shape.fill { out += "\(colour(fill)) rg " }
            if let stroke = shape.stroke {
                out += "\(colour(stroke)) RG \(Self.number(shape.width)) w [\(shape.dash.text)] 0 d "
            }
            out += Self.data(shape.path)
            out += shape.fill == nil ? "S\n" : shape.stroke == nil ? "f\n" : "B\n"
        case .text(let text): write(text, codes, to: &out)
        }
    }

    private func write(_ text: Scene.Text, _ codes: [GlyphOutlines.Key: Int], to out: inout String) {
        let string = DotText.clean(text.string)
        let width = TextMetrics.width(string, size: text.size, isBold: text.isBold)
        let share =
            switch text.anchor {
            case .start: 0.0
            case .middle: 0.5
            case .end: 1.0
            }
        let left = text.at.x - share * width
        if text.hasHalo {
            let ground = Rect(x: left - 2, y: text.at.y - text.size, width: width + 4, height: text.size * 1.3)
            write(.shape(Scene.Shape(path: Path(ground, radius: 3), fill: palette.paper)), codes, to: &out)
        }
        out += "\(colour(text.paint)) rg BT 1 0 0 -1 \(Self.number(left)) \(Self.number(text.at.y)) Tm "
        var font = -1
        var row = ""
        var gap = 0.0
        func flush() {
            if !row.isEmpty { out += "[\(row)] TJ " }
            row = ""
        }
        for character in string {
            let advance = TextMetrics.width(String(character), size: 1000, isBold: text.isBold)
            guard let code = codes[GlyphOutlines.Key(character: character, isBold: text.isBold)] else {
                gap += advance
                continue
            }
            if code / Self.perFont != font {
                flush()
                font = code / Self.perFont
                out += "/F\(font) \(Self.number(text.size)) Tf "
            }
            if gap > 0 { row += "-\(Self.number(gap))" }
            gap = 0
            row += "<\(Self.hex(code % Self.perFont, digits: 2))>"
        }
        flush()
        out += "ET\n"
    }

    /// A font of glyphs that are drawings, and the text that each stands for.
    private func font(_ keys: [GlyphOutlines.Key], in file: inout PDFFile) -> Int {
        var procedures = ""
        var widths: [String] = []
        for (code, key) in keys.enumerated() {
            let width = TextMetrics.width(String(key.character), size: GlyphOutlines.size, isBold: key.isBold)
            widths.append(Self.number(width))
            var drawing = "\(Self.number(width)) 0 -20 -40 \(Self.number(width + 20)) 110 d1\n"
            for path in outlines.paths[key] ?? [] {
                let turned = path.pieces.map { piece -> Path.Piece in
                    switch piece {
                    case .line(let end): .line(Self.turned(end))
                    case .curve(let a, let b, let end): .curve(Self.turned(a), Self.turned(b), Self.turned(end))
                    }
                }
                var outline = Path(Self.turned(path.start))
                outline.pieces = turned
                outline.isClosed = true
                drawing += Self.data(outline)
            }
            procedures += "/g\(code) \(file.stream(drawing + "f\n")) 0 R "
        }
        let names = keys.indices.map { "/g\($0)" }.joined(separator: " ")
        let unicode = file.stream(Self.map(keys))
        return file.add(
            "<< /Type /Font /Subtype /Type3 /FontBBox [-20 -40 220 110] /FontMatrix [0.01 0 0 0.01 0 0]"
                + " /FirstChar 0 /LastChar \(keys.count - 1) /Widths [\(widths.joined(separator: " "))]"
                + " /Encoding << /Type /Encoding /Differences [0 \(names)] >> /CharProcs << \(procedures)>>"
                + " /Resources << >> /ToUnicode \(unicode) 0 R >>")
    }

    private static func turned(_ point: Point) -> Point { Point(x: point.x, y: -point.y) }

    /// The table by which a viewer finds the text of glyphs.
    private static func map(_ keys: [GlyphOutlines.Key]) -> String {
        var text = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        text += "1 begincodespacerange <00> <FF> endcodespacerange\n"
        for start in stride(from: 0, to: keys.count, by: 100) {
            let part = start..<min(start + 100, keys.count)
            text += "\(part.count) beginbfchar\n"
            for code in part {
                let units = String(keys[code].character).utf16.prefix(32).map { hex(Int($0), digits: 4) }.joined()
                text += "<\(hex(code, digits: 2))> <\(units)>\n"
            }
            text += "endbfchar\n"
        }
        return text + "endcmap CMapName currentdict /CMap defineresource pop end end\n"
    }

    private func colour(_ paint: Paint) -> String {
        (Colour.channels(paint.colour(theme)) ?? [0, 0, 0]).map { Self.precise($0 / 255) }.joined(separator: " ")
    }

    private static func data(_ path: Path) -> String {
        func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }
        var data = "\(pair(path.start)) m "
        for piece in path.pieces {
            switch piece {
            case .line(let end): data += "\(pair(end)) l "
            case .curve(let a, let b, let end): data += "\(pair(a)) \(pair(b)) \(pair(end)) c "
            }
        }
        return path.isClosed ? data + "h " : data
    }

    private static func number(_ value: Double) -> String { XDotWriter.number(value) }

    /// A number with five decimal places.
    private static func precise(_ value: Double) -> String {
        let parts = Int((abs(value) * 100_000).rounded())
        let rest = String(parts % 100_000)
        return "\(value < 0 ? "-" : "")\(parts / 100_000).\(String(repeating: "0", count: 5 - rest.count))\(rest)"
    }

    private static func hex(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// A text string of PDF in UTF-16.
    private static func unicode(_ text: String) -> String {
        "<FEFF" + DotText.clean(text).utf16.map { hex(Int($0), digits: 4) }.joined() + ">"
    }
}

/// The numbered objects of a PDF and where each begins.
struct PDFFile {
    private var objects: [String] = []

    /// A number for an object that is set later.
    mutating func reserve() -> Int {
        objects.append("")
        return objects.count
    }

    /// Adds an object.
    mutating func add(_ content: String) -> Int {
        objects.append(content)
        return objects.count
    }

    mutating func set(_ number: Int, _ content: String) { objects[number - 1] = content }

    /// Adds a stream of drawing operators or the like.
    mutating func stream(_ content: String) -> Int {
        add("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }

    /// The file.
    func finished(root: Int, info: Int) -> [UInt8] {
        var bytes = Array("%PDF-1.4\n%\u{E9}\u{E9}\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = String(bytes.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let start = bytes.count
        let trailer = "trailer\n<< /Size \(objects.count + 1) /Root \(root) 0 R /Info \(info) 0 R >>\n"
        return bytes + Array("\(table)\(trailer)startxref\n\(start)\n%%EOF\n".utf8)
    }
}
