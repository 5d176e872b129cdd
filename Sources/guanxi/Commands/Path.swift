import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi path`: how two entities are connected.
struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", _superCommandName: Guanxi.name,
        abstract: "Show the shortest way between two entities, with what says each step.",
        discussion: """
            Where a name fits several entities, give --id for one of them, or the id itself in place of the name.

            Examples:
              guanxi path 张小兵 石拐区 --format tree
              guanxi path 张小兵 李文杰 --all-shortest --max-length 4
              guanxi path 张小兵 李文杰 --relation holds --relation postIn
            """)

    private static let mostPaths = 1000

    @Argument(help: "The name, alias or id of the entity to start from.", completion: .names)
    var from: String

    @Argument(help: "The name, alias or id of the entity to reach.", completion: .names)
    var to: String

    @Flag(help: "Show every shortest way, not only the first.")
    var allShortest = false

    @OptionGroup var route: RouteOptions
    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    func run() throws {
        try query.ask { store in
            let finder = EntityFinder(source: store, ids: identity.ids, idsAreShared: true)
            let (start, goal) = (try finder.entity(from), try finder.entity(to))
            let paths = try store.shortestPaths(
                from: start.id, to: goal.id, route.query, limit: allShortest ? Self.mostPaths : 1)
            guard let first = paths.first else {
                try route.checkNames(store)
                throw NothingFound("nothing connects \(start.name) and \(goal.name)\(route.condition)")
            }
            guard !first.isEmpty else { return note("'\(from)' and '\(to)' are the same entity, \(start.id)") }
            try query.write(PathAnswer(lookup: StoreLookup(store)).answer(paths, from: start))
            if paths.count == Self.mostPaths {
                try query.remark("these are the first \(paths.count) ways; there may be more")
            }
        }
    }
}
