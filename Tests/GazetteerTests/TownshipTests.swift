import Testing

@testable import Gazetteer

@Suite("Townships")
struct TownshipTests {
    @Test("A township may lie in a county or in a city without counties")
    func tree() throws {
        let gazetteer = try Gazetteer(
            divisions: """
                000000\tcountry\t甲国
                110000\tprovince\t乙省
                110100\tprefecture\t丙市
                \ttownship\t戊镇
                \ttownship\t己乡
                110101\tcounty\t丁县
                \ttownship\t戊镇
                """)
        let prefecture = try #require(gazetteer.coded("110100"))
        let county = try #require(gazetteer.coded("110101"))
        #expect(gazetteer.children(of: prefecture).map(gazetteer.name) == ["戊镇", "己乡", "丁县"])
        #expect(gazetteer.children(of: county).map(gazetteer.name) == ["戊镇"])
        let both = gazetteer.named("戊镇")
        #expect(both.map { gazetteer.parent(of: $0) } == [prefecture, county])
        #expect(both.allSatisfy { gazetteer.level(of: $0) == .township && gazetteer.division($0).code.isEmpty })
        #expect(both.map(gazetteer.code) == ["110100", "110101"])
        #expect(gazetteer.ground(["丁县", "戊镇"]).resolved == [county, both[1]])
        #expect(gazetteer.names.map(\.name) == ["甲国", "乙省", "丙市", "戊镇", "己乡", "丁县"])
    }

    @Test(
        "The chain says which one of many is meant",
        arguments: [
            (["浙江省", "遂昌县", "大柘镇"], "331123"),
            (["丽水市", "碧湖镇"], "331102"),
            (["翁牛特旗", "乌丹镇"], "150426"),
            (["墨玉县", "普恰克其镇"], "653222"),
            (["万山区", "敖寨侗族乡"], "520603"),
            (["宁城县", "大城子镇"], "150429"),
        ] as [([String], String)])
    func chains(chain: [String], county: String) throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(chain)
        let township = try #require(grounding.resolved[chain.count - 1])
        #expect(gazetteer.level(of: township) == .township)
        #expect(gazetteer.parent(of: township).map(gazetteer.label) == county)
        #expect(grounding.conflict == nil)
    }

    @Test(
        "A township alone needs evidence from its province, or to be the only one",
        arguments: [
            ("城关镇", [], nil, nil),
            ("大柘镇", [], nil, nil),
            ("普恰克其镇", [], nil, "653222"),
            ("普恰克其镇", ["331123"], nil, nil),
            ("普恰克其镇", [], "650000", "653222"),
            ("大柘镇", ["331100"], nil, "331123"),
            ("大柘镇", [], "330000", "331123"),
            ("城关镇", ["140000"], nil, nil),
        ] as [(String, [String], String?, String?)])
    func alone(name: String, near: [String], region: String?, county: String?) throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(
            [name], near: try gazetteer.ids(near), region: try region.map { try gazetteer.ids([$0])[0] })
        #expect(grounding.resolved[0].flatMap(gazetteer.parent).map(gazetteer.label) == county)
    }

    @Test("A township that the chain puts elsewhere is a smaller place of that name")
    func elsewhere() throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(["翁牛特旗", "普恰克其镇"])
        #expect(grounding.resolved[1] == nil && grounding.conflict == nil)
    }
}
