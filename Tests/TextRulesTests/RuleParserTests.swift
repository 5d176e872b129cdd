import Testing

@testable import TextRules

@Suite("Rule files are read strictly")
struct RuleParserTests {
    /// A sound rule, a line of it replaced or one added.
    private func block(replacing key: String = "", with line: String? = nil, adding added: String = "") -> String {
        let lines = [
            "rule one", "  about  One.", "  match  who:<A> post:<B>", "  give   Position = post",
            "  link   who holds it", "  yes    甲乙 => 乙", "  no     乙",
        ]
        let changed = lines.compactMap { key.isEmpty || !$0.hasPrefix(key) ? $0 : line }
        return (changed + (added.isEmpty ? [] : [added])).joined(separator: "\n")
    }

    @Test("A sound file is read")
    func sound() throws {
        let grammar = try SmallGrammar(block()).make()
        let rule = try #require(grammar.ruleSummaries.first)
        #expect((rule.name, rule.about, rule.stage, rule.line) == ("one", "One.", "all", 2))
        #expect(rule.examples.map(\.isPositive) == [true, false])
        #expect(rule.examples[0].expectations == ["乙"])
        #expect(rule.source == block())
    }

    @Test("A block ends with its last line; comments are no part of its text, and its examples know their lines")
    func blocks() throws {
        let text = block().replacing("\n  give", with: "\n\n  # A comment.\n\tgive")
        for end in ["\n", "\r\n"] {
            let file = (text + "\n\n# Behind it.\n" + SmallGrammar.rule("two", "give   Person") + "\n")
            let rules = try SmallGrammar(file.replacing("\n", with: end)).make().ruleSummaries
            #expect(rules.map(\.line) == [2, 13])
            #expect(rules[0].source == block().replacing("  give", with: "\tgive"))
            #expect(rules.map { $0.examples.map(\.line) } == [[9, 10], [16, 17]])
            #expect(rules.map { $0.examples.map(\.text) } == [["甲乙", "乙"], ["甲", "乙"]])
        }
    }

    @Test(
        "What is wrong with a line is said with its place",
        arguments: [
            ("  veto", 7, "'veto' needs a value"),
            ("  shout  loudly", 3, "unknown word 'shout'"),
            ("  match  <A>", 3, "'match' is given twice"),
            ("  veto   Person", 3, "a rule has one action"),
            ("  link   who loves it", 10, "unknown relation 'loves'"),
            ("  link   who holds", 10, "expected 'link PART relation PART'"),
            ("  link   who holds it gone", 10, "expected 'link PART relation PART'"),
            ("  link   who holds it since", 10, "expected 'link PART relation PART'"),
            ("  link   who holds it former former", 10, "expected 'link PART relation PART'"),
            ("  link   who holds it until post until post", 10, "expected 'link PART relation PART'"),
            ("  yes    甲乙 => 甲 holds 乙 since 1990-5", 10, "expected a date such as 1990"),
            ("  yes    甲乙 => 甲 holds 乙 until", 10, "expected a date such as 1990"),
            ("  yes    甲乙 => 甲 holds 乙 former", 10, "unexpected 'former'"),
            ("  mark   who Nothing", 10, "expected 'mark PART TYPE'"),
            ("  length 3 2", 10, "expected 'length MIN MAX'"),
            ("  cost   dear", 10, "expected 'cost BASE'"),
            ("  whole  \"甲\"", 10, "expected '<A|B>'"),
            ("  yes    甲乙", 10, "expected 'yes TEXT => WHAT, WHAT'"),
            ("  match  <A>{4,2}", 18, "a repetition is {m,n}"),
            ("rules two", 1, "expected 'rule NAME' or 'type NAME'"),
            ("rule two words", 6, "expected 'rule NAME'"),
            ("rule", 5, "expected 'rule NAME'"),
        ])
    func line(_ line: String, _ column: Int, _ problem: String) {
        let error = #expect(throws: RuleError.self) { try SmallGrammar(block(adding: line)).make() }
        #expect(error?.file == "rules/all.rules")
        #expect(error?.line == 9)
        #expect(error?.column == column)
        #expect(error?.text == line)
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
    }

