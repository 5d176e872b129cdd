/// Candidates: what the rules of the names stage propose, and what it costs.
extension Segmenter {
    /// Finds out which givers can give anything in this text.
    mutating func findLiveGivers() {
        namedPlaces.reset(count: lattice.givers.count, to: 0)
        wakings.resize(count: lattice.givers.count)
        awake = lattice.giverGates.live(present: chart.present, asking: chart.asking)
        asleep = 0
        beginnings.reset(count: lattice.blocks.count, to: (-1, 0))
        nextWaking = .max
    }

    /// Proposes every candidate that begins at a place.
    @inline(__always)
    mutating func candidateSteps(_ place: Int) {
        if place >= nextWaking { wake(place) }
        let givers = awake & chart.givers[place] & lattice.giverGates.behindFirstUnit(chart.starts[place + 1])
        if givers != 0 { run(givers & lattice.giverGates.from(reached: reached(place)), place) }
    }

    /// One bit for each state in which a path arrives at a place.
    @inline(__always)
    private func reached(_ place: Int) -> Int {
        (0..<Self.states).reduce(0) { $0 | (costs[place * Self.states + $1] < .infinity ? 1 << $1 : 0) }
    }

    private mutating func run(_ givers: GiverSet, _ place: Int) {
        var givers = givers
        while givers != 0 {
            run(givers.trailingZeroBitCount, place)
            givers &= givers - 1
        }
    }

    @inline(__always)
    private mutating func run(_ number: Int, _ place: Int) {
        let giver = lattice.givers.base + number
        // The gates let past whoever asks that something does not stand before.
        if giver.pointee.after.none != 0 {
            guard giver.pointee.after.holds(chart.ends[place], isEdge: isEdgeBefore(place)) else { return }
        }
        if giver.pointee.lead.classes != 0 && !isNear(giver.pointee.lead, number, place) { return }
        if giver.pointee.isWord { return proposeWords(giver, number, place) }
        if giver.pointee.length == 0 { return runProgram(giver, number, place) }
        let end = place + Int(giver.pointee.length)
        guard end <= text.count, giver.pointee.before.holds(chart.starts[end], isEdge: isEdgeAfter(end)),
            let characters = costOfCharacters(giver, place, end)
        else { return }
        propose(giver, number, place, end, giver.pointee.cost + characters)
    }

    /// Proposes the words that a giver takes which takes just one.
    private mutating func proposeWords(_ giver: UnsafePointer<LatticeTables.Giver>, _ number: Int, _ place: Int) {
        let item = lattice.code.base + Int(giver.pointee.code)
        for index in chart.range(at: place) {
            let word = chart.words.base.baseAddress.unsafelyUnwrapped + index
            guard word.pointee.classes & item.pointee.any != 0, word.pointee.classes & item.pointee.none == 0
            else { continue }
            propose(giver, number, place, ifRightBehind: Int(word.pointee.end), giver.pointee.cost)
        }
    }

    private mutating func runProgram(_ giver: UnsafePointer<LatticeTables.Giver>, _ number: Int, _ place: Int) {
        ends.removeAll()
        run(Int(giver.pointee.code), place, 0, giver.pointee.costOfFreeCharacter)
        for index in 0..<ends.count {
            propose(
                giver, number, place, ifRightBehind: Int(ends[index].place), giver.pointee.cost + ends[index].cost)
        }
    }

    /// Notes a candidate if its length is right and what stands behind it.
    @inline(__always)
    private mutating func propose(
        _ giver: UnsafePointer<LatticeTables.Giver>, _ number: Int, _ start: Int, ifRightBehind end: Int, _ cost: Float
    ) {
        let length = end - start
        guard length > 0, length >= Int(giver.pointee.minimum), length <= Int(giver.pointee.maximum),
            giver.pointee.before.holds(chart.starts[end], isEdge: isEdgeAfter(end))
        else { return }
        propose(giver, number, start, end, cost)
    }

    /// Notes a candidate; it is weighed when all words that end where it ends are known.
    @inline(__always)
    private mutating func propose(
        _ giver: UnsafePointer<LatticeTables.Giver>, _ number: Int, _ start: Int, _ end: Int, _ cost: Float
    ) {
        let index = Int32(truncatingIfNeeded: candidates.count)
        candidates.append(
            Candidate(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                giver: Int32(truncatingIfNeeded: number), type: giver.pointee.type, rule: giver.pointee.index,
                promoter: -1, cost: cost, mostGain: mostGain(Int(giver.pointee.type), beginningAt: start),
                isCertain: giver.pointee.isCertain))
        let last = candidatesTo[end].last
        if last < 0 {
            candidatesTo[end] = (index, index)
        } else {
            candidates.base[Int(last)].next = index
            candidatesTo[end].last = index
        }
    }

