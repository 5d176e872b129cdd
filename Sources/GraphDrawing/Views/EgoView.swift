import GraphModel

/// The view of one entity and what surrounds it: every relation a line, posts
/// folded, each box with its distance from the focus.
struct EgoView {
    let index: GraphIndex
    let focus: String
    let depth: Int
    /// How many boxes there may be; the nearest stay.
    let limit: Int

    func diagram() -> Diagram {
        let posts = PostLines(index)
        // A post that is itself the focus stays a box.
        let folded = posts.folded.subtracting([focus])
        var lines = posts.lines + posts.homeless.values.flatMap(\.self)
        for edge in index.edges where !folded.contains(edge.key.source) && !folded.contains(edge.key.target) {
            lines.append(Diagram.Line(edge))
        }
        lines = lines.filter { $0.source != $0.target }.sorted { $0.sortKey < $1.sortKey }
        // What the focus itself is linked by is said in words; further out, colour has to do, or words would lie over words.
        for number in lines.indices where [lines[number].source, lines[number].target].contains(focus) {
            lines[number].word = index.schema.relation(lines[number].relation)?.label ?? ""
        }
        let all = Diagram(boxes: [], lines: lines)
        let distances = Self.distances(from: focus, all.neighbours, depth: depth)
        let boxes = index.sortedNodes.filter { distances[$0.id] != nil }.map { node in
            var box = Diagram.Box(node)
            box.distance = distances[node.id]
            box.home = index.home(of: node.id)
            return box
        }
        // A unit and its place at the same distance: small print says it as well as a line across the others.
        lines.removeAll { $0.relation == Relation.locatedIn && distances[$0.source] == distances[$0.target] }
        let near = Diagram(boxes: boxes, lines: lines).part(Set(distances.keys))
        var diagram = Collapse(minimum: 3, kept: [focus]).applied(to: near)
        // The focus shows its relations as lines.
        let order = diagram.boxes.sorted { ($0.distance ?? 0, $0.id) < ($1.distance ?? 0, $1.id) }
        if order.count > limit {
            let kept = diagram.part(Set(order.prefix(max(1, limit)).map(\.id)))
            diagram = kept
            diagram.omitted = near.nodes.count - kept.nodes.count
        }
        let placed = Set(
            diagram.allLines.filter { $0.relation == Relation.locatedIn || $0.relation == Relation.partOf }.map(
                \.source))
        for position in diagram.boxes.indices {
            guard let node = diagram.boxes[position].node, !placed.contains(node.id) else { continue }
            diagram.boxes[position].captions = [index.whereabouts(of: node)].filter { !$0.isEmpty }
        }
        return diagram
    }

    /// How many lines each box is away, up to `depth`.
    static func distances(from start: String, _ beside: [String: [String]], depth: Int) -> [String: Int] {
        var distances = [start: 0]
        var frontier = [start]
        for step in stride(from: 1, through: depth, by: 1) {
            var next: [String] = []
            for id in frontier {
                for other in beside[id] ?? [] where distances[other] == nil {
                    distances[other] = step
                    next.append(other)
                }
            }
            frontier = next
        }
        return distances
    }
}
