import GraphModel

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
    /// A small graph whose parts often clash with those of another: few ids,
    /// several names for each, and two spellings of one character.
    static func random(_ generator: inout SeededGenerator) -> Graph {
        let names = ["郎平", "\u{F92C}平", "石桥村", "石桥", "e\u{301}", "\u{E9}", "王"]
        let dates = [nil, "1990", "1990-05", "1990-05-03", "1990-07", "1991"]
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
        func flip() -> Bool { Bool.random(using: &generator) }
        func number() -> Int { Int.random(in: 0...2, using: &generator) }
        func evidence() -> Set<Evidence> {
            let page = Evidence(
                document: pick(["a", "b"]), article: pick(["", "题"]), start: number(), end: 3,
                quote: pick([nil, "", "句"]), rule: pick(["r", "s"]))
            return flip() ? [page, .gazetteer] : [page]
        }
        var graph = Graph()
        for _ in 0...number() {
            graph.insert(
                Node(
                    id: pick(names), type: pick(["Person", "Place"]), name: pick(names),
                    aliases: flip() ? [pick(names), pick(names)] : [], role: pick([nil, "书记", "村长"]),
                    level: pick([nil, "village"]), code: pick([nil, "150205", "150206"]), inferred: flip(),
                    mentions: flip() ? [Mention(document: "a", article: "", start: number(), end: 3)] : []))
            graph.insert(
                Edge(
                    source: pick(names), type: pick(["holds", "partOf"]), target: pick(names), former: flip(),
                    since: pick(dates), until: pick(dates), evidence: evidence()))
            graph.insert(
                GraphWarning(code: "c", subject: pick(names), message: pick(names), evidence: evidence()))
        }
        return graph
    }

    /// Everything in it, spelt out in its order, as bytes: equal only where
    /// nothing differs, not even the spelling of a character.
    var bytes: [UInt8] {
        var text = ""
        for node in sortedNodes {
            print(node.id, node.type, node.name, node.aliases.sorted(), to: &text)
            print(node.role as Any, node.level as Any, node.code as Any, node.inferred, to: &text)
            print(node.mentions.sorted(), to: &text)
        }
        for edge in sortedEdges {
            print(edge.key, edge.former, edge.since as Any, edge.until as Any, edge.evidence.sorted(), to: &text)
        }
        for warning in sortedWarnings { print(warning.key, warning.evidence.sorted(), to: &text) }
        return Array(text.utf8)
    }

    func merged(with other: Graph) -> Graph {
        var graph = self
        graph.merge(other)
        return graph
    }
}
