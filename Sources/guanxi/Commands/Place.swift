import ArgumentParser
import Gazetteer
import GraphLinking

/// `guanxi place`: place names and addresses to divisions.
struct Place: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place",
        abstract: "Ground place names or addresses in the gazetteer: levels, codes, candidates.",
        discussion: """
            With --records, standard input holds a JSON document a line, {"id": "...", "text": "..."}; for each, in \
            order, a line comes out: {"id", "province", "prefecture", "county", "township", "village", "code", \
            "level", "confidence", "candidates"}, without the levels that are not grounded. Of a \
            township or village the code is that of its county. The confidence is 1 where the text gives the official name \
            of the place found, 0.8 where it calls it otherwise, 0.5 where it also names something that does not lie \
            there or that several bear.

            Example: guanxi place 包头市石拐区 朝阳区
            """)

    @Argument(help: "Place names or addresses.")
    var strings: [String] = []

    @Flag(help: "Read a JSON record a line from standard input.")
    var records = false

    @Option(help: "table, json, tsv or tree. (default: table on a terminal, tsv in a pipe)")
    var format: AnswerFormat?

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var knowledge: KnowledgeOptions

    func validate() throws {
        if records, !strings.isEmpty { throw ValidationError("--records reads standard input; leave out the names") }
        if !records, strings.isEmpty { throw ValidationError("name a place, or give --records") }
    }

    func run() throws {
        let gazetteer = try Gazetteer(files: knowledge.files())
        if records { return try RecordStream(threads: threads.count).run(.places(gazetteer)) }
        var grounder = AddressGrounder(gazetteer: gazetteer)
        let places = strings.map { grounder.ground($0) }
        try AnswerWriter(format: format ?? (Terminal.isOutput ? .table : .tsv)).write(answer(places))
        if places.allSatisfy({ $0.level == nil && $0.candidates.isEmpty }) {
            throw NothingFound("the gazetteer knows none of these names")
        }
    }

    private func answer(_ places: [GroundedPlace]) -> Answer {
        let columns =
            [Column("text")] + Level.allCases.map { Column($0.rawValue) }
            + [Column("code"), Column("level"), Column("confidence"), Column("candidates")]
        let rows = places.map { place -> [Cell] in
            [.text(place.text)] + Level.allCases.map { Cell(place.names[$0]) } + [
                Cell(place.code.isEmpty ? nil : place.code), Cell(place.level?.rawValue),
                place.level == nil ? .none : .fraction(place.confidence), .list(place.candidates),
            ]
        }
        return Answer(columns: columns, rows: rows)
    }
}
