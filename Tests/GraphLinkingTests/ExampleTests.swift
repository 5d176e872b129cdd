import KnowledgeFiles
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

    @Test("a user's own lists and types find room")
    func room() throws {
        let own = (1...4).map { KnowledgeFile(name: "lexicons/Own\($0).txt", bytes: Array("巡河员\n".utf8)) }
        let rule = """

            rule river-warden
              about  A word of a list of one's own.
              match  <Own1|Own2|Own3|Own4> who:<Person>
              veto   Person
              yes    李文杰说 => Person 李文杰
              no     说

            """
        let files = KnowledgeFiles.builtIn.map { file in
            file.name == "rules/vetoes.rules"
                ? KnowledgeFile(name: file.name, bytes: file.bytes + rule.utf8) : file
        }
        #expect(try Knowledge(files: files + own).grammar.ruleSummaries.contains { $0.name == "river-warden" })
    }
}
