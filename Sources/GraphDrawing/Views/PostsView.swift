import GraphModel

/// The view of who holds what: a post that somebody holds somewhere becomes a
/// line from the holder to that unit or place, with the role written on it.
/// Where a unit lies stands in small print: lines to places would tie
/// everything to everything.
struct PostsView {
    let index: GraphIndex
    /// How many holders of posts in one unit make a table.
    var tableFrom = 2
    /// The node that must have a box.
    var focus: String?

    /// Draws the graph's posts.
    func diagram() -> Diagram {
        let posts = PostLines(index)
        var lines = posts.lines
        var notes: [String: [String]] = [:]
        let employed = Set(posts.lines.map(\.target)).union(posts.vacant.keys)
        for edge in index.edges where !posts.folded.contains(edge.key.source) && !posts.folded.contains(edge.key.target)
        {
            let (source, target) = (edge.key.source, edge.key.target)
            if index.isPlace(target), !index.isPost(source) {
                // The ladder and the sites of units are small print below.
                if index.isHolder(source) { notes[source, default: []].append(index.note(edge)) }
            } else if index.isHolder(source), !employed.contains(target), edge.key.type != Relation.holds {
                notes[source, default: []].append(index.note(edge))
            } else {
                var line = Diagram.Line(edge)
                // Lines up the tree of units are many and known by their looks; anything else is said.
                if line.relation != Relation.partOf, line.relation != Relation.branchOf {
                    line.word = index.schema.relation(line.relation)?.label ?? ""
                }
                lines.append(line)
            }
        }
        for (holder, homeless) in posts.homeless {
            notes[holder, default: []].append(contentsOf: homeless.map { "职务：\($0.label)（单位未述）" })
        }
        let linked = Set(lines.flatMap { [$0.source, $0.target] }).union(posts.vacant.keys)
        var boxes: [Diagram.Box] = []
        var rest: [Diagram.Row] = []
        for node in index.sortedNodes where !posts.folded.contains(node.id) {
            let place = index.whereabouts(of: node)
            guard linked.contains(node.id) || node.id == focus else {
                let note = ([place] + (notes[node.id] ?? [])).filter { !$0.isEmpty }.joined(separator: "；")
                if !index.isPlace(node.id) { rest.append(Diagram.Row(node: node, note: note)) }
                continue
            }
            var box = Diagram.Box(node)
            box.captions = ([place] + (notes[node.id] ?? [])).filter { !$0.isEmpty }
            box.home = index.isPlace(node.id) ? index.ladder(of: node.id) : index.home(of: node.id)
            box.rows = (posts.vacant[node.id] ?? []).compactMap { edge in
                index.nodes[edge.key.source].map { Diagram.Row(node: $0, line: Diagram.Line(edge), isVacant: true) }
            }
            boxes.append(box)
        }
        let diagram = Diagram(boxes: boxes, lines: lines.sorted { $0.sortKey < $1.sortKey })
        let isHolder = index.isHolder
        let collapse = Collapse(minimum: tableFrom, kept: Set([focus].compactMap(\.self))) {
            !$0.roles.isEmpty && isHolder($0.source)
        }
        var collapsed = collapse.applied(to: diagram)
        if !rest.isEmpty { collapsed.boxes += Self.lists(rest, schema: index.schema) }
        return collapsed
    }

    /// What pages name without saying its posts or relations: a list for each type.
    private static func lists(_ rows: [Diagram.Row], schema: Schema) -> [Diagram.Box] {
        let byType = Dictionary(grouping: rows, by: \.node.type)
        return byType.sorted { $0.key < $1.key }.map { type, rows in
            let label = schema.entity(type)?.label ?? type
            return Diagram.Box(table: "\u{10FFFF}\(type)", heading: "另提及的\(label)", rows: rows)
        }
    }
}
