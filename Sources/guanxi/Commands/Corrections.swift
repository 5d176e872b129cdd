import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi corrections`: what the user said, listed, written to a file and read from one.
struct Corrections: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "List your corrections; with --apply, read them from a file.",
        discussion: """
            'guanxi corrections > mine.tsv' writes them all to a file that can be read, kept and edited; \
            'guanxi corrections --apply mine.tsv' makes them hold in another graph, each once.

            Examples:
              guanxi corrections
              guanxi corrections --format tsv > mine.tsv
              guanxi corrections --apply mine.tsv --graph new.db
            """)

    @Option(help: ArgumentHelp("Keep the corrections of this file, too; - is standard input.", valueName: "FILE"))
    var apply: String?

    @OptionGroup var query: QueryOptions
    @OptionGroup var knowledge: KnowledgeOptions

    private static let columns = ["number", "verb", "first", "relation", "second", "former", "since", "until", "note"]

    func run() throws {
        if let apply { return try keep(fileAt: apply) }
        let store = try query.open()
        let corrections = try store.corrections()
        guard !corrections.isEmpty else { throw NothingFound("\(store.path) has no corrections") }
        let rows = corrections.map { correction -> [Cell] in
            [
                .number(correction.number), .text(correction.verb.rawValue), .text(correction.first),
                Cell(correction.relation), Cell(correction.second), .flag(correction.former), Cell(correction.since),
                Cell(correction.until), Cell(correction.note),
            ]
        }
        try query.write(Answer(columns: Self.columns.map { Column($0) }, rows: rows))
    }

    private func keep(fileAt path: String) throws {
        let lines = String(decoding: try PageFile(path: path).bytes, as: UTF8.self).split(separator: "\n")
        let store = try query.graph.openForWriting(knowledge, mustExist: true)
        var known = Set(try store.corrections().map(\.withoutNumber))
        let keeper = CorrectionKeeper(store: store, schema: try Schema.builtIn())
        var read: [Correction] = []
        for (index, line) in lines.enumerated() where !line.hasPrefix("number\t") && !line.hasPrefix("#") {
            guard let correction = Correction(line: line) else {
                throw Failure(
                    "\(path):\(index + 1): no correction; a line is \(Self.columns.joined(separator: ", ")), with tabs between"
                )
            }
            read.append(correction)
        }
        var count = 0
        for correction in read where known.insert(correction.withoutNumber).inserted {
            _ = try keeper.keep(correction)
            count += 1
        }
        try store.close()
        try StandardOutput.shared.write("\(query.graph.path): \(count) corrections kept, \(read.count - count) known\n")
    }
}

/// `guanxi undo`: takes corrections back.
struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take corrections back.",
        discussion: """
            'guanxi corrections' lists them with their numbers.

            Example: guanxi undo 3
            """)

    @Argument(help: "The corrections' numbers.")
    var numbers: [Int]

    @OptionGroup var graph: GraphOption
    @OptionGroup var knowledge: KnowledgeOptions

    func run() throws {
        let store = try graph.openForWriting(knowledge, mustExist: true)
        var missing: [String] = []
        for number in numbers {
            if let correction = try store.undo(correction: number) {
                let words = [correction.first, correction.relation, correction.second].compactMap(\.self)
                try StandardOutput.shared.write(
                    "correction \(number) undone: \(correction.verb.rawValue) \(words.joined(separator: " "))\n")
            } else {
                missing.append(String(number))
            }
        }
        try store.close()
        guard missing.isEmpty else {
            throw NothingFound(
                "there is no correction \(missing.joined(separator: ", ")); 'guanxi corrections' lists them")
        }
    }
}

extension Correction {
    /// The same, whatever its number in a store.
    fileprivate var withoutNumber: Correction {
        var correction = self
        correction.number = 0
        return correction
    }

    /// A correction from a line as `guanxi corrections --format tsv` writes it.
    fileprivate init?(line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { field in
            field.isEmpty ? nil : String(field)
        }
        guard fields.count >= 5, let verb = fields[1].flatMap(Verb.init), let first = fields[2] else { return nil }
        func field(_ index: Int) -> String? { index < fields.count ? fields[index] : nil }
        self.init(
            verb, first, relation: fields[3], fields[4], former: field(5) != nil, since: field(6), until: field(7),
            note: field(8))
        switch verb {
        case .same, .different: guard second != nil else { return nil }
        case .add: guard second != nil, relation != nil else { return nil }
        case .forget: guard (second == nil) == (relation == nil) else { return nil }
        }
    }
}
