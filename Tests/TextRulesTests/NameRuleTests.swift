import Testing

@testable import TextRules

@Suite("Candidates and the cheapest path")
struct NameRuleTests {
    /// Names of a surname and two characters cost 12; 高质量 as a word costs
    /// 11, an unknown character 13.
    private static func grammar(_ rules: [String]...) throws -> Grammar {
        let basic = SmallGrammar.rule(
            "surname-and-two", ["match  <Surname> <GivenCharacter> <GivenCharacter>", "cost   12", "give   Person"])
        let others = rules.enumerated().map { SmallGrammar.rule("r\($0)", $1) }
        var small = SmallGrammar(stages: "names names rules/names.rules", ["names": basic + others.joined()])
        small.weighted = [
            "Surname": "高\t1", "GivenCharacter": ["质", "量", "志", "成"].map { "\($0)\t1" }.joined(separator: "\n"),
        ]
        // Every given character has a quarter: 1.386 each.
        small.general = "高质量\t27000\tn\n的\t2000000\tu\n"
        small.lists["Title"] = "书记"
        small.lists["Suffix"] = "村"
        return try small.make()
    }

    @Test(
        "The cheaper reading wins",
        arguments: [
            // The word costs 7.7, the name 14.8.
            ([], "高质量", []),
            ([], "高成志", ["Person 高成志"]),
            (["after  <Title>", "promote Person 8"], "书记高质量", ["Person 高质量"]),
            (["after  <Title>", "promote Person 8"], "高质量书记", []),
            (["before <Title>", "promote Person 8"], "高质量书记", ["Person 高质量"]),
            (["after  ^", "promote Person 8"], "高质量", ["Person 高质量"]),
            (["after  !<A>", "promote Person 8"], "乙高质量甲高质量", ["Person 高质量"]),
            (["after  <B> <Title>", "promote Person 8"], "书记高质量乙书记高质量", ["Person 高质量"]),
            (["whole  <Word>", "promote Person 8"], "高质量", ["Person 高质量"]),
            (["length 2 2", "promote Person 8"], "高质量", []),
            // What speaks against it.
            (["before <A>", "veto   Person"], "高成志甲高成志", ["Person 高成志"]),
            (["last   <Suffix>", "demote Person 90"], "高成志", ["Person 高成志"]),
            (["before <A>", "demote Person 90"], "高成志甲", []),
        ])
    func costs(_ lines: [String], _ text: String, _ expected: [String]) throws {
        let grammar = try lines.isEmpty ? Self.grammar() : Self.grammar(lines)
        #expect(grammar.mentions(text) == expected)
    }

    @Test("Of several promotions by the same side the strongest counts; the two sides add up")
    func promotions() throws {
        let sides = [["after  <Title>", "promote Person 4"], ["before <A>", "promote Person 4"]]
        let same = [["after  <Title>", "promote Person 4"], ["after  <Title>", "promote Person 3.9"]]
        #expect(try Self.grammar(sides[0], sides[1]).mentions("书记高质量甲") == ["Person 高质量"])
        #expect(try Self.grammar(same[0], same[1]).mentions("书记高质量甲") == [])
    }

    @Test("The rule that made a candidate win is named, and whether it leaves no doubt")
    func promoter() throws {
        let grammar = try Self.grammar(["after  <Title>", "promote Person 8 certain"])
        let mention = try #require(grammar.reading("书记高质量").mentions.first)
        #expect(mention.promoter.map { grammar.ruleSummaries[$0].name } == "r0")
        #expect(mention.isCertain)
        #expect(try #require(grammar.reading("高成志").mentions.first).isCertain == false)
    }

    @Test("What was too dear is kept with the reading that won")
    func rejected() throws {
        let rejected = try Self.grammar().reading("高质量").rejected
        #expect(rejected.map(\.reason) == ["the reading 高质量 is cheaper"])
    }

    @Test(
        "A name before, alone or with a list mark, changes what follows",
        arguments: [
            (["after  <Person> <ListMark>", "promote Person 8"], "高成志、高质量", ["Person 高成志", "Person 高质量"]),
            (["after  <Person> <ListMark>", "promote Person 8"], "丁、高质量", []),
            (["after  <Person> <ListMark>", "promote Person 8"], "高成志丁高质量", ["Person 高成志"]),
            (["after  <Person>", "demote Person 90"], "高成志高成志", ["Person 高成志"]),
            (["after  <Person>", "demote Person 90"], "高成志丁高成志", ["Person 高成志", "Person 高成志"]),
        ])
    func states(_ lines: [String], _ text: String, _ expected: [String]) throws {
        #expect(try Self.grammar(lines).mentions(text) == expected)
    }

    @Test("A place goes on right behind a place only")
    func chains() throws {
        let grammar = try Self.grammar(
            ["match  <A>", "cost   1", "give   Place"],
            ["match  !<A|Suffix>{1,3} <Suffix>", "after  <Place>", "cost   0 0.8", "give   Place certain"])
        #expect(grammar.mentions("甲乙丙村") == ["Place 甲", "Place 乙丙村"])
        #expect(grammar.mentions("甲、乙丙村") == ["Place 甲"])
        #expect(grammar.words("甲乙丙村") == ["甲", "乙丙村"])
    }
}
