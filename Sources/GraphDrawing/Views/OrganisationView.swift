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
        let units = UnitBoxes(index)
        let headings = headings(boxes, above: above)
        return Diagram(
            arrangement: .tree,
            boxes: boxes.compactMap { index.nodes[$0] }.map { node in
                var box = units.box(node)
                box.heading = headings[node.id] ?? node.name
                // Where it lies, if the box above does not say that too.
                let place = index.whereabouts(of: node)
                let parent = above[node.id].flatMap { index.nodes[$0] }
                if !place.isEmpty, parent.map(index.whereabouts) != place { box.captions.insert(place, at: 0) }
                return box
            }, lines: lines)
    }

    /// The boxes' names without what the boxes above say: as short as lets a
    /// reader know whose they are, and no two alike.
    private func headings(_ boxes: [String], above: [String: String]) -> [String: String] {
        let below = Dictionary(grouping: above.keys) { above[$0] ?? "" }
        var names: [String: ArraySlice<String>] = [:]
        for id in boxes {
            var candidates = shorterNames(of: id, above: above)
            // What is below its siblings may stand between it and the box above; the root is the picture's subject.
            let (parent, siblings) = (above[id], above[id].flatMap { below[$0] } ?? [])
            let isNear = parent == boxes.first || siblings.count < 2 || siblings.allSatisfy { below[$0] == nil }
            if !isNear, candidates.count > 1 { candidates.removeFirst() }
            names[id] = candidates[...]
        }
        while true {
            let counts = Dictionary(names.values.map { ($0.first ?? "", 1) }, uniquingKeysWith: +)
            let unclear = names.filter { $1.count > 1 && counts[$1.first ?? ""] != 1 }
            guard !unclear.isEmpty else { return names.compactMapValues(\.first) }
            for id in unclear.keys { names[id]?.removeFirst() }
        }
    }

    /// A name without that of the box above, of the one above that, and so on, and then whole.
    private func shorterNames(of id: String, above: [String: String]) -> [String] {
        guard let node = index.nodes[id] else { return [] }
        var (names, next) = ([] as [String], above[id])
        while let ancestor = next.flatMap({ index.nodes[$0] }) {
            if index.isUnit(ancestor.id), node.name.hasPrefix(ancestor.name) {
                let rest = node.name.dropFirst(ancestor.name.count)
                // One character alone is no name.
                if rest.count > 1 { names.append(String(rest)) }
            }
            next = above[ancestor.id]
        }
        return names + [node.name]
    }

    private func isAbove(_ edge: Edge) -> Bool {
        edge.key.type != Relation.heldJointlyWith && index.isUnit(edge.key.source) && index.isUnit(edge.key.target)
    }

    private func isBelow(_ edge: Edge) -> Bool {
        isAbove(edge) || index.isPlace(focus) && edge.key.target == focus && index.isUnit(edge.key.source)
    }
}
