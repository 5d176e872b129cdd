import Testing

@testable import GraphLinking

/// People of one name on one page whom the text itself tells apart.
@Suite("Namesakes on one page")
struct NamesakeTests {
    static let pages: [(text: String, people: Int)] = [
        ("审判员张敏敲响法槌。被告张敏与法官同名同姓。", 2),
        ("审判员张敏敲响法槌。被告人张敏说，他欠的是情。", 1),
        ("民警刘洋抓住了嫌疑人刘洋。", 2),
        ("民警刘洋抓住了一个贼。“那人也叫刘洋。”他说。", 2),
        ("民警刘洋抓住了一个贼。刘洋说，这不难。", 1),
        ("村民王军说，他和邻居家的孩子同名。王军笑了。", 1),
        ("宁城县大城子镇吕村党支部书记王军来了。十里村党支部书记王军也来了，两人同名。", 2),
        ("赛罕图嘎查党支部书记巴特尔来了。\n\n牧民巴特尔今年七十岁，和书记同名。", 2),
        ("村民赵刚和村支书重名。村支书赵刚不在意。", 2),
        ("赛罕图嘎查党支部书记巴特尔来了。\n\n巴特尔今年七十岁，和旗长同名。", 1),
        ("平山县开班。\n\n李明，58岁，温塘镇核桃沟村党支部书记。\n\n李明，男，31岁，岗南镇东坡头村党支部书记。\n\n一个叫大李明，一个叫小李明。", 2),
        ("# 开会\n\n宁城县大城子镇吕村村民王军来了。\n\n# 任免\n\n任命王军为宁城县人民法院审判员。", 2),
        ("# 开会\n\n宁城县大城子镇吕村村民王军来了。\n\n# 任免\n\n任命王军为大城子镇吕村村委会主任。", 1),
    ]

    @Test("are called by who is the elder") func elder() throws {
        let graph = try Shared.graph(
            of: "平山县开班。\n\n李明，58岁，温塘镇核桃沟村党支部书记。\n\n李明，31岁，岗南镇东坡头村党支部书记。\n\n一个叫大李明，一个叫小李明。")
        for (village, count) in [("核桃沟村", 2), ("东坡头村", 2)] {
            let person = graph.nodes.values.first { $0.type == "Person" && $0.id.hasSuffix(village) }
            #expect(person?.mentions.count == count)
        }
    }

    @Test("are as many as the text says", arguments: pages)
    func people(_ page: (text: String, people: Int)) throws {
        let graph = try Shared.graph(of: page.text)
        #expect(graph.nodes.values.filter { $0.type == "Person" }.count == page.people)
    }
}
