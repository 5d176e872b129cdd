import Testing

@testable import TextRules

@Suite("Which of several matches stands")
struct MatchingOrderTests {
    @Test(
        "Inside a stage: longer, then earlier in the text, then earlier in the file",
        arguments: [
            // Longer wins, whatever the order of the rules.
            (["<A>", "<A> <B>"], "甲乙", ["r1 甲乙"]),
            (["<A> <B>", "<A>"], "甲乙", ["r0 甲乙"]),
            // Length counts in characters of the text.
            (["<A> <B>", "<B> \"书记\""], "甲乙书记", ["r1 乙书记"]),
            // Equal length: earlier in the text.
            (["<B> <A>", "<A> <B>"], "甲乙甲", ["r1 甲乙"]),
            // All equal: earlier in the file.
            (["<A> .", "<A> <B>"], "甲乙", ["r0 甲乙"]),
            (["<A> <B>", "<A> ."], "甲乙", ["r0 甲乙"]),
            // What does not overlap stands beside it.
            (["<A>"], "甲乙甲", ["r0 甲", "r0 甲"]),
        ])
    func insideStage(_ patterns: [String], _ text: String, _ expected: [String]) throws {
        let rules = patterns.enumerated().map { SmallGrammar.rule("r\($0)", "match  \($1)", "give   Organization") }
        var small = SmallGrammar(rules.joined())
        small.lists["Post"] = "书记"
        let grammar = try small.make()
        let found = grammar.reading(text).mentions.map {
            "\(grammar.ruleSummaries[$0.rule].name) \(Grammar.slice(text, $0.range))"
        }
        #expect(found == expected)
    }

    @Test(
        "A later stage may widen what an earlier one found, and nothing else",
        arguments: [
            ("<Organization> <B>", "甲乙", ["Organization 甲", "Organization 甲乙"]),
            ("<A>", "甲", ["Organization 甲"]),
            ("<B> <A> <B>", "甲乙甲乙", ["Organization 甲", "Organization 甲", "Organization 乙甲乙"]),
            ("<C> <B>", "甲丙乙", ["Organization 甲", "Organization 丙乙"]),
        ])
    func laterStage(_ pattern: String, _ text: String, _ expected: [String]) throws {
        let grammar = try SmallGrammar(
            stages: "first phrases rules/first.rules\nsecond phrases rules/second.rules",
            [
                "first": SmallGrammar.rule("first", "match  <A>", "give   Organization"),
                "second": SmallGrammar.rule("second", "match  \(pattern)", "give   Organization"),
            ]
        ).make()
        #expect(grammar.mentions(text) == expected)
    }

    @Test("A later stage does not narrow what an earlier one found")
    func narrower() throws {
        let grammar = try SmallGrammar(
            stages: "first phrases rules/first.rules\nsecond phrases rules/second.rules",
            [
                "first": SmallGrammar.rule("first", "match  <A> <B>", "give   Organization"),
                "second": SmallGrammar.rule("second", "match  <B> <C>", "give   Organization"),
            ]
        ).make()
        let reading = grammar.reading("甲乙丙")
        #expect(grammar.mentions("甲乙丙") == ["Organization 甲乙"])
        #expect(reading.rejected.map(\.reason) == ["overlapped by first"])
        #expect(reading.rejected.map(\.range) == [1..<3])
    }

    @Test("Types do not stand in one another's way")
    func types() throws {
        let grammar = try SmallGrammar(
            SmallGrammar.rule("a", "match  <A> <B>", "give   Organization"),
            SmallGrammar.rule("b", "match  <B>", "give   Place")
        ).make()
        #expect(grammar.mentions("甲乙") == ["Organization 甲乙", "Place 乙"])
    }

    @Test("A stage runs again while it changes something, as often as its line says", arguments: [1, 2, 3])
    func repeated(_ times: Int) throws {
        let grammar = try SmallGrammar(
            stages: "first phrases rules/first.rules\nsecond phrases rules/second.rules repeat \(times)",
            [
                "first": SmallGrammar.rule("first", "match  <A>", "give   Organization"),
                "second": SmallGrammar.rule("second", "match  <Organization> <B>", "give   Organization"),
            ]
        ).make()
        let all = ["Organization 甲", "Organization 甲乙", "Organization 甲乙乙", "Organization 甲乙乙乙"]
        #expect(grammar.mentions("甲乙乙乙") == Array(all[...times]))
    }

    @Test("Two words make no difference to the order of the rules that see a phrase: the longest phrase comes first")
    func longestPhrase() throws {
        let grammar = try SmallGrammar(
            stages: "first phrases rules/first.rules\nsecond phrases rules/second.rules",
            [
                "first": SmallGrammar.rule("short", "match  <A>", "give   Place")
                    + SmallGrammar.rule("long", "match  <A> <B>", "give   Organization"),
                "second": SmallGrammar.rule("second", "match  it:<Place|Organization> <B>?", "give   Position = it"),
            ]
        ).make()
        #expect(grammar.mentions("甲乙").last == "Position 甲乙")
    }
}
