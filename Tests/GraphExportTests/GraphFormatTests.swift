import GraphExport
import GraphModel
import Testing

@Suite struct GraphFormatTests {
    @Test func namesAndExtensionsAreUnique() {
        #expect(Set(GraphFormat.all.map(\.name)).count == GraphFormat.all.count)
        #expect(Set(GraphFormat.all.map(\.fileExtension)).count == GraphFormat.all.count)
        #expect(!GraphFormat.all.contains { $0.summary.isEmpty })
    }

    @Test(
        arguments: [
            ("graphs/村.json", "json"), ("A.JSON", "json"), ("a.b.jsonl", "jsonl"), ("json", nil), ("a.xyz", nil),
            ("", nil),
        ] as [(String, String?)])
    func isFoundByFileName(file: String, expected: String?) {
        #expect(GraphFormat.forFile(named: file)?.name == expected)
    }

    @Test(arguments: GraphFormat.all.map(\.name)) func writesTheSameBytesFromAnyOrder(name: String) throws {
        let format = try #require(GraphFormat.named(name))
        let nodes = (0..<40).map { Node(id: "n\($0)", type: "Person", name: "甲\($0)", aliases: ["乙", "丙\($0)"]) }
        let edges = (0..<39).map {
            Edge(source: "n\($0)", type: "r", target: "n\($0 + 1)", evidence: [.gazetteer])
        }
        let texts = (0..<3).map { _ in
            var graph = Graph()
            for node in nodes.shuffled() { graph.insert(node) }
            for edge in edges.shuffled() { graph.insert(edge) }
            return format.write(graph)
        }
        #expect(Set(texts).count == 1)
        #expect(texts[0].last == UInt8(ascii: "\n"))
    }
}
