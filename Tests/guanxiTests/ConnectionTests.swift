import Foundation
import Testing

/// How entities are connected: `path` with its options, and `between`.
@Suite struct ConnectionTests {
    /// Options after `path 张小兵 石桥村`, and the relations of the way; none where there is no such way.
    static let paths: [(options: [String], relations: [String])] = [
        ([], ["holds", "postIn", "locatedIn"]),
        (["--max-length", "3"], ["holds", "postIn", "locatedIn"]),
        (["--max-length", "2"], []),
        (["--relation", "holds", "--relation", "postIn"], []),
        (
            ["--relation", "holds", "--relation", "postIn", "--relation", "locatedIn"],
            ["holds", "postIn", "locatedIn"]
        ),
        (["--type", "Position", "--type", "PartyOrganization"], ["holds", "postIn", "locatedIn"]),
        (["--type", "Position"], []),
    ]

    @Test("path: by relation, type and length", arguments: paths)
    func path(options: [String], relations: [String]) throws {
        let graph = try Store.folder.get() / "graph.db"
        let run = try Program.run(["path", "张小兵", "石桥村", "--graph", graph] + options)
        #expect(run.cells.map { $0[3] } == relations, "\(run.text)\(run.errors)")
        #expect(run.status == (relations.isEmpty ? 1 : 0))
        // Each step has its quotation.
        for row in run.cells { #expect(row[11].contains("石桥村"), "\(row)") }
    }

    @Test("A mistyped relation or type is said to be none", arguments: [["--relation", "hold"], ["--type", "Persn"]])
    func mistyped(options: [String]) throws {
        let graph = try Store.folder.get() / "graph.db"
        for command in [["path", "张小兵", "石桥村"], ["between", "张小兵", "石桥村"], ["neighbours", "张小兵"]] {
            let run = try Program.run(command + ["--graph", graph] + options)
            #expect(run.status == 2)
            #expect(run.errors.contains("it has: "), "\(run.errors)")
        }
    }

    @Test("between: what two have in common, and the ways between them, with evidence")
    func between() throws {
        let folder = try Folder()
        try folder.write("a.txt", "宁城县副县长李国庆、宁城县教育局局长王大勇到小城子镇调研。\n宁城县副县长赵春梅也在场。\n")
        _ = try Program.run("build", "a.txt", "--graph", "g.db", folder: folder)
        let run = try Program.run(
            "between", "李国庆", "赵春梅", "王大勇", "--format", "json", "--graph", "g.db", folder: folder)
        let rows = try #require(try run.json() as? [[String: Any]], "\(run.errors)")
        let edges = rows.map { [$0["source"], $0["relation"], $0["target"]].map { $0 as? String ?? "" } }
        // The post that two of them hold comes first: they have it in common.
        #expect(edges.prefix(2).allSatisfy { $0[1] == "holds" && $0[2].contains("副县长") }, "\(edges)")
        #expect(Set(edges.prefix(2).map { $0[0] }) == ["李国庆", "赵春梅"])
        #expect(edges.contains { $0[0] == "王大勇" && $0[1] == "holds" })
        #expect(Set(edges.map { $0.joined(separator: " ") }).count == edges.count)
        #expect(rows.allSatisfy { ($0["evidence"] as? [Any])?.isEmpty == false })
        let tree = try Program.run(
            "between", "李国庆", "赵春梅", "王大勇", "--format", "tree", "--graph", "g.db", folder: folder)
        #expect(tree.text.hasPrefix("in common\n"), "\(tree.text)")
        #expect(tree.text.contains("李国庆 – 王大勇, "), "\(tree.text)")
    }

    @Test("between: nothing, the same twice, and one name alone")
    func betweenNothing() throws {
        #expect(try Store.ask("between", "张小兵", "赵春梅").status == 1)
        #expect(try Store.ask("between", "张小兵", "石桥村", "--max-length", "1").status == 1)
        #expect(try Store.ask("between", "张小兵", "张小兵").status == 2)
        #expect(try Store.ask("between", "张小兵").status == 2)
        let some = try Store.ask("between", "张小兵", "石桥村", "赵春梅")
        #expect(some.status == 0)
        #expect(some.errors.contains("nothing connects 张小兵 and 赵春梅"), "\(some.errors)")
    }

    @Test("Namesakes at either end are listed with their ids, and --id picks for each end")
    func namesakes() throws {
        let folder = try Folder()
        try folder.write("a.txt", "宁城县小城子镇党委书记王大勇发言。\n宁城县小城子镇镇长李国庆发言。\n")
        try folder.write("b.txt", "临朐县寺头镇党委书记王大勇发言。\n")
        _ = try Program.run("build", "a.txt", "b.txt", "--graph", "g.db", folder: folder)
        let found = try Program.run("find", "王大勇", "--type", "Person", "--graph", "g.db", folder: folder)
        let ids = found.cells.compactMap(\.last)
        try #require(ids.count == 2, "\(found.text)")
        let near = try #require(ids.first { $0.contains("宁城县") })
        for names in [["王大勇", "李国庆"], ["李国庆", "王大勇"]] {
            for command in ["path", "between"] {
                let run = try Program.run([command] + names + ["--graph", "g.db"], folder: folder)
                #expect(run.status == 2)
                for id in ids { #expect(run.errors.contains(id), "\(run.errors)") }
                let picked = try Program.run([command] + names + ["--graph", "g.db", "--id", near], folder: folder)
                #expect(picked.status == 0, "\(picked.errors)")
            }
        }
        let both = try Program.run(
            "path", "王大勇", "王大勇", "--id", ids[0], "--id", ids[1], "--graph", "g.db", folder: folder)
        #expect(both.status == 2, "two ids for one name do not say which is which")
        #expect(try Program.run("path", ids[0], ids[0], "--graph", "g.db", folder: folder).status == 0)
        let who = try Program.run("who", "镇长", "--in", "王大勇", "--graph", "g.db", folder: folder)
        #expect(who.status == 2 && ids.allSatisfy(who.errors.contains))
    }
}
