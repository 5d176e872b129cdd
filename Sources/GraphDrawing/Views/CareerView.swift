import GraphModel

/// The view of one person's posts in the order of time: first the box of the
/// person, then one for each post, the former ones first.
struct CareerView {
    let index: GraphIndex
    let focus: String

    func diagram() throws(DrawingError) -> Diagram {
        guard index.isHolder(focus), let person = index.nodes[focus] else {
            throw DrawingError(
                "'\(index.nodes[focus]?.name ?? focus)' holds no posts; --view organisation shows an organisation")
        }
        var head = Diagram.Box(person)
        var posts: [(line: Diagram.Line, box: Diagram.Box)] = []
        for edge in index.outgoing[focus] ?? [] {
            guard edge.key.type == Relation.holds, let post = index.nodes[edge.key.target] else {
                head.captions.append(index.note(edge))
                continue
            }
            let places = (index.outgoing[post.id] ?? []).filter { $0.key.type == Relation.postIn }
            // A post without a text saying where is a box of its own.
            for place in places.isEmpty ? [post] : places.compactMap({ index.nodes[$0.key.target] }) {
                var box = Diagram.Box(place)
                box.id = "\(post.id)\u{10FFFF}\(place.id)"
                let whereabouts = index.whereabouts(of: place)
                box.captions = whereabouts.isEmpty ? [] : [whereabouts]
                var line = Diagram.Line(edge)
                line.target = box.id
                line.roles = [post.role ?? post.name]
                let same = posts.firstIndex {
                    $0.box.node?.id == place.id && $0.line.isFormer == line.isFormer && $0.line.periods == line.periods
                }
                if let same {
                    posts[same].line.roles += line.roles
                    posts[same].line.evidence.formUnion(line.evidence)
                } else {
                    posts.append((line, box))
                }
            }
        }
        posts.sort { Self.order($0.line) < Self.order($1.line) }
        return Diagram(arrangement: .ladder, boxes: [head] + posts.map(\.box), lines: posts.map(\.line))
    }

    /// Former posts by date, those without one behind them as the pages name
    /// them, then the present ones likewise.
    private static func order(_ line: Diagram.Line) -> (Int, String, String, Int, String) {
        let evidence = line.firstEvidence
        // ~ is behind every character of a date.
        let date = line.periods.first.map { $0.hasPrefix("—") ? String($0.dropFirst()) : $0 } ?? "~"
        return (line.isFormer ? 0 : 1, date, evidence?.document ?? "", evidence?.start ?? 0, line.target)
    }
}
