import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct SelectionTests {
    private let diagram = PostsView(hiddenTypes: ["Article"]).diagram(of: InventedPage.graph)

    @Test(arguments: [1, 5, 20, 50, 71, 500])
    func neverMoreThanTheLimit(limit: Int) {
        for focus in [nil, "Person:张小兵"] {
            let chosen = Selection(limit: limit, focus: focus).boxes(of: diagram)
            #expect(chosen.count == min(limit, diagram.boxes.count))
        }
    }

    @Test func whatIsNearTheFocusIsKept() {
        let chosen = Selection(limit: 4, focus: "Person:张小兵").boxes(of: diagram)
        #expect(chosen.contains("PartyOrganization:石桥村党支部") && chosen.contains("Organization:石桥村村民委员会"))
    }

    @Test func holdersComeWithTheirOrganisationsAndPlaces() {
        let part = diagram.part(Selection(limit: 12, focus: nil).boxes(of: diagram))
        let posts = part.lines.filter { !$0.roles.isEmpty }
        #expect(posts.count >= 4)
        #expect(part.boxes.contains { $0.node.name == "甘肃省" })
    }

    @Test func thePictureSaysHowManyAreLeftOut() {
        let part = drawing(InventedPage.graph, DrawingOptions(title: "t", maxNodes: 50))
        #expect(part.omitted == 21)
        #expect(part.dot.contains("另有 21 个未画出"))
    }
}
