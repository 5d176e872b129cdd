import Foundation
import GraphLinking
import GraphModel
import KnowledgeFiles
import PageReading
import Testing

/// Which mentions of people, bodies and posts on many pages are one.
@Suite struct IdentityTests {
    static let knowledge = Result { try Knowledge(files: KnowledgeFiles.builtIn) }

    @Test func examplesInsideTheFileHold() throws {
        let failures = try Self.knowledge.get().identity.rules.exampleFailures(file: IdentityRules.fileName)
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    @Test(arguments: [
        ("reason same-post 2 x y", "expected 'reason NAME SCORE ABOUT'"), ("kind a", "expected 'kind NAME WORD…'"),
        ("reason no-such 1 x", "no reason 'no-such'"), ("yes a + b", "expected 'yes SEAT… + SEAT…' in a reason"),
        ("thing", "unknown word 'thing'"), ("", "the reason 'ruled-same' is missing"),
    ])
    func saysWhatIsWrong(line: String, problem: String) throws {
        let error = #expect(throws: IdentityRulesError.self) { try IdentityRules(parsing: line, file: "identity.txt") }
        #expect(error?.description.hasPrefix("identity.txt:1: \(problem)") ?? false, "\(error as Any)")
    }

    /// Pages merged in any order and in any parts give one graph.
    @Test(arguments: 0..<6) func orderDoesNotShow(seed: Int) throws {
        let knowledge = try Self.knowledge.get()
        let grapher = PageGrapher(knowledge: knowledge)
        let pages = try IdentityPages.all.map { try grapher.graph(of: $0) }
        var generator = SystemRandomNumberGenerator()
        func whole(_ graphs: [Graph]) -> Graph {
            graphs.reduce(into: Graph()) { $0.merge($1) }.resolved(by: knowledge.identity).graph
        }
        let expected = whole(pages)
        let shuffled = pages.shuffled(using: &generator)
        #expect(whole(shuffled) == expected)
        let cut = Int.random(in: 0...shuffled.count, using: &generator)
        func merged(_ graphs: some Sequence<Graph>) -> Graph { graphs.reduce(into: Graph()) { $0.merge($1) } }
        #expect(whole([merged(shuffled[..<cut]), merged(shuffled[cut...])]) == expected)
        #expect(whole(shuffled + shuffled) == expected)
    }

    /// What a reader of the graph may expect. The second half is not looked at when rules are mended.
    @Test(arguments: [("dev", 0.98, 0.90), ("test", 0.98, 0.90)])
    func pairs(half: String, precision: Double, recall: Double) throws {
        let set = try IdentityPages(half: half)
        let score = set.score(try set.graph(Self.knowledge.get()))
        #expect(score.precision >= precision, "\(score.wrong.joined(separator: "\n"))")
        #expect(score.recall >= recall, "\(score.wrong.joined(separator: "\n"))")
    }
}

/// Short invented pages, and pairs of mentions in them that a reader takes for
/// one or not: Tests/GraphLinkingTests/Identity.
struct IdentityPages {
    struct Mention {
        var document: String
        var line: Int
        var text: String
    }

    struct Score {
        var precision: Double
        var recall: Double
        var wrong: [String]
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Identity")

    static var all: [Page] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("pages").path).sorted()
                .map(page)
        }
    }

    private let pairs: [(isSame: Bool, mentions: [Mention], trap: String)]
    private let pages: [String: Page]

    init(half: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent("pairs-\(half).tsv"), encoding: .utf8)
        pairs = text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t").map(String.init)
            func mention(_ start: Int) -> Mention {
                Mention(document: cells[start], line: Int(cells[start + 1]) ?? 0, text: cells[start + 2])
            }
            return (cells[0] == "same", [mention(1), mention(4)], cells[7])
        }
        let names = Set(pairs.flatMap(\.mentions).map(\.document))
        pages = try Dictionary(uniqueKeysWithValues: names.map { ($0, try Self.page($0)) })
    }

    private static func page(_ name: String) throws -> Page {
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("pages/\(name)")))
        return try PageReader().read(bytes: bytes, document: name)
    }

    /// The graph of all pages of the half, as a store of them would give it.
    func graph(_ knowledge: Knowledge) throws -> Graph {
        let grapher = PageGrapher(knowledge: knowledge)
        var whole = Graph()
        for (name, page) in pages {
            var graph = grapher.graph(of: page)
            if let date = PageDate.inName(of: name) ?? PageDate.inText(of: page) { graph.see(on: date) }
            whole.merge(graph)
        }
        return whole.resolved(by: knowledge.identity).graph
    }

    /// Of the pairs taken for one, how many are; of those that are one, how
    /// many are taken for it. A mention that is no node is taken for nothing.
    func score(_ graph: Graph) -> Score {
        var (right, made, missed) = (0, 0, 0)
        var wrong: [String] = []
        for pair in pairs {
            // 刘书记 is the man where the other mention is a man's name, and the post where it is a post.
            let isPerson = pair.mentions.contains {
                named($0, in: graph).contains { $0.isWhole && $0.type == "Person" }
            }
            let ids = pair.mentions.map { mention in
                named(mention, in: graph).last { !isPerson || $0.type == "Person" }?.id
            }
            let isOne = ids[0] != nil && ids[0] == ids[1]
            if isOne, pair.isSame { right += 1 } else if isOne { made += 1 } else if pair.isSame { missed += 1 }
            if isOne != pair.isSame {
                let what = pair.mentions.map { "\($0.document):\($0.line) \($0.text)" }.joined(separator: " / ")
                wrong.append("\(pair.isSame ? "missed" : "made up") \(pair.trap): \(what): \(ids)")
            }
        }
        return Score(
            precision: Double(right) / Double(max(1, right + made)),
            recall: Double(right) / Double(max(1, right + missed)), wrong: wrong)
    }

    private typealias Named = (id: String, type: String, isWhole: Bool)

    /// The nodes that are named where the text stands, those last whose mention ends there and covers most of it.
    private func named(_ mention: Mention, in graph: Graph) -> [Named] {
        guard let page = pages[mention.document], let start = page.offset(line: mention.line) else { return [] }
        let line = page.text(start..<(page.offset(line: mention.line + 1) ?? page.scalarCount))
        guard let found = line.range(of: mention.text) else { return [] }
        let first = start + line[..<found.lowerBound].unicodeScalars.count
        let range = first..<first + mention.text.unicodeScalars.count
        var all: [(named: Named, rank: (Int, Int, String))] = []
        for node in graph.nodes.values where node.type != "Article" {
            for other in node.mentions where other.document == mention.document {
                guard other.start < range.upperBound, range.lowerBound < other.end else { continue }
                let overlap = min(other.end, range.upperBound) - max(other.start, range.lowerBound)
                let rank = (other.end == range.upperBound ? 1 : 0, overlap * 2 - (other.end - other.start), node.id)
                let isWhole = other.start == range.lowerBound && other.end == range.upperBound
                all.append(((node.id, node.type, isWhole), rank))
            }
        }
        return all.sorted { $0.rank < $1.rank }.map(\.named)
    }
}
