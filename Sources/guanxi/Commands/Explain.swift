import ArgumentParser
import GraphLinking
import PageReading

/// `guanxi explain`: which rules made what of a page.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show which rules made what of a page, and what was rejected and why.",
        discussion: "Example: guanxi explain seeds/obituary.txt --at 5:12")

    /// A line, or a character of it.
    struct Place: ExpressibleByArgument {
        var line: Int
        var column: Int?

        init?(argument: String) {
            let numbers = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(numbers.count), numbers.allSatisfy({ $0 ?? 0 > 0 }), let line = numbers[0] else {
                return nil
            }
            self.line = line
            column = numbers.count == 2 ? numbers[1] : nil
        }
    }

    @Argument(help: "The page; - for standard input.")
    var path: String

    @Option(help: ArgumentHelp("Only what is on this line, or at this character of it.", valueName: "LINE[:COLUMN]"))
    var at: Place?

    @Option(help: "tree, table, json or tsv.")
    var format = AnswerFormat.tree

    @OptionGroup var pages: PageOptions

    func run() throws {
        let (page, warning) = try PageFile(path: path).page(encoding: pages.encoding)
        if let warning { note(warning) }
        let lines = LineTable(page)
        let wanted = try at.map { place in
            guard let range = lines.range(line: place.line, column: place.column) else {
                throw Failure("\(path): there is no line \(place.line); the page has \(lines.count)")
            }
            return range
        }
        let explanation = PageGrapher(knowledge: try pages.knowledge.load()).explanation(of: page)
        let answer = ExplanationAnswer(lines: lines, wanted: wanted).answer(explanation)
        guard !answer.rows.isEmpty else { throw NothingFound("no rule found anything there") }
        try AnswerWriter(format: format).write(answer)
    }
}
