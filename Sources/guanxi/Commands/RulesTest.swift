import ArgumentParser
import GraphLinking
import GraphModel
import TextRules

extension Rules {
    /// `guanxi rules test`
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Run the examples in the rules' own blocks through the whole reading.",
            discussion: "Example: guanxi rules test --knowledge my-rules")

        @OptionGroup var knowledge: KnowledgeOptions

        func run() throws {
            let knowledge = try knowledge.load()
            let grapher = PageGrapher(knowledge: knowledge)
            let rules = knowledge.grammar.ruleSummaries
            var failures = 0
            for rule in rules {
                for example in rule.examples {
                    guard let failure = grapher.check(example, of: rule) else { continue }
                    failures += 1
                    try StandardOutput.shared.write("\(failure)\n")
                }
            }
            let identity = try self.knowledge.identityRules()
            for failure in identity.exampleFailures(file: IdentityRules.fileName) {
                failures += 1
                try StandardOutput.shared.write("\(failure)\n")
            }
            let count = identity.examples.count + rules.reduce(0) { $0 + $1.examples.count }
            try StandardOutput.shared.write(
                "\(rules.count + identity.reasons.count) rules, \(count) examples, \(failures) failed\n")
            if failures > 0 { throw ExitCode(1) }
        }
    }
}
