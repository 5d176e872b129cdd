/// What speaks for and against a candidate, and its way into the lattice.
extension Segmenter {
    /// Weighs the candidates that end at a place and adds them to the lattice.
    @inline(__always)
    mutating func settleCandidates(endingAt end: Int) {
        var index = candidatesTo[end].first
        while index >= 0 {
            let candidate = candidates.base.baseAddress.unsafelyUnwrapped + Int(index)
            if !isHopeless(candidate) { settle(candidate, index) }
            index = candidate.pointee.next
        }
    }

    private mutating func settle(_ candidate: UnsafeMutablePointer<Candidate>, _ index: Int32) {
        let giver = lattice.givers.base + Int(candidate.pointee.giver)
        let (start, end) = (Int(candidate.pointee.start), Int(candidate.pointee.end))
        let type = Int(candidate.pointee.type)
        let rules = lattice.types[type]
        if !rules.blocks.indices.isEmpty {
            learnBeginning(start, isLong: end > start + 1)
            learnEnd(start, end)
            guard adjust(&candidate.pointee, rules.blocks.indices) else {
                candidate.pointee.cost = .infinity
                return
            }
        }
        let target = end * Self.states + Int(giver.pointee.goal)
        let wanted = Int(giver.pointee.state)
        for state in 0..<Self.states where wanted < 0 || wanted == state {
            let before = costs[start * Self.states + state]
            guard before < .infinity else { continue }
            var total = before + candidate.pointee.cost
            for change in lattice.stateRanges[type * Self.states + state].indices {
                total += stateChange(lattice.stateChanges.base + change, start, end)
            }
            if total < costs[target] {
                costs[target] = total
                ways[target] = Way(from: Int32(start * Self.states + state), step: index)
            }
        }
    }

    /// Finds out what rules may ask about the beginning of a candidate.
    mutating func learnBeginning(_ start: Int, isLong: Bool) {
        // Several candidates begin alike: what is asked about that is asked once.
        let key = start * 2 + (isLong ? 1 : 0)
        if key == beginning { return }
        beginning = key
        var words: ClassSet = 0
        if isLong {
            for index in chart.range(at: start) where Int(chart.words[index].end) == start + 2 {
                words |= chart.words[index].classes
            }
        }
        facts[AdjusterBlock.Fact.before.rawValue] = chart.ends[start]
        facts[AdjusterBlock.Fact.first.rawValue] = chart.classesOfUnit(at: start)
        facts[AdjusterBlock.Fact.second.rawValue] = isLong ? chart.classesOfUnit(at: start + 1) : 0
        facts[AdjusterBlock.Fact.start.rawValue] = words
    }

    /// Finds out what rules may ask about the end of a candidate, and about all of it.
    private mutating func learnEnd(_ start: Int, _ end: Int) {
        facts[AdjusterBlock.Fact.behind.rawValue] = chart.starts[end]
        facts[AdjusterBlock.Fact.last.rawValue] = chart.classesOfUnit(at: end - 1)
        facts[AdjusterBlock.Fact.whole.rawValue] = chart.classes(start, end)
        facts[AdjusterBlock.Fact.rest.rawValue] = chart.classes(start + 1, end)
        facts[AdjusterBlock.Fact.over.rawValue] = chart.classes(
            from: max(0, start - Self.longestSplit)..<start, beyond: start)
        facts[AdjusterBlock.Fact.overEnd.rawValue] = chart.classes(from: start + 1..<max(start + 1, end), beyond: end)
    }

    /// The rules of a block that the beginning of the candidate allows, one bit each.
    @inline(__always)
    mutating func allowedByBeginning(_ number: Int) -> UInt64 {
        let key = Int32(truncatingIfNeeded: beginning)
        if beginnings[number].key != key {
            let block = lattice.blocks.base + number
            var allowed = UInt64.max >> UInt64(AdjusterBlock.capacity - block.pointee.adjusters.indices.count)
            narrow(&allowed, block, .before, isEdge: isEdgeBefore(beginning / 2))
            narrow(&allowed, block, .first)
            narrow(&allowed, block, .second)
            narrow(&allowed, block, .start)
            beginnings[number] = (key, allowed)
        }
        return beginnings[number].allowed
    }

    /// The rules of a block that the facts allow, one bit each.
    private mutating func allowed(_ number: Int, _ end: Int) -> UInt64 {
        let block = lattice.blocks.base + number
        var allowed = allowedByBeginning(number)
        narrow(&allowed, block, .behind, isEdge: isEdgeAfter(end))
        narrow(&allowed, block, .last)
        narrow(&allowed, block, .whole)
        narrow(&allowed, block, .rest)
        narrow(&allowed, block, .over)
        narrow(&allowed, block, .overEnd)
        return allowed
    }

