/// The outlines of characters, as Graphviz's SVG with outlines gives them:
/// what a PDF needs to show text with any viewer.
///
/// Graphviz's own PDF is no way there: the library that writes it, cairo
/// 1.16, leaves out some glyphs of Noto Sans CJK.
struct GlyphOutlines: Sendable {
    /// A character in one weight.
    struct Key: Hashable, Comparable, Sendable {
        var character: Character
        var isBold: Bool

        static func < (a: Key, b: Key) -> Bool {
            (a.isBold ? 1 : 0, String(a.character)) < (b.isBold ? 1 : 0, String(b.character))
        }
    }

    /// How large the characters are drawn: outlines are in hundredths of the font size.
    static let size = 100.0
    // Each character is drawn at a place of its own, by which it is known again.
    private static let step = 1000.0

    /// The paths of each character that has any, y growing downwards from the base line.
    private(set) var paths: [Key: [Path]] = [:]

    /// The request: DOT text for the output format `svg:cairo`.
    static func request(_ keys: [Key], _ palette: Palette) -> String {
        var scene = Scene(size: Size(width: 1, height: 1), title: "", summary: "", items: [])
        scene.items = keys.enumerated().map { number, key in
            .text(
                Scene.Text(
                    at: Point(x: Double(number) * step, y: 0), string: String(key.character), size: size,
                    isBold: key.isBold, paint: palette.ink))
        }
        return XDotWriter(palette: palette, theme: .light).text(of: scene)
    }

    /// Reads the answer to a request.
    init(_ svg: String, of keys: [Key]) {
        var glyphs: [Substring: [Path]] = [:]
        var glyph: Substring = ""
        var base: Double?
        for line in svg.split(separator: "\n") {
            if let id = Self.attribute("id", of: line), line.contains("<symbol") {
                glyph = id
            } else if line.contains("<path"), !glyph.isEmpty, let data = Self.attribute("d", of: line) {
                glyphs[glyph, default: []] += Self.paths(data)
            } else if line.contains("</symbol") {
                glyph = ""
            } else if line.contains("<use"), let name = Self.attribute("xlink:href", of: line)?.dropFirst(),
                let x = Self.attribute("x", of: line).flatMap({ Double($0) }),
                let y = Self.attribute("y", of: line).flatMap({ Double($0) })
            {
                // All stand on one line; the first tells where it is.
                base = base ?? y
                let number = Int(((x + Self.step / 4) / Self.step).rounded(.down))
                guard keys.indices.contains(number) else { continue }
                let shift = Point(x: x - Double(number) * Self.step, y: y - (base ?? y))
                paths[keys[number], default: []] += (glyphs[name] ?? []).map { $0.moved(by: shift) }
            }
        }
    }

    private static func attribute(_ name: String, of line: Substring) -> Substring? {
        guard let start = line.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
        return line[start...].prefix { $0 != "\"" }
    }

    private static func paths(_ data: Substring) -> [Path] {
        var result: [Path] = []
        var numbers: [Double] = []
        var path: Path?
        var command: Substring = "M"
        func point(_ index: Int) -> Point { Point(x: numbers[index], y: numbers[index + 1]) }
        for word in data.split(separator: " ") {
            if let number = Double(word) { numbers.append(number) } else { command = word }
            switch (command, numbers.count) {
            case ("M", 2): path = Path(point(0))
            case ("L", 2): path?.pieces.append(.line(point(0)))
            case ("C", 6): path?.pieces.append(.curve(point(0), point(2), point(4)))
            case ("Z", 0):
                // A lone point after the last outline ends the data.
                if let path, !path.pieces.isEmpty { result.append(path) }
                path = nil
                continue
            default: continue
            }
            numbers = []
        }
        return result
    }
}
