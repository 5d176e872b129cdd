import Testing
import TextRules

@testable import GraphLinking

@Suite("Every rule's own examples, read with all rules")
struct ExampleTests {
    @Test("holds", arguments: Shared.knowledge.grammar.ruleSummaries.map(\.name))
    func examples(of name: String) throws {
        let rule = try #require(Shared.knowledge.grammar.ruleSummaries.first { $0.name == name })
        let grapher = PageGrapher(knowledge: Shared.knowledge)
        for example in rule.examples {
            if let failure = grapher.check(example, of: rule) { Issue.record("\(failure)") }
        }
    }
}
