import Testing

@testable import TextRules

@Suite("What phrase rules match and do")
struct PhraseRuleTests {
    private static func mentions(_ lines: [String], _ text: String) throws -> [String] {
        try SmallGrammar(SmallGrammar.rule("one", lines + ["give   Organization"])).make().mentions(text)
            .map { String($0.dropFirst("Organization ".count)) }
    }

    @Test(
        "Patterns",
        arguments: [
            ("<A|B>", "甲丙乙", ["甲", "乙"]),
            ("<A|B -B>", "甲乙", ["甲"]),
            ("!<A> <B>", "甲乙丙乙", ["丙乙"]),
            ("<A> . <B>", "甲丙乙甲乙", ["甲丙乙"]),
            ("\"丙丁|丙\" <B>", "丙丁乙丙乙", ["丙丁乙", "丙乙"]),
            ("(<A> | <B> <B>) <C>", "甲丙乙丙乙乙丙", ["乙乙丙", "甲丙"]),
            // As often as possible, and back if the rest asks for it.
            ("<A>{1,3}", "甲甲甲甲", ["甲甲甲", "甲"]),
            ("<A>{1,3} <A>", "甲甲", ["甲甲"]),
            ("<A>? <B>", "甲乙", ["甲乙"]),
            ("<A>* <B>", "乙", ["乙"]),
            ("<A>+ <B>", "乙甲甲乙", ["甲甲乙"]),
            ("<A>*", String(repeating: "甲", count: 10), [String(repeating: "甲", count: 8), "甲甲"]),
            // As seldom as possible, and further if the rest asks for it.
            ("<A>{1,3}?", "甲甲甲", ["甲", "甲", "甲"]),
            ("<A>{1,3}? <B>", "甲甲乙", ["甲甲乙"]),
            ("<A> .{0,5}? <B>", "甲丙乙乙", ["甲丙乙"]),
            ("<A> .{0,5} <B>", "甲丙乙乙", ["甲丙乙乙"]),
            // Digits and letters are one token, marks one each.
            ("<Number> <Latin> <Punctuation>", "12.5ab，", ["12.5ab，"]),
            ("<Unknown>", "甲丁", ["丁"]),
            // A text ends where a token ends.
            ("\"1\"", "12", []),
        ])
    func patterns(_ pattern: String, _ text: String, _ expected: [String]) throws {
        #expect(try Self.mentions(["match  \(pattern)"], text) == expected)
    }

    @Test(
        "Contexts are looked at and left out",
        arguments: [
            ("after  <B>", "乙甲丙甲", ["1"]),
            ("after  !<B>", "乙甲丙甲", ["3"]),
            ("after  !<B> | ^", "甲乙甲", ["0"]),
            ("after  ^", "甲甲。甲", ["0", "3"]),
            ("after  <B>?", "甲乙甲", ["0", "2"]),
            ("before <B>", "甲丙甲乙", ["2"]),
            ("before !<B>", "甲乙甲丙甲", ["2", "4"]),
            ("before $", "甲甲。甲", ["1", "3"]),
            ("before <B> | $", "甲丙甲乙甲", ["2", "4"]),
            ("before <B> <C>", "甲乙甲乙丙", ["2"]),
            ("before \"乙|丙\"", "甲丁甲丙", ["2"]),
        ])
    func contexts(_ context: String, _ text: String, _ expected: [String]) throws {
        let grammar = try SmallGrammar(SmallGrammar.rule("one", [context, "match  <A>", "give   Organization"])).make()
        #expect(grammar.reading(text).mentions.map { "\($0.range.lowerBound)" }.sorted() == expected)
    }

    @Test("A part is what a rule gives, around it the cover; parts of ways not taken are forgotten")
    func parts() throws {
        let grammar = try SmallGrammar(
            SmallGrammar.rule("one", ["match  (x:<A> <B> | y:<A> z:<C>) who:.", "give   Person = who"])
        ).make()
        let mention = try #require(grammar.reading("丁甲丙丁").mentions.first)
        #expect(mention.range == 3..<4)
        #expect(mention.cover == 1..<4)
        #expect(mention.parts == ["y": 1..<2, "z": 2..<3, "who": 3..<4])
        #expect(!mention.isReference)
    }

    @Test("A part that is empty is no mention")
    func emptyPart() throws {
        let rule = SmallGrammar.rule("one", ["match  x:(<A>?) <B>", "give   Organization = x"])
        let grammar = try SmallGrammar(rule).make()
        #expect(grammar.mentions("乙") == [])
        #expect(grammar.mentions("丙甲乙") == ["Organization 甲"])
    }

    @Test("A mention that is all one part named part or self is no name of its own", arguments: ["part", "self", "x"])
    func references(_ name: String) throws {
        let grammar = try SmallGrammar(SmallGrammar.rule("one", ["match  \(name):<A>", "give   Organization"])).make()
        #expect(grammar.reading("甲").mentions.map(\.isReference) == [name != "x"])
    }

