/// Chooses the cheapest path of words and candidates through a text.
///
/// A Viterbi search with a few states for each place, ``PathState``, because
/// names come in lists and places in chains.
struct Segmenter: ~Copyable {
    private static let states = PathState.count
    private let grammar: Grammar
    var chart = WordChart()
    var candidates = Scratch<Candidate>()
    private var best = Scratch<Float>()
    private var backPlace = Scratch<Int32>()
    /// The candidate (0 and above), a plain step (-1) or word w (-2 - w).
    private var backStep = Scratch<Int32>()
    /// The tokens of the best path, in order.
    var tokens = Scratch<Token>()
    private var ends = Scratch<Int32>(capacity: 64)
    private var endCosts = Scratch<Float>(capacity: 64)
    /// What a character that only must not be in some class costs in the
    /// giver that runs.
    private var freeCharacterCost: Float = 0

    init(grammar: Grammar) { self.grammar = grammar }

    /// Fills `tokens` and `candidates` for a text.
    mutating func segment(_ units: UnsafeBufferPointer<UInt16>, known: KnownNames) {
        let count = units.count
        chart.fill(units, grammar: grammar, known: known)
        candidates.removeAll()
        best.reset(count: (count + 1) * Self.states, to: .infinity)
        backPlace.reset(count: (count + 1) * Self.states, to: -1)
        backStep.reset(count: (count + 1) * Self.states, to: -1)
        best[0] = 0
        let vocabulary = grammar.vocabulary
        vocabulary.singleCosts.withUnsafeBufferPointer { singleCosts in
            for place in 0..<count {
                let base = place * Self.states
                guard (0..<Self.states).contains(where: { best[base + $0] < .infinity }) else { continue }
                plainStep(units, place, singleCosts)
                wordSteps(place)
                candidateSteps(units, place)
            }
        }
        trace(count)
    }

    /// A run of digits or letters, or one character.
    private mutating func plainStep(
        _ units: UnsafeBufferPointer<UInt16>, _ place: Int, _ singleCosts: UnsafeBufferPointer<Float>
    ) {
        let unit = units[place]
        var end = place + 1
        var cost = Vocabulary.plainCost
        if UnitKind.isDigit(unit) {
            while end < units.count && (UnitKind.isDigit(units[end]) || units[end] == 0x2E) { end += 1 }
        } else if UnitKind.isLatin(unit) {
            while end < units.count && UnitKind.isLatin(units[end]) { end += 1 }
        } else if UnitKind.isHan(unit) {
            cost = min(singleCosts[Int(unit)], Vocabulary.unknownCost)
        }
        relax(place, end, cost, step: -1, isListMark: chart.ends[end] & grammar.lattice.listMarks != 0)
    }

    private mutating func wordSteps(_ place: Int) {
        let last = Int(chart.offsets[place + 1])
        var index = Int(chart.offsets[place])
        while index < last {
            let end = Int(chart.wordEnds[index])
            let cost = chart.wordCosts[index]
            if end > place + 1 && cost < .infinity {
                let isListMark = chart.wordClasses[index] & grammar.lattice.listMarks != 0
                relax(place, end, cost, step: Int32(-2 - index), isListMark: isListMark)
            }
            index += 1
        }
    }

    @inline(__always)
    private mutating func relax(_ from: Int, _ to: Int, _ cost: Float, step: Int32, isListMark: Bool) {
        let base = from * Self.states
        let target = to * Self.states
        var source = base
        if best[base + PathState.listAfterName.rawValue] < best[source] { source = base + PathState.listAfterName.rawValue }
        if best[base + PathState.place.rawValue] < best[source] { source = base + PathState.place.rawValue }
        if best[source] + cost < best[target] {
            best[target] = best[source] + cost
            backPlace[target] = Int32(source)
            backStep[target] = step
        }
        let afterName = best[base + PathState.name.rawValue]
        if afterName < .infinity {
            let goal = isListMark ? target + PathState.listAfterName.rawValue : target
            if afterName + cost < best[goal] {
                best[goal] = afterName + cost
                backPlace[goal] = Int32(base + PathState.name.rawValue)
                backStep[goal] = step
            }
        }
    }

    private mutating func candidateSteps(_ units: UnsafeBufferPointer<UInt16>, _ place: Int) {
        let starting = chart.starts[place]
        for giver in grammar.lattice.givers {
            guard giver.program.beginsWithAnything || giver.program.first & starting != 0 else { continue }
            if let after = giver.after {
                if let state = after.state {
                    guard best[place * Self.states + state.rawValue] < .infinity else { continue }
                } else if !isContext(after, chart.ends[place], isEdge: isEdgeBefore(place)) {
                    continue
                }
            }
            ends.removeAll()
            endCosts.removeAll()
            freeCharacterCost = giver.costOfFreeCharacter
            run(giver.program, 0, units, place, 0)
            for index in 0..<ends.count {
                propose(giver, place, Int(ends[index]), giver.cost + endCosts[index], units)
            }
        }
    }

