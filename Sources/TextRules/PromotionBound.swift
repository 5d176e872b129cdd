/// The most by which rules can make candidates of a type cheaper, told from the words at one place: quicker than to find
/// out which rules apply.
struct PromotionBound: BitwiseCopyable {
    /// Where the words are: each rule asks for some at one of these places.
    enum Place {
        /// They end before a candidate, begin behind it, or begin where it begins.
        case before, behind, first

        /// The place where a rule asks for the fewest words, and which; nil if it asks for none.
        static func ofRule(_ rule: LatticeRules.Adjuster) -> (place: Place, context: LatticeRules.Context)? {
            if let after = rule.after, after.any != 0 || after.isEdge { return (.before, after) }
            if let before = rule.before, before.any != 0 || before.isEdge { return (.behind, before) }
            let sets = rule.conditions.filter { [.first, .whole, .start].contains($0.condition) }.map(\.set)
            let least = sets.min { $0.nonzeroBitCount < $1.nonzeroBitCount }
            return least.map { (.first, LatticeRules.Context(any: $0)) }
        }
    }

    /// What rules take off.
    struct Gain: BitwiseCopyable {
        /// The most that one of those does of which the strongest counts.
        private(set) var strongest: Float = 0
        /// What the others do together.
        private(set) var added: Float = 0

        init() {}

        init(_ rule: LatticeRules.Adjuster) {
            if rule.isPromotion { strongest = -rule.delta } else { added = -rule.delta }
        }

        @inline(__always) var total: Float { strongest + added }

        @inline(__always)
        mutating func join(_ other: Gain) {
            strongest = max(strongest, other.strongest)
            added += other.added
        }
    }

    /// The classes of words for which there is a gain.
    private(set) var classes: ClassSet = 0
    /// What there is at the edge of a sentence.
    private(set) var atEdge = Gain()
    /// Where a gain for each class begins in ``LatticeTables/gains``.
    private(set) var row: Int32 = 0

    init() {}

    /// - Parameters:
    ///   - promotions: the rules that make candidates of a type cheaper.
    ///   - gains: gets the row.
    init(_ promotions: [LatticeRules.Adjuster], at place: Place, gains: inout [Gain]) {
        row = Int32(gains.count)
        gains += repeatElement(Gain(), count: ClassSet.bitWidth)
        for rule in promotions {
            guard let asked = Place.ofRule(rule), asked.place == place else { continue }
            classes |= asked.context.any
            if asked.context.isEdge { atEdge.join(Gain(rule)) }
            for index in 0..<ClassSet.bitWidth where asked.context.any & ClassSet.bit(index) != 0 {
                gains[Int(row) + index].join(Gain(rule))
            }
        }
    }

    /// What rules take off together that ask for no words.
    static func always(_ promotions: [LatticeRules.Adjuster]) -> Float {
        promotions.reduce(0) { Place.ofRule($1) == nil ? $0 - $1.delta : $0 }
    }
}
