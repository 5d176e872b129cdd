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
    let lattice: LatticeTables
    let phrases: PhraseTables
    /// Owns the memory of the tables above, but for what lies in an image.
    private let arena = Arena()
    private let image: VocabularyImage?
    /// Whether the vocabulary lies in an image.
    var usesImage: Bool { image != nil }
    /// The classes of the vocabulary, before the rules of the names stage add theirs.
    private let vocabularyClasses: ClassTable
    /// The lexicons that have no class, by name.
    private let plainLists: [String: PlainList]
    private let nameFollowers: PlainList?
    /// For each class its name if it is a type of the schema.
    let entityTypes: [String?]
    /// The classes that are types of the schema.
    private let entitySet: ClassSet
    /// For each class the class of its names known in a document, or none.
    let knownClasses: [ClassSet]
    /// The relations of the schema.
    let relations: [String]
    let rules: [RuleSummary]
    /// For each rule the names of its parts.
    let partNames: [[String]]
    /// The classes that end a sentence.
    let sentenceEnd: ClassSet
    let punctuation: ClassSet
    let number: ClassSet
    let latin: ClassSet
    let unknown: ClassSet
    /// Asked for in every text that may be a line of a list.
    let particle: ClassSet
    let appointAs: ClassSet
    let longerThanAppointAs: WordClasses
    let media: WordClasses
    let bylineRoles: WordClasses
    /// The verbs of appointing and removing, before the first name of a list.
    let appointment: WordClasses
    let adverbs: WordClasses
    let pronouns: WordClasses
    let functionSurname: ClassSet
    let bylineTrades: WordClasses
    private let nameFollower: ClassSet
    let smallPlaceSuffix: ClassSet
    /// Counties and prefectures by their full names, and by their short ones.
    let division: ClassSet
    let shortDivision: ClassSet
    let placeWord: ClassSet
    let commonPlaceWord: ClassSet
    let strongHead: ClassSet
    /// With which no brand begins: 县, 任.
    let beforeBrands: ClassSet
    /// The places with which organisations' names begin.
    let placesBeforeNames: WordClasses
    /// The class of people's names known in a document.
    let knownPerson: ClassSet
    /// The class of places known in a document.
    let knownPlace: ClassSet
    /// The class of the surnames of these people.
    let knownSurname: ClassSet
    let surname: ClassSet
    let compoundSurname: ClassSet
    /// Words that stand behind a surname alone.
    let behindSurname: ClassSet
    /// The index of the type of places, or -1.
    let placeType: Int

    /// What the rules are, in the order in which they run.
    public var ruleSummaries: [RuleSummary] { rules }

    /// The type of the schema that a ``FoundName`` is of.
    public func typeName(of type: Int) -> String { entityTypes[type] ?? classes.names[type] }

    /// The number under which ``FoundName`` has a type; nil for an unknown one.
    public func type(named name: String) -> Int? { classes.index(name) }

    /// Whether a class is a type of the schema.
    @inline(__always)
    func isEntity(_ type: Int32) -> Bool { entitySet & ClassSet.bit(type) != 0 }

    /// Reads stages, lexicons and rules, and checks them strictly.
    ///
    /// - Parameters:
    ///   - files: `stages.txt`, `lexicons/…` and `rules/…`.
    ///   - names: words for classes that other modules know, such as the
    ///     names of counties.
    ///     They are asked for only if the vocabulary must be built.
    ///   - schema: the types and relations that rules may give.
    ///   - image: a vocabulary made earlier, used in place of the lexicons if it was made of the same knowledge.
    ///   - fingerprint: of all that the vocabulary is made of.
    /// - Throws: ``RuleError`` at the first thing that is not understood.
    public init(
        files: [SourceFile], names: @autoclosure () -> [(type: String, words: [String])], schema: Schema,
        image: VocabularyImage? = nil, fingerprint: UInt64 = 0
    ) throws(RuleError) {
        let stored = image?.read(fingerprint: fingerprint)
        self.image = stored == nil ? nil : image
        let ruleFiles = files.filter { $0.name.hasSuffix(".rules") }
        var builder: VocabularyBuilder?
        var classes: ClassTable
        if let stored {
            classes = stored.classes
        } else {
            let filled = try Self.lexicons(files, names(), ruleFiles, schema)
            classes = filled.classes
            builder = filled
        }
        vocabularyClasses = classes
        plainLists = files.reduce(into: [:]) { lists, file in
            guard let name = file.lexiconName, classes.index(name) == nil else { return }
            lists[name] = PlainList(file)
        }
        nameFollowers = plainLists["NameFollower"]
        let stageFile = try Self.file("stages.txt", files)
        let relations = schema.relations.map(\.name)
        let entities = Set(schema.entities.map(\.name))
        var stages: [Stage] = []
        var summaries: [RuleSummary] = []
        var ruleNames: Set<String> = []
        var makings: [WordMaking] = []
        for line in try StageLine.read(stageFile) {
            var compiled: [CompiledRule] = []
            for name in line.files {
                guard let file = ruleFiles.first(where: { $0.name == name }) else {
                    throw RuleError(
                        file: stageFile.name, line: line.number, problem: "no rule file '\(name)'", text: line.text)
                }
                var parser = RuleParser(
                    file: file, classes: classes, relations: Set(relations), isChecked: stored != nil)
                for rule in try parser.parse() {
                    guard ruleNames.insert(rule.name).inserted else {
                        throw RuleError(
                            file: rule.file, line: rule.line, problem: "a rule named '\(rule.name)' is there already",
                            text: "rule \(rule.name)")
                    }
                    guard line.kind == .phrases || !rule.whole.hasDate else {
                        throw RuleError(
                            file: rule.file, line: rule.line,
                            problem: "rule '\(rule.name)' looks for a date, which only a phrases stage can",
                            text: "rule \(rule.name)")
                    }
                    if line.kind == .words {
                        guard let making = WordMaking(rule) else {
                            throw RuleError(
                                file: rule.file, line: rule.line,
                                problem: "rule '\(rule.name)' drops words: its pattern can only be classes and letters",
                                text: "rule \(rule.name)")
                        }
                        makings.append(making)
                    }
                    let program = Program(after: rule.after, match: rule.match ?? .sequence([]), before: rule.before)
                    compiled.append(CompiledRule(index: summaries.count, rule: rule, program: program))
                    summaries.append(
                        RuleSummary(
                            name: rule.name, about: rule.about, stage: line.name,
                            effect: rule.effect(classes, entities: entities), block: rule.block))
                }
            }
            stages.append(Stage(name: line.name, kind: line.kind, repetitions: line.repetitions, rules: compiled))
        }
        if !makings.isEmpty { builder?.dropGeneralWords(madeOf: makings) }
        let built = try builder?.build(in: arena)
        guard let vocabulary = stored?.vocabulary ?? built else {
            preconditionFailure("a vocabulary that was not stored has a builder")
        }
        rules = summaries
        partNames = stages.flatMap { $0.rules.map(\.program.parts) }
        var entityTypes = [String?](repeating: nil, count: ClassSet.bitWidth)
        var knownClasses = [ClassSet](repeating: 0, count: ClassSet.bitWidth)
        for entity in schema.entities {
            guard let index = classes.index(entity.name) else { continue }
            entityTypes[index] = entity.name
            knownClasses[index] = classes.set("Known" + entity.name)
        }
        self.entityTypes = entityTypes
        self.knownClasses = knownClasses
        self.relations = relations
        sentenceEnd = classes.set("SentenceEnd")
        punctuation = classes.set("Punctuation")
        number = classes.set("Number")
        latin = classes.set("Latin")
        unknown = classes.set("Unknown")
        smallPlaceSuffix = classes.set("VillageSuffix") | classes.set("TownshipSuffix")
        division = classes.set("County") | classes.set("Prefecture")
        shortDivision = classes.set("CountyShort") | classes.set("PrefectureShort")
        placeWord = classes.set("DomesticPlaceWord")
        commonPlaceWord = classes.set("CommonPlaceWord")
        strongHead = classes.set("OrganizationHeadStrong")
        beforeBrands = ["GenericPlace", "CurrentMark", "Function", "Conjunction"].reduce(0) { $0 | classes.set($1) }
        placesBeforeNames = classes.wordClasses([
            "Country", "Province", "Prefecture", "County", "ProvinceShort", "PrefectureShort", "CountyShort",
        ])
        knownPerson = classes.set("KnownPerson")
        knownPlace = classes.set("KnownPlace")
        knownSurname = classes.set("KnownSurname")
        surname = classes.set("Surname")
        compoundSurname = classes.set("CompoundSurname")
        behindSurname = ["Role", "RolePrefix", "PersonTitleAfter"].reduce(0) { $0 | classes.set($1) }
        particle = classes.set("Particle")
        appointAs = classes.set("AppointAs")
        longerThanAppointAs = classes.wordClasses(["AppointAs", "FormerMark", "CurrentMark", "Verb", "Word"])
        media = classes.wordClasses(["SelfNaming", "KnownOrganization"])
        bylineRoles = classes.wordClasses(["BylineRole"])
        appointment = classes.wordClasses(["AppointVerb", "RemoveVerb"])
        adverbs = classes.wordClasses(["Adverb"])
        pronouns = classes.wordClasses(["Pronoun"])
        functionSurname = classes.set("FunctionSurname")
        bylineTrades = classes.wordClasses(["BylineRole", "SelfNaming"])
        nameFollower = classes.set("NameFollower")
        placeType = classes.index("Place") ?? -1
        let lattice = try LatticeRules(
            stages.filter { $0.kind == .names }.flatMap(\.rules), classes: &classes)
        self.vocabulary = vocabulary
        self.lattice = LatticeTables(lattice, vocabulary, sentenceEnd: sentenceEnd, in: arena)
        entitySet = entityTypes.indices.reduce(ClassSet(0)) { entityTypes[$1] == nil ? $0 : $0 | ClassSet.bit($1) }
        phrases = PhraseTables(stages, relations: relations, entities: entitySet, vocabulary, in: arena)
        self.classes = classes
    }

    /// Reads the words of the lexicons and `names`.
    private static func lexicons(
        _ files: [SourceFile], _ names: [(type: String, words: [String])], _ ruleFiles: [SourceFile], _ schema: Schema
    ) throws(RuleError) -> VocabularyBuilder {
        var table = ClassTable()
        for entity in schema.entities {
            // A type that no rule finds, such as an article, is made by the page's layout alone.
            if ruleFiles.contains(where: { $0.mentions(entity.name) }) { _ = table.add(entity.name) }
            // Only names that a rule looks for again need a class.
            let known = "Known" + entity.name
            if ruleFiles.contains(where: { $0.mentions(known) }) { _ = table.add(known) }
        }
        for file in ruleFiles { for type in RuleParser.declaredTypes(file) { _ = table.add(type) } }
        // A word and the beginnings that no other word shares take about ten bytes.
        let size = files.reduce(0) { $0 + ($1.name.hasPrefix("lexicons/") ? $1.count : 0) }
        var builder = VocabularyBuilder(classes: table, capacity: size / 10)
        let lexicons = files.filter { $0.name.hasPrefix("lexicons/") }.sorted { $0.name < $1.name }
        // Tags first: the general words need them; then the general words,
        // whose counts the lists use.
        func order(_ file: SourceFile) -> Int {
            file.name == "lexicons/tags.txt" ? 0 : file.name == "lexicons/words.tsv" ? 1 : 2
        }
        for file in lexicons.sorted(by: { (order($0), $0.name) < (order($1), $1.name) }) { try builder.read(file) }
        for (type, words) in names { try builder.add(words, toClass: type) }
        return builder
    }

    /// The bytes of a ``VocabularyImage`` of this grammar's vocabulary.
    public func vocabularyImage(fingerprint: UInt64, program: UInt64) -> [UInt8] {
        VocabularyImage.bytes(of: vocabulary, vocabularyClasses, fingerprint: fingerprint, program: program)
    }

    /// The classes with these names, for ``word(in:at:of:)``.
    public func wordClasses(_ names: [String]) -> WordClasses { classes.wordClasses(names) }

    /// The longest word of the given classes that begins at `start`, or nil.
    public func word(in units: UnsafeBufferPointer<UInt16>, at start: Int, classes names: [String]) -> Range<Int>? {
        word(in: units, at: start, of: wordClasses(names))
    }

    /// The longest word of the given classes that begins at `start`, or nil.
    public func word(in units: UnsafeBufferPointer<UInt16>, at start: Int, of wanted: WordClasses) -> Range<Int>? {
        var found: Range<Int>?
        guard start < units.count else { return nil }
        vocabulary.trie.forEachWord(in: units, at: start) { end, node in
            if vocabulary.kinds[node.kind] & wanted.set != 0 { found = start..<end }
        }
        return found
    }

    /// Whether all of a name is one word of some classes.
    public func isWord(_ name: String, of classes: [String]) -> Bool {
        let units = name.unicodeScalars.map { UInt16(clamping: $0.value) }
        return units.withUnsafeBufferPointer { word(in: $0, at: 0, classes: classes) }?.upperBound == units.count
    }

    /// Whether a word of a lexicon stands anywhere in a text.
    public func stands(wordOf lexicon: String, in text: ArraySlice<UInt16>) -> Bool {
        if let list = plainLists[lexicon] { return list.stands(in: text) }
        return Array(text).withUnsafeBufferPointer { units in
            units.indices.contains { word(in: units, at: $0, classes: [lexicon]) != nil }
        }
    }

    /// Whether a name, or the last characters of one, is a word of a class.
    public func ends(_ name: String, with className: String) -> Bool { ends(Array(name.utf16), with: className) }

    /// Where the longest word of a class begins with which a name ends, or that is the name; nil if there is none.
    public func startOfEnding(of name: [UInt16], with className: String) -> Int? {
        let wanted = classes.set(className)
        return name.indices.first { vocabulary.classes(of: name[$0...]) & wanted != 0 }
    }

    /// Whether a name, or the last units of one, is a word of a class.
    public func ends(_ name: [UInt16], with className: String) -> Bool {
        if let list = plainLists[className] { return list.holdsEnd(of: name) }
        return startOfEnding(of: name, with: className) != nil
    }

    /// Whether a unit often follows a name.
    func isNameFollower(_ unit: UInt16) -> Bool {
        nameFollowers?.holds(unit) ?? (vocabulary.classes(ofUnit: unit) & nameFollower != 0)
    }

    /// Whether a list holds the organisation: there is one of that name in the country.
    public func isKnown(organization name: String) -> Bool {
        let wanted = classes.set("KnownOrganization") | classes.set("KnownPartyOrganization")
        return vocabulary.classes(of: Array(name.utf16)[...]) & wanted != 0
    }

    private static func file(_ name: String, _ files: [SourceFile]) throws(RuleError) -> SourceFile {
        guard let file = files.first(where: { $0.name == name }) else {
            throw RuleError(file: name, line: 1, problem: "the knowledge folder has no such file", text: "")
        }
        return file
    }
}
