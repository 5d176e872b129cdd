import GraphModel

@testable import TextRules

/// Grammars of a few words and rules, made in the test that needs them.
struct SmallGrammar {
    static let schema = """
        entity Person
          label 人物
          shape ellipse
          colour #000000
        entity Position
          label 职务
          shape box
          colour #000000
        entity Organization
          label 单位
          shape box
          colour #000000
        entity Place
          label 地名
          shape box
          colour #000000
        relation holds
          from Person
          to Position
          label 担任
        relation postIn
          from Position
          to Organization Place
          label 任职于
        """
    /// The words of every grammar: 甲 is an A, 乙 a B and so on.
    static let words = ["A": "甲", "B": "乙", "C": "丙", "ListMark": "、", "SentenceEnd": "。"]

    var stages = "all phrases rules/all.rules"
    /// Rule files by name.
    var rules: [String: String] = ["all": ""]
    /// Lists by class.
    var lists = SmallGrammar.words
    /// Weighted lists by class.
    var weighted: [String: String] = [:]
    var general = ""
    var tags = ""

    /// A grammar of one phrase stage.
    init(_ rules: String...) { self.rules["all"] = "type Part Held\n" + rules.joined(separator: "\n") }

    /// A grammar with these stages and rule files.
    init(stages: String, _ rules: [String: String]) {
        self.stages = stages
        self.rules = rules
    }

    func make(image: VocabularyImage? = nil, fingerprint: UInt64 = 0) throws -> Grammar {
        var files = [SourceFile(name: "stages.txt", text: stages), SourceFile(name: "lexicons/tags.txt", text: tags)]
        files += rules.map { SourceFile(name: "rules/\($0.key).rules", text: $0.value) }
        files += lists.map { SourceFile(name: "lexicons/\($0.key).txt", text: $0.value) }
        files += weighted.map { SourceFile(name: "lexicons/\($0.key).tsv", text: $0.value) }
        files.append(SourceFile(name: "lexicons/words.tsv", text: general))
        return try Grammar(
            files: files, names: [], schema: Schema(parsing: Self.schema, file: "schema.txt"), image: image,
            fingerprint: fingerprint)
    }

    /// A rule block with what every rule must have.
    static func rule(_ name: String, _ lines: [String]) -> String {
        let body = lines.map { "  \($0)" }.joined(separator: "\n")
        return "rule \(name)\n  about  One.\n\(body)\n  yes    甲 => 甲\n  no     乙\n"
    }

    static func rule(_ name: String, _ lines: String...) -> String { rule(name, lines) }
}

/// What is found in texts, in a form that tables can hold.
extension Grammar {
    func reading(_ text: String, known: KnownNames = KnownNames()) -> Reading {
        TextReader(grammar: self).read(Self.units(text), known: known, trace: true)
    }

    /// `Type text` for each mention, in the order in which they were found.
    func mentions(_ text: String, known: KnownNames = KnownNames()) -> [String] {
        reading(text, known: known).mentions.map { "\($0.type) \(Self.slice(text, $0.range))" }
    }

    /// `source relation target` for each link.
    func links(_ text: String) -> [String] {
        let reading = reading(text)
        func name(_ mention: Int) -> String {
            mention == FoundLink.subject ? "subject" : Self.slice(text, reading.mentions[mention].range)
        }
        return reading.links.map {
            "\(name($0.source)) \($0.relation) \(name($0.target))\($0.former ? " former" : "")"
                + ($0.since.map { " since \($0)" } ?? "") + ($0.until.map { " until \($0)" } ?? "")
        }
    }

    /// The words of the best path.
    func words(_ text: String) -> [String] { reading(text).words.map { Self.slice(text, $0) } }

    static func units(_ text: String) -> [UInt16] { Array(text.utf16) }

    static func slice(_ text: String, _ range: Range<Int>) -> String {
        String(decoding: units(text)[range], as: UTF16.self)
    }
}
