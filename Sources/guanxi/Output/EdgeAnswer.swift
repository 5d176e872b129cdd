import GraphModel

/// Writes steps along edges with their evidence.
struct EdgeAnswer {
    let lookup: StoreLookup

    static let columns = [
        Column("distance"), Column("from", .data), Column("relation"), Column("direction"), Column("name"),
        Column("type"), Column("former"), Column("since"), Column("until"), Column("rule"), Column("quote"),
        Column("document", .data),
        Column("id", .data), Column("evidence", .json),
    ]

    /// The steps as an answer; its tree hangs each below where it comes from.
    func answer(_ steps: [Neighbour], from start: Node) -> StreamedAnswer {
        StreamedAnswer(columns: Self.columns) { sink in
            for step in steps { try sink(row(step)) }
        } tree: {
            try tree(steps, from: start)
        }
    }

    private func tree(_ steps: [Neighbour], from start: Node) throws -> [Branch] {
        let below = Dictionary(grouping: steps, by: \.from)
        // Only the first step to a node carries its branches, so that the
        // tree ends.
        var shown: Set<String> = [start.id]
        func branches(of id: String) throws -> [Branch] {
            let steps = below[id] ?? []
            let isFirst = steps.map { shown.insert($0.id).inserted }
            return try zip(steps, isFirst).map { step, isFirst in
                Branch(label: try label(step), children: isFirst ? try branches(of: step.id) : [])
            }
        }
        var tree = [
            Branch(label: "\(try lookup.shownName(start)) (\(start.type))", children: try branches(of: start.id))
        ]
        // Steps that leave nodes of types that were not asked for.
        for id in below.keys.sorted() where !shown.contains(id) {
            tree.append(Branch(label: try lookup.shownName(lookup.node(id)), children: try branches(of: id)))
        }
        return tree
    }

    /// The cells of one step.
    func row(_ step: Neighbour) throws -> [Cell] {
        let node = try lookup.node(step.id)
        let evidence = try lookup.evidence(step.edge)
        let first = evidence.first { $0.quote != nil } ?? evidence.first
        return [
            .number(step.distance), try lookup.name(lookup.node(step.from)), .text(step.edge.type),
            .text(step.edge.source == step.from ? "out" : "in"), try lookup.name(node), .text(node.type),
            .flag(step.former), Cell(step.since), Cell(step.until), Cell(first?.rule), Cell(first?.quote),
            Cell(first?.document), .text(step.id), .evidence(evidence),
        ]
    }

    /// One step in words.
    func label(_ step: Neighbour) throws -> String {
        let node = try lookup.node(step.id)
        let relation = step.edge.type + step.tenure
        let arrow = "\(relation) \(step.edge.source == step.from ? "→" : "←")"
        return "\(arrow) \(try lookup.shownName(node)) (\(node.type))\(try source(of: step.edge))"
    }

    /// What says that an edge is so, behind the words of a tree: `  [rule] 「quotation」`.
    func source(of key: Edge.Key) throws -> String {
        let evidence = try lookup.evidence(key)
        guard let first = evidence.first(where: { $0.quote != nil }) ?? evidence.first else { return "" }
        return "  [\(first.rule)]" + (first.quote.map { " 「\($0)」" } ?? "")
    }
}
