import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi neighbours`: what an entity is connected with.
struct Neighbours: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "neighbours", _superCommandName: Guanxi.name,
        abstract: "Show what an entity is connected with, and by which sentence.",
        discussion: """
            Examples:
              guanxi neighbours 张小兵
              guanxi neighbours 张小兵 --depth 2 --relation holds --relation postIn --format tree
              guanxi neighbours 石拐区 --direction in --type Organization --limit 20
            """,
        aliases: ["neighbors"])

    @Argument(help: "The entity's name, an alias or its id.", completion: .names)
    var name: String?

    @Option(help: ArgumentHelp("How many edges away a neighbour may be.", valueName: "N"))
    var depth = 1

    @Option(
        help: ArgumentHelp("Follow only this relation, e.g. holds; may be repeated.", valueName: "R"),
        completion: .relations)
    var relation: [String] = []

    @Option(help: "Follow edges out, in or both.")
    var direction = Direction.both

    @Option(
        help: ArgumentHelp("Show only neighbours of this type, e.g. Person; may be repeated.", valueName: "T"),
        completion: .types)
    var type: [String] = []

    @Option(help: ArgumentHelp("Show at most so many, the nearest first. (default: all)", valueName: "N"))
    var limit: Int?

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    func validate() throws {
        guard depth >= 1 else { throw ValidationError("--depth takes a number from 1, not \(depth)") }
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1, not \(limit)") }
        if name == nil, identity.ids.isEmpty { throw ValidationError("name an entity, or give its --id") }
    }

    func run() throws {
        try query.ask { store in
            let start = try EntityFinder(source: store, ids: identity.ids).entity(name)
            let asked = NeighbourQuery(
                depth: depth, relations: Set(relation), direction: direction, types: Set(type))
            let found = try store.neighbours(of: start.id, asked)
            guard !found.isEmpty else {
                try TypeNames(store).check(relations: relation, types: type)
                throw NothingFound("\(start.name) has no such neighbour")
            }
            let shown = Array(found.prefix(limit ?? .max))
            try query.write(EdgeAnswer(lookup: StoreLookup(store)).answer(shown, from: start))
            if shown.count < found.count {
                try query.remark("these are the first \(shown.count) of \(found.count); --limit N shows more")
            }
        }
    }
}

extension Direction: ExpressibleByArgument {}
