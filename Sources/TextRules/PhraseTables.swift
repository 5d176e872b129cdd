/// The rules of the phrase stages as the engine uses them: flat tables of
/// plain values.
struct PhraseTables: Sendable {
    /// What a rule does with its match.
    enum Action: UInt8 {
        case give, veto, none
    }

    struct Rule: BitwiseCopyable {
        /// What its whole pattern may begin with.
        var first: PatternStart
        /// What its `match` may begin with, at most one token later.
        var matchFirst: PatternStart
        /// Where its first named word must stand, if it can begin with anything.
        var lead: PatternLead
        /// The index in the grammar's summaries.
        var index: Int32
        var code: Int32
        /// Its sets in ``PhraseTables/required``.
        var required: PoolRange
        var marks: PoolRange
        var links: PoolRange
        /// The type that it gives or vetoes.
        var type: Int32
        /// The part that is what it gives, or -1 for the whole match.
        var part: Int32
        var action: Action
        /// Whether every part of that name is a mention.
        var givesEach: Bool
        /// Whether what it gives is a word of the document; see ``FoundMention/isDeclared``.
        var declares: Bool
        /// Whether `matchFirst` says anything that `first` does not.
        var asksMatchFirst: Bool
    }

    /// The parts of a rule that say that a mention which is all one of them
    /// is no name of its own, or -1.
    struct ReferenceParts: BitwiseCopyable {
        var part: Int32
        var itself: Int32
    }

    struct Mark: BitwiseCopyable {
        var set: ClassSet
        var part: Int32
    }

    struct Link: BitwiseCopyable {
        var source: Int32
        var target: Int32
        var relation: Int32
        var former: Bool
        /// The parts that say since when and until when, or -1.
        var since: Int32
        var until: Int32

        /// In place of a part: what the rule gives.
        static let it: Int32 = -1
        /// In place of a part: whom the text around is about.
        static let subject: Int32 = -2
    }

    struct Stage: BitwiseCopyable {
        /// The gates of its rules.
        var gates: PoolRange
        var repetitions: Int32
        /// Whether any of its rules can change which names there are.
        var isForNames: Bool
    }

    let stages: Frozen<Stage>
    let rules: Frozen<Rule>
    let gates: Frozen<PhraseGate>
    let requirements: Frozen<PhraseGate.Requirement>
    /// No rule and all rules of a gate.
    let masks: Frozen<UInt64>
    let code: Frozen<PhraseInstruction>
    let literals: LiteralPool
    /// Classes of which each must be somewhere in a text.
    let required: Frozen<ClassSet>
    let literalFinder: LiteralFinder
    /// The numbers with just one bit, by that bit: to look them up is quicker than to shift so wide a number.
    let bits: Frozen<UInt128>
    /// The classes that rules look for to find out where they can match.
    let wanted: ClassSet
    let marks: Frozen<Mark>
    let links: Frozen<Link>
    /// By the index of the rule in the grammar's summaries.
    let referenceParts: Frozen<ReferenceParts>

