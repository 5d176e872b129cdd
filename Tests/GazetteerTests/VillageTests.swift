import Testing

@testable import Gazetteer

@Suite("Villages")
struct VillageTests {
    /// The names from the county down.
    private func path(_ id: Division.ID?, _ gazetteer: Gazetteer) -> [String] {
        id.map { gazetteer.chain(of: $0).filter { gazetteer.level(of: $0) >= .county }.reversed().map(gazetteer.name) }
            ?? []
    }

    @Test("All are there, each in its township")
    func counts() throws {
        let gazetteer = try Fixture.gazetteer()
        #expect((655_000..<658_000).contains(gazetteer.villageCount))
        // A village of every kind of place in the table, its first and last among them.
        for number in [0, 1, 15, 16, 17, 4_095, 300_000, gazetteer.villageCount - 1] {
            let id = Division.ID(village: number)
            let township = try #require(gazetteer.parent(of: id))
            #expect(gazetteer.children(of: township).contains(id))
            #expect(gazetteer.contains(township, id) && !gazetteer.contains(id, township))
            #expect(gazetteer.named(gazetteer.name(of: id)).contains(id))
        }
        #expect(gazetteer.named("和平村").count > 500)
        #expect(gazetteer.names.allSatisfy { $0.level < .village })
    }

    @Test(
        "A chain names the village, its township left out or not",
        arguments: [
            (["赤峰市", "元宝山区", "元宝山镇", "建昌营村"], ["元宝山区", "元宝山镇", "建昌营村"]),
            (["元宝山区", "建昌营村"], ["元宝山区", "元宝山镇", "建昌营村"]),
            (["翁牛特旗", "乌丹镇", "赛沁塔拉嘎查"], ["翁牛特旗", "乌丹镇", "赛沁塔拉嘎查村"]),
            (["元宝山区", "建昌营村委会"], ["元宝山区", "元宝山镇", "建昌营村"]),
            (["元宝山区", "建昌营村村委会"], ["元宝山区", "元宝山镇", "建昌营村"]),
            (["元宝山区", "建昌营居委会"], ["元宝山区", "云杉路街道", "建昌营社区"]),
            (["元宝山区", "建昌营"], ["元宝山区", "元宝山镇", "建昌营村"]),
            (["嘉定区", "华旺社区居委会"], ["嘉定区", "华亭镇", "华旺社区"]),
            (["嘉定区", "华旺居委会"], ["嘉定区", "华亭镇", "华旺社区"]),
            // Not a similar one.
            (["元宝山区", "建昌村"], []),
            (["松山区", "建昌营村"], []),
            // An evident bearer settles the name before.
            (["鼓楼区", "下关街道", "世茂滨江社区"], ["鼓楼区", "下关街道", "世茂滨江社区"]),
            (["鼓楼区", "世茂滨江社区"], ["鼓楼区", "下关街道", "世茂滨江社区"]),
            // What lies between is not known, or what is before is many.
            (["内蒙古", "无名镇", "建昌营村"], []),
            (["无名镇", "建昌营村"], []),
        ])
    func chains(chain: [String], expected: [String]) throws {
        let gazetteer = try Fixture.gazetteer()
        #expect(path(gazetteer.ground(chain).resolved[chain.count - 1], gazetteer) == expected)
    }

    @Test(
        "A village named alone needs evidence",
        arguments: [
            ("建昌营村", [], nil, true),
            // The county near, the city around it, and the page's region.
            ("建昌营村", ["150403"], nil, true),
            ("建昌营村", ["150400"], nil, true),
            ("建昌营村", [], "150400", true),
            // What is named nearby speaks against what lies in another city.
            ("建昌营村", ["150426"], "150000", true),
            ("建昌营村", ["150125"], "150000", false),
            ("和平村", [], "150000", false),
            ("三岔口嘎查", ["150205"], nil, true),
            ("三岔口嘎查", ["310000"], nil, false),
            // No guess without a chain.
            ("建昌营", ["150403"], nil, false),
        ] as [(String, [String], String?, Bool)])
    func alone(name: String, near: [String], region: String?, isGrounded: Bool) throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(
            [name], near: try gazetteer.ids(near), region: try region.map { try gazetteer.ids([$0])[0] })
        #expect((grounding.resolved[0] != nil) == isGrounded)
    }

    @Test("The code of a village is that of its county")
    func codes() throws {
        let gazetteer = try Fixture.gazetteer()
        let county = try #require(gazetteer.coded("150403"))
        let village = try #require(gazetteer.villages("建昌营村", in: county).first)
        #expect(gazetteer.code(of: village) == "150403" && gazetteer.division(village).code.isEmpty)
    }
}
