import Foundation
import GraphModel
import Testing

@testable import GraphDrawing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct SVGDocumentTests {
    static let hostile = [
        "张\"三\"", "张'三", "]]>三", "a&b&amp;c&#65;", "<script>alert(1)</script>", "</svg><a href=\"javascript:x\">",
        "张\u{1}\u{8}三", "\u{202E}三张\u{200F}", "家👨‍👩‍👧庭🇨🇳", "\\N\\G\\E\\l\\", "-->", "<!--", "<?xml?>", "%3 \\n {a|b}",
        "\u{0}\u{FEFF}",
        "", " ", String(repeating: "很长的名字", count: 500), "e" + String(repeating: "\u{301}", count: 500), "n1", "𠮷田",
    ]

    @Test(arguments: hostile) func hostileNames(name: String) throws {
        var graph = Graph()
        graph.insert(
            Node(id: "Person:\(name)", type: "Person", name: name, aliases: [name + "儿"], mentions: []))
        graph.insert(Node(id: "Position:\(name)", type: "Position", name: name, role: name))
        graph.insert(Node(id: "Place:\(name)", type: "Place", name: name, code: name))
        let evidence = Evidence(document: name, article: name, start: 0, end: 1, quote: name, rule: name)
        graph.insert(
            Edge(
                source: "Person:\(name)", type: "holds", target: "Position:\(name)", former: true, evidence: [evidence])
        )
        graph.insert(Edge(source: "Position:\(name)", type: "postIn", target: "Place:\(name)", evidence: [evidence]))
        graph.insert(Edge(source: "Person:\(name)", type: name, target: "Place:\(name)", evidence: [evidence]))
        let svg = try finishedSVG(drawing(graph, DrawingOptions(title: name, focus: "Person:\(name)")))
        let content = try SVGContent(svg)
        #expect(
            content.elements.isSubset(of: [
                "svg", "g", "a", "title", "desc", "text", "polygon", "polyline", "path", "ellipse",
            ]))
        #expect(!content.attributes.contains { $0.hasSuffix("href") || $0.hasPrefix("on") })
        let shown = DotText.clean(name)
        #expect(content.titles.filter { $0 == shown }.count >= 2)
        if !shown.allSatisfy(\.isWhitespace), shown.unicodeScalars.count < 20 { #expect(content.texts.contains(shown)) }
    }

    @Test func aPageIsReadableWithoutThePicture() throws {
        let page = drawing(InventedPage.graph)
        let svg = try finishedSVG(page)
        let content = try SVGContent(svg)
        #expect(content.titles.first == "谁在哪里任何职")
        #expect(content.titles.contains("张小兵 → 石桥村党支部：担任书记"))
        #expect(content.titles.count == page.names.count + 1)
        #expect(content.texts.contains("原副局长"))
        #expect(
            content.classes.isSuperset(of: [
                "node Person", "node Place inferred", "edge holds former", "edge locatedIn",
            ]))
        #expect(svg.contains("<svg role=\"img\" aria-labelledby=\"title desc\""))
        #expect(svg.contains("<desc id=\"desc\">71 个人物、单位与地方，32 项任职</desc>"))
        #expect(svg.contains("font-family=\"Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif\""))
        for unwanted in ["<!DOCTYPE", "<!--", "transparent", "guanxi"] { #expect(!svg.contains(unwanted)) }
    }
}

/// What a real XML parser finds in an SVG.
private final class SVGContent: NSObject, XMLParserDelegate {
    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    private(set) var classes: Set<String> = []
    private(set) var titles: [String] = []
    private(set) var texts: Set<String> = []
    private var characters = ""

    init(_ svg: String) throws {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.insert(element)
        self.attributes.formUnion(attributes.keys)
        if let name = attributes["class"] { classes.insert(name) }
        characters = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        if element == "title" { titles.append(characters) }
        if element == "text" { texts.insert(characters) }
    }
}