    /// Takes away the rules that one fact does not allow.
    @inline(__always)
    mutating func narrow(
        _ allowed: inout UInt64, _ block: UnsafePointer<AdjusterBlock>, _ fact: AdjusterBlock.Fact,
        isEdge: Bool = false
    ) {
        let gate = lattice.gates.base + Int(block.pointee.gates.start) + fact.rawValue
        var passing = gate.pointee.always
        if allowed & ~passing == 0 { return }
        if isEdge { passing |= gate.pointee.atEdge }
        let row = lattice.passes.base + Int(gate.pointee.row)
        var wanted = facts[fact.rawValue] & gate.pointee.wanted
        while wanted != 0 {
            passing |= row[wanted.trailingZeroBitCount].wanting
            wanted &= wanted - 1
        }
        if gate.pointee.unless != 0 {
            var refusing: UInt64 = 0
            var unwanted = facts[fact.rawValue] & gate.pointee.unwanted
            while unwanted != 0 {
                refusing |= row[unwanted.trailingZeroBitCount].refusing
                unwanted &= unwanted - 1
            }
            passing |= gate.pointee.unless & ~refusing
        }
        allowed &= passing
    }

    /// What a rule changes for a path in its state; 0 where it asks for more.
    mutating func stateChange(
        _ change: UnsafePointer<LatticeTables.StateChange>, _ start: Int, _ end: Int
    ) -> Float {
        guard end - start >= Int(change.pointee.minimum), end - start <= Int(change.pointee.maximum),
            change.pointee.before.holds(chart.starts[end], isEdge: isEdgeAfter(end)),
            conditionsHold(change.pointee.conditions.indices, start, end)
        else { return 0 }
        return change.pointee.delta
    }

    /// Applies the rules that make a candidate cheaper or dearer; false: a
    /// veto. See ``LatticeTables/Effect`` for how they go together.
    private mutating func adjust(_ candidate: inout Candidate, _ blocks: Range<Int>) -> Bool {
        let start = Int(candidate.start)
        let end = Int(candidate.end)
        let length = candidate.end - candidate.start
        var promotionBefore: Float = 0
        var promotionBehind: Float = 0
        var strongest: Float = 0
        for index in blocks {
            var rules = allowed(index, end)
            while rules != 0 {
                let adjuster =
                    lattice.adjusters.base + Int(lattice.blocks[index].adjusters.start) + rules.trailingZeroBitCount
                rules &= rules - 1
                guard length >= adjuster.pointee.minimum, length <= adjuster.pointee.maximum,
                    conditionsHold(adjuster.pointee.conditions.indices, start, end)
                else { continue }
                let delta = adjuster.pointee.delta
                if delta == .infinity { return false }
                switch adjuster.pointee.effect {
                case .promotionBefore: promotionBefore = min(promotionBefore, delta)
                case .promotionBehind: promotionBehind = min(promotionBehind, delta)
                case .added: candidate.cost += delta
                }
                if delta < strongest {
                    strongest = delta
                    candidate.promoter = adjuster.pointee.index
                }
                if adjuster.pointee.isCertain { candidate.isCertain = true }
            }
        }
        candidate.cost += promotionBefore + promotionBehind
        return true
    }

    @inline(__always)
    private mutating func conditionsHold(_ conditions: Range<Int>, _ start: Int, _ end: Int) -> Bool {
        for index in conditions {
            let entry = lattice.conditions.base + index
            if !holds(entry.pointee.condition, entry.pointee.set, start, end) { return false }
        }
        return true
    }

    private mutating func holds(_ condition: LatticeRules.Condition, _ set: ClassSet, _ start: Int, _ end: Int) -> Bool
    {
        switch condition {
        case .first: return chart.classesOfUnit(at: start) & set != 0
        case .second: return end > start + 1 && chart.classesOfUnit(at: start + 1) & set != 0
        case .last: return chart.classesOfUnit(at: end - 1) & set != 0
        case .inside:
            for place in start + 1..<max(start + 1, end) where chart.hasWord(of: set, from: place, within: end) {
                return true
            }
            return false
        case .holds:
            for place in start..<end where chart.hasLongWord(of: set, from: place, within: end, besides: start) {
                return true
            }
            return false
        case .cuts:
            for place in start + 1..<max(start + 1, end) where chart.hasWord(of: set, from: place, beyond: end) {
                return true
            }
            return false
        case .splits:
            for place in max(0, start - Self.longestSplit)..<start {
                if chart.hasWord(of: set, from: place, beyond: start, within: end) { return true }
            }
            return false
        case .whole: return chart.classes(start, end) & set != 0
        case .rest: return chart.classes(start + 1, end) & set != 0
        case .start: return end > start + 1 && chart.classes(start, start + 2) & set != 0
        }
    }

    /// The most characters of a word that stand before a candidate which it runs into.
    private static let longestSplit = 3
}
