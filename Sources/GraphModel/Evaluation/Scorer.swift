/// The comparison of one graph with one gold file.
struct Scorer {
    private let graph: Graph
    private let gold: GoldFile
    private(set) var score = Score()

    private var idsByName: [String: [(type: String, id: String)]] = [:]
    /// All names that the gold gives to an entity, by the one that it uses.
    private var formsOfName: [String: Set<String>] = [:]
    /// The edges by relation, sorted.
    private let edges: [String: [Edge]]
    private let postIn: [String: Set<String>]
    private let parents: [String: Set<String>]

    private var matchedNodes: Set<String> = []
    private var matchedEdges: Set<Edge.Key> = []

    init(graph: Graph, gold: GoldFile) {
        self.graph = graph
        self.gold = gold
        let edges = Dictionary(grouping: graph.sortedEdges, by: \.key.type)
        func targets(_ relation: String) -> [String: Set<String>] {
            Dictionary(grouping: edges[relation] ?? [], by: \.key.source).mapValues { Set($0.map(\.key.target)) }
        }
        postIn = targets("postIn")
        parents = targets("partOf")
        self.edges = edges
        for node in graph.sortedNodes {
            for name in node.aliases.union([node.name]) { idsByName[name, default: []].append((node.type, node.id)) }
        }
        for row in gold.rows where row.kind == .node {
            var forms: Set<String> = [row.cells[1]]
            if row.cells.count > 2, !row.cells[2].isEmpty { forms.formUnion(Self.alternatives(row.cells[2])) }
            formsOfName[row.cells[1], default: []].formUnion(forms)
        }
    }

    /// Fills the score.
    mutating func compare() {
        for row in gold.rows { compare(row) }
        countNodes()
        countEdges()
    }

    // MARK: Rows

    private mutating func compare(_ row: GoldFile.Row) {
        let (label, isFound): (String, Bool)
        switch row.kind {
        case .node:
            let found = ids(ofEntity: row.cells[1], type: row.cells[0])
            matchedNodes.formUnion(found)
            (label, isFound) = ("node \(row.cells[0])", !found.isEmpty)
        case .edge:
            (label, isFound) = ("edge \(row.cells[1])", findEdge(row))
        case .holds:
            (label, isFound) = ("edge holds", findHolding(row))
        case .warn:
            let (code, subject) = (row.cells[0], row.cells[1])
            isFound = graph.warnings.keys.contains { $0.code == code && $0.subject.contains(subject) }
            label = "warn"
        case .never:
            isFound = !graph.nodes.values.contains { $0.type == row.cells[0] && $0.name == row.cells[1] }
            label = "never"
        }
        guard !row.isOptional else { return }
        score.counts[label, default: Score.Counts()].expected += 1
        if isFound {
            score.counts[label]?.found += 1
        } else {
            score.missing.append(Score.Difference(gold: gold.name, label: label, cells: row.cells))
        }
    }

    private mutating func findEdge(_ row: GoldFile.Row) -> Bool {
        let (sources, relation, targets) = (ids(named: row.cells[0]), row.cells[1], ids(named: row.cells[2]))
        if relation == "partOf" { return reaches(from: sources, to: targets) }
        let found = (edges[relation] ?? []).map(\.key).filter { key in
            sources.contains(key.source) && targets.contains(key.target)
                || relation == "heldJointlyWith" && sources.contains(key.target) && targets.contains(key.source)
        }
        matchedEdges.formUnion(found)
        return !found.isEmpty
    }

    private mutating func findHolding(_ row: GoldFile.Row) -> Bool {
        let people = ids(named: row.cells[0], type: "Person")
        let roles = Self.alternatives(row.cells[1])
        let places = row.cells[2] == "-" ? nil : ids(named: row.cells[2])
        let found = (edges["holds"] ?? []).first { edge in
            guard people.contains(edge.key.source) else { return false }
            let position = graph.nodes[edge.key.target]
            guard let position, roles.contains(position.role ?? position.name) else { return false }
            return places.map { !$0.isDisjoint(with: postIn[edge.key.target] ?? []) } ?? true
        }
        guard let found else { return false }
        matchedEdges.insert(found.key)
        if !row.isOptional {
            if row.cells.count > 3, row.cells[3] == "former" {
                score.former.wanted += 1
                score.former.wantedAndSaid += found.former ? 1 : 0
            } else {
                score.former.current += 1
                score.former.currentButSaid += found.former ? 1 : 0
            }
        }
        return true
    }

    /// Whether some way up leads from one of the places to one of the goals.
    private func reaches(from start: Set<String>, to goals: Set<String>) -> Bool {
        var seen: Set<String> = []
        var pending = Array(start)
        while let id = pending.popLast() {
            for parent in parents[id] ?? [] {
                if goals.contains(parent) { return true }
                if seen.insert(parent).inserted { pending.append(parent) }
            }
        }
        return false
    }

    // MARK: What the graph says

    private mutating func countNodes() {
        for node in graph.sortedNodes where !node.inferred {
            let label = "node \(node.type)"
            score.counts[label, default: Score.Counts()].said += 1
            if matchedNodes.contains(node.id) {
                score.counts[label]?.right += 1
            } else {
                score.unlisted.append(Score.Difference(gold: gold.name, label: label, cells: [node.name]))
            }
        }
    }

    private mutating func countEdges() {
        for relation in Score.exhaustiveRelations {
            for edge in edges[relation] ?? [] {
                guard let source = graph.nodes[edge.key.source], let target = graph.nodes[edge.key.target],
                    !source.inferred, !target.inferred
                else { continue }
                count(edge, cells: [source.name, target.name])
            }
        }
        for edge in edges["holds"] ?? [] {
            let position = graph.nodes[edge.key.target]
            let places = (postIn[edge.key.target] ?? []).sorted().compactMap { graph.nodes[$0]?.name }
            count(
                edge,
                cells: [
                    graph.nodes[edge.key.source]?.name ?? edge.key.source,
                    position?.role ?? position?.name ?? edge.key.target,
                    places.isEmpty ? "-" : places.joined(separator: "、"),
                ])
        }
    }

    private mutating func count(_ edge: Edge, cells: [String]) {
        let label = "edge \(edge.key.type)"
        score.counts[label, default: Score.Counts()].said += 1
        if matchedEdges.contains(edge.key) {
            score.counts[label]?.right += 1
        } else {
            score.unlisted.append(Score.Difference(gold: gold.name, label: label, cells: cells))
        }
    }

    // MARK: Names

    private static func alternatives(_ cell: String) -> Set<String> {
        Set(cell.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
    }

    /// The nodes of a type that have any of an entity's names.
    private func ids(ofEntity name: String, type: String) -> Set<String> {
        Set((formsOfName[name] ?? []).flatMap { idsByName[$0] ?? [] }.filter { $0.type == type }.map(\.id))
    }

    /// The nodes that one of the alternatives of a cell names.
    private func ids(named cell: String, type: String? = nil) -> Set<String> {
        let forms = Self.alternatives(cell).reduce(into: Set<String>()) { $0.formUnion(formsOfName[$1] ?? [$1]) }
        let found = forms.flatMap { idsByName[$0] ?? [] }
        return Set(found.filter { type == nil || $0.type == type }.map(\.id))
    }
}
