import Foundation
import Testing

/// `guanxi evaluate`, `explain`, `rules` and `place`.
@Suite struct EvaluateTests {
    private static let gold = """
        node\tPerson\t张小兵
        node\tPerson\t不在场
        holds\t张小兵\t书记\t石桥村党支部

        """

    @Test("A page, and its graph as JSON, get the same score; pairs are pooled")
    func evaluate() throws {
        let folder = try Folder()
        try folder.write("page.txt", Page.villages)
        try folder.write("gold.tsv", Self.gold)
        let graph = try Program.run("extract", "page.txt", folder: folder)
        try folder.write("graph.json", graph.output)
        let page = try Program.run("evaluate", "gold.tsv", "page.txt", folder: folder)
        #expect(page.status == 0, "\(page.errors)")
        #expect(try Program.run("evaluate", "gold.tsv", "graph.json", folder: folder).output == page.output)
        let people = try #require(page.lines.first { $0.hasPrefix("node Person") })
        #expect(people.split(separator: " ") == ["node", "Person", "1/2", "0.500", "1/3", "0.333", "0.400"])
        #expect(page.lines.contains("missing:\tgold.tsv\tnode Person\tPerson\t不在场"))
        #expect(page.lines.contains("extra:\tgold.tsv\tnode Person\t李文杰"))

        let pooled = try Program.run(
            "evaluate", "gold.tsv", "graph.json", "gold.tsv", "graph.json", "--format", "json", folder: folder)
        let report = try #require(try pooled.json() as? [String: Any])
        let rows = try #require(report["rows"] as? [[String: Any]])
        let row = try #require(rows.first { $0["what"] as? String == "node Person" })
        #expect(row["expected"] as? Int == 4 && row["found"] as? Int == 2 && row["recall"] as? Double == 0.5)
    }

    @Test("A broken gold file is named with its line")
    func brokenGold() throws {
        let folder = try Folder()
        try folder.write("gold.tsv", "node\tPerson\t张小兵\nedge\ta\n")
        try folder.write("page.txt", Page.villages)
        let run = try Program.run("evaluate", "gold.tsv", "page.txt", folder: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("gold.tsv:2: "))
    }

    @Test("explain: rule by rule, for a page, a line and a character")
    func explain() throws {
        let folder = try Folder()
        try folder.write("page.txt", Page.villages)
        let whole = try Program.run("explain", "page.txt", "--format", "tsv", folder: folder)
        #expect(whole.status == 0, "\(whole.errors)")
        let person = try #require(whole.cells.first { $0[2] == "Person" && $0[3] == "张小兵" })
        #expect(person[0] == "3:9" && person[1] == "mention" && !person[4].isEmpty)
        #expect(whole.cells.contains { $0[1] == "link" && $0[3].hasPrefix("张小兵 -holds-> ") })
        let there = try Program.run("explain", "page.txt", "--at", "3:9", "--format", "tsv", folder: folder)
        #expect(there.cells.contains(person))
        #expect(!there.cells.contains { $0[3] == "王大勇" })
        #expect(try Program.run("explain", "page.txt", "--at", "2", folder: folder).status == 1)
        let beyond = try Program.run("explain", "page.txt", "--at", "99", folder: folder)
        #expect(beyond.status == 2 && beyond.errors.contains("no line 99"))
        let tree = try Program.run("explain", "page.txt", "--at", "3:9", folder: folder)
        #expect(tree.text.contains("Person 张小兵  ["))
    }

    @Test("rules: each that is listed can be shown; an unknown one is not found")
    func rules() throws {
        let list = try Program.run("rules", "list")
        #expect(list.status == 0, "\(list.errors)")
        let first = try #require(list.cells.first)
        let shown = try Program.run("rules", "show", first[0])
        #expect(shown.text.contains("rule \(first[0])") && shown.text.contains("\(first[3]):\(first[4])"))
        let unknown = try Program.run("rules", "show", "no-such-rule")
        #expect(unknown.status == 1 && unknown.errors.contains("rules list"))
    }

    @Test("rules test: the built-in examples hold; one that does not is named with file and line")
    func ruleExamples() throws {
        let run = try Program.run("rules", "test")
        #expect(run.status == 0, "\(run.text)")
        #expect(run.text.contains("0 failed"))
        let rules = try String(
            contentsOfFile: Program.project.path + "/Sources/CKnowledge/data/rules/careers.rules", encoding: .utf8)
        let folder = try Folder()
        let lines = rules.split(separator: "\n", omittingEmptySubsequences: false)
        let example = try #require(lines.firstIndex { $0.hasPrefix("  yes ") })
        var broken = lines.map(String.init)
        broken[example] = "  yes    今天下雨 => 李文杰 holds 副县长"
        try folder.write("rules/careers.rules", broken.joined(separator: "\n"))
        let failing = try Program.run("rules", "test", "--knowledge", folder.path)
        #expect(failing.status == 1)
        #expect(failing.lines.contains { $0.hasPrefix("rules/careers.rules:\(example + 1): ") }, "\(failing.text)")
    }

    @Test("place: names and addresses in every format")
    func place() throws {
        let run = try Program.run("place", "包头市石拐区", "内蒙古自治区")
        #expect(run.cells.map { $0[7] } == ["150205", "150000"])
        for format in ["table", "json", "tree"] {
            let run = try Program.run("place", "包头市石拐区", "--format", format)
            #expect(run.status == 0 && run.text.contains("150205"), "\(format)")
        }
        let unknown = try Program.run("place", "nowhere")
        #expect(unknown.status == 1)
    }
}

/// README.md names what there is.
@Suite struct DocumentationTests {
    @Test("Every command is documented")
    func commands() throws {
        let readme = try String(contentsOf: Program.project.appendingPathComponent("README.md"), encoding: .utf8)
        let help = try Program.run("--help").lines
        let start = try #require(help.firstIndex { $0.hasPrefix("SUBCOMMANDS:") })
        // The list ends where a line says where to read more.
        let names = help[(start + 1)...].prefix(while: { !$0.hasPrefix("  See") }).compactMap { line in
            line.hasPrefix("  ") && !line.hasPrefix("   ")
                ? line.split { " ,".contains($0) }.first.map(String.init) : nil
        }
        #expect(names.count >= 14)
        for name in names { #expect(readme.contains("guanxi \(name)"), "README.md does not name 'guanxi \(name)'") }
    }

    @Test("Every word of the rule language is documented, and every rule uses documented ones")
    func ruleLanguage() throws {
        let folder = Program.project.appendingPathComponent("Sources/CKnowledge")
        let manual = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        let rules = folder.appendingPathComponent("data/rules")
        var words: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: rules.path) {
            let text = try String(contentsOf: rules.appendingPathComponent(file), encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasPrefix("  ") {
                words.formUnion(line.split(separator: " ").prefix(1).map(String.init))
            }
        }
        #expect(words.count > 15)
        for word in words { #expect(manual.contains("`\(word)"), "the manual of rules does not name '\(word)'") }
    }
}
