import Foundation
import GraphExport
import GraphModel
import Testing

@Suite struct GraphJSONTests {
    static let graph: Graph = {
        var graph = Graph()
        graph.insert(
            Node(
                id: "Position:书记", type: "Position", name: "书记", role: "书记",
                mentions: [
                    Mention(document: "b.txt", article: "", start: 9, end: 11),
                    Mention(document: "a.txt", article: "题", start: 0, end: 2),
                ]))
        graph.insert(
            Node(
                id: "Place:石桥村", type: "Place", name: "石桥村", aliases: ["桥村", "石桥"], level: "village",
                code: "150205", inferred: true))
        let page = Evidence(document: "a.txt", article: "题", start: 0, end: 4, quote: "他说\"好\"", rule: "post")
        graph.insert(
            Edge(
                source: "Position:书记", type: "postIn", target: "Place:石桥村", former: true, since: "1990-05",
                until: "1993", evidence: [page, .gazetteer]))
        graph.insert(Edge(source: "Place:石桥村", type: "partOf", target: "Place:县", evidence: [.gazetteer]))
        graph.insert(GraphWarning(code: "conflict", subject: "石桥村", message: "两处", evidence: [page]))
        return graph
    }()

    static let text = """
        {
          "format": "guanxi-graph/1",
          "nodes": [
            {"id": "Place:石桥村", "type": "Place", "name": "石桥村", "aliases": ["桥村", "石桥"], "level": "village", \
        "code": "150205", "inferred": true, "mentions": []},
            {"id": "Position:书记", "type": "Position", "name": "书记", "aliases": [], "role": "书记", "mentions": \
        [{"document": "a.txt", "article": "题", "start": 0, "end": 2}, \
        {"document": "b.txt", "article": "", "start": 9, "end": 11}]}
          ],
          "edges": [
            {"source": "Place:石桥村", "target": "Place:县", "type": "partOf", "evidence": \
        [{"document": "", "article": "", "start": 0, "end": 0, "rule": "gazetteer"}]},
            {"source": "Position:书记", "target": "Place:石桥村", "type": "postIn", "former": true, \
        "since": "1990-05", "until": "1993", "evidence": \
        [{"document": "", "article": "", "start": 0, "end": 0, "rule": "gazetteer"}, \
        {"document": "a.txt", "article": "题", "start": 0, "end": 4, "quote": "他说\\"好\\"", "rule": "post"}]}
          ],
          "warnings": [
            {"code": "conflict", "subject": "石桥村", "message": "两处", "evidence": \
        [{"document": "a.txt", "article": "题", "start": 0, "end": 4, "quote": "他说\\"好\\"", "rule": "post"}]}
          ]
        }

        """

    @Test func writesOneNodeOrEdgeALine() {
        #expect(String(decoding: GraphJSON.text(Self.graph), as: UTF8.self) == Self.text)
    }

    @Test func writesARecordOnOneLine() {
        var graph = Graph()
        graph.insert(Node(id: "a", type: "Person", name: "a\u{2028}b\n"))
        let nodes = #"[{"id":"a","type":"Person","name":"a\u2028b\n","aliases":[],"mentions":[]}]"#
        let rest = #""format":"guanxi-graph/1","nodes":\#(nodes),"edges":[],"warnings":[]}"#
        #expect(String(decoding: GraphJSON.record(graph), as: UTF8.self) == "{\(rest)")
        #expect(String(decoding: GraphJSON.record(graph, id: "7"), as: UTF8.self) == "{\"id\":\"7\",\(rest)")
    }

    @Test func writesAnEmptyGraph() throws {
        let expected = """
            {
              "format": "guanxi-graph/1",
              "nodes": [],
              "edges": [],
              "warnings": []
            }

            """
        #expect(String(decoding: GraphJSON.text(Graph()), as: UTF8.self) == expected)
        #expect(try GraphJSON.read(Array(expected.utf8)).isEmpty)
    }

    @Test(arguments: [GraphJSON.text(graph), GraphJSON.record(graph), GraphJSON.record(graph, id: "x")])
    func readsWhatItWrote(bytes: [UInt8]) throws {
        let graph = try GraphJSON.read(bytes)
        #expect(graph == Self.graph)
        #expect(GraphJSON.text(graph) == GraphJSON.text(Self.graph))
    }

    @Test func readsWhatLeavesOutListsAndEvidence() throws {
        let text = """
            {"format": "guanxi-graph/1", "later": 1, "nodes": [{"id": "a", "type": "Person", "name": "甲"}],
             "edges": [{"source": "a", "target": "b", "type": "holds", "evidence": [{"rule": "gazetteer"}]}]}
            """
        let graph = try GraphJSON.read(Array(text.utf8))
        #expect(graph.sortedNodes == [Node(id: "a", type: "Person", name: "甲")])
        #expect(graph.sortedEdges == [Edge(source: "a", type: "holds", target: "b", evidence: [.gazetteer])])
    }

    @Test(arguments: [
        ("", "", "not valid JSON"),
        ("{\"format\": \"guanxi-graph/1\", \"nodes\": [", "", "not valid JSON"),
        ("[]", "", "expected"),
        ("{\"nodes\": [], \"edges\": []}", "", "the field 'format' is missing"),
        (
            "{\"format\": \"guanxi-graph/2\", \"nodes\": [], \"edges\": []}", "format",
            "the format is 'guanxi-graph/2', not 'guanxi-graph/1'"
        ),
        (
            "{\"format\": \"guanxi-graph/1\", \"nodes\": [{\"id\": \"a\", \"type\": \"T\"}], \"edges\": []}",
            "nodes[0]",
            "the field 'name' is missing"
        ),
        (
            """
            {"format": "guanxi-graph/1", "edges": [], "nodes": [{"id": "a", "type": "T", "name": "n", "mentions":
             [{"document": "d", "start": "0", "end": 1}]}]}
            """, "nodes[0].mentions[0].start", "expected a whole number"
        ),
        ("{\"format\": 1, \"nodes\": [], \"edges\": []}", "format", "expected a string"),
    ])
    func saysWhereAFileIsWrong(text: String, location: String, problem: String) {
        let error = #expect(throws: GraphReadingError.self) { try GraphJSON.read(Array(text.utf8)) }
        #expect(error?.location == location)
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "no error")")
        #expect(error?.description.hasSuffix(error?.problem ?? "-") == true)
    }
}
