import GraphModel

/// Writes what connects several entities, as one small graph.
struct ConnectionAnswer {
    let connections: Connections
    let lookup: StoreLookup

    private static let columns = [
        Column("source"), Column("relation"), Column("target"), Column("former"), Column("since"), Column("until"),
        Column("rule"), Column("quote"), Column("document", .data), Column("sourceId", .data),
        Column("targetId", .data), Column("evidence", .json),
    ]

    /// An edge a row; as a tree, what is common and then each way.
    var answer: StreamedAnswer {
        StreamedAnswer(columns: Self.columns) { sink in
            for step in connections.steps { try sink(row(step)) }
        } tree: {
            try tree()
        }
    }

    private func row(_ step: Neighbour) throws -> [Cell] {
        let evidence = try lookup.evidence(step.edge)
        let first = evidence.first { $0.quote != nil } ?? evidence.first
        return [
            try lookup.name(lookup.node(step.edge.source)), .text(step.edge.type),
            try lookup.name(lookup.node(step.edge.target)), .flag(step.former), Cell(step.since), Cell(step.until),
            Cell(first?.rule), Cell(first?.quote), Cell(first?.document), .text(step.edge.source),
            .text(step.edge.target), .evidence(evidence),
        ]
    }

    private func tree() throws -> [Branch] {
        var tree: [Branch] = []
        if !connections.common.isEmpty {
            let branches = try connections.common.map { id, steps in
                let node = try lookup.node(id)
                return Branch(label: "\(try lookup.shownName(node)) (\(node.type))", children: try steps.map(fromEnd))
            }
            tree.append(Branch(label: "in common", children: branches))
        }
        for pair in connections.pairs {
            // A way of two steps goes over what is in common, which is there already.
            let ways = pair.paths.filter { path in !isCommon(path) }
            guard !ways.isEmpty else { continue }
            let length = ways[0].count == 1 ? "1 step" : "\(ways[0].count) steps"
            let title = "\(try lookup.shownName(pair.from)) – \(try lookup.shownName(pair.to)), \(length)"
            let answer = PathAnswer(lookup: lookup)
            tree.append(Branch(label: title, children: try ways.map { try answer.branch($0, from: pair.from) }))
        }
        return tree
    }

    private func isCommon(_ path: [Neighbour]) -> Bool {
        path.count == 2 && connections.common.contains { $0.id == path[0].id }
    }

    /// A step to what is common, as seen from there.
    private func fromEnd(_ step: Neighbour) throws -> Branch {
        let arrow = step.edge.source == step.from ? "←" : "→"
        let source = try EdgeAnswer(lookup: lookup).source(of: step.edge)
        return Branch(
            label: "\(step.edge.type)\(step.tenure) \(arrow) \(try lookup.shownName(lookup.node(step.from)))\(source)")
    }
}
