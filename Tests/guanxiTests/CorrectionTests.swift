import Foundation
import Testing

/// Two people of one name, told apart and put together by hand; facts taken out and put in.
@Suite struct CorrectionTests {
    static let pages = [
        "2018-03-01.txt": "临朐县柳山镇镇长王伟到庙山村调研。\n", "2021-09-01.txt": "临朐县副县长王伟到柳山镇调研。\n",
        "2021-09-02.txt": "石阡县龙塘镇镇长王伟到困牛山村调研。\n",
    ]
    static let (town, county) = ("Person:王伟@山东省/潍坊市/临朐县/柳山镇", "Person:王伟@山东省/潍坊市/临朐县")
    static let far = "Person:王伟@贵州省/铜仁市/石阡县/龙塘镇"

    let folder: Folder

    init() throws {
        folder = try Folder()
        for (name, text) in Self.pages { try folder.write("pages/\(name)", text) }
        #expect(try run("build", "pages").status == 0)
    }

    private func run(_ arguments: String..., input: String = "") throws -> Run {
        try Program.run(
            arguments, input: Array(input.utf8), environment: ["GUANXI_GRAPH": folder / "g.db"], folder: folder)
    }

    /// The ids of all that have the name.
    private func ids() throws -> Set<String> {
        Set(try run("find", "王伟", "--type", "Person").cells.compactMap(\.last))
    }

    @Test("A career inside one county is one person, a namesake far away another, and show says why")
    func identity() throws {
        #expect(try ids() == [Self.county, Self.far])
        let shown = try run("show", "--id", Self.town, "--format", "tree")
        for part in ["镇长", "副县长", "made of: \(Self.town)", "[place-within 0.7]", "kept apart: 王伟, \(Self.far)"] {
            #expect(shown.text.contains(part), "\(shown.text)")
        }
        for part in ["王伟（潍坊市临朐县）", "王伟（石阡县龙塘镇）"] {
            #expect(try run("find", "王伟", "--format", "table").text.contains(part))
        }
        let several = try run("show", "王伟")
        #expect(several.status == 2 && several.errors.contains("fits 2 entities"))
    }

