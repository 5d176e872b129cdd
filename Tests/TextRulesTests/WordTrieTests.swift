import Testing

@testable import TextRules

@Suite("Words in the automaton")
struct WordTrieTests {
    /// The words among these that begin the text, shortest first.
    private func found(_ words: [String], in text: String) throws -> [String] {
        var builder = WordTrieBuilder(capacity: words.count)
        for word in words { builder.set(builder.insert(Array(word.utf16)), classes: 1, cost: 1) }
        let arena = Arena()
        let trie = try builder.build(in: arena).trie
        return withExtendedLifetime(arena) {
            Array(text.utf16).withUnsafeBufferPointer { units in
                var ends: [Int] = []
                trie.forEachWord(in: units, at: 0) { end, _ in ends.append(end) }
                return ends.map { String(decoding: units[..<$0], as: UTF16.self) }
            }
        }
    }

    @Test(
        "Finds all words at a place",
        arguments: [
            (["书", "书记", "书记处"], "书记处说", ["书", "书记", "书记处"]),
            (["书记处"], "书记", []),
            (["书记处"], "书记员", []),
            (["书", "书记处"], "书记", ["书"]),
            (["记"], "书记", []),
            ([], "书记", []),
            (["AA制"], "AA制好", ["AA制"]),
        ] as [([String], String, [String])])
    func words(_ words: [String], _ text: String, _ expected: [String]) throws {
        #expect(try found(words, in: text) == expected)
    }

    @Test("More than a node can number is refused, not cut")
    func limits() {
        var builder = WordTrieBuilder(capacity: 1)
        for number in 0..<WordTrie.Node.limits.costs {
            let word = [0x4E00 + UInt16(number / 128), 0x4E00 + UInt16(number % 128)]
            builder.set(builder.insert(word), classes: 1, cost: Float(number))
        }
        let error = #expect(throws: RuleError.self) { try builder.build(in: Arena()) }
        #expect(error?.problem.contains("different counts") == true, "\(error?.problem ?? "")")
    }

    @Test("Grows, and agrees with a set")
    func growth() throws {
        var builder = WordTrieBuilder(capacity: 1)
        var oracle: [[UInt16]: ClassSet] = [:]
        var state: UInt64 = 1
        for number in 0..<20_000 {
            var word: [UInt16] = []
            for _ in 0..<1 + number % 5 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                word.append(0x4E00 + UInt16(truncatingIfNeeded: state >> 58))
            }
            let classes = ClassSet(number % 7 + 1)
            builder.set(builder.insert(word), classes: classes, cost: Float(number))
            oracle[word] = classes
        }
        let arena = Arena()
        let (trie, kinds) = try builder.build(in: arena)
        withExtendedLifetime(arena) {
            #expect(oracle.allSatisfy { builder.classes(of: $0.key) == $0.value })
            #expect(oracle.allSatisfy { kinds[trie.node(of: $0.key).kind] == $0.value })
            #expect(trie.node(of: [0x4E00, 0x5E00] as [UInt16]).kind == 0)
        }
    }

    @Test("Lays nodes in one another's gaps")
    func packing() {
        var packer = WordTriePacker()
        var (slots, bases): (Set<Int>, Set<Int>) = ([], [])
        for number in 0..<2000 {
            let labels = Set((0...number % 7).map { UInt16((number * 7919 + $0 * 1237) % 4096) })
            let base = packer.place(Array(labels)[...], from: 0)
            #expect(base > 0 && bases.insert(base).inserted)
            #expect(labels.allSatisfy { slots.insert(base + Int($0)).inserted })
        }
        #expect(slots.max().map { $0 < slots.count + 2 * 4096 } == true)
    }

    @Test("Says how a node's word is written")
    func path() {
        var builder = WordTrieBuilder(capacity: 4)
        let node = builder.insert(Array("书记处".utf16))
        var units: [UInt16] = []
        var nodes: [Int] = []
        builder.path(to: node, units: &units, nodes: &nodes)
        #expect(units == Array("书记处".utf16))
        #expect(nodes.count == 3 && nodes.last == node)
        #expect(builder.isLong(node) && !builder.isLong(nodes[0]))
    }
}
