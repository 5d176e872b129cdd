import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct DotWriterTests {
    @Test func aPageIsDrawnAsBefore() throws {
        try expectGolden(try drawing(InventedPage.graph).dot, "page.dot")
    }

    @Test(arguments: PictureTests.hostile) func graphvizReadsIt(name: String) throws {
        var graph = Graph()
        graph.insert(Node(id: "Person:\(name)", type: "Person", name: name))
        graph.insert(Node(id: "Person:2", type: "Person", name: "李四"))
        graph.insert(Node(id: "Organization:\(name)", type: "Organization", name: name))
        for person in ["Person:\(name)", "Person:2"] {
            graph.insert(Node(id: "P\(person)", type: "Position", name: name, role: name))
            graph.insert(Edge(source: person, type: "holds", target: "P\(person)"))
            graph.insert(Edge(source: "P\(person)", type: "postIn", target: "Organization:\(name)"))
        }
        let dot = try drawing(graph, DrawingOptions(title: name)).dot
        #expect(try Graphviz.render(dot, engine: "dot", format: "svg").warnings == [])
    }

    @Test func articlesAreDrawnOnlyWhenAskedFor() throws {
        #expect(!(try drawing(InventedPage.graph)).dot.contains("百姓身边的红袖章"))
        let all = DrawingOptions(title: "t", hiddenTypes: [])
        #expect(try drawing(InventedPage.graph, all).dot.contains("百姓身边的红袖章"))
    }

    @Test func theFocusIsMarked() throws {
        let picture = try svg(drawing(InventedPage.graph, DrawingOptions(title: "t", focus: "Person:张小兵")))
        #expect(picture.split(separator: "\n").filter { $0.contains("stroke-width=\"2.5\"") }.count == 1)
    }
}
