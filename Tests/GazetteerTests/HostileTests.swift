import Testing

@testable import Gazetteer

@Suite("Broken tables and hostile names")
struct HostileTests {
    static let tree = "000000\tcountry\t甲国\t\n110000\tprovince\t乙省\t乙\n"

    @Test(
        "A broken table is refused with its line",
        arguments: [
            ("divisions.tsv", 3, "more general level", "# a\n\n110000\tprovince\t乙省\t乙\n"),
            ("divisions.tsv", 3, "no such level", tree + "110100\tcity\t丙市\t丙"),
            ("divisions.tsv", 3, "tabs between", tree + "110100 prefecture 丙市"),
            ("divisions.tsv", 3, "tabs between", tree + "110100\tprefecture\t丙市\t丙\t\t\t\t"),
            ("divisions.tsv", 3, "name is missing", tree + "110100\tprefecture\t\t丙"),
            ("divisions.tsv", 3, "digits", tree + "11010\tprefecture\t丙市\t丙"),
            ("divisions.tsv", 3, "digits", tree + "一二\tprefecture\t丙市\t丙"),
            ("divisions.tsv", 3, "another row", tree + "110000\tprefecture\t丙市\t丙"),
            ("townships.tsv", 2, "no such code", "110000\t戊镇\n999999\t己乡"),
            ("townships.tsv", 2, "before that of the row above", "110000\t戊镇\n000000\t己乡"),
            ("townships.tsv", 1, "tabs between", "110000"),
            ("townships.tsv", 2, "code is missing", "#\n\t戊镇"),
            ("countries.tsv", 2, "name is missing", "丁国\n\t丁共和国"),
            ("countries.tsv", 1, "tabs between", "丁国\ta\tb\tc\td"),
            ("renamed.tsv", 1, "no such code", "丙市\t\t乙省\t999999\t2000-01-01"),
            ("renamed.tsv", 1, "tabs between", "丙市\t110000"),
            ("renamed.tsv", 2, "former name is missing", "#\n\t\t乙省\t110000"),
            ("short-names.tsv", 1, "no code and not the name", "丙\t999999"),
            ("short-names.tsv", 1, "no such kind", "丙\t110000\tstrong"),
            ("short-names.tsv", 1, "no division has this name", "丙\t*\tweak"),
            ("short-names.tsv", 3, "name is missing", "\n\n\t110000"),
            ("short-names.tsv", 1, "tabs between", "丙"),
        ])
    func brokenTables(file: String, line: Int, problem: String, text: String) throws {
        let error = try #require(throws: GazetteerError.self) {
            _ = try Gazetteer(
                divisions: file == "divisions.tsv" ? text : Self.tree,
                townships: file == "townships.tsv" ? text : "", countries: file == "countries.tsv" ? text : "",
                renamed: file == "renamed.tsv" ? text : "", shortNames: file == "short-names.tsv" ? text : "")
        }
        #expect(error.file == file && error.line == line)
        #expect(error.problem.contains(problem), "\(error.problem)")
        #expect(error.text == text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1])
        #expect(error.description.hasPrefix("\(file):\(line): "))
    }

    @Test("Line ends, byte order marks and empty tables do no harm")
    func tolerantTables() throws {
        #expect(try Gazetteer(divisions: "").count == 0)
        #expect(try Gazetteer(divisions: "").named("").isEmpty)
        let windows = "\u{FEFF}" + Self.tree.replacing("\n", with: "\r\n") + "\r\n"
        let gazetteer = try Gazetteer(divisions: windows, shortNames: "丙\t110000\r\n丁\t110000\tweak\r\n")
        #expect(gazetteer.named("乙").map { gazetteer.division($0).shortNames } == [["乙", "丙"]])
    }

    @Test("A row of short-names.tsv changes the kind of a known name")
    func kinds() throws {
        let gazetteer = try Gazetteer(
            divisions: Self.tree, countries: "丁国", renamed: "戊省\t戊\t甲国\t110000",
            shortNames: "乙\t*\tweak\n戊\t乙省\n己\t丁国|110000\n庚\t丁国\tformer")
        let names = Dictionary(uniqueKeysWithValues: gazetteer.names.map { ($0.name, $0) })
        #expect(names["乙"]?.isWeak == true)
        #expect(gazetteer.named("戊省").isEmpty && gazetteer.renamed("戊省").count == 1)
        #expect(gazetteer.named("戊").count == 1 && gazetteer.renamed("戊").isEmpty)
        #expect(gazetteer.named("己").map(gazetteer.label) == ["丁国", "110000"])
        #expect(gazetteer.named("庚").isEmpty && gazetteer.renamed("庚").map(\.name) == ["丁国"])
    }

    @Test(
        "Any string may be looked up",
        arguments: [
            "", " ", "\t", "\n", "\0", "|", "#", "*", "北", "京市", "北京市\0", "北京市 ", "000000", "😀", "e\u{301}",
            "\u{FEFF}北京", "\u{200B}", String(repeating: "北京", count: 50_000),
        ])
    func hostileNames(name: String) throws {
        let gazetteer = try Fixture.gazetteer()
        #expect(gazetteer.named(name).isEmpty)
        #expect(gazetteer.renamed(name).isEmpty)
        #expect(
            gazetteer.ground([name, "杭锦旗", name]).resolved.map { $0.map(gazetteer.label) } == [nil, "150625", nil])
    }

    @Test("A chain may be of any length")
    func longChains() throws {
        let gazetteer = try Fixture.gazetteer()
        #expect(gazetteer.ground([]).resolved.isEmpty)
        let chain = Array(repeating: "朝阳", count: 500) + ["双塔区"]
        let grounding = gazetteer.ground(chain)
        #expect(grounding.resolved.count == 501 && grounding.candidates.count == 501)
        #expect(grounding.resolved[500].map(gazetteer.label) == "211302")
    }

    @Test("Loading and looking up give the same answer every time")
    func determinism() throws {
        let first = try Fixture.gazetteer()
        let divisions = (0..<first.count).map { first.division(Division.ID($0)) }
        #expect(Set(divisions.map(\.id)).count == first.count)
        #expect(first.names.map(\.name) == first.names.map(\.name))
        for division in divisions { #expect(first.named(division.name).contains(division.id)) }
    }
}
