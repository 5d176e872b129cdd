import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi between`: what connects several entities.
struct Between: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "between", _superCommandName: Guanxi.name,
        abstract: "Show what connects two or more entities: what they have in common, and the shortest ways.",
        discussion: """
            The answer is one small graph, an edge a row, with what says so: the edges to whatever at least two of the \
            entities are connected with, and those of the shortest ways between each two of them. Where a name fits \
            several entities, give --id for each, or the id itself in place of the name.

            Examples:
              guanxi between 张小兵 李文杰 王大勇
              guanxi between 张小兵 石拐区 --max-length 3 --format tree
            """)

    /// So many ways between two entities are shown.
    private static let mostPaths = 50

    @Argument(help: "The names, aliases or ids of two or more entities.", completion: .names)
    var names: [String]

    @OptionGroup var route: RouteOptions
    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    func validate() throws {
        guard names.count >= 2 else { throw ValidationError("name two entities or more") }
    }

    func run() throws {
        try query.ask { store in
            let finder = EntityFinder(source: store, ids: identity.ids, idsAreShared: true)
            var ends: [Node] = []
            for name in names {
                let node = try finder.entity(name)
                if !ends.contains(where: { $0.id == node.id }) { ends.append(node) }
            }
            guard ends.count >= 2 else { throw Failure("these are all the same entity, \(ends[0].id)") }
            let found = try Connections(of: ends, in: store, route.query, mostPaths: Self.mostPaths)
            guard !found.isEmpty else {
                try route.checkNames(store)
                let list = ends.map(\.name).joined(separator: "、")
                throw NothingFound("nothing connects \(list)\(route.condition)")
            }
            try query.write(ConnectionAnswer(connections: found, lookup: StoreLookup(store)).answer)
            for pair in found.pairs where pair.paths.isEmpty {
                try query.remark("nothing connects \(pair.from.name) and \(pair.to.name)\(route.condition)")
            }
            for pair in found.pairs where pair.paths.count == Self.mostPaths {
                let ends = "from \(pair.from.name) to \(pair.to.name)"
                try query.remark(
                    "these are the first \(Self.mostPaths) ways \(ends); 'guanxi path --all-shortest' shows more")
            }
        }
    }
}
