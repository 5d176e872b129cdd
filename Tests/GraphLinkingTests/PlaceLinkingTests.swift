import Testing

@testable import GraphLinking

@Suite("Places: chains, what stands alone, what was renamed")
struct PlaceLinkingTests {
    static let linked = [
        // Townships of the gazetteer, by chain and by what is near.
        Case("遂昌县大柘镇的茶园很大。", has: ["大柘镇 partOf 遂昌县", "遂昌县 partOf 丽水市"]),
        Case("庆安县很大。勤劳镇的村民说。", has: ["勤劳镇 partOf 庆安县"]),
        Case("云南省很大。勤劳镇的村民说。", lacks: ["勤劳镇 partOf 庆安县"]),
        Case("花垣县双龙镇十八洞村的村民说。", has: ["十八洞村 partOf 双龙镇", "双龙镇 partOf 花垣县"]),
        Case("铜仁市万山区敖寨侗族乡的群众说。", has: ["敖寨侗族乡 partOf 万山区"], lacks: ["Place 侗族乡", "Place 敖寨"]),
        // Villages and townships that only the text knows.
        Case("墨玉县扎瓦镇亚贝希村的农民说。", has: ["亚贝希村 partOf 扎瓦镇"]),
        Case("翁牛特旗石桥淖镇的牧民说。", has: ["石桥淖镇 partOf 翁牛特旗"]),
        Case("柳家洼村变了。宁城县大城子镇柳家洼村的村民说。", has: ["柳家洼村 partOf 大城子镇"]),
        Case("宁城县大城子镇党委书记李文杰说，柳家洼村变了。", has: ["柳家洼村 partOf 大城子镇"]),
        Case("宁城县大城子镇柳家洼村、石桥洼村的村民来了。", has: ["石桥洼村 partOf 大城子镇"]),
        Case("那年柳家洼村遭了灾。", has: ["Place 柳家洼村"], lacks: ["柳家洼村 partOf 宁城县"]),
        // Villages of the gazetteer: with levels left out, in lists, named again without the word for a village.
        Case("元宝山区建昌营村的书记说。", has: ["建昌营村 partOf 元宝山镇", "元宝山镇 partOf 元宝山区"]),
        Case("赤峰市元宝山区建昌营村和美丽河镇、五家镇的村民来了。", has: ["美丽河镇 partOf 元宝山区"], lacks: ["Place 和美丽河镇"]),
        Case("元宝山区建昌营村变了。记者又到建昌营。", has: ["Place 建昌营村"], lacks: ["Place 建昌县", "Place 建昌营"]),
        Case("和平村的村民说，赤峰市巴林左旗很远。", has: ["Place 和平村"], lacks: ["和平村 partOf 富河镇", "和平村 partOf 巴林左旗"]),
        Case("巴林左旗和平村的村民说。", has: ["和平村 partOf 富河镇"]),
        // Where a village lies that a sentence says, before or behind it, or of 该村.
        Case("石桥村隶属于寿宁县斜滩镇。", has: ["石桥村 partOf 斜滩镇"]),
        Case("位于寿宁县斜滩镇西部的柘林村有三百户。", has: ["柘林村 partOf 斜滩镇"]),
        Case("从沧源县出发，帕结村到了。这个村属沧源县芒卡镇。", has: ["帕结村 partOf 芒卡镇"], lacks: ["帕结村 partOf 沧源佤族自治县"]),
        Case("从寿宁县出发，石桥村到了。斜滩镇离这个村很远。", lacks: ["石桥村 partOf 斜滩镇"]),
        // A short name behind a place that has none of that name is no place, but part of the organisation's name.
        Case(
            "永靖县丰泽农机专业合作社开业。", has: ["永靖县丰泽农机专业合作社 locatedIn 永靖县"],
            lacks: ["Place 丰泽区", "永靖县丰泽农机专业合作社 locatedIn 丰泽区"]),
        // No places.
        Case("他们讲延安精神，骑上海牌自行车，学枫桥经验。", lacks: ["Place 延安市", "Place 上海市", "Place 枫桥"]),
        Case("她编中国结，唱全村人爱听的歌，住城市社区，去过示范嘎查。", lacks: ["Place 中国", "Place 全村", "Place 城市社区"]),
        Case("李文杰以满票当选村党支部书记。", lacks: ["Place 满票当选村", "Place 当选村"]),
        Case("宁城县大城子镇人民政府镇长说。", lacks: ["Place 人民政府镇"]),
        Case("赤峰市召开县乡党委书记会议。", lacks: ["Place 召开县乡"]),
        Case("他管着六个村。", lacks: ["Place 六个村"]),
        Case("黑龙江省的嫩江水涨了。", lacks: ["Place 嫩江市"]),
        // Former units, and those that bear another word today.
        Case("四川省达县的向光荣来了。", has: ["达川区 partOf 达州市"]),
        Case("吉林省海龙县粮食局局长李文杰来了。", has: ["海龙县粮食局 locatedIn 梅河口市"]),
        Case("四川省南充县的向光荣来了。", has: ["南充县 partOf 四川省"], lacks: ["Place 南充市"]),
        Case("宣汉县胡家区遭了灾。", has: ["胡家区 partOf 宣汉县"]),
    ]

    @Test("are linked", arguments: linked)
    func link(_ example: Case) throws { try example.check() }

    @Test(
        "A name that is no longer borne is an alias, with a warning",
        arguments: [
            ("四川省万源县的向光荣来了。", "万源县", "万源市"), ("中共万源县委书记向光荣来了。", "万源县", "万源市"),
            ("绥化地区很大。", "绥化地区", "绥化市"), ("永昌县六坝乡的农民说。", "六坝乡", "六坝镇"),
        ])
    func renamed(text: String, name: String, today: String) throws {
        let graph = try Shared.graph(of: text)
        let node = try #require(graph.nodes.values.first { $0.name == today })
        #expect(node.aliases.contains(name))
        #expect(graph.warnings.keys.contains { $0.code == "place-renamed" && $0.subject == name })
    }

    @Test("A chain that contradicts the gazetteer is kept, with a warning")
    func conflict() throws {
        let graph = try Shared.graph(of: "巴彦淖尔市杭锦旗的牧民说。")
        #expect(graph.warnings.keys.contains { $0.code == "place-hierarchy-conflict" && $0.subject == "杭锦旗" })
    }
}
