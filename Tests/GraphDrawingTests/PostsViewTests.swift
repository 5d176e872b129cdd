import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct PostsViewTests {
    /// Holdings of one graph, and the boxes and lines that show them.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let holdings: [(String, String, String?, Bool)]
        let boxes: [String]
        let lines: [String]
    }

    static let cases = [
        Case(
            testDescription: "a post with holder and place is a line", holdings: [("张三", "书记", "石桥村", false)],
            boxes: ["张三", "石桥村"], lines: ["Person:张三 holds Place:石桥村 书记"]),
        Case(
            testDescription: "posts of one person in one place share a line",
            holdings: [("张三", "书记", "石桥村", false), ("张三", "主任", "石桥村", false)],
            boxes: ["张三", "石桥村"], lines: ["Person:张三 holds Place:石桥村 主任、书记"]),
        Case(
            testDescription: "a former post has its own line",
            holdings: [("张三", "书记", "石桥村", false), ("张三", "主任", "石桥村", true)],
            boxes: ["张三", "石桥村"],
            lines: ["Person:张三 holds Place:石桥村 书记", "Person:张三 holds Place:石桥村 主任 former"]),
        Case(
            testDescription: "two holders of a post have a line each",
            holdings: [("张三", "书记", "石桥村", false), ("李四", "书记", "石桥村", true)],
            boxes: ["张三", "李四", "石桥村"],
            lines: ["Person:张三 holds Place:石桥村 书记", "Person:李四 holds Place:石桥村 书记 former"]),
        Case(
            testDescription: "a post without a place is a box", holdings: [("张三", "记者", nil, false)],
            boxes: ["张三", "记者"], lines: ["Person:张三 holds Position:张三/记者 "]),
    ]

    @Test(arguments: cases) func holdings(_ example: Case) {
        var builder = GraphBuilder()
        builder.node("石桥村", "Place")
        for (person, role, place, former) in example.holdings {
            builder.holding(person, role, in: place, former: former)
        }
        let graph = builder.graph
        let used = Set(graph.sortedEdges.flatMap { [$0.key.source, $0.key.target] })
        let diagram = PostsView(hiddenTypes: []).diagram(of: graph.induced(by: used))
        #expect(diagram.boxes.map(\.node.name).sorted() == example.boxes.sorted())
        #expect(diagram.lines.map(Self.text) == example.lines)
    }

    @Test func aPostWithoutHolderIsABox() {
        var graph = Graph()
        graph.insert(Node(id: "P", type: "Position", name: "石桥村书记", role: "书记"))
        graph.insert(Node(id: "V", type: "Place", name: "石桥村"))
        graph.insert(Edge(source: "P", type: "postIn", target: "V"))
        let diagram = PostsView(hiddenTypes: []).diagram(of: graph)
        #expect(diagram.boxes.map(\.node.id) == ["P", "V"])
        #expect(diagram.lines.map(Self.text) == ["P postIn V "])
    }

    private static func text(_ line: Diagram.Line) -> String {
        "\(line.source) \(line.relation) \(line.target) \(line.roles.joined(separator: "、"))\(line.isFormer ? " former" : "")"
    }
}