    /// Weighs a candidate and adds it to the lattice.
    private mutating func propose(
        _ giver: LatticeRules.Giver, _ start: Int, _ end: Int, _ cost: Float, _ units: UnsafeBufferPointer<UInt16>
    ) {
        guard end > start, giver.length.contains(end - start) else { return }
        if let before = giver.before, !isContext(before, chart.starts[end], isEdge: isEdgeAfter(end, units.count)) {
            return
        }
        var candidate = Candidate(
            start: Int32(start), end: Int32(end), type: Int32(giver.type), rule: Int32(giver.index), promoter: -1,
            cost: cost, isCertain: giver.isCertain)
        guard adjust(&candidate, units) else { return }
        let index = Int32(candidates.count)
        candidates.append(candidate)
        let state: PathState =
            giver.type == grammar.lattice.nameType ? .name : giver.type == grammar.lattice.placeType ? .place : .other
        let target = end * Self.states + state.rawValue
        let nameStates = grammar.lattice.nameStates[giver.type] ?? []
        for state in 0..<Self.states {
            let before = best[start * Self.states + state]
            guard before < .infinity, giver.after?.state.map({ $0.rawValue == state }) ?? true else { continue }
            var total = before + candidate.cost
            for rule in nameStates where rule.state.rawValue == state { total += rule.delta }
            if total < best[target] {
                best[target] = total
                backPlace[target] = Int32(start * Self.states + state)
                backStep[target] = index
            }
        }
    }

    /// Applies the rules that make a candidate cheaper or dearer; false: a
    /// veto. Of several promotions by what stands before it the strongest
    /// counts, likewise by what stands behind it; everything else adds up.
    private func adjust(_ candidate: inout Candidate, _ units: UnsafeBufferPointer<UInt16>) -> Bool {
        guard let adjusters = grammar.lattice.adjusters[Int(candidate.type)] else { return true }
        let start = Int(candidate.start)
        let end = Int(candidate.end)
        let before = chart.ends[start]
        let behind = chart.starts[end]
        let length = end - start
        var promotionBefore: Float = 0
        var promotionBehind: Float = 0
        var strongest: Float = 0
        for adjuster in adjusters {
            guard adjuster.length.contains(length) else { continue }
            if let after = adjuster.after, !isContext(after, before, isEdge: isEdgeBefore(start)) { continue }
            if let context = adjuster.before, !isContext(context, behind, isEdge: isEdgeAfter(end, units.count)) {
                continue
            }
            if !adjuster.conditions.allSatisfy({ holds($0.condition, $0.set, start, end, units) }) { continue }
            if adjuster.delta == .infinity { return false }
            if adjuster.isPromotion && adjuster.after != nil {
                promotionBefore = min(promotionBefore, adjuster.delta)
            } else if adjuster.isPromotion {
                promotionBehind = min(promotionBehind, adjuster.delta)
            } else {
                candidate.cost += adjuster.delta
            }
            if adjuster.delta < strongest {
                strongest = adjuster.delta
                candidate.promoter = Int32(adjuster.index)
            }
            if adjuster.isCertain { candidate.isCertain = true }
        }
        candidate.cost += promotionBefore + promotionBehind
        return true
    }

    private func holds(
        _ condition: LatticeRules.Condition, _ set: ClassSet, _ start: Int, _ end: Int,
        _ units: UnsafeBufferPointer<UInt16>
    ) -> Bool {
        let singles = grammar.vocabulary.singles
        switch condition {
        case .first: return singles[Int(units[start])] & set != 0
        case .second: return end > start + 1 && singles[Int(units[start + 1])] & set != 0
        case .last: return singles[Int(units[end - 1])] & set != 0
        case .inside: return (start + 1..<max(start + 1, end)).contains { chart.hasWord(of: set, from: $0, within: end) }
        case .holds:
            return (start..<end).contains { chart.hasLongWord(of: set, from: $0, within: end, besides: start) }
        case .whole: return chart.classes(start, end) & set != 0
        case .rest: return chart.classes(start + 1, end) & set != 0
        case .start: return end > start + 1 && chart.classes(start, start + 2) & set != 0
        }
    }

    @inline(__always)
    private func isContext(_ context: LatticeRules.Context, _ classes: ClassSet, isEdge: Bool) -> Bool {
        if context.isEdge && isEdge { return true }
        if context.any != 0 { return classes & context.any != 0 }
        return context.none != 0 && classes & context.none == 0
    }

    private func isEdgeBefore(_ place: Int) -> Bool {
        place == 0 || chart.ends[place] & grammar.sentenceEnd != 0
    }

