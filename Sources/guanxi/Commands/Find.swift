import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi find`: entities by part of a name.
struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search entities by part of a name or alias.",
        discussion: "Example: guanxi find 石拐 --type Place")

    @Argument(help: "Any part of a name.")
    var pattern: String

    @Option(help: ArgumentHelp("Only entities of this type, e.g. Person.", valueName: "T"))
    var type: String?

    @Option(help: ArgumentHelp("Show at most so many.", valueName: "N"))
    var limit: Int?

    @OptionGroup var query: QueryOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1, not \(limit)") }
    }

    func run() throws {
        let store = try query.open()
        let nodes = try store.find(pattern, type: type, limit: limit ?? .max)
        guard !nodes.isEmpty else {
            try TypeNames(store).check(types: type.map { [$0] } ?? [])
            throw NothingFound("no \(type ?? "name") contains '\(pattern)'")
        }
        let columns = [
            Column("name"), Column("type"), Column("aliases"), Column("level"), Column("code"),
            Column("inferred", .data),
            Column("id"),
        ]
        let rows = nodes.map { node -> [Cell] in
            [
                .text(node.name), .text(node.type), .list(node.aliases.sorted()), Cell(node.level), Cell(node.code),
                .flag(node.inferred), .text(node.id),
            ]
        }
        try query.write(Answer(columns: columns, rows: rows))
    }
}
