import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi neighbours`: what an entity is connected with.
struct Neighbours: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what an entity is connected with, and by which sentence.",
        discussion: "Example: guanxi neighbours 张小兵 --depth 2 --relation holds --relation postIn",
        aliases: ["neighbors"])

    @Argument(help: "The entity's name, an alias or its id.")
    var name: String?

    @Option(help: ArgumentHelp("How many edges away a neighbour may be.", valueName: "N"))
    var depth = 1

    @Option(help: ArgumentHelp("Follow only this relation, e.g. holds; may be repeated.", valueName: "R"))
    var relation: [String] = []

    @Option(help: "Follow edges out, in or both.")
    var direction = Direction.both

    @Option(help: ArgumentHelp("Show only neighbours of this type, e.g. Person; may be repeated.", valueName: "T"))
    var type: [String] = []

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions

    func validate() throws {
        guard depth >= 1 else { throw ValidationError("--depth takes a number from 1, not \(depth)") }
        if name == nil, identity.ids.isEmpty { throw ValidationError("name an entity, or give its --id") }
    }

    func run() throws {
        let store = try query.open()
        let start = try EntityFinder(source: store, ids: identity.ids).entity(name)
        let asked = NeighbourQuery(depth: depth, relations: Set(relation), direction: direction, types: Set(type))
        let found = try store.neighbours(of: start.id, asked)
        guard !found.isEmpty else {
            try TypeNames(store).check(relations: relation, types: type)
            throw NothingFound("\(start.name) has no such neighbour")
        }
        try query.write(EdgeAnswer(lookup: StoreLookup(store)).answer(found, from: start))
    }
}

extension Direction: ExpressibleByArgument {}
