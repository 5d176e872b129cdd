import ArgumentParser
import GraphModel

/// `guanxi evaluate`: how well pages are read.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Compare the graph of a page with a gold file: recall, precision and F1.",
        discussion: """
            Several pairs of gold file and page are pooled. A PATH that ends in .json is a graph already. What was \
            missed and what was made up follows the table.

            Example: guanxi evaluate seeds/obituary.gold.tsv seeds/obituary.txt
            """)

    /// How the score is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Argument(help: ArgumentHelp("Pairs of a gold file and a page.", valueName: "gold.tsv path"))
    var paths: [String]

    @Option(help: "table or json.")
    var format = Format.table

    @OptionGroup var pages: PageOptions

    func validate() throws {
        guard paths.count.isMultiple(of: 2) else {
            throw ValidationError("evaluate takes pairs: a gold file, then its page")
        }
    }

    func run() throws {
        var score = Score()
        let golds = stride(from: 0, to: paths.count, by: 2).map { (paths[$0], paths[$0 + 1]) }
        let files = try golds.map { gold, _ in
            try GoldFile(parsing: String(decoding: try PageFile(path: gold).bytes, as: UTF8.self), file: gold)
        }
        let unread = golds.map(\.1).filter { !$0.hasSuffix(".json") }
        var graphs: [Graph] = []
        var problems = Problems()
        if !unread.isEmpty {
            let reader = PageGraphs(knowledge: try pages.knowledge.load(), encoding: pages.encoding, threads: 1)
            try reader.read(unread) { reading in
                if let graph = reading.graph {
                    graphs.append(graph)
                    if let warning = reading.message { note(warning) }
                } else {
                    problems.report(reading.message ?? reading.path)
                }
            }
        }
        try problems.check()
        for (gold, (_, path)) in zip(files, golds) {
            let graph = path.hasSuffix(".json") ? try GraphFile.graph(path) : graphs.removeFirst()
            score.add(Score(of: graph, against: gold))
        }
        let report = ScoreReport(score: score)
        try StandardOutput.shared.write(format == .json ? report.json() : Array(report.table.utf8))
    }
}
