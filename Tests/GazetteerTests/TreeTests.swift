import Testing

@testable import Gazetteer

@Suite("The tree")
struct TreeTests {
    @Test("It is complete")
    func counts() throws {
        let gazetteer = try Fixture.gazetteer()
        let china = try #require(gazetteer.named("中国").first)
        let provinces = gazetteer.children(of: china)
        #expect(provinces.count == 34)
        #expect(provinces.allSatisfy { gazetteer.level(of: $0) == .province })
        var found: [Level: Int] = [:]
        var pending = provinces
        while let id = pending.popLast() {
            guard gazetteer.level(of: id) < .township else { continue }
            if gazetteer.file.isListed(id.row) { found[gazetteer.level(of: id), default: 0] += 1 }
            pending += gazetteer.children(of: id)
        }
        #expect(found[.prefecture] == 339)
        #expect((2_801..<3_100).contains(found[.county] ?? 0))
        let countries = (0..<gazetteer.count).filter { gazetteer.level(of: Division.ID($0)) == .country }
        #expect((190..<210).contains(countries.count))
    }

    @Test(
        "A chain leads from a division up to the province",
        arguments: [
            ("152922", ["152922", "152900", "150000"]),
            ("150207", ["150207", "150200", "150000"]),
            // A municipality is one place, and its districts lie in it directly.
            ("110105", ["110105", "110000"]),
            ("110000", ["110000"]),
            // What a province administers directly has no prefecture.
            ("419001", ["419001", "410000"]),
            ("429004", ["429004", "420000"]),
            ("469001", ["469001", "460000"]),
            ("659001", ["659001", "650000"]),
            // A city that moved keeps no trace of its former code.
            ("220184", ["220184", "220100", "220000"]),
            // A prefecture without counties.
            ("441900", ["441900", "440000"]),
            ("000000", ["000000"]),
        ])
    func chain(code: String, expected: [String]) throws {
        let gazetteer = try Fixture.gazetteer()
        let id = try #require(gazetteer.coded(code))
        #expect(gazetteer.chain(of: id).map(gazetteer.label) == expected)
    }

    @Test("Every division lies in its parent and in no sibling of it")
    func containment() throws {
        let gazetteer = try Fixture.gazetteer()
        // All counties and what is above them, and some townships.
        for row in 0..<gazetteer.count where gazetteer.level(of: Division.ID(row)) < .township || row % 64 == 0 {
            let id = Division.ID(row)
            #expect(gazetteer.contains(id, id))
            let children = gazetteer.children(of: id)
            for child in children {
                #expect(gazetteer.parent(of: child) == id)
                #expect(gazetteer.contains(id, child) && !gazetteer.contains(child, id))
                #expect(gazetteer.level(of: id) < gazetteer.level(of: child))
            }
            for (first, second) in zip(children, children.dropFirst()) where !second.isVillage {
                #expect(!gazetteer.contains(first, second) && !gazetteer.contains(second, first))
            }
        }
    }

    @Test("A code agrees with the place of its row")
    func codes() throws {
        let gazetteer = try Fixture.gazetteer()
        for row in 0..<gazetteer.count {
            let division = gazetteer.division(Division.ID(row))
            guard let parent = division.parent.map(gazetteer.division), !division.code.isEmpty else { continue }
            let shared = parent.level == .country ? 0 : parent.level.depth * 2
            #expect(division.code.hasPrefix(parent.code.prefix(shared)), "\(division.name)")
        }
    }

    @Test("A village is grounded by its chain or by what is near")
    func deeperLevels() throws {
        let gazetteer = try Gazetteer(
            divisions: """
                000000\tcountry\t甲国\t
                110000\tprovince\t乙省\t乙
                110002\tcounty\t丙县\t丙城
                \ttownship\t丁镇
                \tvillage\t戊村
                \tvillage\t己村\t
                \ttownship\t庚乡\t
                \tvillage\t己村\t
                110100\tprefecture\t辛市\t
                \ttownship\t丁镇\t
                """)
        let villages = gazetteer.named("己村")
        #expect(villages.count == 2 && gazetteer.villageCount == 3)
        #expect(gazetteer.chain(of: villages[1]).map(gazetteer.name) == ["己村", "庚乡", "丙县", "乙省"])
        let grounding = gazetteer.ground(["丙城", "丁镇", "己村"])
        #expect(grounding.resolved == [gazetteer.named("丙县")[0], gazetteer.parent(of: villages[0]), villages[0]])
        #expect(gazetteer.ground(["己村"]).resolved == [nil])
        #expect(gazetteer.ground(["己村"]).candidates == [villages])
        let township = try #require(gazetteer.named("戊村").first.flatMap(gazetteer.parent))
        #expect(gazetteer.ground(["己村"], near: [township]).resolved == [villages[0]])
        // What lies elsewhere at these levels may as well be a place that the tables lack.
        let elsewhere = gazetteer.ground(["辛市", "庚乡"])
        #expect(elsewhere.resolved[1] == nil && elsewhere.conflict == nil)
        #expect(gazetteer.ground(["辛市", "丁镇"]).resolved[1].map { gazetteer.chain(of: $0).count } == 3)
    }
}
