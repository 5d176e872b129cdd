import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi path`: how two entities are connected.
struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the shortest way between two entities.",
        discussion: """
            Where a name fits several entities, give --id for one of them, or the id itself in place of the name.

            Example: guanxi path 张小兵 石拐区 --all-shortest --format tree
            """)

    private static let mostPaths = 1000

    @Argument(help: "The name, alias or id of the entity to start from.")
    var from: String

    @Argument(help: "The name, alias or id of the entity to reach.")
    var to: String

    @Flag(help: "Show every shortest way, not only the first.")
    var allShortest = false

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    func run() throws {
        let store = try query.open()
        let finder = EntityFinder(source: store, ids: identity.ids, idsAreShared: true)
        let (start, goal) = (try finder.entity(from), try finder.entity(to))
        let paths = try store.shortestPaths(from: start.id, to: goal.id, limit: allShortest ? Self.mostPaths : 1)
        guard let first = paths.first else { throw NothingFound("nothing connects \(start.name) and \(goal.name)") }
        guard !first.isEmpty else { return note("'\(from)' and '\(to)' are the same entity, \(start.id)") }
        if paths.count == Self.mostPaths { note("there are more ways; these are the first \(paths.count)") }
        try query.write(answer(paths, from: start, StoreLookup(store)))
    }

    private func answer(_ paths: [[Neighbour]], from start: Node, _ lookup: StoreLookup) throws -> Answer {
        let edges = EdgeAnswer(lookup: lookup)
        var rows: [[Cell]] = []
        var tree: [Branch] = []
        for (index, path) in paths.enumerated() {
            for step in path { rows.append([.number(index + 1)] + (try edges.row(step))) }
            var branch: [Branch] = []
            for step in path.reversed() { branch = [Branch(label: try edges.label(step), children: branch)] }
            tree.append(Branch(label: "\(start.name) (\(start.type))", children: branch))
        }
        // `distance` is here the number of the step.
        let columns = EdgeAnswer.columns.map {
            ["distance": Column("step"), "from": Column("from")][$0.name] ?? $0
        }
        return Answer(columns: [Column("path")] + columns, rows: rows, tree: tree)
    }
}
