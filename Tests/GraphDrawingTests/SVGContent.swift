import Foundation
import Testing

@testable import GraphDrawing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a real XML parser finds in an SVG, with the geometry of what it draws.
final class SVGContent: NSObject, XMLParserDelegate {
    /// A text as it stands in the picture.
    struct Text {
        var string: String
        var x: Double
        var y: Double
        var size: Double
        var isBold: Bool
        var anchor: String
        var fill: String
        /// How many shapes were drawn before it.
        var depth: Int
        /// The node groups around it, by index.
        var groups: [Int]
    }

    /// A filled shape.
    struct Shape {
        var bounds: Rect
        var fill: String
    }

    /// A group with an id.
    struct Group {
        var id: String
        var classes: [String]
        /// The bounds of its first shape.
        var bounds: Rect?
        var title = ""
        var dataId: String?
    }

    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    private(set) var links: Set<String> = []
    private(set) var texts: [Text] = []
    private(set) var shapes: [Shape] = []
    private(set) var groups: [Group] = []
    private(set) var titles: [String] = []
    private(set) var style = ""
    private(set) var root: [String: String] = [:]
    private var open: [Int?] = []
    private var characters = ""

    init(_ svg: String) throws {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    var size: Size {
        let numbers = (root["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        return numbers.count == 4 ? Size(width: numbers[2], height: numbers[3]) : Size(width: 0, height: 0)
    }

    /// The groups of nodes that are boxes, not rows of a box.
    var boxes: [Group] { groups.filter { $0.classes.first == "node" && !$0.classes.contains("row") } }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes found: [String: String]
    ) {
        elements.insert(element)
        attributes.formUnion(found.keys)
        for (name, value) in found where name.hasSuffix("href") { links.insert(value) }
        characters = ""
        switch element {
        case "svg": root = found
        case "g":
            open.append(found["id"] == nil ? nil : groups.count)
            if let id = found["id"] {
                let classes = (found["class"] ?? "").split(separator: " ").map(String.init)
                groups.append(Group(id: id, classes: classes, bounds: nil, dataId: found["data-id"]))
            }
        case "path": readPath(found)
        case "rect":
            shapes.append(
                Shape(
                    bounds: Rect(
                        x: 0, y: 0, width: Double(found["width"] ?? "") ?? 0, height: Double(found["height"] ?? "") ?? 0
                    ),
                    fill: found["fill"] ?? "none"))
        case "text":
            texts.append(
                Text(
                    string: "", x: Double(found["x"] ?? "") ?? 0, y: Double(found["y"] ?? "") ?? 0,
                    size: Double(found["font-size"] ?? "") ?? 0, isBold: found["font-weight"] == "bold",
                    anchor: found["text-anchor"] ?? "start", fill: found["fill"] ?? "", depth: shapes.count,
                    groups: open.compactMap(\.self)))
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        switch element {
        case "g": open.removeLast()
        case "text": texts[texts.count - 1].string = characters
        case "style": style = characters
        case "title":
            titles.append(characters)
            if let group = open.compactMap(\.self).last { groups[group].title = characters }
        default: break
        }
        characters = ""
    }

    private func readPath(_ found: [String: String]) {
        let numbers = (found["d"] ?? "").split { "MLCZ, ".contains($0) }.compactMap { Double($0) }
        let points = stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
        let bounds = Path(through: points).bounds
        for group in open.compactMap(\.self) where groups[group].bounds == nil { groups[group].bounds = bounds }
        if let fill = found["fill"], fill != "none" { shapes.append(Shape(bounds: bounds, fill: fill)) }
    }
}

/// How wide texts are in the real font, as Pango measures them.
enum RealFont {
    static func widths(_ texts: [SVGContent.Text]) throws -> [Double] {
        var dot = "graph { node [shape=plain];\n"
        for (number, text) in texts.enumerated() {
            let font = "Noto Sans CJK SC" + (text.isBold ? " Bold" : "")
            // Ten times as large: Graphviz measures in whole points.
            dot +=
                "t\(number) [fontname=\"\(font)\", fontsize=\(text.size * 10), label=\(DotText.quoted(text.string))];\n"
        }
        let plain = try Graphviz.render(dot + "}", engine: "osage", format: "plain-ext")
        var widths = [Double](repeating: 0, count: texts.count)
        for line in String(decoding: plain.bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("node ") {
            let words = line.split(separator: " ")
            guard let number = Int(words[1].dropFirst()), let width = Double(words[4]) else { continue }
            widths[number] = width * 72 / 10
        }
        return widths
    }
}
