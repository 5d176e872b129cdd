import Foundation
import Testing

/// `guanxi extract` with pages.
@Suite struct ExtractTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("b/villages.txt", Page.villages)
        try folder.write("b/notes.md", "# no page")
        try folder.write("a.txt", Page.county)
    }

    private func names(_ run: Run, type: String) throws -> [String] {
        let graph = try #require(try run.json() as? [String: Any])
        #expect(graph["format"] as? String == "guanxi-graph/1")
        let nodes = try #require(graph["nodes"] as? [[String: Any]])
        return nodes.filter { $0["type"] as? String == type }.compactMap { $0["name"] as? String }.sorted()
    }

    @Test("Each format writes the same graph", arguments: ["json", "jsonl"])
    func formats(format: String) throws {
        let run = try Program.run("extract", "a.txt", "b", "--format", format, folder: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        #expect(try names(run, type: "Person") == ["张小兵", "李国庆", "李文杰", "王大勇", "赵春梅"].sorted())
        if format == "jsonl" { #expect(run.lines.count == 1) }
    }

    @Test("DOT names the same people")
    func dot() throws {
        let run = try Program.run("extract", "b", "--format", "dot", folder: folder)
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("digraph"))
        for name in ["张小兵", "李文杰", "王大勇"] { #expect(run.text.contains(name)) }
    }

    @Test("Order of paths and number of threads do not show")
    func determinism() throws {
        let first = try Program.run("extract", "a.txt", "b", "--threads", "1", folder: folder)
        let second = try Program.run("extract", "b", "a.txt", "--threads", "4", folder: folder)
        #expect(first.output == second.output)
        #expect(!first.output.isEmpty)
    }

    @Test("Documents are called by their paths as given")
    func documents() throws {
        let run = try Program.run("extract", "./b", folder: folder)
        #expect(run.text.contains("\"document\": \"./b/villages.txt\""))
        #expect(!run.text.contains("notes.md"))
    }

    @Test("Standard input is a page, too")
    func standardInput() throws {
        let run = try Program.run("extract", "-", input: Page.county)
        #expect(try names(run, type: "Person") == ["李国庆", "赵春梅"].sorted())
        #expect(run.text.contains("\"document\": \"-\""))
    }

    @Test("A page in GB18030 gives the same names, found out or told", arguments: [[], ["--encoding", "gb18030"]])
    func chineseStandard(options: [String]) throws {
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        let bytes = Array(try #require(Page.county.data(using: encoding)))
        let page = try folder.write("gb.txt", bytes)
        let run = try Program.run(["extract", page] + options)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try names(run, type: "Person") == ["李国庆", "赵春梅"].sorted())
    }

    @Test("The rules of a user's folder take the place of the built-in ones")
    func ownKnowledge() throws {
        try folder.write("own/rules/people.rules", "# no rules\n")
        let run = try Program.run("extract", "b", "--knowledge", "own", folder: folder)
        #expect(run.status != 2, "\(run.errors)")
        #expect(!run.text.contains("\"Person\""))
    }

    @Test("A page that names no one exits 1 and is a graph still")
    func nothing() throws {
        let run = try Program.run("extract", "-", input: "1234\n")
        #expect(run.status == 1)
        #expect(try names(run, type: "Person").isEmpty)
    }
}