    /// What the characters `place..<end` cost that a giver takes which takes
    /// nothing else, or nil.
    @inline(__always)
    private func costOfCharacters(
        _ giver: UnsafePointer<LatticeTables.Giver>, _ place: Int, _ end: Int
    ) -> Float? {
        guard end <= text.count else { return nil }
        var cost: Float = 0
        var instruction = lattice.code.base + Int(giver.pointee.code)
        for index in place..<end {
            if let costs = instruction.pointee.costs {
                let share = costs[chart.rank(at: index)]
                guard share < .infinity else { return nil }
                cost += share
            } else {
                guard instruction.pointee.operation == .free, UnitKind.isHan(text[index]) else { return nil }
                cost += giver.pointee.costOfFreeCharacter
            }
            guard isAllowed(index, instruction) else { return nil }
            instruction += 1
        }
        return cost
    }

    /// Whether the unit at a place is nothing that a step does not take.
    @inline(__always)
    private func isAllowed(_ place: Int, _ instruction: UnsafePointer<GiverInstruction>) -> Bool {
        let none = instruction.pointee.none
        return none == 0 || chart.classesOfUnit(at: place) & none == 0
    }

    /// Whether the first word that a giver names is where it must be; if not
    /// the giver sleeps until it can be.
    @inline(__always)
    private mutating func isNear(_ lead: PatternLead, _ number: Int, _ place: Int) -> Bool {
        // Places come in order, so that each is looked at once for each giver.
        var named = max(Int(namedPlaces[number]), place + Int(lead.minimum))
        while named < text.count && chart.starts[named] & lead.classes == 0 { named += 1 }
        namedPlaces[number] = Int32(named)
        if named < text.count && named <= place + Int(lead.maximum) { return true }
        let waking = named < text.count ? named - Int(lead.maximum) : .max
        awake &= ~(1 << GiverSet(number))
        asleep |= 1 << GiverSet(number)
        wakings[number] = Int32(clamping: waking)
        nextWaking = min(nextWaking, waking)
        return false
    }

    /// Wakes the givers that can give something from a place on.
    private mutating func wake(_ place: Int) {
        nextWaking = .max
        var givers = asleep
        while givers != 0 {
            let waking = Int(wakings[givers.trailingZeroBitCount])
            if waking <= place {
                let giver = givers & ~(givers - 1)
                asleep ^= giver
                awake |= giver
            } else {
                nextWaking = min(nextWaking, waking)
            }
            givers &= givers - 1
        }
    }

    /// Runs a giver's program from `place`; collects every end and its cost.
    private mutating func run(_ counter: Int, _ place: Int, _ cost: Float, _ freeCost: Float) {
        var counter = counter
        var place = place
        var cost = cost
        while true {
            let instruction = lattice.code.base + counter
            switch instruction.pointee.operation {
            case .accept:
                ends.append((Int32(place), cost))
                return
            case .jump:
                counter = Int(instruction.pointee.x)
                continue
            case .split:
                run(Int(instruction.pointee.x), place, cost, freeCost)
                counter = Int(instruction.pointee.y)
                continue
            case .character:
                guard place < text.count, let costs = instruction.pointee.costs else { return }
                let share = costs[chart.rank(at: place)]
                guard share < .infinity, isAllowed(place, instruction) else { return }
                cost += share
                place += 1
            case .free:
                guard place < text.count, UnitKind.isHan(text[place]), isAllowed(place, instruction) else {
                    return
                }
                cost += freeCost
                place += 1
            case .item:
                return item(instruction, counter, place, cost, freeCost)
            case .any:
                guard place < text.count, UnitKind.isHan(text[place]) else { return }
                cost += Vocabulary.unknownCost / 4
                place += 1
            case .literal:
                for literal in Int(instruction.pointee.x)..<Int(instruction.pointee.y) {
                    if let end = lattice.literals.end(of: literal, in: text, at: place) {
                        run(counter + 1, end, cost, freeCost)
                    }
                }
                return
            case .sentenceStart:
                guard isEdgeBefore(place) else { return }
            case .sentenceEnd:
                guard isEdgeAfter(place) else { return }
            }
            counter += 1
        }
    }

    /// Follows a character of a weighted lexicon, then each word that fits.
    private mutating func item(
        _ instruction: UnsafePointer<GiverInstruction>, _ counter: Int, _ place: Int, _ cost: Float, _ freeCost: Float
    ) {
        guard place < text.count else { return }
        let item = instruction.pointee
        let rank = chart.rank(at: place)
        if let costs = item.costs, costs[rank] < .infinity, isAllowed(place, instruction) {
            run(counter + 1, place + 1, cost + costs[rank], freeCost)
        }
        guard chart.starts[place] & (item.any | item.weighted) != 0 else { return }
        for index in chart.range(at: place) {
            let word = chart.words[index]
            guard word.classes & item.none == 0 else { continue }
            if word.classes & item.any != 0 {
                run(counter + 1, Int(word.end), cost, freeCost)
            } else if Int(word.end) > place + 1, word.classes & item.weighted != 0,
                let weight = vocabulary.weight(Int(item.x), of: text[place..<Int(word.end)])
            {
                run(counter + 1, Int(word.end), cost + weight, freeCost)
            }
        }
    }
}
