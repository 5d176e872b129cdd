import Testing

@testable import Gazetteer

@Suite("Broken tables and hostile names")
struct HostileTests {
    static let tree = "000000\tcountry\t甲国\t\n110000\tprovince\t乙省\t乙\n"

    @Test(
        "A broken table is refused with its line",
        arguments: [
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
            ("variants.tsv", 1, "no such kind", "村委会\t村\tsometimes"),
            ("variants.tsv", 2, "the same", "#\n村\t村"),
            ("variants.tsv", 1, "tabs between", "村委会"),
        ])
    func brokenTables(file: String, line: Int, problem: String, text: String) throws {
        let error = try #require(throws: GazetteerError.self) {
            _ = try Gazetteer(
                divisions: Self.tree, countries: file == "countries.tsv" ? text : "",
                renamed: file == "renamed.tsv" ? text : "", shortNames: file == "short-names.tsv" ? text : "",
                variants: file == "variants.tsv" ? text : "")
        }
        let row = String(text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1])
        #expect(error.file == file && error.place == .line(line, text: row))
        #expect(error.problem.contains(problem), "\(error.problem)")
        #expect(error.description.hasPrefix("\(file):\(line): "))
    }

    @Test("Line ends, byte order marks and empty tables do no harm")
    func tolerantTables() throws {
        #expect(try Gazetteer(divisions: Self.tree).named("").isEmpty)
        let table = "\u{FEFF}丙\t110000\r\n\r\n丁\t110000\tweak\r\n"
        let gazetteer = try Gazetteer(divisions: Self.tree, shortNames: table)
        #expect(gazetteer.named("乙").map { gazetteer.division($0).shortNames } == [["乙", "丙"]])
    }

    @Test(
        "A damaged file of the tree is refused with the byte",
        arguments: [
            (0, 0x58, 0, "no file of a gazetteer's tree"),
            (8, 9, 8, "version 9"),
            (12, 3, 12, "number of sections"),
            (18, 0xff, 16, "ends before its section 'rows'"),
            (20, 1, 20, "size of the section 'rows'"),
        ] as [(Int, UInt8, Int, String)])
    func damagedHead(byte: Int, value: UInt8, place: Int, problem: String) throws {
        var bytes = TreeBuilder(Self.tree).bytes
        bytes[byte] = value
        let error = try #require(throws: GazetteerError.self) { _ = try Gazetteer(tree: FileBytes(bytes)) }
        #expect(error.file == "tree.bin" && error.place == .byte(place))
        #expect(error.problem.contains(problem), "\(error.problem)")
        #expect(error.description.contains("make_gazetteer.py"))
    }

    @Test("A file that is cut short or empty is refused")
    func cutShort() throws {
        let bytes = TreeBuilder(Self.tree + "\tcounty\t丙县\n\tvillage\t丁村").bytes
        _ = try Gazetteer(tree: FileBytes(bytes))
        for count in bytes.indices {
            #expect(throws: GazetteerError.self) { _ = try Gazetteer(tree: FileBytes(Array(bytes[..<count]))) }
        }
    }

    @Test("Whatever is damaged inside a file, nothing is read outside it", arguments: 0..<40)
    func damaged(seed: Int) throws {
        var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next() -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33)
        }
        let names = ["甲国", "乙省", "丙县", "丁镇", "戊村", "己村", "庚", "不在"]
        let text = Self.tree + "110001\tcounty\t丙县\t丙\n\ttownship\t丁镇\n\tvillage\t戊村\n\tvillage\t己村\n"
        let sound = TreeBuilder(text).bytes
        for _ in 0..<50 {
            var bytes = sound
            for _ in 0..<4 { bytes[96 + next() % (bytes.count - 96)] = UInt8(next() & 0xff) }
            guard let gazetteer = try? Gazetteer(tree: FileBytes(bytes)) else { continue }
            for name in names {
                for id in gazetteer.named(name) {
                    _ = gazetteer.division(id)
                    _ = gazetteer.chain(of: id)
                    _ = gazetteer.children(of: id)
                }
            }
            _ = gazetteer.ground(names)
            _ = gazetteer.names
        }
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
        for division in divisions where division.id.row >= first.file.count || first.file.isListed(division.id.row) {
            #expect(first.named(division.name).contains(division.id))
        }
    }
}
