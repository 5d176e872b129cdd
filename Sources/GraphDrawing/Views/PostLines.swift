import GraphModel

/// The posts of a graph as lines from their holders to where they are posts:
/// a post has no box where a line can show it.
struct PostLines {
    /// The lines, sorted; several posts of one person in one place share one.
    let lines: [Diagram.Line]
    /// The roles that a holder has without a text saying where, with their edges.
    let homeless: [String: [Diagram.Line]]
    /// The posts of a unit or place that nobody is named to hold.
    let vacant: [String: [Edge]]
    /// The posts that are shown so.
    let folded: Set<String>

    init(_ index: GraphIndex) {
        var lines: [Ends: Diagram.Line] = [:]
        var homeless: [String: [Diagram.Line]] = [:]
        var vacant: [String: [Edge]] = [:]
        var folded: Set<String> = []
        for post in index.sortedNodes {
            guard let role = post.role else { continue }
            let holdings = (index.incoming[post.id] ?? []).filter { $0.key.type == Relation.holds }
            let places = (index.outgoing[post.id] ?? []).filter { $0.key.type == Relation.postIn }
            let isPlain = !(holdings.map(\.key.source) + places.map(\.key.target)).contains(where: index.isPost)
            guard isPlain, !holdings.isEmpty || !places.isEmpty else { continue }
            folded.insert(post.id)
            if holdings.isEmpty { for place in places { vacant[place.key.target, default: []].append(place) } }
            for holding in holdings {
                let targets = places.isEmpty ? [post.id] : places.map(\.key.target)
                for target in targets {
                    let ends = Ends(source: holding.key.source, target: target, isFormer: holding.former)
                    var line =
                        lines[ends]
                        ?? Diagram.Line(
                            source: ends.source, relation: Relation.holds, target: target, isFormer: holding.former)
                    line.add(role, holding)
                    if places.isEmpty { homeless[ends.source, default: []].append(line) } else { lines[ends] = line }
                }
            }
        }
        self.lines = lines.values.sorted { $0.sortKey < $1.sortKey }
        (self.homeless, self.vacant, self.folded) = (homeless, vacant, folded)
    }

    private struct Ends: Hashable {
        var source: String
        var target: String
        var isFormer: Bool
    }
}

extension Diagram.Line {
    /// Makes the line of one edge that is no post.
    init(_ edge: Edge) {
        self.init(
            source: edge.key.source, relation: edge.key.type, target: edge.key.target,
            periods: edge.period.map { [$0] } ?? [], tenures: edge.tenure.map { [$0] } ?? [], isFormer: edge.former,
            evidence: edge.evidence)
    }

    fileprivate mutating func add(_ role: String, _ holding: Edge) {
        if !roles.contains(role) { roles.append(role) }
        if let period = holding.period { periods.append(period) }
        if let tenure = holding.tenure { tenures.append("\(role)：\(tenure)") }
        evidence.formUnion(holding.evidence)
    }
}
