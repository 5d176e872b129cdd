import Testing

@testable import GraphModel

/// Gold files, and graphs compared with them.
@Suite struct EvaluationTests {
    /// A graph with something right, something missed and something made up.
    private static let graph: Graph = {
        var graph = Graph()
        func node(
            _ type: String, _ name: String, _ aliases: Set<String> = [], role: String? = nil, inferred: Bool = false
        ) {
            graph.insert(
                Node(id: "\(type):\(name)", type: type, name: name, aliases: aliases, role: role, inferred: inferred))
        }
        node("Person", "刘刚", ["刘书记"])
        node("Person", "高成与")
        node("Place", "石桥村", ["石桥"])
        node("Place", "大桥镇")
        node("Place", "宁城县")
        node("Place", "赤峰市", inferred: true)
        node("PartyOrganization", "石桥村党支部")
        node("Organization", "宁城县委")
        node("Position", "石桥村党支部书记", role: "书记")
        node("Position", "副县长", role: "副县长")
        func edge(_ source: String, _ type: String, _ target: String, former: Bool = false) {
            graph.insert(Edge(source: source, type: type, target: target, former: former, evidence: [.gazetteer]))
        }
        edge("Person:刘刚", "holds", "Position:石桥村党支部书记", former: true)
        edge("Person:刘刚", "holds", "Position:副县长")
        edge("Person:高成与", "holds", "Position:副县长")
        edge("Position:石桥村党支部书记", "postIn", "PartyOrganization:石桥村党支部")
        edge("PartyOrganization:石桥村党支部", "locatedIn", "Place:石桥村")
        edge("Organization:宁城县委", "locatedIn", "Place:宁城县")
        edge("Organization:宁城县委", "locatedIn", "Place:赤峰市")
        edge("Place:石桥村", "partOf", "Place:大桥镇")
        edge("Place:大桥镇", "partOf", "Place:宁城县")
        edge("Organization:宁城县委", "heldJointlyWith", "PartyOrganization:石桥村党支部")
        graph.insert(
            GraphWarning(code: "place-hierarchy-conflict", subject: "石桥村", message: "m", evidence: [.gazetteer]))
        return graph
    }()

    private static let gold = """
        # a comment

        node\tPerson\t刘刚\t刘书记|老刘
        node\tPerson\t王五
        node?\tPerson\t李四
        node\tPlace\t石桥
        node\tPlace\t大桥镇
        node\tPlace\t宁城县
        node\tPartyOrganization\t石桥村党支部
        edge\t石桥\tpartOf\t宁城县
        edge\t宁城县\tpartOf\t石桥
        edge\t石桥村党支部\tlocatedIn\t石桥
        edge\t石桥村党支部\theldJointlyWith\t宁城县委
        holds\t刘刚\t书记|支书\t石桥村党支部\tformer
        holds\t老刘|刘刚\t副县长\t-
        holds\t刘刚\t副县长\t宁城县
        holds?\t王五\t镇长\t-
        warn\tplace-hierarchy-conflict\t石桥
        warn\tplace-renamed\t石桥村
        never\tPerson\t高成与
        never\tPerson\t高成

        """

    /// Kinds of row with found, expected, right and said.
    static let countCases: [(label: String, counts: [Int])] = [
        ("edge heldJointlyWith", [1, 1, 1, 1]),
        ("edge holds", [2, 3, 2, 3]),
        ("edge locatedIn", [1, 1, 1, 2]),
        ("edge partOf", [1, 2, 0, 0]),
        ("never", [1, 2, 0, 0]),
        ("node PartyOrganization", [1, 1, 1, 1]),
        ("node Person", [1, 2, 1, 2]),
        ("node Place", [3, 3, 3, 3]),
        ("warn", [1, 2, 0, 0]),
    ]

    @Test("Counts of each kind of row", arguments: countCases)
    func counts(label: String, counts: [Int]) throws {
        let score = Score(of: Self.graph, against: try GoldFile(parsing: Self.gold, file: "gold.tsv"))
        let found = try #require(score.counts[label])
        #expect([found.found, found.expected, found.right, found.said] == counts)
        #expect(score.labels == Self.countCases.map(\.label))
    }

    @Test("Former holdings, what was missed and what was made up")
    func differences() throws {
        let score = Score(of: Self.graph, against: try GoldFile(parsing: Self.gold, file: "gold.tsv"))
        #expect(score.former == Score.Former(wanted: 1, wantedAndSaid: 1, current: 1, currentButSaid: 0))
        #expect(
            score.missing.map { "\($0.label): \($0.cells.joined(separator: " "))" } == [
                "node Person: Person 王五", "edge partOf: 宁城县 partOf 石桥", "edge holds: 刘刚 副县长 宁城县",
                "warn: place-renamed 石桥村", "never: Person 高成与",
            ])
        #expect(
            score.extra.map { "\($0.label): \($0.cells.joined(separator: " "))" } == [
                "node Person: 高成与", "edge locatedIn: 宁城县委 宁城县", "edge holds: 高成与 副县长 -",
            ])
        #expect(score.missing.allSatisfy { $0.gold == "gold.tsv" })
    }

    @Test("Scores are pooled by adding")
    func pooling() throws {
        let one = Score(of: Self.graph, against: try GoldFile(parsing: Self.gold, file: "gold.tsv"))
        var two = Score()
        two.add(one)
        two.add(one)
        #expect(two.counts["node Person"] == Score.Counts(found: 2, expected: 4, right: 2, said: 4))
        #expect(two.allNodes == Score.Counts(found: 10, expected: 12, right: 10, said: 12))
        #expect(two.allEdges.found == 10 && two.allEdges.expected == 14)
        #expect(two.former.wanted == 2 && two.missing.count == one.missing.count * 2)
    }

    /// Found, expected, right, said; then recall, precision and F1.
    static let ratioCases: [(counts: [Int], ratios: [Double])] = [
        ([0, 0, 0, 0], [1, 1, 1]), ([0, 2, 0, 3], [0, 0, 0]), ([1, 2, 1, 4], [0.5, 0.25, 1.0 / 3]),
    ]

    @Test("Recall, precision and F1", arguments: ratioCases)
    func ratios(counts: [Int], ratios: [Double]) {
        let counts = Score.Counts(found: counts[0], expected: counts[1], right: counts[2], said: counts[3])
        #expect(counts.recall == ratios[0] && counts.precision == ratios[1])
        #expect(abs(counts.f1 - ratios[2]) < 1e-12)
    }

    /// A file, the line that is wrong, and a part of the message.
    static let brokenCases: [(text: String, line: Int, part: String)] = [
        ("node\tPerson\t刘刚\nnods\tPerson\t刘刚\n", 2, "unknown kind of row 'nods'"),
        ("# c\r\n\r\nnode\tPerson\r\n", 3, "TYPE NAME"),
        ("edge\ta\tpartOf\n", 1, "SOURCE RELATION TARGET"),
        ("edge?\ta\tpartOf\tb\tc\n", 1, "SOURCE RELATION TARGET"),
        ("holds\t刘刚\t\t-\n", 1, "PERSON ROLE IN"),
        ("node Person 刘刚\n", 1, "unknown kind"),
    ]

    @Test("A broken row is named with its line", arguments: brokenCases)
    func broken(text: String, line: Int, part: String) {
        let error = #expect(throws: GoldError.self) { try GoldFile(parsing: text, file: "gold.tsv") }
        #expect(error?.line == line)
        #expect(error?.description.hasPrefix("gold.tsv:\(line): ") == true)
        #expect(error?.problem.contains(part) == true)
    }
}