    private func isEdgeAfter(_ place: Int, _ count: Int) -> Bool {
        place == count || chart.starts[place] & grammar.sentenceEnd != 0
    }

    /// Runs a giver's program from `place`; collects every end and its cost.
    private mutating func run(
        _ program: borrowing Program, _ counter: Int, _ units: UnsafeBufferPointer<UInt16>, _ place: Int, _ cost: Float
    ) {
        var counter = counter
        while true {
            let instruction = program.code[counter]
            switch instruction.operation {
            case .accept:
                ends.append(Int32(place))
                endCosts.append(cost)
                return
            case .jump:
                counter = Int(instruction.x)
            case .split:
                run(program, Int(instruction.x), units, place, cost)
                counter = Int(instruction.y)
            case .item:
                guard place < units.count else { return }
                items(program, counter, instruction, units, place, cost)
                return
            case .any:
                guard place < units.count, UnitKind.isHan(units[place]) else { return }
                return run(program, counter + 1, units, place + 1, cost + Vocabulary.unknownCost / 4)
            case .literal:
                for text in program.literals[Int(instruction.x)] where Self.matches(text, units, place) {
                    run(program, counter + 1, units, place + text.count, cost)
                }
                return
            case .sentenceStart:
                guard isEdgeBefore(place) else { return }
                counter += 1
            case .sentenceEnd:
                guard isEdgeAfter(place, units.count) else { return }
                counter += 1
            case .open, .close, .spanStart, .spanEnd:
                counter += 1
            }
        }
    }

    /// Follows one item: a character of a weighted lexicon, a word, or one
    /// character that is in none of the classes.
    private mutating func items(
        _ program: borrowing Program, _ counter: Int, _ instruction: Program.Instruction,
        _ units: UnsafeBufferPointer<UInt16>, _ place: Int, _ cost: Float
    ) {
        let vocabulary = grammar.vocabulary
        let unit = Int(units[place])
        if instruction.any == 0 {
            let single = vocabulary.singles[unit]
            guard UnitKind.isHan(units[place]), single & instruction.none == 0 else { return }
            run(program, counter + 1, units, place + 1, cost + freeCharacterCost)
            return
        }
        let weighted = instruction.any & vocabulary.weightedClasses
        var classIndex = -1
        if weighted != 0 {
            classIndex = weighted.trailingZeroBitCount
            if let costs = vocabulary.characterCosts[classIndex], costs[unit] < .infinity,
                vocabulary.singles[unit] & instruction.none == 0
            {
                run(program, counter + 1, units, place + 1, cost + costs[unit])
            }
        }
        let unweighted = instruction.any & ~vocabulary.weightedClasses
        var index = Int(chart.offsets[place])
        let last = Int(chart.offsets[place + 1])
        while index < last {
            let classes = chart.wordClasses[index]
            let end = Int(chart.wordEnds[index])
            if classes & instruction.none == 0 {
                if classes & unweighted != 0 {
                    run(program, counter + 1, units, end, cost)
                } else if end > place + 1, classes & weighted != 0,
                    let weight = vocabulary.weight(classIndex, word: Int(chart.wordIndexes[index]))
                {
                    run(program, counter + 1, units, end, cost + weight)
                }
            }
            index += 1
        }
    }

    private static func matches(_ text: [UInt16], _ units: UnsafeBufferPointer<UInt16>, _ place: Int) -> Bool {
        guard place + text.count <= units.count else { return false }
        for offset in text.indices where units[place + offset] != text[offset] { return false }
        return true
    }

    /// Walks back over the best path.
    private mutating func trace(_ count: Int) {
        tokens.removeAll()
        var node = count * Self.states
        for state in 1..<Self.states where best[count * Self.states + state] < best[node] {
            node = count * Self.states + state
        }
        while node >= Self.states {
            let end = node / Self.states
            let start = Int(backPlace[node]) / Self.states
            let step = Int(backStep[node])
            var classes: ClassSet
            if step >= 0 {
                classes = 0
            } else if step == -1 {
                classes = chart.classes(start, end) | plainClasses(start, end)
                if classes == 0 { classes = grammar.unknown }
            } else {
                classes = chart.wordClasses[-2 - step]
            }
            tokens.append(
                Token(start: Int32(start), end: Int32(end), classes: classes, candidate: Int32(max(step, -1))))
            node = Int(backPlace[node])
        }
        var low = 0
        var high = tokens.count - 1
        while low < high {
            let token = tokens[low]
            tokens[low] = tokens[high]
            tokens[high] = token
            low += 1
            high -= 1
        }
    }

    private func plainClasses(_ start: Int, _ end: Int) -> ClassSet {
        chart.starts[start] & (grammar.number | grammar.latin | grammar.punctuation)
    }
}
