import GraphModel

/// All rules and words, checked and compiled: what a ``TextReader`` works
/// with. Made once, shared by all threads.
public final class Grammar: Sendable {
    /// How a stage works.
    enum StageKind: String, Sendable {
        /// Drops general words.
        case words
        /// Chooses the best path of words and candidates through the text.
        case names
        /// Finds phrases over the words of that path.
        case phrases
    }

    struct Stage: Sendable {
        var name: String
        var kind: StageKind
        var repetitions: Int
        var rules: [CompiledRule]
    }

    struct CompiledRule: Sendable {
        /// The index in ``Grammar/rules``.
        var index: Int
        var rule: Rule
        var program: Program
    }

    let vocabulary: Vocabulary
    let classes: ClassTable
    let stages: [Stage]
    let lattice: LatticeTables
    /// Owns the memory of the tables above.
    private let arena = Arena()
    /// The classes that are types of the schema, by their index.
    let entityTypes: [Int: String]
    let rules: [RuleSummary]
    /// The classes that end a sentence.
    let sentenceEnd: ClassSet
    let punctuation: ClassSet
    let number: ClassSet
    let latin: ClassSet
    let unknown: ClassSet

    /// What the rules are, in the order in which they run.
    public var ruleSummaries: [RuleSummary] { rules }

    /// Reads stages, lexicons and rules, and checks them strictly.
    ///
    /// - Parameters:
    ///   - files: `stages.txt`, `lexicons/…` and `rules/…`.
    ///   - names: words for classes that other modules know, such as the
    ///     names of counties.
    ///   - schema: the types and relations that rules may give.
    /// - Throws: ``RuleError`` at the first thing that is not understood.
    public init(files: [SourceFile], names: [(type: String, words: [String])], schema: Schema) throws(RuleError) {
        var table = ClassTable()
        for entity in schema.entities {
            _ = table.add(entity.name)
            _ = table.add("Known" + entity.name)
        }
        let ruleFiles = files.filter { $0.name.hasSuffix(".rules") }
        for file in ruleFiles { for type in RuleParser.declaredTypes(file) { _ = table.add(type) } }
        // A word has about twelve bytes in its file, and as many nodes as not words.
        let size = files.reduce(0) { $0 + ($1.name.hasPrefix("lexicons/") ? $1.bytes.count : 0) }
        var builder = VocabularyBuilder(classes: table, capacity: size / 10)
        let lexicons = files.filter { $0.name.hasPrefix("lexicons/") }.sorted { $0.name < $1.name }
        // Tags first: the general words need them; then the general words,
        // whose counts the lists use.
        func order(_ file: SourceFile) -> Int {
            file.name == "lexicons/tags.txt" ? 0 : file.name == "lexicons/words.tsv" ? 1 : 2
        }
        for file in lexicons.sorted(by: { (order($0), $0.name) < (order($1), $1.name) }) { try builder.read(file) }
        for (type, words) in names { try builder.add(words, toClass: type) }

        let stageFile = try Self.file("stages.txt", files)
        let relations = Set(schema.relations.map(\.name))
        let entities = Set(schema.entities.map(\.name))
        var stages: [Stage] = []
        var summaries: [RuleSummary] = []
        var ruleNames: Set<String> = []
        for line in try StageLine.read(stageFile) {
            var compiled: [CompiledRule] = []
            for name in line.files {
                guard let file = ruleFiles.first(where: { $0.name == name }) else {
                    throw RuleError(
                        file: stageFile.name, line: line.number, problem: "no rule file '\(name)'", text: line.text)
                }
                var parser = RuleParser(file: file, classes: builder.classes, relations: relations)
                for rule in try parser.parse() {
                    guard ruleNames.insert(rule.name).inserted else {
                        throw RuleError(
                            file: rule.file, line: rule.line, problem: "a rule named '\(rule.name)' is there already",
                            text: "rule \(rule.name)")
                    }
                    let program = Program(after: rule.after, match: rule.match ?? .sequence([]), before: rule.before)
                    compiled.append(CompiledRule(index: summaries.count, rule: rule, program: program))
                    summaries.append(
                        RuleSummary(
                            name: rule.name, about: rule.about, stage: line.name, file: rule.file, line: rule.line,
                            source: rule.source.joined(separator: "\n"),
                            effect: rule.effect(builder.classes, entities: entities),
                            examples: rule.examples))
                }
            }
            stages.append(Stage(name: line.name, kind: line.kind, repetitions: line.repetitions, rules: compiled))
        }
        for stage in stages where stage.kind == .words { builder.dropGeneralWords(madeOf: Self.makings(stage.rules)) }
        let vocabulary = builder.build(in: arena)
        self.stages = stages
        rules = summaries
        entityTypes = Dictionary(
            uniqueKeysWithValues: schema.entities.compactMap { e in builder.classes.index(e.name).map { ($0, e.name) } }
        )
        sentenceEnd = builder.classes.set("SentenceEnd")
        punctuation = builder.classes.set("Punctuation")
        number = builder.classes.set("Number")
        latin = builder.classes.set("Latin")
        unknown = builder.classes.set("Unknown")
        let lattice = try LatticeRules(
            stages.filter { $0.kind == .names }.flatMap(\.rules), classes: &builder.classes)
        self.vocabulary = vocabulary
        self.lattice = LatticeTables(lattice, vocabulary, in: arena)
        classes = builder.classes
    }