    @Test("different, same and undo; pages added later are bound by them")
    func rulings() throws {
        let ruled = try run("different", Self.town, Self.county, "--because", "other birthplace")
        #expect(ruled.text == "correction 1: \(Self.town) and \(Self.county) are two\n")
        #expect(try ids() == [Self.county, Self.town, Self.far])
        try folder.write("pages/2021-10-01.txt", "临朐县副县长王伟看望老党员。\n")
        #expect(try run("build", "pages").status == 0)
        #expect(try ids() == [Self.county, Self.town, Self.far])
        #expect(try run("same", Self.town, Self.far).text.hasSuffix("are one\n"))
        #expect(try ids().count == 2)
        let listed = try run("corrections")
        #expect(
            listed.cells.map { Array($0[1...4]) } == [
                ["different", Self.town, "", Self.county], ["same", Self.town, "", Self.far],
            ])
        // In a fresh graph of the same pages the file gives the same graph.
        try folder.write("mine.tsv", listed.text)
        let graph = try run("export", "--format", "json").output
        #expect(try run("build", "pages", "--graph", "fresh.db").status == 0)
        #expect(
            try run("corrections", "--apply", "mine.tsv", "--graph", "fresh.db").text.contains("2 corrections kept"))
        #expect(
            try run("corrections", "--apply", "mine.tsv", "--graph", "fresh.db").text.contains("0 corrections kept"))
        #expect(try run("export", "--format", "json", "--graph", "fresh.db").output == graph)
        #expect(try run("undo", "1", "2").status == 0)
        #expect(try ids() == [Self.county, Self.far])
        #expect(try run("undo", "1").status == 1)
    }

    @Test("Places, too, are one where the user says so")
    func places() throws {
        let (town, other) = ("Place:山东省/潍坊市/临朐县/柳山镇", "Place:贵州省/铜仁市/石阡县/龙塘镇")
        #expect(try run("same", town, other).text.hasSuffix("are one\n"))
        #expect(try run("show", "柳山镇", "--format", "tree").text.contains("made of: \(other)"))
        #expect(try run("undo", "1").status == 0)
        #expect(try run("show", "柳山镇").cells.allSatisfy { $0[0] != "made of" })
    }

    @Test("A fact of one's own is shown as such; what is forgotten comes back")
    func facts() throws {
        let before = try run("export", "--format", "json").output
        let added = try run(
            "add", Self.county, "holds", "Position:县长@Place:山东省/潍坊市/临朐县", "--source", "县志第88页", "--since", "2022")
        #expect(added.status == 0, "\(added.errors)")
        let career = try run("timeline", "--id", Self.county)
        #expect(career.cells.map { $0[0] } == ["柳山镇镇长", "临朐县副县长", "县长"])
        #expect(career.text.contains("县志第88页\tadded"))
        #expect(try run("forget", Self.county, "holds", "柳山镇镇长").status == 0)
        #expect(try run("timeline", "--id", Self.county).cells.count == 2)
        #expect(try run("forget", Self.far).status == 0)
        #expect(try ids() == [Self.county])
        #expect(try run("undo", "1", "2", "3").status == 0)
        #expect(try run("export", "--format", "json").output == before)
    }

    @Test("The graph of a day")
    func moment() throws {
        func posts(_ date: String) throws -> [String] {
            try run("neighbours", "--id", Self.county, "--relation", "holds", "--at", date).cells.map { $0[4] }
        }
        #expect(try posts("2017") == [])
        #expect(try posts("2018-03") == ["柳山镇镇长"])
        #expect(try posts("2021-09-01") == ["临朐县副县长", "柳山镇镇长"])
    }

    @Test("What only one page supported goes with it")
    func remove() throws {
        #expect(try run("remove", "pages/2021-09-02.txt").text.hasSuffix("1 pages removed\n"))
        #expect(try ids() == [Self.county])
        #expect(try run("remove", "pages/none.txt").status == 1)
        #expect(try run("remove", "pages").status == 0)
        #expect(try run("stats").status == 1)
    }

    /// Arguments, the exit code and a part of the message.
    @Test(arguments: [
        (["same", "王伟", "王伟"], 2, "fits 2 entities"), (["same", Self.county, "Place:山东省"], 2, "of two types"),
        (["same", Self.county, Self.county], 2, "it is itself"),
        (["same", "无此人", Self.county], 1, "nothing named '无此人'"),
        (["forget", Self.county, "holds", "龙塘镇镇长"], 1, "the graph has no"),
        (["add", Self.county, "likes", Self.far, "--source", "x"], 2, "no relation 'likes'"),
        (["add", Self.county, "holds", "Place:山东省", "--source", "x"], 2, "does not go from a Person to a Place"),
        (["add", Self.county, "holds", "某职", "--source", " "], 2, "--source says"),
        (["add", Self.county, "holds", "某职", "--source", "x"], 1, "nothing named '某职'"),
        (["corrections"], 1, "has no corrections"),
        (["corrections", "--apply", "pages/2018-03-01.txt"], 2, ":1: no correction"),
        (["undo", "7"], 1, "no correction 7"), (["same", "a", "b", "--graph", "none.db"], 2, "no such file"),
        (["build", "pages", "--date", "2022-13"], 2, "2022-13"),
    ])
    func mistakes(arguments: [String], status: Int32, message: String) throws {
        let run = try Program.run(arguments, environment: ["GUANXI_GRAPH": folder / "g.db"], folder: folder)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test("Patterns, and pages from standard input, each named by what it says")
    func inputs() throws {
        #expect(try run("build", "pages/2021-*.txt", "--graph", "p.db").text.contains("2 pages added"))
        for text in Self.pages.values {
            #expect(try run("build", "-", "--date", "2022-01-01", "--graph", "i.db", input: text).status == 0)
        }
        #expect(try run("stats", "--graph", "i.db").text.contains("documents\t3"))
        #expect(try run("build", "./pages//2018-03-01.txt", "--graph", "g.db").text.contains("1 unchanged"))
    }
}
