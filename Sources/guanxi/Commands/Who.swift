import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi who`: everyone who holds a post.
struct Who: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List everyone who holds such a post, in a place and all below it.",
        discussion: """
            A ROLE is a role alone (书记, 镇长) or with the end of what it is in (党支部书记, 村委会主任). 书记 does not \
            stand for 副书记.

            Example: guanxi who 党支部书记 --in 临朐县
            """)

    @Argument(help: "The role, e.g. 书记 or 党支部书记.")
    var role: String

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Only posts in this place or organisation, or anywhere below it.", valueName: "PLACE"))
    var place: String?

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    private static let columns = [
        Column("name"), Column("role"), Column("in"), Column("former"), Column("since"), Column("until"),
        Column("rule"), Column("quote"), Column("document", .data), Column("id", .data), Column("position", .data),
        Column("evidence", .json),
    ]

    func run() throws {
        let store = try query.open()
        let holdings = try PostQuery(store: store).holdings(
            of: role, in: try place.map { try EntityFinder(source: store, ids: identity.ids).entity($0) })
        guard !holdings.isEmpty else {
            throw NothingFound("the graph has no \(role)\(place.map { " in \($0)" } ?? "")")
        }
        try query.write(answer(holdings))
    }

    private func answer(_ holdings: [PostQuery.Holding]) -> Answer {
        let rows = holdings.map { holding -> [Cell] in
            let evidence = holding.edge.evidence.sorted()
            let first = evidence.first { $0.quote != nil } ?? evidence.first
            return [
                .text(holding.holder.name), .text(holding.position.role ?? holding.position.name),
                .list(holding.places.map(\.name)), .flag(holding.edge.former), Cell(holding.edge.since),
                Cell(holding.edge.until), Cell(first?.rule), Cell(first?.quote), Cell(first?.document),
                .text(holding.holder.id), .text(holding.position.id), .evidence(evidence),
            ]
        }
        var tree: [Branch] = []
        for holding in holdings {
            let place = holding.places.map(\.name).joined(separator: "、")
            let role = holding.position.role ?? holding.position.name
            let label = "\(holding.holder.name)  \(role)\(holding.edge.tenure)"
            if tree.last?.label != place { tree.append(Branch(label: place)) }
            tree[tree.count - 1].children.append(Branch(label: label))
        }
        return Answer(columns: Self.columns, rows: rows, tree: tree)
    }
}
