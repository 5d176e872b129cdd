import GraphModel

/// The view of one organisation: what it belongs to, and all that belongs to
/// it, level by level, each with the holders of its posts.
struct OrganisationView {
    let index: GraphIndex
    let focus: String

    func diagram() throws(DrawingError) -> Diagram {
        guard index.isUnit(focus) || index.isPlace(focus) else {
            throw DrawingError(
                "'\(index.nodes[focus]?.name ?? focus)' is no organisation; --view career shows a person's posts")
        }
        let units = UnitBoxes(index)
        var lines: [Diagram.Line] = []
        var drawn: Set<String> = [focus]
        var boxes: [String] = []
        // Upwards: one line of units.
        var top = focus
        while let edge = (index.outgoing[top] ?? []).first(where: { isAbove($0) && !drawn.contains($0.key.target) }) {
            drawn.insert(edge.key.target)
            lines.append(Diagram.Line(edge))
            boxes.append(edge.key.target)
            top = edge.key.target
        }
        boxes = boxes.reversed() + [focus]
        // Downwards: everything, each unit under the first that it belongs to.
        var pending = [focus]
        while !pending.isEmpty {
            var next: [String] = []
            for id in pending {
                // What is part of another unit comes with that one, if that one is drawn.
                let below = (index.incoming[id] ?? []).filter(isBelow)
                let direct = below.filter {
                    isAbove($0) || !(index.outgoing[$0.key.source] ?? []).contains(where: isAbove)
                }
                for edge in direct where drawn.insert(edge.key.source).inserted {
                    lines.append(Diagram.Line(edge))
                    next.append(edge.key.source)
                }
            }
            boxes += next
            pending = next
            if next.isEmpty {
                for edge in index.incoming[focus] ?? [] where isBelow(edge) && drawn.insert(edge.key.source).inserted {
                    lines.append(Diagram.Line(edge))
                    boxes.append(edge.key.source)
                    pending.append(edge.key.source)
                }
            }
        }
        let above = Dictionary(lines.map { ($0.source, $0.target) }, uniquingKeysWith: { a, _ in a })
        var drawnBoxes = boxes.compactMap { index.nodes[$0] }.map { node in
            box(node, below: above[node.id].flatMap { index.nodes[$0] }, units)
        }
        // A short name is enough right below the box that it belongs to, if no other box is called so.
        let below = Dictionary(grouping: lines.map(\.source)) { above[$0] ?? "" }
        let headings = Dictionary(drawnBoxes.map { ($0.heading, 1) }, uniquingKeysWith: +)
        for position in drawnBoxes.indices {
            let siblings = above[drawnBoxes[position].id].flatMap { below[$0] } ?? []
            let isNear = siblings.count < 2 || siblings.allSatisfy { below[$0] == nil }
            if !isNear || headings[drawnBoxes[position].heading] != 1 {
                drawnBoxes[position].heading = drawnBoxes[position].name
            }
        }
        return Diagram(arrangement: .tree, boxes: drawnBoxes, lines: lines)
    }

    /// A box without what the box above it says already: its name, and where both lie.
    private func box(_ node: Node, below parent: Node?, _ units: UnitBoxes) -> Diagram.Box {
        var box = units.box(node)
        let place = index.whereabouts(of: node)
        if !place.isEmpty, parent.map(index.whereabouts) != place { box.captions.insert(place, at: 0) }
        if let parent, index.isUnit(parent.id), node.name.hasPrefix(parent.name) {
            let rest = node.name.dropFirst(parent.name.count)
            // One character alone is no name.
            if rest.count > 1 { box.heading = String(rest) }
        }
        return box
    }

    private func isAbove(_ edge: Edge) -> Bool {
        edge.key.type != Relation.heldJointlyWith && index.isUnit(edge.key.source) && index.isUnit(edge.key.target)
    }

    private func isBelow(_ edge: Edge) -> Bool {
        isAbove(edge) || index.isPlace(focus) && edge.key.target == focus && index.isUnit(edge.key.source)
    }
}