    @Test("With each, every part of the name is a mention; the first covers what stands before it")
    func each() throws {
        let grammar = try SmallGrammar(
            SmallGrammar.rule("one", ["match  <A> role:<B> (<ListMark> role:<B>){0,5}", "give   Position each role"])
        ).make()
        let mentions = grammar.reading("甲乙、乙、乙").mentions
        #expect(mentions.map(\.range) == [1..<2, 3..<4, 5..<6])
        #expect(mentions.map(\.cover) == [0..<2, 3..<4, 5..<6])
    }

    @Test("Links join parts, what is given and the subject; each once")
    func links() throws {
        let grammar = try SmallGrammar(
            stages: "first phrases rules/first.rules\nsecond phrases rules/second.rules",
            [
                "first": SmallGrammar.rule("a", ["match  <A>", "give   Person"]),
                "second": SmallGrammar.rule(
                    "b",
                    [
                        "match  who:<Person> (\"、\" who:<Person>)? post:<B>", "give   Position = post",
                        "link   who holds it",
                    ])
                    + SmallGrammar.rule(
                        "c", ["match  <C> post:<B>", "give   Position = post", "link   subject holds it former"])
                    + SmallGrammar.rule(
                        "d", ["match  who:<Person> post:<B>", "give   Position = post", "link   who holds it"]),
            ]
        ).make()
        #expect(grammar.links("甲、甲乙") == ["甲 holds 乙", "甲 holds 乙"])
        #expect(grammar.links("丙乙") == ["subject holds 乙 former"])
        #expect(grammar.links("甲乙") == ["甲 holds 乙"])
    }

    @Test(
        "Links say since when and until when; what has an end is former; the longest match of a rule counts",
        arguments: [
            ("甲乙", ["甲 holds 乙"]), ("甲丙1990年乙", ["甲 holds 乙 since 1990"]),
            ("甲丙1990年5月至1993年乙", ["甲 holds 乙 former since 1990-05 until 1993"]),
            ("甲丙１９９０至１９９３年５月３日乙", ["甲 holds 乙 former since 1990 until 1993-05-03"]),
            ("甲丙一九九〇年五月乙", ["甲 holds 乙 since 1990-05"]), ("甲丙90年乙", []), ("甲丙1990乙", []),
            ("丙1990年甲", ["甲 holds 甲 former until 1990"]),
        ])
    func dates(text: String, expected: [String]) throws {
        var grammar = SmallGrammar(
            stages: "first phrases rules/first.rules\nsecond phrases rules/second.rules",
            [
                "first": SmallGrammar.rule("a", "match  <A>", "give   Person")
                    + SmallGrammar.rule("b", "match  <B>", "give   Position"),
                "second": SmallGrammar.rule(
                    "dated", "match  who:<Person> (<C> start:date (\"至\" end:date)?)? post:<Position>",
                    "link   who holds post since start until end")
                    + SmallGrammar.rule(
                        "gone", "match  <C> end:date who:<Person>", "give   Position = who",
                        "link   who holds it until end"),
            ])
        // Years are words of their own, as they are among many words.
        grammar.lists["Year"] = "年 月 日 至"
        #expect(try grammar.make().links(text) == expected)
    }

    @Test("A veto takes away just what it matches, and says so")
    func vetoes() throws {
        let grammar = try SmallGrammar(
            stages:
                "first phrases rules/first.rules\nsecond phrases rules/second.rules\nthird phrases rules/third.rules",
            [
                "first": SmallGrammar.rule("a", ["match  <A> <B>?", "give   Organization"]),
                "second": SmallGrammar.rule("b", ["match  <A>", "veto   Organization"]),
                "third": SmallGrammar.rule("c", ["match  <Organization>", "give   Place"]),
            ]
        ).make()
        let reading = grammar.reading("甲丙甲乙")
        #expect(grammar.mentions("甲丙甲乙") == ["Organization 甲乙", "Place 甲乙"])
        #expect(reading.rejected.map(\.reason) == ["vetoed by b"])
        #expect(reading.rejected.map(\.range) == [0..<1])
    }

    @Test("A mark keeps a phrase from later rules, whether on a part or on what is given")
    func marks() throws {
        for mark in ["mark   who Held", "mark   it Held"] {
            let isIt = mark.contains("it")
            let first = ["match  who:<Person> <B>", isIt ? "give   Place" : "", mark].filter { !$0.isEmpty }
            let grammar = try SmallGrammar(
                stages: "zero phrases rules/zero.rules\none phrases rules/one.rules\ntwo phrases rules/two.rules",
                [
                    "zero": "type Held\n" + SmallGrammar.rule("a", ["match  <A>", "give   Person"]),
                    "one": SmallGrammar.rule("b", first),
                    "two": SmallGrammar.rule("c", ["match  it:<Person|Place -Held>", "give   Position = it"]),
                ]
            ).make()
            let found = grammar.mentions("甲乙丙甲丙").filter { $0.hasPrefix("Position") }
            #expect(found == (isIt ? ["Position 甲", "Position 甲"] : ["Position 甲"]))
        }
    }
}
