/// Gives every drawing the layout that its view asks for.
struct BodyLayout {
    let layout: GraphLayout
    let palette: Palette

    /// The bodies of the drawings, in their order.
    func bodies(of drawings: [Drawing]) throws(GraphvizError) -> [GraphLayout.Result] {
        let free = drawings.filter { $0.diagram.arrangement == .free }
        var laidOut = try layout.layout(free.map(\.diagram)).makeIterator()
        var results: [GraphLayout.Result] = []
        for drawing in drawings {
            switch drawing.diagram.arrangement {
            case .free: if let result = laidOut.next() { results.append(result) }
            case .nested:
                results.append(.init(arrangement: NestedLayout(layout: layout).arrangement(drawing.diagram)))
            case .tree: results.append(.init(arrangement: TreeLayout(layout: layout).arrangement(drawing.diagram)))
            case .ladder:
                let ladder = LadderLayout(layout: layout, palette: palette)
                results.append(.init(arrangement: ladder.arrangement(drawing.diagram)))
            }
        }
        return results
    }
}
