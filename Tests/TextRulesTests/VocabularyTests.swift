import Testing

@testable import TextRules

@Suite("Lexicons")
struct VocabularyTests {
    private func vocabulary(_ files: [(String, String)]) throws -> (Vocabulary, ClassTable, Arena) {
        var builder = VocabularyBuilder(classes: ClassTable(), capacity: 16)
        for (name, text) in files { try builder.read(SourceFile(name: "lexicons/" + name, text: text)) }
        let arena = Arena()
        return (try builder.build(in: arena), builder.classes, arena)
    }

    @Test("A word has the classes of all its lists and tags")
    func classes() throws {
        let (vocabulary, classes, arena) = try vocabulary([
            ("tags.txt", "Noun n nr\nVerb v\n"),
            ("words.tsv", "# word\tcount\ttag\n书记\t1000\tn\n说\t500\tv\r\n"),
            ("Role.txt", "# posts\n书记 主任\n"),
        ])
        withExtendedLifetime(arena) {
            func names(_ word: String) -> [String] { classes.names(in: vocabulary.classes(of: Array(word.utf16))) }
            #expect(names("书记").sorted() == ["Noun", "Role", "Word"])
            #expect(names("主任") == ["Role"])
            #expect(names("说").sorted() == ["Verb", "Word"])
            #expect(names("书").isEmpty)
        }
    }

    @Test("Costs follow counts, lists and their directives")
    func costs() throws {
        let (vocabulary, _, arena) = try vocabulary([
            ("words.tsv", "常\t60000000\tx\n稀\t6\tx\n"), ("Plain.txt", "甲 稀"), ("Cheap.txt", "@cost 2.5\n乙"),
            ("Context.txt", "@context\n丙"), ("Share.tsv", "丁\t3\n戊\t1\n"),
        ])
        withExtendedLifetime(arena) {
            func cost(_ unit: String) -> Float { vocabulary.cost(ofUnit: unit.utf16.first ?? 0) }
            #expect(cost("常") == 0)
            #expect(cost("甲") == 9)
            #expect(cost("稀") == 11)
            #expect(cost("乙") == 2.5)
            #expect(cost("丙") == .infinity)
            #expect(cost("丁") == .infinity)
        }
    }

    @Test("General words that a rule describes are dropped, listed ones stay")
    func dropped() throws {
        var builder = VocabularyBuilder(classes: ClassTable(), capacity: 16)
        let files = [
            ("tags.txt", "Verb v"),
            ("words.tsv", "党组书记\t9\tn\n书记说\t9\tv\n书记\t9\tn\n组书\t9\tn\n老书记\t9\tn\n小书记\t9\tn\n书记书记\t9\tn\n"),
            ("Head.txt", "党组"),
            ("Role.txt", "书记"), ("Whole.txt", "党组书记"),
        ]
        for (name, text) in files.dropLast() { try builder.read(SourceFile(name: "lexicons/" + name, text: text)) }
        var listed = builder
        try listed.read(SourceFile(name: "lexicons/Whole.txt", text: files[4].1))
        let (head, role) = (builder.classes.set("Head"), builder.classes.set("Role"))
        let making = [
            WordMaking(parts: [.word(any: head, none: 0), .word(any: role, none: 0)]),
            WordMaking(parts: [.literal([Array("老".utf16)]), .word(any: role, none: 0)]),
            WordMaking(parts: [.word(any: role, none: 0), .word(any: role, none: 0)], length: 1...3),
        ]
        builder.dropGeneralWords(madeOf: making)
        listed.dropGeneralWords(madeOf: making)
        let arena = Arena()
        let (vocabulary, kept) = (try builder.build(in: arena), try listed.build(in: arena))
        withExtendedLifetime(arena) {
            func isWord(_ word: String) -> Bool { vocabulary.classes(of: Array(word.utf16)) != 0 }
            #expect(!isWord("党组书记"))
            #expect(isWord("书记说") && isWord("组书") && isWord("党组"))
            #expect(!isWord("老书记") && isWord("小书记"))
            // Made as a rule says, but longer.
            #expect(isWord("书记书记"))
            #expect(kept.classes(of: Array("党组书记".utf16)) != 0)
        }
    }

    @Test(
        "What is no lexicon is refused",
        arguments: [
            ("words.tsv", "书记\t十\tn", 1, "expected word, count and tag"),
            ("words.tsv", "\n# a\n书记\t1", 3, "expected word, count and tag"),
            ("Share.tsv", "书\t1\n记\t0", 2, "expected a word, a tab and a count"),
            ("Role.txt", "书记\n@price 3", 2, "expected '@cost N', '@context' or '@plain'"),
            ("Role.doc", "书记", 1, "a lexicon's name ends in .txt or .tsv"),
        ])
    func refused(_ name: String, _ text: String, _ line: Int, _ problem: String) {
        let error = #expect(throws: RuleError.self) { try vocabulary([(name, text)]) }
        #expect(error?.line == line)
        #expect(error?.problem == problem)
    }
}