    /// The longest word of the given classes that begins at `start`, or nil.
    public func word(in units: UnsafeBufferPointer<UInt16>, at start: Int, classes names: [String]) -> Range<Int>? {
        let wanted = names.reduce(ClassSet(0)) { $0 | classes.set($1) }
        var found: Range<Int>?
        guard start < units.count else { return nil }
        var node = Int(vocabulary.trie.roots[Int(units[start])])
        var end = start
        while node != 0 {
            end += 1
            if vocabulary.kinds[vocabulary.trie.nodes[node].kind] & wanted != 0 { found = start..<end }
            guard end < units.count else { break }
            node = vocabulary.trie.child(of: node, units[end])
        }
        return found
    }

    /// Whether a name, or the last units of one, is a word of a class.
    public func ends(_ name: [UInt16], with className: String) -> Bool {
        let wanted = classes.set(className)
        return name.indices.contains { start in
            vocabulary.classes(of: name[start...]) & wanted != 0
        }
    }

    private static func file(_ name: String, _ files: [SourceFile]) throws(RuleError) -> SourceFile {
        guard let file = files.first(where: { $0.name == name }) else {
            throw RuleError(file: name, line: 1, problem: "the knowledge folder has no such file", text: "")
        }
        return file
    }

    /// The classes of the parts of the words that a words stage drops.
    private static func makings(_ rules: [CompiledRule]) -> [[ClassSet]] {
        rules.compactMap { rule -> [ClassSet]? in
            guard case .sequence(let items) = rule.rule.match else { return nil }
            return items.compactMap { if case .item(let any, _) = $0 { any } else { nil } }
        }
    }
}

/// A line of the stage list: `NAME KIND FILE… [repeat N]`.
struct StageLine {
    var name: String
    var kind: Grammar.StageKind
    var files: [String]
    var repetitions: Int
    var number: Int
    var text: String

    static func read(_ file: SourceFile) throws(RuleError) -> [StageLine] {
        var stages: [StageLine] = []
        for (index, text) in file.lines.enumerated() where !text.isEmpty && !text.hasPrefix("#") {
            var words = text.split(separator: " ").map(String.init)
            func error(_ problem: String) -> RuleError {
                RuleError(file: file.name, line: index + 1, problem: problem, text: text)
            }
            var repetitions = 1
            if words.count > 2, words[words.count - 2] == "repeat" {
                guard let times = Int(words[words.count - 1]), (1...9).contains(times) else {
                    throw error("'repeat' takes a number from 1 to 9")
                }
                repetitions = times
                words.removeLast(2)
            }
            guard words.count > 2 else { throw error("expected 'NAME KIND FILE…'") }
            guard let kind = Grammar.StageKind(rawValue: words[1]) else {
                throw error("unknown kind '\(words[1])': words, names or phrases")
            }
            stages.append(
                StageLine(
                    name: words[0], kind: kind, files: Array(words[2...]), repetitions: repetitions, number: index + 1,
                    text: text))
        }
        return stages
    }
}
