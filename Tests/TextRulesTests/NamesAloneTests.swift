import Testing

@testable import TextRules

@Suite("Reading for names alone")
struct NamesAloneTests {
    /// A rule that links, one that marks for a rule that gives, one that
    /// marks for nobody, and an inner type.
    private static func grammar() throws -> Grammar {
        try SmallGrammar(
            stages: (1...4).map { "s\($0) phrases rules/s\($0).rules" }.joined(separator: "\n"),
            [
                "s1": "type Inner Held Idle Later\n" + SmallGrammar.rule("inner", ["match  <A> <A>", "give   Inner"])
                    + SmallGrammar.rule("person", ["match  <A>", "give   Person"]),
                "s2": SmallGrammar.rule("holds-back", ["match  who:<Person> <B>", "mark   who Held"])
                    + SmallGrammar.rule("idle", ["match  who:<Person>", "mark   who Idle"]),
                "s3": SmallGrammar.rule("place", ["match  it:<Person -Held>", "give   Place = it"])
                    + SmallGrammar.rule("organisation", ["match  <Inner> <C>", "give   Organization"]),
                "s4": SmallGrammar.rule("link", ["match  who:<Person> post:<Place>", "link   who holds post"])
                    + SmallGrammar.rule("for-links", ["match  who:<Idle>", "mark   who Later"]),
            ]
        ).make()
    }

    @Test(
        "Finds what the whole reading finds",
        arguments: ["甲乙", "甲甲丙", "甲乙甲丙甲甲丙乙", "丁", "甲甲甲甲丙乙甲乙"])
    func same(_ text: String) throws {
        let reader = TextReader(grammar: try Self.grammar())
        var names: [FoundName] = []
        Grammar.units(text).withUnsafeBufferPointer { reader.readNames($0, into: &names) }
        let found = names.map { "\(reader.grammar.typeName(of: $0.type)) \($0.range)" }
        #expect(found == reader.read(Grammar.units(text)).mentions.map { "\($0.type) \($0.range)" })
    }

    @Test("Leaves out only rules that no name depends on")
    func left() throws {
        let grammar = try Self.grammar()
        let (rules, gates) = (grammar.phrases.rules, grammar.phrases.gates)
        let needed = (0..<gates.count).flatMap { gate -> [String] in
            (0..<PhraseGate.capacity).filter { gates[gate].forNames >> UInt64($0) & 1 != 0 }
                .map { grammar.ruleSummaries[Int(rules[gates[gate].first + $0].index)].name }
        }
        #expect(needed == ["inner", "person", "holds-back", "place", "organisation"])
    }
}
