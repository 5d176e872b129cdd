/// Up to 64 rules that change candidates of one type, with tables that say
/// from the words in and around a candidate which of them apply: most do not,
/// and asking each one is what would cost most in reading a text.
struct AdjusterBlock: BitwiseCopyable {
    /// What rules ask about, each a set of classes.
    enum Fact: Int, CaseIterable {
        case before, behind, first, second, last, whole, rest, start
        /// Words that begin shortly before the candidate and run over its beginning, and those that begin behind its
        /// first unit and run over its end: all that `splits` and `cuts` ask about, and more.
        case over, overEnd

        /// Whether the fact says all that a condition asks.
        var isExact: Bool { self != .over && self != .overEnd }

        init?(_ condition: LatticeRules.Condition) {
            switch condition {
            case .first: self = .first
            case .second: self = .second
            case .last: self = .last
            case .whole: self = .whole
            case .rest: self = .rest
            case .start: self = .start
            case .splits: self = .over
            case .cuts: self = .overEnd
            case .inside, .holds: return nil
            }
        }
    }

    /// Which rules one fact lets pass, one bit each.
    struct Gate: BitwiseCopyable {
        /// Those that do not ask.
        var always: UInt64 = 0
        /// Those that are content with the edge of a sentence.
        var atEdge: UInt64 = 0
        /// Those that ask that something is not there.
        var unless: UInt64 = 0
        /// The classes that any of them wants, or wants not to be there.
        var wanted: ClassSet = 0
        var unwanted: ClassSet = 0
        /// Where a row for each class begins in ``LatticeTables/passes``.
        var row: Int32 = 0
    }

    /// For one class the rules that want it, and those that want it not.
    struct Pass: BitwiseCopyable {
        var wanting: UInt64 = 0
        var refusing: UInt64 = 0
    }

    static let capacity = 64
    var adjusters: PoolRange
    /// One for each fact, in order.
    var gates: PoolRange

    /// - Parameters:
    ///   - rules: the rules, at most ``capacity``.
    ///   - gates: gets a gate for each fact.
    ///   - passes: gets the rows of the gates.
    init(
        _ rules: ArraySlice<LatticeRules.Adjuster>, adjusters: PoolRange, gates: inout [Gate], passes: inout [Pass]
    ) {
        self.adjusters = adjusters
        let made = Fact.allCases.map { fact in
            var gate = Gate()
            gate.row = Int32(passes.count)
            var row = [Pass](repeating: Pass(), count: ClassSet.bitWidth)
            for (number, rule) in rules.enumerated() {
                let bit = UInt64(1) << UInt64(number)
                guard let question = Self.question(fact, rule) else {
                    gate.always |= bit
                    continue
                }
                if question.isEdge { gate.atEdge |= bit }
                if question.any != 0 {
                    gate.wanted |= question.any
                    for index in row.indices where question.any & ClassSet.bit(index) != 0 { row[index].wanting |= bit }
                } else if question.none != 0 {
                    gate.unless |= bit
                    gate.unwanted |= question.none
                    for index in row.indices where question.none & ClassSet.bit(index) != 0 {
                        row[index].refusing |= bit
                    }
                }
            }
            passes += row
            return gate
        }
        self.gates = PoolRange(appending: made, to: &gates)
    }

    /// What a rule asks about a fact, or nil.
    private static func question(_ fact: Fact, _ rule: LatticeRules.Adjuster) -> LatticeRules.Context? {
        switch fact {
        case .before: rule.after
        case .behind: rule.before
        default:
            rule.conditions.first { Fact($0.condition) == fact }.map { LatticeRules.Context(any: $0.set) }
        }
    }

    /// The conditions of a rule that no gate decides: those that look at
    /// several places, and a second one about the same fact.
    static func rest(of rule: LatticeRules.Adjuster) -> [LatticeTables.Condition] {
        var seen: Set<Fact> = []
        return rule.conditions.compactMap { condition, set in
            if let fact = Fact(condition), seen.insert(fact).inserted, fact.isExact { return nil }
            return LatticeTables.Condition(set: set, condition: condition)
        }
    }
}
