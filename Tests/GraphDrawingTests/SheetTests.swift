import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct SheetTests {
    private func sheets(_ people: Int, _ view: DrawingView, maxNodes: Int = 50, maxSheets: Int = 60) throws -> [Drawing]
    {
        try Drawing.sheets(
            of: countyGraph(people: people), schema: schema,
            DrawingOptions(title: "县", view: view, maxNodes: maxNodes, maxSheets: maxSheets))
    }

    @Test(arguments: [DrawingView.posts, .places], [10, 200, 900])
    func whatOnePictureCannotShowIsSpread(view: DrawingView, people: Int) throws {
        let drawings = try sheets(people, view)
        #expect((drawings.count > 1) == (people > 100))
        let drawn = Set(drawings.flatMap { $0.diagram.nodes.map(\.id) })
        let all = countyGraph(people: people).sortedNodes.filter { $0.type == "Person" || $0.type == "Organization" }
        #expect(drawn.isSuperset(of: all.map(\.id)))
        #expect(drawings.allSatisfy { $0.diagram.boxes.reduce(0) { $0 + $1.weight } <= 50 * 1.6 })
    }

    @Test func whatIsInSeveralPicturesRefersFromOneToTheOther() throws {
        let drawings = try sheets(900, .posts)
        #expect(drawings[0].title.contains("图 1／\(drawings.count)"))
        var places: [String: [Int]] = [:]
        for (number, drawing) in drawings.enumerated() {
            for box in drawing.diagram.boxes where box.node?.type == "Person" {
                places[box.id, default: []].append(number + 1)
            }
        }
        for (person, numbers) in places where numbers.count > 1 {
            let box = drawings[numbers[0] - 1].diagram.boxes.first { $0.id == person }
            #expect(box?.references.contains { $0.contains("图 \(numbers[1])") } == true)
        }
    }

    @Test func tooManyPicturesBecomeAnOverview() throws {
        let drawings = try sheets(900, .posts, maxSheets: 3)
        #expect(drawings.count == 1)
        #expect(drawings[0].notes.first?.contains("--around") == true)
        #expect(drawings[0].omitted > 900)
        #expect(drawings[0].diagram.boxes.contains { $0.captions.contains { $0.contains("人物") } })
        let checks = try PictureChecks(try svg(drawings[0]))
        checks.expectAll()
    }

    @Test(arguments: ["A4", "a3-landscape", "A5-portrait"]) func paper(name: String) throws {
        let page = try #require(Page(name))
        let options = DrawingOptions(title: "纸", page: page)
        for drawing in try Drawing.sheets(of: InventedPage.graph, schema: schema, options) {
            let content = try SVGContent(try svg(drawing))
            #expect(
                content.root["width"] == "\(Int(page.width))mm" && content.root["height"] == "\(Int(page.height))mm")
            #expect(abs(content.size.width / content.size.height - page.width / page.height) < 0.01)
        }
    }

    @Test(arguments: ["A9", "letter", "A4-", "A4-landscape-x", ""]) func noPaper(name: String) {
        #expect(Page(name) == nil)
    }
}