    @Test(
        "What is wrong with an action is said with its place",
        arguments: [
            ("  give   Nobody", 10, "unknown type 'Nobody'"),
            ("  give   Position for post", 10, "'give' is not written like this"),
            ("  promote Person", 11, "'promote' is not written like this"),
            ("  promote Person 3 surely", 11, "'promote' is not written like this"),
            ("  demote Person cheap", 10, "'demote' is not written like this"),
            ("  veto   Person Place", 10, "'veto' is not written like this"),
        ])
    func action(_ line: String, _ column: Int, _ problem: String) {
        let error = #expect(throws: RuleError.self) {
            try SmallGrammar(block(replacing: "  give", with: line)).make()
        }
        #expect((error?.line, error?.column) == (5, column))
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
    }

    @Test(
        "What a rule lacks is said at its first line",
        arguments: [
            ("  about", nil, "rule 'one' has no 'about'"),
            ("  yes", nil, "rule 'one' has no 'yes' example"),
            ("  no ", nil, "rule 'one' has no 'no' example"),
            ("  link", "  link   whom holds it", "rule 'one' has no part named 'whom'"),
            (
                "  link", "  link   who holds it since start",
                "rule 'one' has no date named 'start': write 'start:date' in its pattern"
            ),
            (
                "  link", "  link   who holds it former until post",
                "rule 'one' has no date named 'post': write 'post:date' in its pattern"
            ),
            ("  give", "  give   Position = role", "rule 'one' has no part named 'role'"),
            ("  give", "  mark   role Held", "rule 'one' has no part named 'role'"),
        ] as [(String, String?, String)])
    func whole(_ key: String, _ line: String?, _ problem: String) {
        let error = #expect(throws: RuleError.self) { try SmallGrammar(block(replacing: key, with: line)).make() }
        #expect(error?.line == 2)
        #expect(error?.problem == problem)
    }

    @Test("A rule that does nothing, a line outside a rule, and a name given twice are refused")
    func refused() {
        let idle = "rule idle\n  about  One.\n  match  <A>\n  yes    甲 => 甲\n  no     乙"
        for (text, problem) in [
            (idle, "rule 'idle' does nothing"), ("  match <A>", "a line outside a rule"),
            (block() + "\n" + block(), "a rule named 'one' is there already"),
        ] {
            let error = #expect(throws: RuleError.self) { try SmallGrammar(text).make() }
            #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
        }
    }

    @Test(
        "The list of stages is read strictly",
        arguments: [
            ("all phrases", "expected 'NAME KIND FILE…'"),
            ("all verses rules/all.rules", "unknown kind 'verses'"),
            ("all phrases rules/none.rules", "no rule file 'rules/none.rules'"),
            ("all phrases rules/all.rules repeat 10", "'repeat' takes a number from 1 to 9"),
        ])
    func stages(_ line: String, _ problem: String) {
        let error = #expect(throws: RuleError.self) {
            try SmallGrammar(stages: "# stages\n" + line, ["all": block()]).make()
        }
        #expect((error?.file, error?.line) == ("stages.txt", 2))
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
    }

    @Test("A names stage takes only what it can look up")
    func names() {
        for (lines, problem) in [
            (["match <A>", "veto Person", "after <A> <B> <C>"], "has a context of several items"),
            (["after (<A>){1,2}", "veto Person"], "has a context that this stage cannot look up"),
            (["match who:<A> it:<B>", "link who holds it"], "cannot do this in a names stage"),
            (["give Person"], "has no 'match'"),
            (["match <A> date", "give Person"], "looks for a date, which only a phrases stage can"),
            (["veto Person", "before date?"], "looks for a date, which only a phrases stage can"),
        ] {
            let text = "rule one\n  about One.\n" + lines.map { "  \($0)\n" }.joined() + "  yes 甲 => 甲\n  no 乙"
            let error = #expect(throws: RuleError.self) {
                try SmallGrammar(stages: "names names rules/all.rules", ["all": text]).make()
            }
            #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
        }
    }

    @Test(
        "A words stage takes only classes and letters one after another",
        arguments: ["<A>{1,2} <B>", "<A>|<B>", "^ <A>"])
    func words(_ pattern: String) {
        let text = "rule one\n  about One.\n  match \(pattern)\n  drop\n  yes 甲 => 甲\n  no 乙"
        let error = #expect(throws: RuleError.self) {
            try SmallGrammar(stages: "words words rules/all.rules", ["all": text]).make()
        }
        #expect(error?.problem.contains("can only be classes and letters") == true, "\(error?.problem ?? "")")
    }
}
