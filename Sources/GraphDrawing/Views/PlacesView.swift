import GraphModel

/// The view of where everything is: the administrative ladder as frames in
/// frames, in each the organisations of the place with the holders of posts.
struct PlacesView {
    let index: GraphIndex
    /// A place: only it and what lies in it is drawn. Any other node is marked.
    var focus: String?

    func diagram() -> Diagram {
        let units = UnitBoxes(index)
        var boxes: [Diagram.Box] = []
        for node in index.sortedNodes {
            let isPlace = index.isPlace(node.id)
            guard isPlace || index.isUnit(node.id) else { continue }
            boxes.append(units.box(node))
        }
        if let focus, index.isPlace(focus) {
            let above = Set(index.ladder(of: focus))
            boxes = boxes.filter { $0.home.contains(focus) || above.contains($0.id) }.map { box in
                var box = box
                // The places around it are named, without what else is in them.
                if box.id != focus, above.contains(box.id) { box.rows = [] }
                return box
            }
        }
        return Diagram(arrangement: .nested, boxes: boxes, lines: [])
    }
}

/// What there is in each place, in numbers: for a graph that no number of
/// pictures makes readable.
struct OverviewView {
    let index: GraphIndex
    /// How many places may be drawn.
    let capacity: Int

    func diagram(of whole: Diagram) -> Diagram {
        let deepest = whole.boxes.map(\.home.count).max() ?? 0
        var depth = 1
        for candidate in stride(from: 1, through: deepest, by: 1) {
            if Set(whole.boxes.map { $0.home.prefix(candidate) }).count <= capacity { depth = candidate }
        }
        var inside: [ArraySlice<String>: [Diagram.Box]] = [:]
        for box in whole.boxes { inside[box.home.prefix(depth), default: []].append(box) }
        let largest = inside.sorted { ($1.value.count, $0.key.last ?? "") < ($0.value.count, $1.key.last ?? "") }
        var boxes: [String: Diagram.Box] = [:]
        for (home, content) in largest.prefix(capacity) {
            let part = Diagram(boxes: content, lines: [])
            let counts = DrawingMaker.summary(of: part, schema: index.schema)
            for (level, id) in home.enumerated() {
                guard let node = index.nodes[id] else { continue }
                var box = boxes[id] ?? Diagram.Box(node)
                box.home = Array(home.prefix(level + 1))
                if level == home.count - 1 { box.captions = [counts] }
                boxes[id] = box
            }
            if home.isEmpty {
                var box = Diagram.Box(table: "\u{10FFFF}elsewhere", heading: "所在地未述", rows: [])
                box.captions = [counts]
                boxes[box.id] = box
            }
        }
        return Diagram(arrangement: .nested, boxes: boxes.values.sorted { $0.id < $1.id }, lines: [])
    }
}
