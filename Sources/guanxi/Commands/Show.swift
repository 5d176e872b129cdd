import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi show`: all about one entity.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", _superCommandName: Guanxi.name,
        abstract: "Show one entity: aliases, posts, places, evidence quoted, what else has its name or may be it.",
        discussion: "Example: guanxi show 亓传福 --format tree")

    @Argument(help: "The entity's name, an alias or its id.", completion: .names)
    var name: String?

    @OptionGroup var identity: IdentityOption
    @OptionGroup var query: QueryOptions
    @OptionGroup var knowledge: KnowledgeOptions

    func validate() throws {
        if name == nil, identity.ids.isEmpty { throw ValidationError("name an entity, or give its --id") }
    }

    func run() throws {
        let store = try query.open()
        let found = try EntityFinder(source: store, ids: identity.ids).entity(name)
        let node = try store.node(id: found.id) ?? found
        let candidates = try PlaceCandidates(of: node, in: store, knowledge)
        let profile = try Profile(of: node, in: store, candidates: candidates)
        if query.format == .json {
            try StandardOutput.shared.write(profile.json)
        } else {
            try query.write(profile.answer)
        }
    }
}
