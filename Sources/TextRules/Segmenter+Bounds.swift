/// Candidates that no path can want, told before they are weighed: weighing is what costs most in reading a text, and
/// most candidates are words that just look like names.
extension Segmenter {
    /// Whether another way to the end of a candidate is cheaper, whatever rules promote the candidate and whatever follows.
    ///
    /// Then the path through it is never the cheapest one: what goes on from it goes on from the other way too. Expects
    /// that all words that end there are known.
    @inline(__always)
    mutating func isHopeless(_ candidate: UnsafePointer<Candidate>) -> Bool {
        let goal = Int(lattice.givers.base[Int(candidate.pointee.giver)].goal)
        let (start, end) = (Int(candidate.pointee.start), Int(candidate.pointee.end))
        // Only behind a name may a list go on.
        guard passesOverHopeless, !(goal == PathState.name.rawValue && mayGoOnAsList(end)) else { return false }
        let advantage = advantage(of: goal, at: end)
        guard advantage < .infinity else { return false }
        let before = costs.base.baseAddress.unsafelyUnwrapped + start * Self.states
        let behind = costs.base.baseAddress.unsafelyUnwrapped + end * Self.states
        let least = min(min(before[0], before[1]), min(before[2], before[3]))
        let other = min(behind[PathState.other.rawValue], behind[PathState.listAfterName.rawValue])
        // What it may gain by promotions and still be no better; sums of other order differ a little.
        let surplus = least + candidate.pointee.cost - other - advantage - Self.tolerance
        guard surplus > 0 else { return false }
        let type = Int(candidate.pointee.type)
        var promoted = candidate.pointee.mostGain + mostGain(type, endingAt: end)
        if promoted >= surplus {
            promoted = min(promoted, mostPromoted(Int(lattice.types[type].promotions), start, end))
        }
        return promoted < surplus && promoted + mostPromotedByState(type, start, end) < surplus
    }

    /// The most that rules can take off the cost of candidates for what stands before them and what they begin with.
    ///
    /// Candidates come in the order of where they begin: what was said last is asked for again.
    @inline(__always)
    mutating func mostGain(_ type: Int, beginningAt start: Int) -> Float {
        let key = start * ClassSet.bitWidth + type
        if gainAtStart.key != key {
            let rules = lattice.types.base + type
            let before = mostGain(rules.pointee.before, chart.ends[start], isEdge: isEdgeBefore(start))
            gainAtStart.gain =
                before + mostGain(rules.pointee.first, chart.starts[start], isEdge: false) + rules.pointee.always
            gainAtStart.key = key
        }
        return gainAtStart.gain
    }

    /// The most that rules can take off the cost of candidates for what stands behind them.
    @inline(__always)
    private mutating func mostGain(_ type: Int, endingAt end: Int) -> Float {
        let key = end * ClassSet.bitWidth + type
        if gainAtEnd.key != key {
            gainAtEnd = (key, mostGain(lattice.types[type].behind, chart.starts[end], isEdge: isEdgeAfter(end)))
        }
        return gainAtEnd.gain
    }

    private func mostGain(_ bound: PromotionBound, _ classes: ClassSet, isEdge: Bool) -> Float {
        var gain = isEdge ? bound.atEdge : PromotionBound.Gain()
        var wanted = classes & bound.classes
        while wanted != 0 {
            gain.join(lattice.gains[Int(bound.row) + wanted.trailingZeroBitCount])
            wanted &= wanted - 1
        }
        return gain.total
    }

    /// The most by which it can be better to come to a place in a state than by plain words, as long as no list goes on
    /// there.
    @inline(__always)
    private func advantage(of state: Int, at place: Int) -> Float {
        let advantage = lattice.advantages.base + state
        if place == text.count || (awake | asleep) & chart.givers[place] & advantage.pointee.givers == 0 { return 0 }
        return advantage.pointee.most
    }

    /// Whether a list mark may stand at a place, behind which a name is worth more where one stands before.
    @inline(__always)
    private mutating func mayGoOnAsList(_ place: Int) -> Bool {
        guard place < text.count else { return false }
        // Runs end anywhere.
        if UnitKind.isDigit(text[place]) || UnitKind.isLatin(text[place]) { return true }
        return (chart.starts[place] | chart.ends[place + 1]) & lattice.listMarks != 0
    }

    /// The most that rules can take off the cost of a candidate for what stands before it on some path.
    @inline(__always)
    private mutating func mostPromotedByState(_ type: Int, _ start: Int, _ end: Int) -> Float {
        var most: Float = 0
        for state in 1..<Self.states where costs[start * Self.states + state] < .infinity {
            var gain: Float = 0
            for change in lattice.stateRanges[type * Self.states + state].indices {
                gain -= min(0, stateChange(lattice.stateChanges.base + change, start, end))
            }
            most = max(most, gain)
        }
        return most
    }

    /// The most that rules can take off the cost of a candidate.
    @inline(__always)
    private mutating func mostPromoted(_ number: Int, _ start: Int, _ end: Int) -> Float {
        guard number >= 0 else { return .infinity }
        learnBeginning(start, isLong: end > start + 1)
        let block = lattice.blocks.base + number
        let length = Int32(truncatingIfNeeded: end - start)
        var (before, behind, added): (Float, Float, Float) = (0, 0, 0)
        var rules = allowedByBeginning(number)
        facts[AdjusterBlock.Fact.behind.rawValue] = chart.starts[end]
        narrow(&rules, block, .behind, isEdge: isEdgeAfter(end))
        if rules == 0 { return 0 }
        facts[AdjusterBlock.Fact.whole.rawValue] = chart.classes(start, end)
        narrow(&rules, block, .whole)
        while rules != 0 {
            let adjuster = lattice.adjusters.base + Int(block.pointee.adjusters.start) + rules.trailingZeroBitCount
            rules &= rules - 1
            guard length >= adjuster.pointee.minimum, length <= adjuster.pointee.maximum else { continue }
            let gain = -adjuster.pointee.delta
            switch adjuster.pointee.effect {
            case .promotionBefore: before = max(before, gain)
            case .promotionBehind: behind = max(behind, gain)
            case .added: added += gain
            }
        }
        return before + behind + added
    }

    /// More than sums of the same costs in another order differ by.
    private static let tolerance: Float = 0.1
}
