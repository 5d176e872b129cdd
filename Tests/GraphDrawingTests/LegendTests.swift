import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct LegendTests {
    private func legend(_ view: DrawingView, _ focus: String?) throws -> [Legend.Entry] {
        let drawing = try drawing(InventedPage.graph, DrawingOptions(title: "t", view: view, focus: focus))
        return Legend(schema: schema, palette: Palette(schema: schema), diagram: drawing.diagram).entries
    }

    private func texts(_ entry: Legend.Entry) -> String {
        entry.items.compactMap { item in if case .text(let text) = item { text.string } else { nil } }.joined()
    }

    /// What stands in a view's legend, and what does not because the picture has none of it.
    @Test(
        arguments: [
            (DrawingView.posts, nil, ["人人物", "担任"], ["位于"]),
            // Holders are rows without a mark: the legend shows no box for them.
            (.places, nil, ["职务人物", "党党组织"], ["人人物", "担任", "属于"]),
            (.organisation, "PartyOrganization:临洮县委", ["职务人物", "隶属"], ["人人物", "担任"]),
            (.career, "Person:张小兵", ["人人物", "担任"], ["职务人物"]),
        ] as [(DrawingView, String?, [String], [String])])
    func itHasWhatThePictureHas(view: DrawingView, focus: String?, has: [String], lacks: [String]) throws {
        let found = try Set(legend(view, focus).map(texts))
        #expect(found.isSuperset(of: has) && found.isDisjoint(with: lacks), "\(found.sorted())")
    }

    @Test func aTreeHasNoArrowsAndNorHasItsLegend() throws {
        let branch = try #require(try legend(.organisation, "PartyOrganization:临洮县委").first { texts($0) == "隶属" })
        let shapes = branch.items.compactMap { item in if case .shape(let shape) = item { shape } else { nil } }
        #expect(shapes.count == 1 && shapes[0].dash == .dotted)
    }

    /// What holds both ways has no arrow, neither in the picture nor in its legend.
    @Test(arguments: [("heldJointlyWith", 0, "甲局 — 乙局：联合"), ("partOf", 2, "甲局 → 乙局：属于")])
    func onlyWhatIsDirectedHasAnArrow(relation: String, arrows: Int, name: String) throws {
        var graph = Graph()
        for name in ["甲局", "乙局"] { graph.insert(Node(id: name, type: "Organization", name: name)) }
        graph.insert(Edge(source: "甲局", type: relation, target: "乙局"))
        let drawing = try drawing(graph)
        let picture = try svg(drawing)
        let fill = Palette(schema: schema).line(relation).light
        #expect(picture.components(separatedBy: " fill=\"\(fill)\"").count - 1 == arrows)
        #expect(picture.contains("<title>\(name)"))
    }

    @Test func dashesGoOnAroundACorner() {
        let path = Path(through: [Point(x: 0, y: 0), Point(x: 8, y: 0), Point(x: 8, y: 12)])
        let ends = path.dashes([6, 3]).map { [$0.points[0], $0.points[$0.points.count - 1]] }
        let wanted = [(0, 0), (6, 0), (8, 1), (8, 7), (8, 10), (8, 12)].map { Point(x: $0, y: $1) }
        #expect(
            ends.joined().count == wanted.count && zip(ends.joined(), wanted).allSatisfy { ($0 - $1).length < 1e-9 })
    }

    @Test func wordsKeepOffOtherLines() {
        let own = Path(through: [Point(x: 0, y: 0), Point(x: 240, y: 0)])
        let other = Path(through: [Point(x: 125, y: -60), Point(x: 125, y: 60)])
        var labels = LabelPlacement(around: [])
        labels.avoid([own, other])
        let frame = labels.place(Size(width: 40, height: 12), on: own)
        #expect(frame.centre.y == 0 && (frame.maxX < 125 || frame.x > 125))
    }
}
