import Foundation
import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct ExplorerPageTests {
    private let page: String

    init() throws {
        let svg = try GraphDrawingTests.svg(drawing(InventedPage.graph))
        page = Self.html(InventedPage.graph, title: "谁在哪里", svg: svg)
    }

    private static func html(_ graph: Graph, title: String, svg: String) -> String {
        let page = ExplorerPage(schema: schema) { $0.name == "张小兵" ? ["zhangxiaobing", "zxb"] : [] }
        return String(decoding: page.html(of: graph, title: title, picture: Array(svg.utf8)), as: UTF8.self)
    }

    /// What stands in a page's data block.
    private static func json(_ id: String, in page: String) throws -> [String: Any] {
        let block = try #require(page.firstMatch(of: try Regex("id=\"\(id)\">([^<]*)</script>")))
        let text = String(try #require(block.output[1].substring))
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func everythingIsInOneFile() {
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.contains("<title>谁在哪里</title>"))
        #expect(!page.contains("<?xml") && !page.contains("{{"))
        #expect(!page.contains(/<link rel="stylesheet"|<script src=|<img|@import|url\(/))
        #expect(page.firstRange(of: "<svg ") != nil)
    }

    @Test func theSameGraphGivesTheSameFile() throws {
        var reversed = Graph()
        for edge in InventedPage.graph.sortedEdges.reversed() { reversed.insert(edge) }
        for node in InventedPage.graph.sortedNodes.reversed() { reversed.insert(node) }
        let svg = try GraphDrawingTests.svg(drawing(reversed))
        #expect(Self.html(reversed, title: "谁在哪里", svg: svg) == page)
    }

    @Test func thePolicyNamesEachScriptAndStyle() throws {
        let policy = try #require(page.firstMatch(of: /Policy" content="([^"]+)"/)).output.1
        #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("unsafe") && !policy.contains("http"))
        let texts =
            page.matches(of: /<script>([^<]|<(?!\/script))*<\/script>/).map { $0.output.0.dropFirst(8).dropLast(9) }
            + page.matches(of: /<style>[^<]*<\/style>/).map { $0.output.dropFirst(7).dropLast(8) }
        #expect(texts.count == 22)
        for text in texts {
            let hash = Data(SHA256.hash(text.utf8)).base64EncodedString()
            #expect(policy.contains("'sha256-\(hash)'"), "\(text.prefix(80))")
        }
    }

    @Test func theDataAreTheGraphAndItsWords() throws {
        let graph = try Self.json("graph", in: page)
        #expect(graph["format"] as? String == "guanxi-graph/1")
        let nodes = try #require(graph["nodes"] as? [[String: Any]])
        #expect(nodes.count == InventedPage.graph.nodes.count)
        let words = try Self.json("words", in: page)
        #expect((words["entities"] as? [[String: String]])?.first?["label"] == "人物")
        let keys = try #require(words["searchKeys"] as? [[String]])
        let index = try #require(nodes.firstIndex { $0["name"] as? String == "张小兵" })
        #expect(keys.count == nodes.count && keys[index] == ["zhangxiaobing", "zxb"])
    }

    @Test(arguments: PictureTests.hostile) func hostileNamesStayData(name: String) throws {
        var graph = Graph()
        graph.insert(Node(id: "Person:\(name)", type: "Person", name: name, aliases: [name + "儿"]))
        let page = Self.html(graph, title: name, svg: try GraphDrawingTests.svg(drawing(graph)))
        let nodes = try #require(try Self.json("graph", in: page)["nodes"] as? [[String: Any]])
        let shown = try #require(nodes.first?["name"] as? String)
        let expected = try #require(graph.nodes.values.first).name.unicodeScalars
        // Foundation's reader drops byte order marks.
        #expect(shown.unicodeScalars.filter { $0 != "\u{FEFF}" } == expected.filter { $0 != "\u{FEFF}" })
        for word in ["<script", "</script", "<svg", "</svg"] {
            #expect(page.ranges(of: word).count == self.page.ranges(of: word).count, "\(word)")
        }
    }

    @Test func thePictureLosesWhatBelongsToAFile() {
        let picture = PagePicture(
            """
            <?xml version="1.0"?>
            <svg viewBox="0 0 300.5 200" width="1"><style><![CDATA[a > b { fill: red }]]></style>
            <style>c {}</style><g/></svg>
            """)
        #expect(picture.markup.hasPrefix("<svg viewBox"))
        #expect(picture.styles == ["a > b { fill: red }", "c {}"])
        #expect(picture.isWide)
        #expect(!PagePicture("<svg viewBox=\"0 0 200 300\"></svg>").isWide)
        #expect(!PagePicture("").isWide)
    }

    @Test func placesAreFilledOnce() {
        let files = ["page": "<a>{{one}}-{{two}}</a>\n  <script src=\"s.js\"></script>\nend", "s.js": "'{{one}}'"]
        let template = PageTemplate(page: "page") { files[$0] }
        #expect(template.scripts == ["'{{one}}'"] && template.styles.isEmpty)
        let filled = template.filled(["one": "{{two}}", "two": "2"])
        #expect(filled == "<a>{{two}}-2</a>\n<script>'{{one}}'</script>\nend\n")
    }

    // FIPS 180-4's own examples, and lengths at which the padding takes another block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
    ])
    func hashes(text: String, expected: String) {
        let digits = SHA256.hash(text.utf8).map { String($0, radix: 16) }
        #expect(digits.map { $0.count < 2 ? "0" + $0 : $0 }.joined() == expected)
    }
}
