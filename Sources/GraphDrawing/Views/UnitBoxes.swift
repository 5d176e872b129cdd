import GraphModel

/// The boxes of units and places with all who hold posts there as rows:
/// whoever holds several posts stands in several boxes.
struct UnitBoxes {
    let index: GraphIndex
    private let posts: PostLines
    private let byUnit: [String: [Diagram.Line]]

    init(_ index: GraphIndex) {
        self.index = index
        posts = PostLines(index)
        byUnit = Dictionary(grouping: posts.lines, by: \.target)
    }

    /// Whether anybody holds a post there.
    func hasPosts(_ id: String) -> Bool { byUnit[id] != nil || posts.vacant[id] != nil }

    /// The box of a unit or place.
    func box(_ node: Node) -> Diagram.Box {
        var box = Diagram.Box(node)
        let held = (byUnit[node.id] ?? []).compactMap { line in
            index.nodes[line.source].map { Diagram.Row(node: $0, line: line) }
        }
        let vacant = (posts.vacant[node.id] ?? []).compactMap { edge in
            index.nodes[edge.key.source].map { Diagram.Row(node: $0, line: Diagram.Line(edge), isVacant: true) }
        }
        box.rows = (held + vacant).sorted { Collapse.order($0) < Collapse.order($1) }
        box.captions = (index.outgoing[node.id] ?? []).filter { $0.key.type == Relation.heldJointlyWith }
            .map(index.note)
        box.home = index.isPlace(node.id) ? index.ladder(of: node.id) : index.home(of: node.id)
        return box
    }
}
