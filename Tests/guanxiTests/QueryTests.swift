import Foundation
import Testing

/// The queries, in every format, on a store of two pages.
@Suite struct QueryTests {
    @Test("neighbours: relation, direction, rule and quotation")
    func neighbours() throws {
        let run = try Store.ask("neighbours", "张小兵")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.lines[0]
                == "distance\tfrom\trelation\tdirection\tname\ttype\tformer\tsince\tuntil\trule\tquote\tdocument\tid")
        let holds = try #require(run.cells.first { $0[2] == "holds" })
        #expect(holds[0...5] == ["1", "张小兵", "holds", "out", "石桥村党支部书记", "Position"])
        #expect(!holds[9].isEmpty)
        #expect(holds[10].hasPrefix("石桥村党支部书记张小兵"))
        #expect(holds[11] == "pages/villages.txt")
        #expect(try Store.ask("neighbors", "张小兵").output == run.output)
    }

    /// Arguments after `neighbours 张小兵`, and the names that must and must not be among the answers.
    static let filterCases: [(options: [String], has: [String], lacks: [String])] = [
        (["--depth", "2"], ["石桥村党支部书记", "石桥村党支部"], []),
        (["--depth", "2", "--type", "PartyOrganization"], ["石桥村党支部"], ["石桥村党支部书记"]),
        (["--depth", "2", "--relation", "holds"], ["石桥村党支部书记"], ["石桥村党支部"]),
        (["--depth", "3", "--direction", "out"], ["石桥村党支部", "石桥村"], ["王大勇"]),
    ]

    @Test("neighbours: depth, relation, direction and type", arguments: filterCases)
    func filters(options: [String], has: [String], lacks: [String]) throws {
        let folder = try Store.folder.get()
        let run = try Program.run(["neighbours", "张小兵", "--graph", folder / "graph.db"] + options)
        let names = run.cells.map { $0[4] }
        for name in has { #expect(names.contains(name), "\(names)") }
        for name in lacks { #expect(!names.contains(name), "\(names)") }
    }

    /// A command, and a text that its answer must hold in every format.
    static let commands: [(arguments: [String], text: String)] = [
        (["neighbours", "张小兵"], "石桥村党支部书记"),
        (["path", "张小兵", "石桥村"], "石桥村党支部"),
        (["who", "书记"], "李文杰"),
        (["show", "张小兵"], "石桥村党支部"),
        (["find", "张小"], "张小兵"),
        (["stats"], "PartyOrganization"),
    ]

    @Test("Every query in every format", arguments: commands, ["table", "json", "tsv", "tree"])
    func formats(command: (arguments: [String], text: String), format: String) throws {
        let folder = try Store.folder.get()
        let run = try Program.run(command.arguments + ["--graph", folder / "graph.db", "--format", format])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        #expect(run.text.contains(command.text), "\(run.text)")
        #expect(!run.text.contains("\u{1B}"))
        if format == "json" { _ = try run.json() }
        if format == "tsv" {
            let widths = Set(run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
            #expect(widths.count == 1)
        }
    }

    @Test("path: steps in order; none where nothing connects the two")
    func path() throws {
        let run = try Store.ask("path", "张小兵", "石桥村")
        #expect(run.cells.map { $0[2] }.first == "张小兵")
        #expect(run.cells.map { $0[5] }.last == "石桥村")
        #expect(run.cells.map { $0[1] } == (1...run.cells.count).map(String.init))
        let all = try Store.ask("path", "张小兵", "石桥村", "--all-shortest")
        #expect(all.cells.count >= run.cells.count)
        let none = try Store.ask("path", "张小兵", "赵春梅")
        #expect(none.status == 1)
        #expect(none.output.isEmpty)
    }

    /// A role and a place, and who is found.
    static let roles: [(role: String, place: String?, people: Set<String>)] = [
        ("书记", nil, ["张小兵", "李文杰"]),
        ("党支部书记", "石桥村", ["张小兵"]),
        ("主任", nil, ["王大勇"]),
        ("院长", "宁城县", ["赵春梅"]),
        ("县长", nil, []),
        ("副县长", "内蒙古自治区", ["李国庆"]),
    ]

    @Test("who: a role, in a place and all below it", arguments: roles)
    func who(role: String, place: String?, people: Set<String>) throws {
        let folder = try Store.folder.get()
        let inside = place.map { ["--in", $0] } ?? []
        let run = try Program.run(["who", role, "--graph", folder / "graph.db"] + inside)
        #expect(Set(run.cells.map { $0[0] }) == people, "\(run.text)")
        #expect(run.status == (people.isEmpty ? 1 : 0))
    }

    @Test("find: by part of a name, of a type, at most so many")
    func find() throws {
        let all = try Store.ask("find", "石桥")
        #expect(all.cells.contains { $0[0] == "石桥村" && $0[1] == "Place" })
        let places = try Store.ask("find", "石桥", "--type", "Place")
        #expect(!places.cells.isEmpty && places.cells.allSatisfy { $0[1] == "Place" })
        #expect(try Store.ask("find", "", "--limit", "3").cells.count == 3)
    }

    @Test("show: posts with their quotations, and mentions")
    func show() throws {
        let run = try Store.ask("show", "张小兵", "--format", "json")
        let profile = try #require(try run.json() as? [String: Any])
        let node = try #require(profile["node"] as? [String: Any])
        #expect(node["type"] as? String == "Person")
        #expect((node["mentions"] as? [Any])?.isEmpty == false)
        let facts = try #require(profile["facts"] as? [[String: Any]])
        let post = try #require(facts.first { $0["what"] as? String == "post" })
        #expect(post["value"] as? String == "书记 (石桥村党支部)")
        #expect((post["evidence"] as? [Any])?.isEmpty == false)
        #expect(
            facts.contains { $0["what"] as? String == "place" && ($0["value"] as? String)?.hasPrefix("石桥村") == true })
    }

    @Test("Since when and until when a post was held, in every query that shows it")
    func dates() throws {
        let folder = try Folder()
        try folder.write("a.txt", "李文杰1983年6月至1985年9月，任宁城县副县长。\n")
        let lines = try Program.run("explain", "a.txt", "--format", "tree", folder: folder)
        #expect(lines.text.contains("李文杰 -holds (former, since 1983-06, until 1985-09)-> 副县长"), "\(lines.text)")
        _ = try Program.run("build", "a.txt", "--graph", "g.db", folder: folder)
        for (query, label) in [
            (["neighbours", "李文杰"], "holds (former, since 1983-06, until 1985-09) →"),
            (["show", "李文杰"], "post: 副县长 (宁城县) (former, since 1983-06, until 1985-09)"),
            (["show", "宁城县"], "post here: 副县长: 李文杰 (former, since 1983-06, until 1985-09)"),
            (["who", "副县长"], "李文杰  副县长 (former, since 1983-06, until 1985-09)"),
        ] {
            let tree = try Program.run(query + ["--format", "tree", "--graph", "g.db"], folder: folder)
            #expect(tree.text.contains(label), "\(tree.text)")
            guard query[1] != "宁城县" else { continue }
            let table = try Program.run(query + ["--format", "tsv", "--graph", "g.db"], folder: folder)
            #expect(table.text.contains("\tformer\tsince\tuntil\t"), "\(table.text)")
            #expect(table.text.contains("\tyes\t1983-06\t1985-09\t"), "\(table.text)")
            let json = try Program.run(query + ["--format", "json", "--graph", "g.db"], folder: folder)
            #expect(
                json.text.contains("\"former\": true, \"since\": \"1983-06\", \"until\": \"1985-09\""), "\(json.text)")
        }
    }

    @Test("show: what a place of many bearers may be, and what speaks for each")
    func candidates() throws {
        let folder = try Folder()
        try folder.write("a.txt", "和平村党支部书记张小兵说，赤峰市巴林左旗的干部来过。\n")
        _ = try Program.run("build", "a.txt", "--graph", "g.db", folder: folder)
        let tree = try Program.run("show", "和平村", "--format", "tree", "--graph", "g.db", folder: folder)
        #expect(tree.text.contains("gazetteer: knows"), "\(tree.errors)")
        let run = try Program.run("show", "和平村", "--format", "json", "--graph", "g.db", folder: folder)
        let profile = try #require(try run.json() as? [String: Any])
        let candidates = try #require(profile["candidates"] as? [[String: Any]])
        #expect(candidates.count == 10)
        #expect(candidates.first?["name"] as? String == "内蒙古自治区赤峰市巴林左旗富河镇和平村")
        #expect(candidates.first?["placesBeside"] as? String == "巴林左旗")
        #expect(candidates.first?["code"] as? String == "150422")
        let grounded = try Program.run("show", "巴林左旗", "--format", "json", "--graph", "g.db", folder: folder)
        #expect(grounded.status == 0 && !grounded.text.contains("candidates"))
    }

    @Test("An id names an entity, with --id or in place of the name")
    func identity() throws {
        let id = try #require(try Store.ask("find", "张小兵", "--type", "Person").cells.first?.last)
        let byName = try Store.ask("neighbours", "张小兵")
        #expect(try Store.ask("neighbours", id).output == byName.output)
        #expect(try Store.ask("neighbours", "--id", id).output == byName.output)
        #expect(try Store.ask("neighbours", "张小兵", "--id", id).output == byName.output)
        let other = try Store.ask("neighbours", "张小兵", "--id", "Person:李文杰")
        #expect(other.status == 2 && other.errors.contains(id))
    }

    @Test("A name that fits several entities lists them, and --id picks one")
    func ambiguity() throws {
        let folder = try Folder()
        try folder.write("a.txt", "宁城县小城子镇党委书记王大勇发言。\n")
        try folder.write("b.txt", "临朐县寺头镇党委书记王大勇发言。\n")
        _ = try Program.run("build", "a.txt", "b.txt", "--graph", "g.db", folder: folder)
        let found = try Program.run("find", "王大勇", "--type", "Person", "--graph", "g.db", folder: folder)
        try #require(found.cells.count == 2, "\(found.text)")
        let run = try Program.run("neighbours", "王大勇", "--graph", "g.db", folder: folder)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("--id"))
        for row in found.cells {
            let id = try #require(row.last)
            #expect(run.errors.contains(id))
            let picked = try Program.run("neighbours", "王大勇", "--id", id, "--graph", "g.db", folder: folder)
            #expect(picked.status == 0, "\(picked.errors)")
        }
    }
}
