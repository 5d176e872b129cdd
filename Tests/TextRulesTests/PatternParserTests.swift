import Testing

@testable import TextRules

@Suite("Patterns as written")
struct PatternParserTests {
    @Test(
        "What is not understood is named, with its column",
        arguments: [
            ("<A> <Nobody>", 6, "unknown type 'Nobody'"),
            ("<A -Nobody>", 5, "unknown type 'Nobody'"),
            ("<>", 2, "expected the name of a type or lexicon"),
            ("<A", 3, "expected '>'"),
            ("\"书记", 1, "this quotation is not closed"),
            ("\"书||记\"", 2, "an empty text matches nothing"),
            ("(<A>", 5, "expected ')'"),
            ("<A>)", 4, "unexpected ')'"),
            ("<A> | ", 7, "expected an item"),
            ("!A", 2, "expected '<' after '!'"),
            ("!<A -B>", 8, "'!<…>' takes no '-'"),
            ("<A>{2}", 6, "expected ','"),
            ("<A>{3,2}", 9, "a repetition is {m,n}"),
            ("<A>{0,41}", 10, "a repetition is {m,n}"),
            ("<A>{x,2}", 6, "expected a number"),
            ("name <A>", 5, "expected <Type>"),
            ("who:", 5, "expected <Type>"),
            ("书记", 3, "expected <Type>"),
            ("dates", 6, "expected <Type>"),
        ])
    func refused(_ pattern: String, _ column: Int, _ problem: String) {
        let error = #expect(throws: RuleError.self) { try Self.parse(pattern) }
        #expect(error?.column == column)
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
    }

    @Test("An error shows file, line, column, the line and a caret")
    func caret() {
        let text = "  match  \"书记\" <Titel>"
        let line = RuleLine(file: "rules/a.rules", number: 12, bytes: Array(text.utf8)[...])
        var parser = PatternParser(line, from: line.valueStart, classes: Self.classes)
        let error = #expect(throws: RuleError.self) { try parser.parse() }
        let expected = """
            rules/a.rules:12:16: unknown type 'Titel': it is no lexicon, no entity of the schema and no declared type
                \(text)
                                 ^
            """
        #expect(error?.description == expected)
    }

    @Test("The parts of a pattern have their names")
    func captures() throws {
        let pattern = try Self.parse("a:<A> (b:<B> | c:\"书\")? d:(<A> e:<B>){1,3} !<A> .")
        #expect(pattern.captures == ["a", "b", "c", "d", "e"])
    }

    @Test("A date is an item, and may be a part; a part may be called date")
    func dates() throws {
        let pattern = try Self.parse("<A> (b:date \"至\" c:date?)? d:(date <B>) date:<B>")
        #expect(pattern.captures == ["b", "c", "d", "date"])
        #expect(pattern.dates == ["b", "c"])
        #expect(pattern.hasDate)
        #expect(try !Self.parse("date:<A> . <B>?").hasDate)
    }

    private static let classes: ClassTable = {
        var table = ClassTable()
        for name in ["A", "B"] { _ = table.add(name) }
        return table
    }()

    private static func parse(_ text: String) throws(RuleError) -> Pattern {
        let line = RuleLine(file: "a.rules", number: 1, bytes: Array(text.utf8)[...])
        var parser = PatternParser(line, from: 0, classes: classes)
        return try parser.parse()
    }
}
