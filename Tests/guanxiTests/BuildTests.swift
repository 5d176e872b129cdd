import Foundation
import Testing

/// `guanxi build`, and which graph queries ask.
@Suite struct BuildTests {
    @Test("A page is read once, a changed one again, and the answer is that of a fresh build")
    func incremental() throws {
        let folder = try Folder()
        try folder.write("pages/villages.txt", Page.villages)
        try folder.write("pages/county.txt", "王大勇任村主任。\n")
        let first = try Program.run("build", "pages", "--graph", "g.db", folder: folder)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.text.contains("2 pages added, 0 replaced, 0 unchanged"))
        #expect(first.errors.isEmpty)
        let again = try Program.run("build", "pages", "--graph", "g.db", folder: folder)
        #expect(again.text.contains("0 pages added, 0 replaced, 2 unchanged"))

        try folder.write("pages/county.txt", Page.county)
        let changed = try Program.run("build", "pages", "--graph", "g.db", folder: folder)
        #expect(changed.text.contains("0 pages added, 1 replaced, 1 unchanged"))
        _ = try Program.run("build", "pages", "--graph", "fresh.db", folder: folder)
        let exports = try ["g.db", "fresh.db"].map {
            try Program.run("export", "--graph", $0, "--format", "json", folder: folder)
        }
        #expect(exports[0].status == 0)
        #expect(exports[0].output == exports[1].output)
        let extracted = try Program.run("extract", "pages", folder: folder)
        #expect(exports[0].output == extracted.output)
    }

    @Test("What queries ask: --graph, then GUANXI_GRAPH, then graphs/guanxi.db")
    func whichGraph() throws {
        let folder = try Folder()
        try folder.write("page.txt", Page.villages)
        let built = try Program.run("build", "page.txt", folder: folder)
        #expect(built.status == 0, "\(built.errors)")
        #expect(try Program.run("find", "张小兵", folder: folder).status == 0)
        let missing = ["GUANXI_GRAPH": "missing.db"]
        let asked = try Program.run(["find", "张小兵"], environment: missing, folder: folder)
        #expect(asked.status == 2)
        #expect(asked.errors.contains("missing.db"))
        let named = ["find", "张小兵", "--graph", "graphs/guanxi.db"]
        #expect(try Program.run(named, environment: missing, folder: folder).status == 0)
    }

    @Test("One bad page among good ones: the others are kept, and the exit code tells")
    func badPage() throws {
        let folder = try Folder()
        try folder.write("pages/a.txt", Page.villages)
        try folder.write("pages/b.txt", "")
        try folder.write("pages/c.txt", [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00])
        try folder.write("pages/d.txt", Page.county)
        let run = try Program.run("build", "pages", "nowhere.txt", "--graph", "g.db", folder: folder)
        #expect(run.status == 2)
        #expect(run.text.contains("2 pages added"))
        for part in ["pages/b.txt: the document is empty", "pages/c.txt: line 1, byte 4", "nowhere.txt: no such file"] {
            #expect(run.errors.contains(part), "\(run.errors)")
        }
        #expect(run.errors.contains("3 inputs could not be read"))
        #expect(try Program.run("find", "李国庆", "--graph", "g.db", folder: folder).status == 0)
    }

    @Test("A graph in JSON is added like a page, once; one that is none is an error")
    func graphs() throws {
        let folder = try Folder()
        let export = try Store.ask("export", "--output", folder / "g.json")
        #expect(export.status == 0, "\(export.errors)")
        let built = try Program.run("build", "g.json", "--graph", "g.db", folder: folder)
        #expect(built.status == 0 && built.text.contains("1 pages added"), "\(built.text)\(built.errors)")
        let again = try Program.run("build", "g.json", "--graph", "g.db", folder: folder)
        #expect(again.text.contains("1 unchanged"), "\(again.text)")
        let copy = try Program.run("export", "--graph", "g.db", folder: folder)
        #expect(try copy.output == folder.read("g.json"))
        try folder.write("bad.json", #"{"format": "other", "nodes": [], "edges": []}"#)
        let bad = try Program.run("build", "bad.json", "--graph", "g.db", folder: folder)
        #expect(bad.status == 2 && bad.errors.contains("bad.json: format: "), "\(bad.errors)")
    }
}
