import Testing

@testable import Gazetteer

@Suite("Grounding")
struct GroundingTests {
    @Test(
        "The chain settles its names",
        arguments: [
            (["内蒙古自治区", "呼和浩特市", "新城区"], ["150000", "150100", "150102"]),
            (["呼市", "新城区"], ["150100", "150102"]),
            (["内蒙古", "新城区"], ["150000", "150102"]),
            (["西安市", "新城区"], ["610100", "610102"]),
            (["包头市", "石拐区"], ["150200", "150205"]),
            (["阿盟", "阿右旗"], ["152900", "152922"]),
            (["中国", "内蒙古"], ["000000", "150000"]),
            // A lower name settles a higher one.
            (["朝阳", "双塔区"], ["211300", "211302"]),
            (["北京", "朝阳"], ["110000", "110105"]),
            (["青海", "海南", "共和县"], ["630000", "632500", "632521"]),
            // Unknown names are passed over, levels may be left out.
            (["赤峰", "乌丹", "无名村"], ["150400", nil, nil]),
            (["江苏省", "无名市", "玄武区"], ["320000", nil, "320102"]),
            // Former names.
            (["襄樊市", "谷城县"], ["420600", "420625"]),
            (["大同市", "城区"], ["140200", "140213"]),
            (["邢台市", "桥东区"], ["130500", "130502"]),
            (["平泉县"], ["130881"]),
            // Side by side or the wrong way round.
            (["北京", "上海"], ["110000", "310000"]),
            (["鄂尔多斯市", "内蒙古"], ["150600", "150000"]),
            (["北京市", "北京市", "海淀区"], ["110000", "110000", "110108"]),
            // Most trusted reading.
            (["西安"], ["610100"]),
            (["海南"], ["460000"]),
            (["济源市"], ["419001"]),
        ] as [([String], [String?])])
    func chains(chain: [String], expected: [String?]) throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(chain)
        #expect(grounding.resolved.map { $0.map(gazetteer.label) } == expected)
        #expect(grounding.conflict == nil)
    }

    @Test(
        "A contradiction is reported",
        arguments: [
            (["巴彦淖尔市", "杭锦旗"], 1, "150800", "150600", "150625", false),
            (["内蒙古", "巴彦淖尔", "杭锦旗"], 2, "150800", "150600", "150625", false),
            (["甘肃省", "鄂尔多斯市", "杭锦旗"], 1, "620000", "150000", "150600", false),
            (["四平市", "公主岭市"], 1, "220300", "220100", "220184", true),
            (["郑州市", "济源市"], 1, "410100", "410000", "419001", false),
            (["河北省", "鼓楼区"], 1, "130000", nil, nil, false),
        ] as [([String], Int, String, String?, String?, Bool)])
    func conflicts(
        chain: [String], index: Int, said: String, actual: String?, grounded: String?, wasOnce: Bool
    ) throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(chain)
        let conflict = try #require(grounding.conflict)
        #expect(conflict.index == index && conflict.name == chain[index])
        #expect(gazetteer.label(conflict.said) == said)
        #expect(conflict.actual.map(gazetteer.label) == actual)
        #expect(conflict.wasOnce == wasOnce)
        #expect(grounding.resolved[index].map(gazetteer.label) == grounded)
        #expect(grounding.resolved[index - 1] == conflict.said)
    }

    @Test("After a contradiction the rest of the chain is grounded")
    func afterConflict() throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(["甘肃省", "鄂尔多斯市", "杭锦旗"])
        #expect(grounding.resolved.map { $0.map(gazetteer.label) } == ["620000", "150600", "150625"])
    }

    @Test(
        "A short name that contradicts the chain is left alone",
        arguments: [
            ["赤峰市", "太平"], ["赤峰市", "和平"], ["包头市", "光明"], ["甘肃省", "赤峰"],
        ])
    func shortNames(chain: [String]) throws {
        let grounding = try Fixture.gazetteer().ground(chain)
        #expect(grounding.conflict == nil)
        #expect(grounding.resolved[0] != nil && grounding.resolved[1] == nil)
    }

    @Test(
        "A name with several bearers needs evidence",
        arguments: [
            ("鼓楼区", [], nil, nil),
            ("朝阳", [], nil, nil),
            // A place that contains it.
            ("鼓楼区", ["320100"], nil, "320106"),
            ("新华区", ["130100"], nil, "130105"),
            // A sibling, and the place itself.
            ("鼓楼区", ["320102"], nil, "320106"),
            ("朝阳", ["110108"], nil, "110105"),
            ("鼓楼区", ["350102"], nil, "350102"),
            // What lies in it.
            ("朝阳", ["211302"], nil, "211300"),
            // The same province, when only one bearer is there.
            ("鼓楼区", ["410100"], nil, "410204"),
            ("鼓楼区", ["320500"], nil, nil),
            // The best evidence comes first; evidence that says nothing is passed over.
            ("鼓楼区", ["320100", "350100"], nil, "320106"),
            ("鼓楼区", ["510100", "350100"], nil, "350102"),
            ("鼓楼区", ["320500", "320311"], nil, "320302"),
            // The region comes last.
            ("新城区", [], "150000", "150102"),
            ("新城区", ["610100"], "150000", "610102"),
            ("鼓楼区", [], "320000", nil),
            ("鼓楼区", [], "000000", nil),
            // A weak name is no rival to a strong one, whatever is near.
            ("海南", ["630100"], nil, "460000"),
            ("西安", ["220400"], nil, "610100"),
            ("宁", ["320100"], nil, "320100"),
        ] as [(String, [String], String?, String?)])
    func evidence(name: String, near: [String], region: String?, expected: String?) throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(
            [name], near: try gazetteer.ids(near), region: try region.map { try gazetteer.ids([$0])[0] })
        #expect(grounding.resolved[0].map(gazetteer.label) == expected)
        #expect(grounding.candidates[0].count > 1)
        #expect(expected == nil || grounding.candidates[0].first == grounding.resolved[0])
    }

    @Test("Candidates are those that fit the chain")
    func candidates() throws {
        let gazetteer = try Fixture.gazetteer()
        let grounding = gazetteer.ground(["江苏省", "鼓楼区"])
        #expect(grounding.resolved[1] == nil)
        #expect(grounding.candidates[1].map(gazetteer.label) == ["320106", "320302"])
    }
}
