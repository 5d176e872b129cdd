import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi timeline`: posts in the order of time.
struct Timeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show a person's posts, or a post's holders, in the order of time.",
        discussion: """
            Of a person the career; of a post its holders, one after the other; of an organisation or a place the \
            holders of each of its posts. 'from' and 'until' are what texts say, 'first seen' and 'last seen' the dates \
            of the pages that give it as current, 'past by' that of the first page that calls it past.

            Examples:
              guanxi timeline 亓传福
              guanxi timeline 临朐县委书记 --format tree
              guanxi timeline 临朐县委组织部
            """)

    @Argument(help: "The entity's name, an alias or its id.", completion: .names)
    var name: String?

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    private static let columns = [
        Column("post"), Column("holder"), Column("from"), Column("until"), Column("first seen"), Column("last seen"),
        Column("past by"), Column("former"), Column("quote"), Column("rule", .data), Column("document", .data),
        Column("position", .data), Column("id", .data), Column("evidence", .json),
    ]

    func validate() throws {
        if name == nil, identity.ids.isEmpty { throw ValidationError("name an entity, or give its --id") }
    }

    func run() throws {
        let store = try query.open()
        let node = try EntityFinder(source: store, ids: identity.ids).entity(name)
        let holdings = try TimelineQuery(store).holdings(around: node)
        guard !holdings.isEmpty else { throw NothingFound("\(node.name) holds no post and has none that anyone holds") }
        let lookup = StoreLookup(store)
        var tree: [Branch] = []
        let rows = try holdings.map { edge -> [Cell] in
            let (holder, post) = (try lookup.node(edge.key.source), try lookup.node(edge.key.target))
            let evidence = edge.evidence.sorted()
            let first = evidence.first { $0.quote != nil } ?? evidence.first
            let isCareer = holder.id == node.id
            let head = try lookup.shownName(isCareer ? holder : post)
            if tree.last?.label != head { tree.append(Branch(label: head)) }
            let time = [edge.begin, edge.end].map { $0 ?? "?" }.joined(separator: " – ")
            let label = "\(time)  \(try lookup.shownName(isCareer ? post : holder))\(edge.former ? " (former)" : "")"
            let quote = first?.quote.map { [Branch(label: "「\($0)」  \(first?.document ?? "")")] } ?? []
            tree[tree.count - 1].children.append(Branch(label: label, children: quote))
            return [
                try lookup.name(post), try lookup.name(holder), Cell(edge.since), Cell(edge.until),
                Cell(edge.firstSeen),
                Cell(edge.lastSeen), Cell(edge.formerSeen), .flag(edge.former), Cell(first?.quote), Cell(first?.rule),
                Cell(first?.document), .text(post.id), .text(holder.id), .evidence(evidence),
            ]
        }
        try query.write(Answer(columns: Self.columns, rows: rows, tree: tree))
    }
}

/// Finds who held what, in the order of time.
struct TimelineQuery {
    private let store: GraphStore

    init(_ store: GraphStore) { self.store = store }

    /// The holdings of a person, or those of a post or of all posts in a body
    /// or place, post by post.
    func holdings(around node: Node) throws -> [Edge] {
        let edges = try store.edges(at: node.id)
        let own = edges.filter { $0.key.type == "holds" }
        guard own.isEmpty else { return own.inOrderOfTime }
        let posts = edges.filter { $0.key.type == "postIn" && $0.key.target == node.id }.map(\.key.source)
        return try posts.sorted().flatMap { post in
            try store.edges(at: post).filter { $0.key.type == "holds" && $0.key.target == post }.inOrderOfTime
        }
    }
}

extension [Edge] {
    /// The edges by when they began, or else ended; past ones without any
    /// date first, present ones without any last.
    var inOrderOfTime: [Edge] {
        func key(_ edge: Edge) -> String { edge.begin ?? edge.end ?? (edge.former ? "" : "~") }
        return sorted { (key($0), $0.former ? 0 : 1, $0.key) < (key($1), $1.former ? 0 : 1, $1.key) }
    }
}
