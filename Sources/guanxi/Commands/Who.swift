import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi who`: everyone who holds a post.
struct Who: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who", _superCommandName: Guanxi.name,
        abstract: "List everyone who holds such a post, in a place and all below it.",
        discussion: """
            A ROLE is a role alone (书记, 镇长) or with the end of what it is in (党支部书记, 村委会主任). 书记 does not \
            stand for 副书记. Below a place is what lies in it, however deep: posts in its towns and villages, in \
            organisations there, in their departments and branches.

            Examples:
              guanxi who 党支部书记 --in 临朐县
              guanxi who 镇长 --current --format tree
            """)

    @Argument(help: "The role, e.g. 书记 or 党支部书记.", completion: .roles)
    var role: String

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Only posts in this place or organisation, or anywhere below it.", valueName: "PLACE"),
        completion: .names)
    var place: String?

    @Flag(help: "Only who holds the post now, as far as the pages say.")
    var current = false

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    private static let columns = [
        Column("name"), Column("role"), Column("in"), Column("former"), Column("since"), Column("until"),
        Column("rule"), Column("quote"), Column("document", .data), Column("id", .data), Column("position", .data),
        Column("evidence", .json),
    ]

    func run() throws {
        try query.ask { store in
            let place = try place.map { try EntityFinder(source: store, ids: identity.ids).entity($0) }
            let lookup = StoreLookup(store)
            let posts = try store.posts(withRole: role, in: place?.id)
            func holdings(_ id: String) throws -> (post: PostRecord, edges: [Edge])? {
                guard let post = try store.post(id: id) else { return nil }
                let edges = post.holdings.filter { !(current && $0.former) }
                return edges.isEmpty ? nil : (post, edges)
            }
            guard try posts.contains(where: { try holdings($0) != nil }) else {
                let now = current ? " now" : ""
                throw NothingFound("the graph has no \(role)\(place.map { " in \($0.name)" } ?? "")\(now)")
            }
            func eachHolding(_ body: (Edge, PostRecord) throws -> Void) throws {
                for id in posts {
                    guard let (post, edges) = try holdings(id) else { continue }
                    for edge in edges { try body(edge, post) }
                }
            }
            let answer = StreamedAnswer(columns: Self.columns) { sink in
                try eachHolding { edge, post in try sink(row(edge, post, lookup)) }
            } tree: {
                var tree: [Branch] = []
                try eachHolding { edge, post in
                    let place = post.places.map(\.name).joined(separator: "、")
                    let role = post.position.role ?? post.position.name
                    if tree.last?.label != place { tree.append(Branch(label: place)) }
                    let holder = try lookup.shownName(lookup.node(edge.key.source))
                    let source = try EdgeAnswer(lookup: lookup).source(of: edge.key)
                    tree[tree.count - 1].children.append(Branch(label: "\(holder)  \(role)\(edge.tenure)\(source)"))
                }
                return tree
            }
            try query.write(answer)
        }
    }

    private func row(_ edge: Edge, _ post: PostRecord, _ lookup: StoreLookup) throws -> [Cell] {
        let evidence = try lookup.evidence(edge.key)
        let first = evidence.first { $0.quote != nil } ?? evidence.first
        return [
            try lookup.name(lookup.node(edge.key.source)), .text(post.position.role ?? post.position.name),
            .list(post.places.map(\.name)), .flag(edge.former), Cell(edge.since), Cell(edge.until),
            Cell(first?.rule), Cell(first?.quote), Cell(first?.document), .text(edge.key.source),
            .text(post.position.id), .evidence(evidence),
        ]
    }
}
