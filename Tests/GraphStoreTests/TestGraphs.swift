import Foundation
import GraphModel
import GraphStore

/// A generator whose numbers follow from its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Graph {
    /// What a made-up page says: few ids, so that pages share nodes and
    /// contradict each other; ends of edges that are no nodes; all texts that
    /// a column of a database may spoil.
    static func page(_ document: String, _ generator: inout SeededGenerator) -> Graph {
        let names = ["郎平", "\u{F92C}平", "石桥村", "石桥", "a\u{0}b", "e\u{301}", "'\"", "王", "书记", "县"]
        let dates = [nil, "1990", "1990-05", "1990-05-03", "1990-07", "1991"]
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
        func flip() -> Bool { Bool.random(using: &generator) }
        func number() -> Int { Int.random(in: 0...4, using: &generator) }
        func evidence() -> Set<Evidence> {
            let page = Evidence(
                document: pick([document, document, "another"]), article: pick(["", "题\u{0}目"]), start: number(),
                end: 9,
                quote: pick([nil, "", "句\u{2028}"]), rule: pick(["r", "s"]))
            return flip() ? [page, .gazetteer] : [page]
        }
        var graph = Graph()
        for _ in 0...number() {
            graph.insert(
                Node(
                    id: pick(names), type: pick(["Person", "Place"]), name: pick(names),
                    aliases: flip() ? [pick(names), pick(names)] : [], role: pick([nil, "", "书记"]),
                    level: pick([nil, "village"]), code: pick([nil, "150205", "150206"]), inferred: flip(),
                    mentions: flip() ? [Mention(document: document, article: "题", start: number(), end: 9)] : []))
            graph.insert(
                Edge(
                    source: pick(names), type: pick(["holds", "partOf"]), target: pick(names), former: flip(),
                    since: pick(dates), until: pick(dates), evidence: evidence()))
            if flip() {
                graph.insert(
                    GraphWarning(
                        code: pick(["c", "d"]), subject: pick(names), message: "m", evidence: flip() ? evidence() : []))
            }
        }
        return graph
    }

    /// Two people, a post that one gave up, and where it is.
    static let village: Graph = {
        var graph = Graph()
        let page = Evidence(document: "a.txt", article: "题", start: 0, end: 4, quote: "书记高成", rule: "post")
        func node(_ id: String, _ type: String, _ name: String, aliases: Set<String> = [], code: String? = nil) {
            graph.insert(
                Node(
                    id: id, type: type, name: name, aliases: aliases, code: code, inferred: code == "1502",
                    mentions: [Mention(document: "a.txt", article: "题", start: 2, end: 4)]))
        }
        node("Person:高成", "Person", "高成", aliases: ["老高"])
        node("Person:李高成", "Person", "李高成")
        node("Position:石桥村/书记", "Position", "石桥村书记", aliases: ["书记"])
        node("Place:石桥村", "Place", "石桥村", aliases: ["石桥"], code: "150205")
        node("Place:包头", "Place", "包头", code: "1502")
        for (source, type, target, former) in [
            ("Person:高成", "holds", "Position:石桥村/书记", false), ("Person:李高成", "holds", "Position:石桥村/书记", true),
            ("Position:石桥村/书记", "postIn", "Place:石桥村", false), ("Place:石桥村", "partOf", "Place:包头", false),
        ] {
            let evidence = type == "partOf" ? Evidence.gazetteer : page
            graph.insert(
                Edge(
                    source: source, type: type, target: target, former: former, since: former ? "1990-05" : nil,
                    until: former ? "1993" : nil, evidence: [evidence]))
        }
        graph.insert(GraphWarning(code: "conflict", subject: "石桥村", message: "两处", evidence: [page]))
        return graph
    }()
}

/// A folder of its own for a test, deleted with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/guanxi-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A path in the folder.
    func file(_ name: String) -> String { path + "/" + name }

    /// The names of its files, sorted.
    func contents() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    /// Writes a store that holds the village of one page, and closes it.
    func writeVillage(_ name: String) throws {
        let store = try GraphStore.open(path: file(name), readOnly: false)
        try store.add(document: DocumentRecord(id: "a.txt", fingerprint: "1", encoding: "UTF-8"), graph: .village)
        try store.close()
    }
}
