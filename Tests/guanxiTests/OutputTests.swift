import Foundation
import Testing

/// How answers look: alignment, colour, pictures, closed pipes.
@Suite struct OutputTests {
    @Test("A table is aligned by the width of Chinese characters")
    func alignment() throws {
        let run = try Store.ask("find", "石桥村", "--format", "table")
        func width(_ text: Substring) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }
        let types = ["Place", "Position", "PartyOrganization", "Organization", "type"]
        let columns = run.lines.compactMap { line in
            types.lazy.compactMap { line.range(of: "  \($0)") }.first.map { width(line[..<$0.lowerBound]) + 2 }
        }
        #expect(columns.count == run.lines.count)
        // The longest name is followed by just the gap; all types begin below each other.
        let starts = run.lines.map { line -> Int in
            let parts = line.split(separator: " ", maxSplits: 1)
            return width(parts[0]) + line.dropFirst(parts[0].count).prefix { $0 == " " }.count
        }
        #expect(Set(starts).count == 1, "\(run.text)")
    }

    /// Variables of a terminal, and whether its table is coloured.
    static let terminals: [(environment: String, hasColour: Bool)] = [
        ("TERM=xterm", true), ("TERM=xterm NO_COLOR=1", false), ("TERM=dumb", false), ("TERM=xterm NO_COLOR=", true),
    ]

    @Test("Colour on a terminal alone, and never with NO_COLOR", arguments: terminals)
    func colour(environment: String, hasColour: Bool) throws {
        let folder = try Store.folder.get()
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        let command = "env -u NO_COLOR \(environment) \(Program.path) stats --graph \(folder / "graph.db")"
        let output = try Shell.run("script -qec '\(command)' /dev/null")
        #expect(output.text.contains("count"))
        // On a terminal it is a table, in a pipe TSV.
        #expect(!output.text.contains("\t"))
        #expect(output.text.contains("\u{1B}[1m") == hasColour, "\(output.text)")
    }

    /// A question whose answer has long quotations, and columns of a terminal.
    static let narrow: [(command: String, columns: Int)] = ["neighbours 张小兵", "path 张小兵 石桥村", "who 书记", "show 张小兵"]
        .flatMap { command in [40, 60, 80, 200].map { (command, $0) } }

    @Test("On a terminal no line is wider than it, and no quotation lost below its columns", arguments: narrow)
    func narrowTerminal(command: String, columns: Int) throws {
        let graph = try Store.folder.get() / "graph.db"
        for format in ["table", "tree"] {
            let ask = "\(Program.path) \(command) --graph \(graph) --format \(format)"
            let run = try Shell.run(
                "TERM=dumb script -qec 'stty cols \(columns); \(ask)' /dev/null | tr -d '\\r'")
            #expect(!run.lines.isEmpty)
            for line in run.lines {
                let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
                #expect(width <= columns, "\(line)")
            }
            let pipe = try Shell.run(ask)
            #expect(pipe.text.contains("石桥村党支部书记张小兵与柳林村党支部书记李文杰签了协议。"), "\(pipe.text)")
            guard format == "tree" else { continue }
            let joined = run.text.filter { !" │├└─\n".contains($0) }
            #expect(joined.contains("石桥村党支部书记张小兵与柳林村党支部书记李文杰签了协议。"), "\(run.text)")
        }
    }

    @Test("A long answer has a row for each, in every format", arguments: ["table", "tsv", "json", "tree"])
    func longAnswers(format: String) throws {
        let folder = try Folder()
        let nodes = (0..<2500).map { #"{"id": "P\#($0)", "type": "Person", "name": "王\#($0)"}"# }
        let evidence = #"[{"document": "a", "start": 0, "end": 1, "quote": "句", "rule": "r"}]"#
        let edges = (1..<2500).map {
            #"{"source": "P\#($0)", "type": "knows", "target": "P0", "evidence": \#(evidence)}"#
        }
        try folder.write(
            "g.json",
            """
            {"format": "guanxi-graph/1", "nodes": [\(nodes.joined(separator: ","))], \
            "edges": [\(edges.joined(separator: ","))]}
            """)
        _ = try Program.run("build", "g.json", "--graph", "g.db", folder: folder)
        let run = try Program.run("neighbours", "P0", "--graph", "g.db", "--format", format, folder: folder)
        #expect(run.status == 0, "\(run.errors)")
        if format == "json" {
            #expect((try run.json() as? [Any])?.count == 2499)
        } else {
            // With the head of the table, or the entity itself.
            #expect(run.lines.count == 2500)
            #expect(run.lines.dropFirst().allSatisfy { $0.contains("王") && $0.contains("句") })
        }
        let some = try Program.run(
            "neighbours", "P0", "--limit", "10", "--graph", "g.db", "--format", "tsv", folder: folder)
        #expect(some.cells.count == 10)
        #expect(some.errors.contains("the first 10 of 2499"), "\(some.errors)")
    }

    @Test("A remark about the answer comes below it")
    func remark() throws {
        let graph = try Store.folder.get() / "graph.db"
        let run = try Shell.run("\(Program.path) find 石桥 --limit 1 --graph \(graph) 2>&1")
        #expect(run.lines.count == 3)
        #expect(run.lines.last?.hasPrefix("guanxi: these are the first 1; ") == true, "\(run.text)")
    }

    @Test(
        "A closed pipe is no error",
        arguments: [
            "find '' ", "export --format json", "stats --format json", "neighbours 张小兵", "who 书记",
            "between 张小兵 石桥村", "path 张小兵 石桥村 --format tree", "find 石 --limit 1",
        ])
    func closedPipe(command: String) throws {
        let folder = try Store.folder.get()
        let run = try Shell.run(
            "set -o pipefail; \(Program.path) \(command) --graph \(folder / "graph.db") | true; echo ${PIPESTATUS[0]}")
        #expect(run.text == "0\n")
        #expect(run.errors.isEmpty)
    }

    @Test("A full disk is an error")
    func fullDisk() throws {
        let folder = try Store.folder.get()
        let run = try Shell.run("\(Program.path) stats --graph \(folder / "graph.db") >/dev/full")
        #expect(run.status == 2)
        #expect(run.errors.contains("disk is full"))
    }

    @Test("Pictures in each format, of the whole and around a name")
    func pictures() throws {
        let folder = try Folder()
        let signs: [(name: String, start: [UInt8])] = [
            ("a.svg", Array("<?xml".utf8)), ("a.png", [0x89, 0x50, 0x4E, 0x47]), ("a.pdf", Array("%PDF".utf8)),
            ("a.dot", Array("digraph".utf8)),
        ]
        for (name, start) in signs {
            let run = try Store.ask("draw", "--output", folder / name, "--title", "两村")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try folder.read(name).starts(with: start), "\(name)")
        }
        let run = try Store.ask("draw", "--around", "张小兵", "--depth", "2", "--output", "-", "--format", "dot")
        #expect(run.text.contains("张小兵") && !run.text.contains("赵春梅"))
        let svg = String(decoding: try folder.read("a.svg"), as: UTF8.self)
        #expect(svg.contains("张小兵") && svg.contains("两村"))
    }

    @Test("Views, and a message where one has nothing to show")
    func views() throws {
        let folder = try Folder()
        let views = [("posts", "石桥村"), ("places", "石桥村"), ("ego", "张小兵"), ("career", "张小兵"), ("organisation", "石桥村")]
        for (view, name) in views {
            let run = try Store.ask("draw", "--view", view, "--around", name, "--output", folder / "v.svg")
            #expect(run.status == 0 && run.errors.isEmpty, "\(view): \(run.errors)")
            #expect(String(decoding: try folder.read("v.svg"), as: UTF8.self).contains("<title>\(name)"), "\(view)")
        }
        let run = try Store.ask("draw", "--view", "career", "--around", "石桥村", "--output", folder / "v.svg")
        #expect(run.status == 2 && run.errors.contains("--view organisation"))
    }

    @Test("What one picture cannot show is spread over numbered files, or the pages of a PDF")
    func sheets() throws {
        let folder = try Folder()
        let run = try Store.ask("draw", "--max-nodes", "2", "--output", folder / "s.svg")
        #expect(run.status == 0 && run.errors.contains("s-1.svg"), "\(run.errors)")
        #expect(String(decoding: try folder.read("s-2.svg"), as: UTF8.self).contains("图 2／"))
        let pdf = try Store.ask("draw", "--max-nodes", "2", "--output", folder / "s.pdf")
        #expect(pdf.status == 0 && !pdf.errors.contains("-1.pdf"), "\(pdf.errors)")
        #expect(String(decoding: try folder.read("s.pdf"), as: UTF8.self).contains("/Count"))
        let overview = try Store.ask("draw", "--max-nodes", "2", "--max-sheets", "1", "--output", folder / "o.svg")
        #expect(overview.status == 0 && overview.errors.contains("--around"), "\(overview.errors)")
        let pipe = try Store.ask("draw", "--max-nodes", "2", "--output", "-")
        #expect(pipe.status == 2 && pipe.errors.contains("--max-nodes"))
    }

    @Test("A graph drawn from JSON is that of the store")
    func drawJSON() throws {
        let folder = try Folder()
        let export = try Store.ask("export", "--output", folder / "g.json")
        #expect(export.status == 0, "\(export.errors)")
        let options = ["--output", "-", "--format", "dot", "--title", "x"]
        let fromJSON = try Program.run(["draw", "--graph", folder / "g.json"] + options)
        let fromStore = try Program.run(["draw", "--graph", try Store.folder.get() / "graph.db"] + options)
        #expect(fromJSON.status == 0, "\(fromJSON.errors)")
        #expect(fromJSON.output == fromStore.output)
    }
}
