import Foundation
import Testing

/// Exit codes and messages: what is wrong, where, and what to do.
@Suite struct ErrorTests {
    /// Arguments, the exit code, and parts of the message.
    static let usageCases: [(arguments: [String], status: Int32, parts: [String])] = [
        (["--help"], 0, []),
        (["--version"], 0, []),
        (["extract", "--help"], 0, []),
        (["help", "extract"], 0, []),
        (["extrat"], 2, ["unknown command 'extrat'", "'extract'", "--help"]),
        (["wrzlbrmft"], 2, ["unknown command", "--help"]),
        (["extract"], 2, ["name a page"]),
        (["extract", "--mentions", "x.txt"], 2, ["--mentions needs --records"]),
        (["extract", "--records", "x.txt"], 2, ["standard input"]),
        (["extract", "--format", "xml", "x.txt"], 2, ["xml", "json"]),
        (["extract", "--threads", "0", "x.txt"], 2, ["--threads"]),
        (["extract", "--encoding", "koi8", "x.txt"], 2, ["koi8", "gb18030"]),
        (["neighbours"], 2, ["name an entity"]),
        (["neighbours", "x", "--depth", "0"], 2, ["--depth"]),
        (["neighbours", "x", "--direction", "up"], 2, ["up", "both"]),
        (["neighbours", "x", "--frobnicate"], 2, ["--frobnicate"]),
        (["draw"], 2, ["--output"]),
        (["draw", "--output", "x.bmp"], 2, ["bmp", "svg, png, pdf, html, dot"]),
        (["draw", "--output", "x.svg", "--view", "map"], 2, ["map", "places"]),
        (["draw", "--output", "x.svg", "--view", "career"], 2, ["career", "--around", "--id"]),
        (["draw", "--output", "x.svg", "--aspect", "4x3"], 2, ["4x3", "--aspect"]),
        (["draw", "--output", "x.svg", "--page", "A9"], 2, ["A9", "--page"]),
        (["draw", "--output", "x.png", "--dpi", "5"], 2, ["--dpi", "10 to 1200"]),
        (["draw", "--output", "x.svg", "--theme", "blue"], 2, ["blue", "dark"]),
        (["evaluate", "gold.tsv"], 2, ["pairs"]),
        (["explain", "x.txt", "--at", "zero"], 2, ["zero"]),
        (["place"], 2, ["name a place"]),
        (["rules", "shew"], 2, ["shew"]),
    ]

    @Test("Usage", arguments: usageCases)
    func usage(arguments: [String], status: Int32, parts: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.output.isEmpty == (status != 0))
        #expect(run.errors.isEmpty == (status == 0))
        for part in parts { #expect(run.errors.contains(part), "\(run.errors)") }
    }

    @Test("Each command's help has an example and is named by the whole help")
    func help() throws {
        let whole = try Program.run("--help").text
        let commands = [
            "extract", "build", "neighbours", "path", "between", "who", "show", "find", "draw", "export", "explain",
            "rules",
            "evaluate", "place", "stats", "remove", "timeline", "same", "different", "forget", "add", "corrections",
            "undo",
        ]
        for command in commands {
            #expect(whole.contains("  \(command)"), "\(command)")
            let help = try Program.run(command, "--help").text
            let example = try #require(help.range(of: "Example"), "\(command)")
            #expect(help[example.upperBound...].contains("guanxi \(command)"), "\(command)")
        }
        #expect(!whole.contains("render"))
    }

    /// A page's bytes, the exit code of `extract`, and parts of the message.
    static let pages: [(name: String, bytes: [UInt8], status: Int32, parts: [String])] = [
        ("empty.txt", [], 2, ["empty.txt: the document is empty"]),
        ("blank.txt", Array(" \n\n".utf8), 2, ["blank.txt: the document is empty"]),
        ("binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0x00], 2, ["binary.txt: line 1, byte 4", "UTF-8"]),
        ("utf16.txt", [0xFF, 0xFE, 0x61, 0x00], 2, ["UTF-16"]),
        ("half.txt", Array(Array(Page.county.utf8).dropLast(3)), 0, ["half.txt:1:", "U+FFFD"]),
    ]

    @Test("Bad pages", arguments: pages)
    func badPages(name: String, bytes: [UInt8], status: Int32, parts: [String]) throws {
        let folder = try Folder()
        try folder.write(name, bytes)
        let run = try Program.run("extract", name, folder: folder)
        #expect(run.status == status, "\(run.errors)")
        for part in parts { #expect(run.errors.contains(part), "\(run.errors)") }
        if status == 0 { #expect(run.text.contains("李国庆")) }
    }

    @Test("Paths that lead to no page")
    func badPaths() throws {
        let folder = try Folder()
        try folder.write("empty/notes.md", "x")
        let missing = try Program.run("extract", "missing.txt", folder: folder)
        #expect(missing.status == 2)
        #expect(missing.errors.contains("missing.txt: no such file or folder"))
        let empty = try Program.run("extract", "empty", folder: folder)
        #expect(empty.status == 2)
        #expect(empty.errors.contains("empty: the folder holds no page"))
        #expect(missing.output.isEmpty && empty.output.isEmpty)
    }

    @Test("A broken rule file: file, line, column and a caret")
    func brokenRule() throws {
        let folder = try Folder()
        try folder.write("page.txt", Page.county)
        try folder.write("own/rules/posts.rules", "rule broken\n  match  <Titel> who:<Person>\n")
        let run = try Program.run("extract", "page.txt", "--knowledge", "own", folder: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("rules/posts.rules:2:"), "\(run.errors)")
        #expect(run.errors.contains("Titel"))
        #expect(run.errors.contains("^"))
        let none = try Program.run("extract", "page.txt", "--knowledge", "nowhere", folder: folder)
        #expect(none.status == 2)
        #expect(none.errors.contains("nowhere: no such folder"))
    }

    @Test("A store that is none", arguments: ["stats", "find x", "neighbours x", "who x", "path x y", "show x"])
    func badStore(command: String) throws {
        let folder = try Folder()
        try folder.write("text.db", String(repeating: "no database ", count: 100))
        let words = command.split(separator: " ").map(String.init)
        for (graph, part) in [
            ("text.db", "is no graph of Guanxi"), ("missing.db", "guanxi build"), (".", "is a folder"),
        ] {
            let run = try Program.run(words + ["--graph", graph], folder: folder)
            #expect(run.status == 2)
            #expect(run.errors.contains("\(graph): ") && run.errors.contains(part), "\(run.errors)")
        }
    }

    @Test("Nothing found exits 1 and says so; a mistyped relation or type exits 2")
    func nothing() throws {
        let unknown = try Store.ask("neighbours", "无此人")
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("无此人"))
        #expect(try Store.ask("neighbours", "张小").errors.contains("similar: 张小兵"))
        #expect(try Store.ask("find", "无此人").status == 1)
        let relation = try Store.ask("neighbours", "张小兵", "--relation", "hold")
        #expect(relation.status == 2)
        #expect(relation.errors.contains("holds"))
        let type = try Store.ask("find", "张小兵", "--type", "Persn")
        #expect(type.status == 2)
        #expect(type.errors.contains("Person"))
    }
}
