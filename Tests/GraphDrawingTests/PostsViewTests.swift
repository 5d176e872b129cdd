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
            testDescription: "a post without a place is small print", holdings: [("张三", "记者", nil, false)],
            boxes: ["另提及的人物"], lines: []),
    ]

    @Test(arguments: cases) func holdings(_ example: Case) {
        var builder = GraphBuilder()
        builder.node("石桥村", "Place")
        for (person, role, place, former) in example.holdings {
            builder.holding(person, role, in: place, former: former)
        }
        let graph = builder.graph
        let used = Set(graph.sortedEdges.flatMap { [$0.key.source, $0.key.target] })
        let diagram = Self.diagram(graph.induced(by: used))
        #expect(diagram.boxes.map(\.heading).sorted() == example.boxes.sorted())
        #expect(diagram.lines.map(Self.text) == example.lines)
    }

    @Test func aPostWithoutHolderIsARow() {
        var graph = Graph()
        graph.insert(Node(id: "P", type: "Position", name: "石桥村书记", role: "书记"))
        graph.insert(Node(id: "V", type: "Place", name: "石桥村"))
        graph.insert(Edge(source: "P", type: "postIn", target: "V"))
        let diagram = Self.diagram(graph)
        #expect(diagram.boxes.map(\.id) == ["V"] && diagram.lines.isEmpty)
        #expect(diagram.boxes.first?.rows.map(\.isVacant) == [true])
    }

    /// Relations that are no posts: what their lines say, and what they are made of.
    @Test(
        arguments: [
            ("partOf", "Organization", "", Scene.Dash.solid), ("branchOf", "PartyOrganization", "", .dotted),
            ("heldJointlyWith", "Organization", "联合", .solid), ("memberOf", "Person", "加入", .solid),
        ])
    func plainRelationsAreToldApart(relation: String, source: String, word: String, dash: Scene.Dash) throws {
        var graph = Graph()
        graph.insert(Node(id: "A", type: source, name: "甲"))
        for (id, name) in [("B", "乙局"), ("C", "丙科")] { graph.insert(Node(id: id, type: "Organization", name: name)) }
        graph.insert(Edge(source: "A", type: relation, target: "B"))
        // Somebody has a post there, so that membership is a line.
        graph.insert(Node(id: "D", type: "Person", name: "丁"))
        graph.insert(Node(id: "E", type: "Position", name: "乙局局长", role: "局长"))
        graph.insert(Edge(source: "D", type: "holds", target: "E"))
        graph.insert(Edge(source: "E", type: "postIn", target: "B"))
        let line = try #require(Self.diagram(graph).lines.first { $0.relation == relation })
        #expect(line.label == word && line.dash == dash)
    }

    @Test func datesStandInTheTooltipAndOneOnTheLine() throws {
        var graph = Graph()
        graph.insert(Node(id: "A", type: "Person", name: "张三"))
        graph.insert(Node(id: "V", type: "Place", name: "石桥村"))
        for (role, since, until) in [("书记", "1983-06", "1985-09"), ("主任", "1990", nil), ("会计", nil, nil)] {
            graph.insert(Node(id: role, type: "Position", name: role, role: role))
            graph.insert(Edge(source: "A", type: "holds", target: role, since: since, until: until))
            graph.insert(Edge(source: role, type: "postIn", target: "V"))
        }
        let line = try #require(Self.diagram(graph).lines.first)
        #expect(line.tenures == ["主任：自 1990", "书记：自 1983-06 至 1985-09"])
        #expect(Tooltip.lines(of: line, name: "张三") == ["张三"] + line.tenures)
    }

    private static func diagram(_ graph: Graph) -> Diagram {
        PostsView(index: GraphIndex(graph, schema: schema), tableFrom: .max).diagram()
    }

    private static func text(_ line: Diagram.Line) -> String {
        "\(line.source) \(line.relation) \(line.target) \(line.roles.joined(separator: "、"))\(line.isFormer ? " former" : "")"
    }
}
