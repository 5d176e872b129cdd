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
    ]

    @Test("are as many as the text says", arguments: pages)
    func people(_ page: (text: String, people: Int)) throws {
        let graph = try Shared.graph(of: page.text)
        #expect(graph.nodes.values.filter { $0.type == "Person" }.count == page.people)
    }
}