    /// - Parameters:
    ///   - stages: all stages; only those of phrases count.
    ///   - relations: the relations by their index.
    ///   - entities: the classes that are types of the schema.
    ///   - vocabulary: tells how common the texts are that rules look for.
    init(
        _ stages: [Grammar.Stage], relations: [String], entities: ClassSet, _ vocabulary: Vocabulary, in arena: Arena
    ) {
        let phrases = stages.filter { $0.kind == .phrases }
        let forNames = NameRules(phrases.map { $0.rules.map(\.rule) }, entities: entities)
        var frozenStages: [Stage] = []
        var rules: [Rule] = []
        let sources = phrases.flatMap { $0.rules.map(\.rule) }
        let numbers = LiteralNumbers(
            sources.filter { !forNames.contains($0) }.map(\.whole),
            first: sources.filter(forNames.contains).map(\.whole), cost: vocabulary.cost(ofText:))
        let ofPhrases = sources.reduce(entities) { $0 | Self.classesOfPhrases($1) }
        var compiler = PhraseCompiler(numbers: numbers)
        var gates: [PhraseGate] = []
        var requirements: [PhraseGate.Requirement] = []
        var required: [ClassSet] = []
        var marks: [Mark] = []
        var links: [Link] = []
        for stage in phrases {
            let compiled = stage.rules.map { compiled -> Rule in
                let (rule, program) = (compiled.rule, compiled.program)
                func part(_ name: String) -> Int32 { Int32(program.parts.firstIndex(of: name) ?? -1) }
                func end(_ name: String) -> Int32 {
                    name == "it" ? Link.it : name == RuleLink.subject ? Link.subject : part(name)
                }
                let start = PatternStart(of: rule.whole, numbers)
                var entry = Rule(
                    first: start, matchFirst: PatternStart(of: rule.match ?? .sequence([]), numbers),
                    lead: PatternLead(of: rule.whole, start),
                    index: Int32(compiled.index), code: compiler.add(rule, parts: program.parts),
                    required: PoolRange(appending: program.required, to: &required),
                    marks: PoolRange(appending: rule.marks.map { Mark(set: $0.set, part: end($0.part)) }, to: &marks),
                    links: PoolRange(
                        appending: rule.links.map { link in
                            Link(
                                source: end(link.source), target: end(link.target),
                                relation: Int32(relations.firstIndex(of: link.relation) ?? 0), former: link.former,
                                since: link.since.map(part) ?? -1, until: link.until.map(part) ?? -1)
                        }, to: &links),
                    type: -1, part: -1, action: .none, givesEach: false, declares: false,
                    asksMatchFirst: rule.after.map { PatternStart.isOneTokenAtMost($0, phrases: ofPhrases) } ?? false)
                switch rule.action {
                case .give(let type, let name, let each, let certain):
                    (entry.action, entry.type, entry.givesEach) = (.give, Int32(type), each)
                    entry.declares = certain
                    if let name { entry.part = part(name) }
                case .veto(let type):
                    (entry.action, entry.type) = (.veto, Int32(type))
                default:
                    break
                }
                let first = entry.matchFirst
                if first.anywhere.isAnything || first.isEmpty || first.isEmptyAtEdge { entry.asksMatchFirst = false }
                return entry
            }
            let blocks = stride(from: 0, to: compiled.count, by: PhraseGate.capacity).map { start in
                PhraseGate(
                    stage.rules.dropFirst(start).prefix(PhraseGate.capacity), first: rules.count + start, forNames,
                    numbers, requirements: &requirements)
            }
            rules += compiled
            frozenStages.append(
                Stage(
                    gates: PoolRange(appending: blocks, to: &gates), repetitions: Int32(stage.repetitions),
                    isForNames: stage.rules.contains { forNames.contains($0.rule) }))
        }
        self.stages = arena.freeze(frozenStages)
        self.rules = arena.freeze(rules)
        self.gates = arena.freeze(gates)
        self.requirements = arena.freeze(requirements)
        masks = arena.freeze([0, ~0])
        self.code = arena.freeze(compiler.code)
        self.literals = LiteralPool(compiler.literals, in: arena)
        self.required = arena.freeze(required)
        literalFinder = LiteralFinder(numbers, in: arena)
        bits = arena.freeze(count: UInt128.bitWidth) { 1 << UInt128($0) }
        self.marks = arena.freeze(marks)
        wanted = rules.reduce(required.reduce(0, |)) { wanted, rule in
            let ofMatch = rule.asksMatchFirst ? rule.matchFirst.anywhere.classes | rule.matchFirst.atEdge.classes : 0
            return wanted | rule.first.anywhere.classes | rule.lead.classes | ofMatch
        }
        self.links = arena.freeze(links)
        referenceParts = arena.freeze(
            stages.flatMap(\.rules).map { rule in
                func part(_ name: String) -> Int32 { Int32(rule.program.parts.firstIndex(of: name) ?? -1) }
                return ReferenceParts(part: part("part"), itself: part("self"))
            })
    }

    /// The classes that phrases get by a rule.
    private static func classesOfPhrases(_ rule: TextRules.Rule) -> ClassSet {
        let marks = rule.marks.reduce(0) { $0 | $1.set }
        if case .give(let type, _, _, _) = rule.action { return marks | ClassSet.bit(type) }
        return marks
    }
}
