import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi find`: entities by part of a name.
struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", _superCommandName: Guanxi.name,
        abstract: "Search entities by part of a name or alias, in characters or in pinyin.",
        discussion: """
            The shortest names come first, so that whoever has just this name comes before all others. Pinyin is \
            written with or without blanks and tones, in full or as initials; the last syllable may be only begun.

            Examples:
              guanxi find 石拐 --type Place
              guanxi find liugang
              guanxi find lg --type Person --limit 20
            """)

    @Argument(help: "Any part of a name, e.g. 刚, 刘刚, liugang or lg.")
    var pattern: String

    @Option(help: ArgumentHelp("Only entities of this type, e.g. Person.", valueName: "T"), completion: .types)
    var type: String?

    @Option(help: ArgumentHelp("Show at most so many.", valueName: "N"))
    var limit = 100

    @OptionGroup var query: QueryOptions

    private static let columns = [
        Column("name"), Column("type"), Column("aliases"), Column("level"), Column("code"), Column("inferred", .data),
        Column("id"),
    ]

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number from 1, not \(limit)") }
    }

    func run() throws {
        try query.ask { store in
            let found = try store.find(pattern, type: type, limit: limit)
            guard !found.nodes.isEmpty else {
                try TypeNames(store).check(types: type.map { [$0] } ?? [])
                throw NothingFound("no \(type ?? "name") contains '\(pattern)' or sounds like it")
            }
            let lookup = StoreLookup(store)
            let rows = try found.nodes.map { node -> [Cell] in
                [
                    try lookup.name(node), .text(node.type), .list(node.aliases.sorted()), Cell(node.level),
                    Cell(node.code), .flag(node.inferred), .text(node.id),
                ]
            }
            try query.write(Answer(columns: Self.columns, rows: rows))
            if found.nodes.count == limit, found.names > limit {
                try query.remark(
                    "these are the first \(limit); \(found.names) names match in all, --limit N shows more")
            }
        }
    }
}
