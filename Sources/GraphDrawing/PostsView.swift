import GraphModel

/// The view of who holds what: a post that somebody holds somewhere becomes a
/// line from the holder to that place, with the role written on it.
struct PostsView {
    /// The types of node to leave out.
    let hiddenTypes: Set<String>

    /// Draws the graph's posts.
    func diagram(of graph: Graph) -> Diagram {
        let nodes = graph.sortedNodes.filter { !hiddenTypes.contains($0.type) }
        let visible = Set(nodes.map(\.id))
        let edges = graph.sortedEdges.filter { visible.contains($0.key.source) && visible.contains($0.key.target) }
        let incoming = Dictionary(grouping: edges, by: \.key.target)
        let outgoing = Dictionary(grouping: edges, by: \.key.source)
        let roles = Dictionary(
            nodes.compactMap { node in node.role.map { (node.id, $0) } }, uniquingKeysWith: { a, _ in a })
        // A post without holder or place stays a box: a line needs two ends.
        let folded = roles.filter { id, _ in
            guard let holders = incoming[id], let places = outgoing[id] else { return false }
            return !(holders.map(\.key.source) + places.map(\.key.target)).contains { roles[$0] != nil }
        }
        var lines = edges.filter { folded[$0.key.source] == nil && folded[$0.key.target] == nil }.map { edge in
            Diagram.Line(
                source: edge.key.source, relation: edge.key.type, target: edge.key.target,
                tenures: edge.tenure.map { [$0] } ?? [], isFormer: edge.former, evidence: edge.evidence)
        }
        lines += postLines(folded, incoming: incoming, outgoing: outgoing)
        return Diagram(
            boxes: nodes.filter { folded[$0.id] == nil }.map { Diagram.Box(node: $0) },
            lines: lines.sorted { $0.sortKey < $1.sortKey })
    }

    /// One line for each holder and place; several posts of one person in one
    /// place share it.
    private func postLines(
        _ folded: [String: String], incoming: [String: [Edge]], outgoing: [String: [Edge]]
    ) -> [Diagram.Line] {
        struct Ends: Hashable {
            var source: String
            var relation: String
            var target: String
            var isFormer: Bool
        }
        var lines: [Ends: Diagram.Line] = [:]
        for (id, role) in folded.sorted(by: { $0.key < $1.key }) {
            for holding in incoming[id] ?? [] {
                for place in outgoing[id] ?? [] {
                    let ends = Ends(
                        source: holding.key.source, relation: holding.key.type, target: place.key.target,
                        isFormer: holding.former)
                    var line =
                        lines[ends]
                        ?? Diagram.Line(
                            source: ends.source, relation: ends.relation, target: ends.target, isFormer: ends.isFormer)
                    if !line.roles.contains(role) { line.roles.append(role) }
                    if let tenure = holding.tenure { line.tenures.append("\(role)：\(tenure)") }
                    line.evidence.formUnion(holding.evidence)
                    lines[ends] = line
                }
            }
        }
        return Array(lines.values)
    }
}

extension Edge {
    /// Since when and until when, in words; nil where no text says it.
    fileprivate var tenure: String? {
        let words = [since.map { "自 \($0)" }, until.map { "至 \($0)" }].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

extension Diagram.Line {
    /// What puts lines in a fixed order.
    fileprivate var sortKey: (String, String, String, Int) { (source, relation, target, isFormer ? 1 : 0) }
}
