/// What stands just before a place in the text, on one path to it.
enum PathState: Int, Sendable {
    case other, name, listAfterName, place

    static let count = 4
}

/// The rules of the names stage, compiled: those that give candidates and
/// those that make candidates cheaper or dearer.
struct LatticeRules: Sendable {
    /// What must stand beside a candidate.
    struct Context: Sendable {
        var any: ClassSet = 0
        var none: ClassSet = 0
        /// The edge of a sentence is right too.
        var isEdge = false
        /// A name just before: see ``PathState``.
        var state: PathState?
    }

    /// A rule that gives candidates.
    struct Giver: Sendable {
        var index: Int
        var type: Int
        var cost: Float
        var costOfFreeCharacter: Float
        var isCertain: Bool
        var match: Pattern
        var program: Program
        var after: Context?
        var before: Context?
        var length: ClosedRange<Int>
    }

    /// A rule that changes the cost of a candidate.
    struct Adjuster: Sendable {
        var index: Int
        /// Added to the cost; infinite for a veto.
        var delta: Float
        var isCertain: Bool
        var after: Context?
        var before: Context?
        var conditions: [(condition: Condition, set: ClassSet)]
        var length: ClosedRange<Int>
        /// The part of the candidate whose cost it changes: a context behind
        /// or before it, or neither.
        var isPromotion: Bool
    }

    /// Two words in a row that together are a context: a place and a post.
    struct Compound: Sendable, BitwiseCopyable {
        var first: ClassSet
        var second: ClassSet
        /// The class of its own that a text has behind both.
        var classes: ClassSet
    }

    /// What a condition of a rule looks at.
    enum Condition: String, Sendable, BitwiseCopyable {
        /// The first unit; the second; the last; any word behind the first unit.
        case first, second, last, inside
        /// A word of two units or more within the candidate, not all of it.
        case holds
        /// A word that begins behind the first unit and goes on behind the candidate.
        case cuts
        /// A word that begins before the candidate and ends within it.
        case splits
        /// The whole candidate as a word; all after its first unit; its
        /// first two units.
        case whole, rest, start
    }

    var givers: [Giver] = []
    private(set) var compounds: [Compound] = []
    /// The classes of all second words of compounds.
    private(set) var compoundSeconds: ClassSet = 0
    /// By type.
    var adjusters: [Int: [Adjuster]] = [:]
    /// Those that depend on what stands before on the path, by type.
    var stateAdjusters: [Int: [Adjuster]] = [:]
    /// The classes of words that separate names in a list.
    var listMarks: ClassSet = 0
    /// The type whose candidates count as names before another.
    var nameType = -1
    /// The type whose candidates make chains.
    var placeType = -1

    init(_ rules: [Grammar.CompiledRule], classes: inout ClassTable) throws(RuleError) {
        nameType = classes.index("Person") ?? -1
        placeType = classes.index("Place") ?? -1
        for compiled in rules {
            let rule = compiled.rule
            var after: Context?
            var before: Context?
            if let pattern = rule.after { after = try context(pattern, rule, &classes) }
            if let pattern = rule.before { before = try context(pattern, rule, &classes) }
            let length = rule.length ?? 1...Int(Int16.max)
            switch rule.action {
            case .give(let type, nil, _, let certain):
                guard let match = rule.match else { throw Self.error(rule, "has no 'match'") }
                guard givers.count < GiverSet.bitWidth else {
                    throw Self.error(rule, "is one too many: at most \(GiverSet.bitWidth) rules can give names")
                }
                givers.append(
                    Giver(
                        index: compiled.index, type: type, cost: rule.cost,
                        costOfFreeCharacter: rule.costOfFreeCharacter,
                        isCertain: certain, match: match, program: Program(match: match),
                        after: after, before: before, length: length))
            case .promote(let type, let value, let certain):
                add(rule, compiled.index, type, -value, certain, after, before, length)
            case .demote(let type, let value):
                add(rule, compiled.index, type, value, false, after, before, length)
            case .veto(let type):
                add(rule, compiled.index, type, .infinity, false, after, before, length)
            default:
                throw Self.error(rule, "cannot do this in a names stage: only give, promote, demote and veto")
            }
        }
    }

    private mutating func add(
        _ rule: Rule, _ index: Int, _ type: Int, _ delta: Float, _ certain: Bool, _ after: Context?,
        _ before: Context?, _ length: ClosedRange<Int>
    ) {
        let adjuster = Adjuster(
            index: index, delta: delta, isCertain: certain, after: after, before: before,
            conditions: rule.conditions.compactMap { key, set in
                Condition(rawValue: key).map { ($0, set) }
            }, length: length, isPromotion: delta < 0 && (after == nil) != (before == nil))
        if after?.state != nil {
            stateAdjusters[type, default: []].append(adjuster)
        } else {
            adjusters[type, default: []].append(adjuster)
        }
    }

    /// Contexts of this stage are looked up, not searched: one item, the
    /// edge of a sentence, or a choice of these.
    private mutating func context(
        _ pattern: Pattern, _ rule: Rule, _ classes: inout ClassTable
    ) throws(RuleError) -> Context {
        var context = Context()
        let name: ClassSet = nameType >= 0 ? ClassSet.bit(nameType) : 0
        let place: ClassSet = placeType >= 0 ? ClassSet.bit(placeType) : 0
        switch pattern {
        case .item(any: name, none: 0) where name != 0:
            context.state = .name
        case .item(any: place, none: 0) where place != 0:
            context.state = .place
        case .sequence(let items):
            guard items.count == 2, case .item(let first, 0) = items[0], case .item(let second, 0) = items[1] else {
                throw Self.error(rule, "has a context of several items; here it may be two, '<A|B> <C>'")
            }
            if first == name {
                listMarks |= second
                context.state = .listAfterName
            } else {
                context.any = try compound(first, second, rule, &classes)
            }
        case .item(let any, let none):
            context.any = any
            context.none = none
        case .sentenceStart, .sentenceEnd:
            context.isEdge = true
        case .choice(let branches):
            for branch in branches {
                let part = try self.context(branch, rule, &classes)
                context.any |= part.any
                context.none |= part.none
                context.isEdge = context.isEdge || part.isEdge
            }
        default:
            throw Self.error(rule, "has a context that this stage cannot look up: use <A|B>, !<A>, ^ and $")
        }
        return context
    }

    /// A class of its own for two words in a row; only in front of a name.
    private mutating func compound(
        _ first: ClassSet, _ second: ClassSet, _ rule: Rule, _ classes: inout ClassTable
    ) throws(RuleError) -> ClassSet {
        if let known = compounds.first(where: { $0.first == first && $0.second == second }) { return known.classes }
        guard let index = classes.add("#\(compounds.count)") else {
            throw Self.error(rule, "needs one class more than there is room for")
        }
        compounds.append(Compound(first: first, second: second, classes: ClassSet.bit(index)))
        compoundSeconds |= second
        return ClassSet.bit(index)
    }

    private static func error(_ rule: Rule, _ problem: String) -> RuleError {
        RuleError(
            file: rule.file, line: rule.line, problem: "rule '\(rule.name)' \(problem)", text: "rule \(rule.name)")
    }
}
