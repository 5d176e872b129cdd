import Testing

@testable import TextRules

@Suite("Texts made to take long")
struct HostileTextTests {
    @Test("One character again and again is read to its end")
    func repeated() throws {
        let grammar = try SmallGrammar(
            stages: "names names rules/names.rules\nall phrases rules/all.rules repeat 3",
            [
                "names": SmallGrammar.rule("name", "match  <A>{1,4} !<B>{1,3}", "cost   9", "give   Place"),
                "all": SmallGrammar.rule("phrase", "match  x:(<A>|<Place>){1,9} <A>?", "give   Organization"),
            ]
        ).make()
        let count = 200_000
        let reading = TextReader(grammar: grammar).read([UInt16](repeating: 0x7532, count: count))
        let covered = reading.mentions.filter { $0.type == "Organization" }.map(\.range.count).reduce(0, +)
        #expect(covered == count)
    }

    @Test("A pattern that fits in very many ways gives up at a place after a bounded number of steps")
    func manyWays() throws {
        let grammar = try SmallGrammar(
            SmallGrammar.rule("many", "match  <A>{0,40} <A>{0,40} <A>{0,40} <A>{0,40} <B> <B>", "give   Organization")
        ).make()
        let text = String(repeating: "甲", count: 1000) + "乙丙" + "甲甲乙乙"
        #expect(grammar.mentions(text) == ["Organization 甲甲乙乙"])
    }
}
