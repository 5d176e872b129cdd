import Testing

@testable import GraphDrawing

/// What every picture must be, whatever it shows.
struct PictureChecks {
    let content: SVGContent
    private let frames: [Rect]

    /// Reads an SVG and measures its texts in the real font.
    init(_ svg: String) throws {
        content = try SVGContent(svg)
        let widths = try RealFont.widths(content.texts)
        frames = zip(content.texts, widths).map { text, width in
            let left =
                switch text.anchor {
                case "middle": text.x - width / 2
                case "end": text.x - width
                default: text.x
                }
            // The body of a Han character: 0.88 of its size above the base line, 0.12 below.
            return Rect(x: left, y: text.y - 0.86 * text.size, width: width, height: 0.96 * text.size)
        }
    }

    func expectAll(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(textsOutsideTheirBox == [], sourceLocation: sourceLocation)
        #expect(textsOutsideTheCanvas == [], sourceLocation: sourceLocation)
        #expect(overlaps == [], sourceLocation: sourceLocation)
        #expect(poorContrasts == [], sourceLocation: sourceLocation)
        #expect(unsafe == [], sourceLocation: sourceLocation)
    }

    /// Texts that reach over the outline of the node that they name.
    var textsOutsideTheirBox: [String] {
        zip(content.texts, frames).compactMap { text, frame in
            guard let group = text.groups.map({ content.groups[$0] }).last(where: { $0.classes.first == "node" }),
                let box = group.bounds
            else { return nil }
            let room = box.grown(by: 0.75)
            let isInside = frame.x >= room.x && frame.maxX <= room.maxX && frame.y >= room.y && frame.maxY <= room.maxY
            return isInside ? nil : "\(text.string) in \(group.id)"
        }
    }

    /// Texts cut by the edge of the picture.
    var textsOutsideTheCanvas: [String] {
        let (width, height) = (content.size.width, content.size.height)
        return zip(content.texts, frames).compactMap { text, frame in
            frame.x >= 0 && frame.y >= 0 && frame.maxX <= width && frame.maxY <= height ? nil : text.string
        }
    }

    /// Pairs of boxes of which one lies upon the other.
    var overlaps: [String] {
        let boxes = content.boxes.compactMap { box in box.bounds.map { (box.id, $0.grown(by: -0.3)) } }
        var found: [String] = []
        for (index, first) in boxes.enumerated() {
            for second in boxes[(index + 1)...] where first.1.intersects(second.1) {
                found.append("\(first.0) and \(second.0)")
            }
        }
        return found
    }

    /// Texts with less contrast than 4.5 to what they stand on, in either theme.
    var poorContrasts: [String] {
        let themes = [
            Self.variables(content.style, of: "svg"), Self.variables(content.style, of: "svg[data-theme=dark]"),
        ]
        let names = Self.names(content.style)
        return zip(content.texts, frames).flatMap { text, frame -> [String] in
            guard !text.string.allSatisfy(\.isWhitespace) else { return [] }
            let ground = content.shapes[..<text.depth].last { $0.bounds.contains(frame.centre) }?.fill ?? ""
            return themes.compactMap { theme in
                guard let ink = names[text.fill].flatMap({ theme[$0] }),
                    let paper = names[ground].flatMap({ theme[$0] })
                else { return "\(text.string): \(text.fill) on \(ground) is no colour of the style sheet" }
                let contrast = Colour.contrast(ink, paper)
                return contrast >= 4.5 ? nil : "\(text.string): \(ink) on \(paper) has \(contrast)"
            }
        }
    }

    /// Whatever could run, or load something from elsewhere.
    var unsafe: [String] {
        let known: Set = ["svg", "g", "a", "title", "desc", "text", "path", "rect", "style"]
        let links = content.links.filter { link in
            let isRelative = link.hasPrefix("./") || link.hasPrefix("../")
            let isPlain = link.unicodeScalars.allSatisfy { $0.isASCII && $0 != ":" && $0 != "\\" }
            return !isRelative || !isPlain || link.contains("//")
        }
        let handlers = content.attributes.filter { $0.lowercased().hasPrefix("on") || $0 == "style" }
        let loads = ["url(", "@import", "expression", "javascript"].filter { content.style.contains($0) }
        return content.elements.subtracting(known).sorted() + links.sorted() + handlers.sorted() + loads
    }

    private static func variables(_ style: String, of selector: String) -> [String: String] {
        guard let line = style.split(separator: "\n").first(where: { $0.hasPrefix("\(selector){") }) else { return [:] }
        let pairs = line.dropFirst(selector.count + 1).dropLast().split(separator: ";")
        return Dictionary(
            pairs.compactMap { pair in
                let parts = pair.split(separator: ":")
                return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
            }, uniquingKeysWith: { a, _ in a })
    }

    /// The variable that replaces each light colour.
    private static func names(_ style: String) -> [String: String] {
        var names: [String: String] = [:]
        for line in style.split(separator: "\n") where line.hasPrefix("[fill=\"") {
            let parts = line.split { "\"()".contains($0) }
            if parts.count > 3 { names[String(parts[1])] = String(parts[3]) }
        }
        return names
    }
}
