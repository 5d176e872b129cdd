import Testing

@testable import TextRules

@Suite("Names known in a document")
struct KnownNamesTests {
    private static func found(_ names: [String], _ text: String) -> [String] {
        var known = KnownNames()
        for name in names { known.insert(Array(name.utf16), classes: 1) }
        return Array(text.utf16).withUnsafeBufferPointer { units in
            units.indices.flatMap { start in
                var found: [String] = []
                known.forEachName(in: units, at: start) { end, _, _ in
                    found.append(String(decoding: units[start..<end], as: UTF16.self))
                }
                return found
            }
        }
    }

    @Test(
        "Are found wherever they stand",
        arguments: [
            (["焦玉莲"], "焦玉莲说焦玉莲", ["焦玉莲", "焦玉莲"]),
            (["焦玉莲", "焦玉"], "焦玉莲", ["焦玉莲", "焦玉"]),
            (["焦玉莲"], "焦玉", []),
            ([], "焦玉莲", []),
            (["焦玉莲", "焦玉莲"], "焦玉莲", ["焦玉莲"]),
        ] as [([String], String, [String])])
    func found(_ names: [String], _ text: String, _ expected: [String]) {
        #expect(Self.found(names, text) == expected)
    }

    private static func grammar() throws -> Grammar {
        try SmallGrammar(
            stages: "names names rules/names.rules",
            [
                "names": SmallGrammar.rule("pair", "match  <A> <B>", "cost   30", "give   Person")
                    + SmallGrammar.rule("title", "after  <C>", "promote Person 20 certain")
                    + SmallGrammar.rule("known", "match  <KnownPerson>", "cost   1", "give   Person")
            ]
        ).make()
    }

    @Test("A name that is certain in one text is found in another")
    func secondText() throws {
        let grammar = try Self.grammar()
        let reader = TextReader(grammar: grammar)
        var known = KnownNames()
        let (first, second) = (Grammar.units("丙甲乙"), Grammar.units("丁甲乙丁"))
        first.withUnsafeBufferPointer { reader.addCertainNames(of: reader.read($0), in: $0, to: &known) }
        #expect(!known.isEmpty)
        second.withUnsafeBufferPointer { units in
            let before = reader.read(units)
            #expect(before.mentions.isEmpty)
            #expect(reader.misses(known, in: units, before))
            let after = reader.read(units, known: known)
            #expect(after.mentions.map(\.range) == [1..<3])
            #expect(!reader.misses(known, in: units, after))
        }
    }

    @Test("Reading for names alone finds the same names, certain ones too")
    func namesAlone() throws {
        let reader = TextReader(grammar: try Self.grammar())
        for text in ["丙甲乙", "丁甲乙丁", "丙甲乙。丙甲乙", ""] {
            Grammar.units(text).withUnsafeBufferPointer { units in
                var names: [FoundName] = []
                reader.readNames(units, into: &names)
                let reading = reader.read(units)
                #expect(names.map(\.range) == reading.mentions.map(\.range))
                #expect(names.map(\.isCertain) == reading.mentions.map(\.isCertain))
                #expect(names.map { reader.grammar.typeName(of: $0.type) } == reading.mentions.map(\.type))
                var (fromNames, fromReading) = (KnownNames(), KnownNames())
                reader.addCertainNames(names[...], in: units, to: &fromNames)
                reader.addCertainNames(of: reading, in: units, to: &fromReading)
                #expect(fromNames.isEmpty == fromReading.isEmpty)
            }
        }
    }
}
