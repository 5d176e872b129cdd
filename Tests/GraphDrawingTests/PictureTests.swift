import Foundation
import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct PictureTests {
    static let hostile = [
        "张\"三\"", "张'三", "]]>三", "a&b&amp;c&#65;", "<script>alert(1)</script>", "</svg><a href=\"javascript:x\">",
        "javascript:alert(1)", "//host/a", "https://host/a.txt", "../../etc/passwd", "a\"onload=\"x",
        "url(https://host)",
        "张\u{1}\u{8}三", "\u{202E}三张\u{200F}", "家👨‍👩‍👧庭🇨🇳", "\\N\\G\\E\\l\\", "-->", "<!--", "<?xml?>", "%3 \\n {a|b}",
        "\u{0}\u{FEFF}", "", " ", String(repeating: "很长的名字", count: 500),
        "e" + String(repeating: "\u{301}", count: 500),
        "n1", "𠮷田", "Константин Константинович", "WWWWWWWWWW@@@@@@@@",
    ]

    @Test(arguments: hostile, DrawingView.allCases) func hostileNames(name: String, view: DrawingView) throws {
        let options = DrawingOptions(
            title: name, view: view, focus: view == .organisation ? "Organization:\(name)" : "Person:\(name)",
            documentBase: "../", date: name)
        let picture = try svg(drawing(Self.graph(named: name), options))
        let checks = try PictureChecks(picture)
        checks.expectAll()
        let shown = DotText.clean(name)
        if !shown.allSatisfy(\.isWhitespace), shown.unicodeScalars.count < 10, view != .organisation {
            #expect(checks.content.texts.contains { $0.string == shown })
            #expect(checks.content.titles.contains { $0.contains(shown) })
        }
    }

    private static func graph(named name: String) -> Graph {
        let evidence = Evidence(document: name, article: name, start: 0, end: 1, quote: name, rule: name)
        let mention = Mention(document: name, article: name, start: 0, end: 1)
        var graph = Graph()
        for type in ["Person", "Organization", "Place"] {
            graph.insert(
                Node(
                    id: "\(type):\(name)", type: type, name: name, aliases: [name + "儿"], code: name,
                    mentions: [mention]))
        }
        graph.insert(Node(id: "Position:\(name)", type: "Position", name: name, role: name))
        func edge(_ source: String, _ relation: String, _ target: String, former: Bool = false) {
            graph.insert(
                Edge(
                    source: "\(source):\(name)", type: relation, target: "\(target):\(name)", former: former,
                    since: name, until: name, evidence: [evidence]))
        }
        edge("Person", "holds", "Position", former: true)
        edge("Position", "postIn", "Organization")
        edge("Organization", "locatedIn", "Place")
        edge("Person", "nativeOf", "Place")
        edge("Person", name, "Place")
        return graph
    }

    static let views: [DrawingOptions] = [
        DrawingOptions(title: "任职"), DrawingOptions(title: "各地", view: .places),
        DrawingOptions(title: "机构", view: .organisation, focus: "PartyOrganization:临洮县委"),
        DrawingOptions(title: "周边", view: .ego, focus: "Person:张小兵", depth: 3),
        DrawingOptions(title: "经历", view: .career, focus: "Person:马德明"),
        DrawingOptions(title: "纸", page: Page("A4")), DrawingOptions(title: "宽", aspect: 2.5),
        DrawingOptions(title: "全部", hiddenTypes: []),
    ]

    @Test(arguments: views) func everyViewIsReadable(options: DrawingOptions) throws {
        for drawing in try Drawing.sheets(of: InventedPage.graph, schema: schema, options) {
            let checks = try PictureChecks(try svg(drawing))
            checks.expectAll()
            let size = checks.content.size
            #expect((1.0 / 3...3).contains(size.width / size.height))
            #expect(checks.content.boxes.count > 1)
        }
    }

    /// The pictures that are kept in the project.
    static let gallery: [String] = {
        let folder = projectFolder.appendingPathComponent("graphs")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".svg") }.sorted()
    }()

    @Test func thereIsAGallery() { #expect(Self.gallery.count >= 8) }

    @Test(arguments: gallery) func theGalleryIsReadable(file: String) throws {
        let path = projectFolder.appendingPathComponent("graphs/\(file)")
        let checks = try PictureChecks(String(contentsOf: path, encoding: .utf8))
        checks.expectAll()
        let size = checks.content.size
        #expect((1.0 / 3...3).contains(size.width / size.height))
    }

    @Test func theSameGraphGivesTheSamePicture() throws {
        var reversed = Graph()
        for edge in InventedPage.graph.sortedEdges.reversed() { reversed.insert(edge) }
        for node in InventedPage.graph.sortedNodes.reversed() { reversed.insert(node) }
        for options in Self.views {
            #expect(try svg(drawing(reversed, options)) == svg(drawing(InventedPage.graph, options)))
        }
    }

    @Test func aPageIsReadableWithoutThePicture() throws {
        let picture = try renderer().render(try drawing(InventedPage.graph), as: .svg)
        let text = String(decoding: picture.bytes, as: UTF8.self)
        let content = try SVGContent(text)
        #expect(content.titles.first == "谁在哪里任何职")
        let holding = content.titles.first { $0.hasPrefix("张小兵 → 石桥村党支部：担任书记") }
        #expect(holding?.contains("“张小兵…石桥村党支部/书记”\n规则：holds-rule；《支部连起致富路》") == true)
        #expect(content.root["role"] == "img" && content.root["aria-labelledby"] == "title desc")
        let classes = Set(content.groups.map { $0.classes.joined(separator: " ") })
        #expect(classes.isSuperset(of: ["node Person", "edge holds former", "node Person row"]))
        #expect(Set(content.groups.map(\.id)).count == content.groups.count)
        #expect(content.groups.contains { $0.dataId == "Person:张小兵" && picture.names[$0.id] == "张小兵" })
        #expect(text.contains(" data-source=\"Person:张小兵\" data-target=\"PartyOrganization:石桥村党支部\""))
    }

    @Test func anEmptyGraphIsAPictureWithATitle() throws {
        #expect(try svg(drawing(Graph())).contains(">谁在哪里任何职</text>"))
    }

    @Test(arguments: [("dot", "sfdp"), ("dot sfdp", "nothing")])
    func aSlowEngineGivesWay(slow: String, then: String) throws {
        let script = "case ' \(slow) ' in *\" $0 \"*) exec sleep 60;; esac; exec dot -K$0 -T$1"
        let picture = try renderer(script, limit: .milliseconds(700)).render(
            try drawing(countyGraph(people: 60)), as: .svg)
        #expect(picture.warnings.contains { $0.hasPrefix("dot did not lay out") })
        #expect((picture.engine?.rawValue ?? "nothing") == then)
        let checks = try PictureChecks(String(decoding: picture.bytes, as: UTF8.self))
        #expect(checks.overlaps == [] && checks.textsOutsideTheirBox == [] && checks.textsOutsideTheCanvas == [])
    }

    @Test func aDenseGraphIsLaidOutBySprings() throws {
        var builder = GraphBuilder()
        for number in 0..<60 { builder.node("单位\(number)", "Organization") }
        for number in 0..<300 {
            builder.holding(
                "人\(number % 60)", "职\(number)", in: "单位\((number * 7 + number / 60 * 5) % 60)", former: false)
        }
        let picture = try renderer().render(try drawing(builder.graph), as: .svg)
        #expect(picture.engine == .sfdp)
        let checks = try PictureChecks(String(decoding: picture.bytes, as: UTF8.self))
        #expect(checks.overlaps == [] && checks.textsOutsideTheCanvas == [])
    }
}
