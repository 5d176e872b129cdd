/// The rules of the names stage as the search uses them: flat tables of plain
/// values; see ``LatticeRules`` for what they mean.
struct LatticeTables: Sendable {
    /// What must stand beside a candidate.
    struct Context: BitwiseCopyable {
        var any: ClassSet = 0
        var none: ClassSet = 0
        var isEdge = false
        /// Whether the rule asks for a context at all.
        var isAsked = false

        init(_ context: LatticeRules.Context?) {
            guard let context else { return }
            (any, none, isEdge, isAsked) = (context.any, context.none, context.isEdge, true)
        }

        @inline(__always)
        func holds(_ classes: ClassSet, isEdge edge: Bool) -> Bool {
            if !isAsked || isEdge && edge { return true }
            if any != 0 { return classes & any != 0 }
            return none != 0 && classes & none == 0
        }
    }

    /// A rule that gives candidates.
    struct Giver: BitwiseCopyable {
        var after: Context
        var before: Context
        var index: Int32
        var type: Int32
        /// What stands after its candidates; see ``PathState``.
        var goal: Int32
        /// The state that a path must be in before them, or -1.
        var state: Int32
        var cost: Float
        var costOfFreeCharacter: Float
        var code: Int32
        /// The length of its candidates, or 0 if they differ.
        var length: Int32
        /// Where its first named word must stand, if it does not begin with it.
        var lead: PatternLead
        var minimum: Int32
        var maximum: Int32
        /// Whether it takes just one listed word: it needs no program to be run.
        var isWord: Bool
        var isCertain: Bool
    }

    /// A rule that changes the cost of a candidate.
    struct Adjuster: BitwiseCopyable {
        var index: Int32
        var delta: Float
        var minimum: Int32
        var maximum: Int32
        /// What ``AdjusterBlock`` does not decide.
        var conditions: PoolRange
        var effect: Effect
        var isCertain: Bool
    }

    /// How the changes of several rules go together: of promotions by what
    /// stands before, and of those by what stands behind, the strongest
    /// counts; everything else adds up.
    enum Effect: UInt8 {
        case added, promotionBefore, promotionBehind
    }

    struct Condition: BitwiseCopyable {
        var set: ClassSet
        var condition: LatticeRules.Condition
    }

    /// A change by what stands before on the path.
    struct StateChange: BitwiseCopyable {
        var before: Context
        var delta: Float
        var minimum: Int32
        var maximum: Int32
        var conditions: PoolRange
    }

    /// The rules that change candidates of one type.
    struct TypeRules: BitwiseCopyable {
        var blocks = PoolRange()
        /// The block of those that make candidates cheaper; -1 if it has no room for all of them.
        var promotions: Int32 = -1
        /// The most that these take off: for what stands before and behind, for what begins there, and in any case.
        var before = PromotionBound()
        var behind = PromotionBound()
        var first = PromotionBound()
        var always: Float = 0
    }

    /// What it is worth to come to a place in a state, as long as no list goes on there.
    struct Advantage: BitwiseCopyable {
        /// The most by which it can be better than to come by plain words; infinite where some giver asks for the state.
        var most: Float
        /// The givers for whose candidates the state makes a difference: where none of them gives anything it is
        /// worth nothing.
        var givers: GiverSet
    }

    let givers: Frozen<Giver>
    let code: Frozen<GiverInstruction>
    let literals: LiteralPool
    let types: Frozen<TypeRules>
    let blocks: Frozen<AdjusterBlock>
    let gates: Frozen<AdjusterBlock.Gate>
    let passes: Frozen<AdjusterBlock.Pass>
    let adjusters: Frozen<Adjuster>
    let gains: Frozen<PromotionBound.Gain>
    let conditions: Frozen<Condition>
    let stateChanges: Frozen<StateChange>
    /// For each type and state its part of the state changes.
    let stateRanges: Frozen<PoolRange>
    let compounds: Frozen<LatticeRules.Compound>
    let compoundSeconds: ClassSet
    let listMarks: ClassSet
    /// Which givers can give anything at a place.
    let giverGates: GiverGates
    /// For each state what it is worth.
    let advantages: Frozen<Advantage>

