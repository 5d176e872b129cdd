import ArgumentParser
import GraphLinking
import TextRules

/// `guanxi rules`: the rules themselves.
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules, show one, run their own examples, or compile the words.",
        discussion: "Example: guanxi rules show person-after-title",
        subcommands: [List.self, Show.self, Test.self, Compile.self])

    /// `guanxi rules list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the rules in the order in which they run.",
            discussion: "Example: guanxi rules list --format tree")

        @Option(help: "table, json, tsv or tree. (default: table on a terminal, tsv in a pipe)")
        var format: AnswerFormat?

        @OptionGroup var knowledge: KnowledgeOptions

        func run() throws {
            let rules = try knowledge.load().grammar.ruleSummaries
            let columns = [
                Column("name"), Column("stage"), Column("about"), Column("file", .data), Column("line", .data),
            ]
            let rows = rules.map { rule -> [Cell] in
                [.text(rule.name), .text(rule.stage), .text(rule.about), .text(rule.file), .number(rule.line)]
            }
            var tree: [Branch] = []
            for rule in rules {
                if tree.last?.label != rule.stage { tree.append(Branch(label: rule.stage)) }
                tree[tree.count - 1].children.append(Branch(label: "\(rule.name)  \(rule.about)"))
            }
            try AnswerWriter(format: format ?? (Terminal.isOutput ? .table : .tsv))
                .write(Answer(columns: columns, rows: rows, tree: tree))
        }
    }

    /// `guanxi rules show NAME`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show a rule as its file has it.", discussion: "Example: guanxi rules show person-after-title")

        @Argument(help: "The rule's name.")
        var name: String

        @OptionGroup var knowledge: KnowledgeOptions

        func run() throws {
            let rules = try knowledge.load().grammar.ruleSummaries
            guard let rule = rules.first(where: { $0.name == name }) else {
                let similar = rules.map(\.name).filter { $0.contains(name) }.prefix(5).joined(separator: ", ")
                let hint = similar.isEmpty ? "'guanxi rules list' names them all" : "similar: \(similar)"
                throw NothingFound("there is no rule '\(name)'; \(hint)")
            }
            try StandardOutput.shared.write("# \(rule.file):\(rule.line), stage \(rule.stage)\n\(rule.source)\n")
        }
    }
}
