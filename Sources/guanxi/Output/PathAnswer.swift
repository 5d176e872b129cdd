import GraphModel

/// Writes ways between entities, with the evidence for each step.
struct PathAnswer {
    let lookup: StoreLookup

    /// The columns of a step; `distance` is here its number.
    private static let columns =
        [Column("path"), Column("step"), Column("from")]
        + EdgeAnswer.columns.filter { $0.name != "distance" && $0.name != "from" }

    /// The ways as an answer; its tree has a branch for each.
    func answer(_ paths: [[Neighbour]], from start: Node) -> StreamedAnswer {
        let edges = EdgeAnswer(lookup: lookup)
        return StreamedAnswer(columns: Self.columns) { sink in
            for (index, path) in paths.enumerated() {
                for step in path { try sink([.number(index + 1)] + edges.row(step)) }
            }
        } tree: {
            try paths.map { try branch($0, from: start) }
        }
    }

    /// One way as a branch with a step a line, each from where the one before
    /// it leads: long ways would leave no room for their sentences otherwise.
    func branch(_ path: [Neighbour], from start: Node) throws -> Branch {
        let edges = EdgeAnswer(lookup: lookup)
        return Branch(
            label: "\(try lookup.shownName(start)) (\(start.type))",
            children: try path.map { Branch(label: try edges.label($0)) })
    }
}