    /// - Parameter sentenceEnd: the classes of words that end sentences.
    init(_ rules: LatticeRules, _ vocabulary: Vocabulary, sentenceEnd: ClassSet, in arena: Arena) {
        var givers: [Giver] = []
        var compiler = GiverCompiler(vocabulary: vocabulary)
        for giver in rules.givers {
            let goal: PathState =
                giver.type == rules.nameType ? .name : giver.type == rules.placeType ? .place : .other
            let code = compiler.add(giver.program)
            let lead = PatternLead(of: giver.match, PatternStart(of: giver.match, LiteralNumbers([])))
            let before = Context(giver.before)
            let length = compiler.length(from: code) ?? 0
            givers.append(
                Giver(
                    after: Context(giver.after?.state == nil ? giver.after : nil), before: before,
                    index: Int32(giver.index), type: Int32(giver.type), goal: Int32(goal.rawValue),
                    state: Int32(giver.after?.state?.rawValue ?? -1), cost: giver.cost,
                    costOfFreeCharacter: giver.costOfFreeCharacter, code: Int32(code),
                    length: Int32(length),
                    lead: lead.classes != 0 || length != 0 ? lead : compiler.lead(from: code, before: before),
                    minimum: Int32(clamping: giver.length.lowerBound),
                    maximum: Int32(clamping: giver.length.upperBound), isWord: compiler.isWord(from: code),
                    isCertain: giver.isCertain))
        }
        self.givers = arena.freeze(givers)
        code = arena.freeze(compiler.code)
        literals = LiteralPool(compiler.literals, in: arena)
        giverGates = GiverGates(
            rules.givers, givers, required: rules.givers.map { Self.required(by: $0, besides: rules.compounds) },
            compiler, vocabulary, sentenceEnd: sentenceEnd, in: arena)
        compounds = arena.freeze(rules.compounds)
        compoundSeconds = rules.compoundSeconds
        listMarks = rules.listMarks

        var types = [TypeRules](repeating: TypeRules(), count: ClassSet.bitWidth)
        var blocks: [AdjusterBlock] = []
        var gates: [AdjusterBlock.Gate] = []
        var passes: [AdjusterBlock.Pass] = []
        var adjusters: [Adjuster] = []
        var gains: [PromotionBound.Gain] = []
        var conditions: [Condition] = []
        var changes: [StateChange] = []
        var stateRanges: [PoolRange] = []
        for type in types.indices {
            let ofType = rules.adjusters[type] ?? []
            let firstBlock = Int32(blocks.count)
            func add(_ part: ArraySlice<LatticeRules.Adjuster>) {
                let range = PoolRange(appending: part.map { Self.adjuster($0, &conditions) }, to: &adjusters)
                blocks.append(AdjusterBlock(part, adjusters: range, gates: &gates, passes: &passes))
            }
            for start in stride(from: 0, to: ofType.count, by: AdjusterBlock.capacity) {
                add(ofType[start..<min(start + AdjusterBlock.capacity, ofType.count)])
            }
            (types[type].blocks.start, types[type].blocks.end) = (firstBlock, Int32(blocks.count))
            let promotions = ofType.filter { $0.delta < 0 }
            if !promotions.isEmpty, promotions.count <= AdjusterBlock.capacity {
                types[type].promotions = Int32(blocks.count)
                add(promotions[...])
            }
            types[type].before = PromotionBound(promotions, at: .before, gains: &gains)
            types[type].behind = PromotionBound(promotions, at: .behind, gains: &gains)
            types[type].first = PromotionBound(promotions, at: .first, gains: &gains)
            types[type].always = PromotionBound.always(promotions)
            for state in 0..<PathState.count {
                let ofState = (rules.stateAdjusters[type] ?? []).filter { ($0.after?.state?.rawValue ?? 0) == state }
                let flat = ofState.map { Self.stateChange($0, &conditions) }
                stateRanges.append(PoolRange(appending: flat, to: &changes))
            }
        }
        self.types = arena.freeze(types)
        self.blocks = arena.freeze(blocks)
        self.gates = arena.freeze(gates)
        self.passes = arena.freeze(passes)
        self.adjusters = arena.freeze(adjusters)
        self.gains = arena.freeze(gains)
        self.conditions = arena.freeze(conditions)
        stateChanges = arena.freeze(changes)
        self.stateRanges = arena.freeze(stateRanges)
        advantages = arena.freeze(
            (0..<PathState.count).map { state in
                Self.advantage(of: state, givers, types: types.count) { range in
                    stateRanges[range].indices.map { changes[$0].delta }
                }
            })
    }

