/// Up to 64 rules of a phrase stage, with what each asks to be somewhere in a text: told for all of them together, since
/// which rule is in vain no processor foresees.
struct PhraseGate: BitwiseCopyable {
    /// What rules ask for.
    struct Requirement: BitwiseCopyable {
        /// Classes, or numbers of texts, of which one must be there.
        var any: UInt128
        /// The rules that ask for that, one bit each.
        var rules: UInt64
    }

    static let capacity = 64
    /// The number of the first rule.
    let first: Int
    private let all: UInt64
    /// The rules that can change which names there are.
    let forNames: UInt64
    /// In ``PhraseTables/requirements``.
    private let classes: PoolRange
    private let texts: PoolRange

    /// - Parameters:
    ///   - rules: the rules, at most ``capacity``.
    ///   - requirements: gets theirs.
    init(
        _ rules: ArraySlice<Grammar.CompiledRule>, first: Int, _ names: NameRules, _ numbers: LiteralNumbers,
        requirements: inout [Requirement]
    ) {
        self.first = first
        all = .max >> UInt64(Self.capacity - rules.count)
        forNames = zip(0..., rules).reduce(0) { names.contains($1.1.rule) ? $0 | 1 << UInt64($1.0) : $0 }
        classes = PoolRange(appending: Self.join(rules.map(\.program.required)), to: &requirements)
        texts = PoolRange(
            appending: Self.join(rules.map { $0.program.requiredTexts.map(numbers.bits(of:)) }), to: &requirements)
    }

    /// - Parameter required: for each rule the sets of which it asks for one of each.
    private static func join(_ required: [[UInt128]]) -> [Requirement] {
        var joined: [Requirement] = []
        for (rule, sets) in required.enumerated() {
            for set in sets {
                if let index = joined.firstIndex(where: { $0.any == set }) {
                    joined[index].rules |= 1 << UInt64(rule)
                } else {
                    joined.append(Requirement(any: set, rules: 1 << UInt64(rule)))
                }
            }
        }
        return joined
    }

    /// The rules for which all is there that they ask for, one bit each.
    @inline(__always)
    func passing(
        _ tables: PhraseTables, classes present: ClassSet, texts presentTexts: UInt128, forNames: Bool
    ) -> UInt64 {
        let missing =
            Self.missing(tables.requirements, classes, present, tables.masks)
            | Self.missing(tables.requirements, texts, presentTexts, tables.masks)
        return (forNames ? self.forNames : all) & ~missing
    }

    @inline(__always)
    private static func missing(
        _ requirements: Frozen<Requirement>, _ range: PoolRange, _ present: UInt128, _ masks: Frozen<UInt64>
    ) -> UInt64 {
        var missing: UInt64 = 0
        for index in range.indices {
            let requirement = requirements.base + index
            // A row of a table instead of a branch: what is in a text is a matter of chance.
            missing |= requirement.pointee.rules & masks[requirement.pointee.any & present == 0 ? 1 : 0]
        }
        return missing
    }
}
