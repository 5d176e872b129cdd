import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct DotWriterTests {
    @Test func aPageIsDrawnAsBefore() throws {
        try expectGolden(drawing(InventedPage.graph).dot, "page.dot")
    }

    @Test func theOrderOfInsertionNeverShows() {
        var reversed = Graph()
        for edge in InventedPage.graph.sortedEdges.reversed() { reversed.insert(edge) }
        for node in InventedPage.graph.sortedNodes.reversed() { reversed.insert(node) }
        #expect(drawing(reversed).dot == drawing(InventedPage.graph).dot)
    }

    @Test func everyElementHasANameAnIdAndAClass() {
        let page = drawing(InventedPage.graph)
        let lines = page.dot.split(separator: "\n").filter { $0.contains(", tooltip=") }
        #expect(lines.count == page.names.count)
        #expect(lines.allSatisfy { $0.contains(" id=\"") && $0.contains(" class=\"") })
        #expect(page.names.values.contains("张小兵"))
        #expect(page.names.values.contains("马德明 → 安定区人民检察院第二党支部：担任原书记"))
        #expect(page.dot.contains("“张小兵…石桥村党支部/书记”\\n规则：holds-rule；《支部连起致富路》"))
    }

    @Test func articlesAreDrawnOnlyWhenAskedFor() {
        #expect(!drawing(InventedPage.graph).dot.contains("百姓身边的红袖章\", shape"))
        let all = DrawingOptions(title: "t", hiddenTypes: [])
        #expect(drawing(InventedPage.graph, all).dot.contains("百姓身边的红袖章\", shape=\"note\""))
    }

    @Test func theFocusIsMarked() {
        let options = DrawingOptions(title: "t", focus: "Person:张小兵")
        let marked = drawing(InventedPage.graph, options).dot.split(separator: "\n").filter {
            $0.contains("penwidth=2.5")
        }
        #expect(marked.count == 1)
        #expect(marked.first?.contains("label=\"张小兵\"") == true)
    }

    @Test(arguments: [(300, LayoutEngine.dot), (401, .sfdp)])
    func theEngineSuitsTheSize(count: Int, engine: LayoutEngine) {
        var graph = Graph()
        for number in 0..<count { graph.insert(Node(id: "Person:\(number)", type: "Person", name: "\(number)")) }
        #expect(drawing(graph, DrawingOptions(title: "t", maxNodes: 1000)).engine == engine)
    }

    @Test func anEmptyGraphIsAPictureWithATitle() throws {
        #expect(try finishedSVG(drawing(Graph())).contains(">谁在哪里任何职</text>"))
    }
}