    /// - Parameter deltas: what rules change at an index of ``stateRanges``.
    private static func advantage(
        of state: Int, _ givers: [Giver], types: Int, deltas: (Int) -> [Float]
    ) -> Advantage {
        // What being in the state saves a candidate of a type; what stands behind a list mark may be what it is compared
        // with.
        let ofList = PathState.listAfterName.rawValue
        let gains = (0..<types).map { type in
            (deltas(type * PathState.count + state).map { max(0, -$0) }
                + deltas(type * PathState.count + ofList).map { max(0, $0) }).reduce(0, +)
        }
        var advantage = Advantage(most: gains.max() ?? 0, givers: 0)
        for (number, giver) in givers.enumerated() {
            let isAskedFor = Int(giver.state) == state
            if isAskedFor { advantage.most = .infinity }
            if isAskedFor || gains[Int(giver.type)] > 0 { advantage.givers |= 1 << GiverSet(number) }
        }
        return advantage
    }

    /// Sets of classes of each of which one must be somewhere in a text if a giver is to give anything there.
    private static func required(
        by giver: LatticeRules.Giver, besides compounds: [LatticeRules.Compound]
    ) -> [ClassSet] {
        // No word has the class of a compound.
        let ofNoWord = compounds.reduce(0) { $0 | $1.classes }
        let around = [giver.after, giver.before].compactMap { context -> ClassSet? in
            guard let context, !context.isEdge, context.any != 0, context.any & ofNoWord == 0 else { return nil }
            return context.any
        }
        return giver.program.required + around
    }

    private static func adjuster(_ rule: LatticeRules.Adjuster, _ conditions: inout [Condition]) -> Adjuster {
        let effect: Effect = !rule.isPromotion ? .added : rule.after != nil ? .promotionBefore : .promotionBehind
        return Adjuster(
            index: Int32(rule.index), delta: rule.delta,
            minimum: Int32(clamping: rule.length.lowerBound), maximum: Int32(clamping: rule.length.upperBound),
            conditions: PoolRange(appending: AdjusterBlock.rest(of: rule), to: &conditions), effect: effect,
            isCertain: rule.isCertain)
    }

    private static func stateChange(_ rule: LatticeRules.Adjuster, _ conditions: inout [Condition]) -> StateChange {
        StateChange(
            before: Context(rule.before), delta: rule.delta, minimum: Int32(clamping: rule.length.lowerBound),
            maximum: Int32(clamping: rule.length.upperBound),
            conditions: PoolRange(
                appending: rule.conditions.map { Condition(set: $0.set, condition: $0.condition) }, to: &conditions))
    }
}

/// A range of a table that several rules share.
struct PoolRange: BitwiseCopyable {
    var start: Int32 = 0
    var end: Int32 = 0

    init() {}

    /// Appends values to a table; the range is theirs.
    init<Element>(appending values: some Collection<Element>, to pool: inout [Element]) {
        start = Int32(pool.count)
        pool += values
        end = Int32(pool.count)
    }

    @inline(__always) var indices: Range<Int> { Int(start)..<Int(end) }
}
