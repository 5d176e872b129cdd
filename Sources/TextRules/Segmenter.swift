/// Chooses the cheapest path of words and candidates through a text.
///
/// A Viterbi search with a few states for each place, ``PathState``, because
/// names come in lists and places in chains.
///
/// Methods that others call for each candidate are mutating even where they
/// only read: to call one that is not, from one that is, the compiler copies
/// the whole struct.
struct Segmenter: ~Copyable {
    static let states = PathState.count
    /// The best way to a place in a state.
    struct Arrival {
        var cost: Float = .infinity
        /// The place and state before, or -1.
        var from: Int32 = -1
        /// The candidate (0 and above), a plain step (-1) or word w (-2 - w).
        var step: Int32 = -1
    }

    /// Kept alive because the tables are views into its memory.
    private let grammar: Grammar
    let vocabulary: Vocabulary
    let lattice: LatticeTables
    let sentenceEnd: ClassSet
    var chart: WordChart
    /// What givers propose, in the order of the places where it begins.
    var candidates = Scratch<Candidate>()
    /// For each place the first and the last candidate that end there, or -1.
    var candidatesTo = Scratch<(first: Int32, last: Int32)>()
    var arrivals = Scratch<Arrival>()
    /// The tokens of the best path, in order.
    var tokens = Scratch<Token>()
    /// What the giver that runs has found: where it ends, at what cost.
    var ends = Scratch<(place: Int32, cost: Float)>(capacity: 64)
    /// The givers whose words are all somewhere in the text, but for those that are asleep.
    var awake: GiverSet = 0
    /// For each giver the next place of the word that it names first.
    var namedPlaces = Scratch<Int32>(capacity: 64)
    /// The givers whose named words are too far away, where each of them is
    /// to be asked again, and where the first one is.
    var asleep: GiverSet = 0
    var wakings = Scratch<Int32>(capacity: 64)
    var nextWaking = Int.max
    /// The beginning of the last candidate: twice its place, and one if it is longer than a unit.
    var beginning = -1
    /// For each block of rules that change candidates what the beginning of
    /// the last candidate allowed, and which beginning that was.
    var beginnings = Scratch<(key: Int32, allowed: UInt64)>(capacity: 8)
    /// What is known of the candidate that is weighed; see ``AdjusterBlock/Fact``.
    let facts: Scratch<ClassSet>
    /// Whether candidates that cannot be on the cheapest path may be left out.
    var passesOverHopeless = true
    var text = UnsafeBufferPointer<UInt16>(start: nil, count: 0)

    init(grammar: Grammar) {
        self.grammar = grammar
        vocabulary = grammar.vocabulary
        lattice = grammar.lattice
        sentenceEnd = grammar.sentenceEnd
        chart = WordChart(grammar: grammar)
        var facts = Scratch<ClassSet>(capacity: AdjusterBlock.Fact.allCases.count)
        facts.reset(count: AdjusterBlock.Fact.allCases.count, to: 0)
        self.facts = facts
    }

    /// Fills `tokens` and `candidates` for a text.
    ///
    /// - Parameter keepsAll: keeps candidates that cannot be on the cheapest path.
    mutating func segment(_ units: UnsafeBufferPointer<UInt16>, known: KnownNames, keepsAll: Bool) {
        text = units
        passesOverHopeless = !keepsAll
        beginning = -1
        chart.fill(units, known: known)
        findLiveGivers()
        candidates.removeAll()
        candidatesTo.reset(count: units.count + 1, to: (-1, -1))
        arrivals.reset(count: (units.count + 1) * Self.states, to: Arrival())
        arrivals[0].cost = 0
        for place in 0..<units.count {
            settleCandidates(endingAt: place)
            let reached = wordSteps(place)
            if reached != 0 { candidateSteps(place, reached: reached) }
        }
        settleCandidates(endingAt: units.count)
        trace(units.count)
    }

    /// The cheapest ways to a place from which words go on.
    private struct Departure {
        /// Among those that have no name just before.
        var cost: Float
        var source: Int32
        /// With a name just before; infinite if there is none.
        var afterName: Float
        var nameSource: Int32
    }

    /// Follows the words from a place, and what is read there without any.
    ///
    /// - Returns: one bit for each state in which a path arrives there.
    @inline(__always)
    private mutating func wordSteps(_ place: Int) -> Int {
        // The tables are asked for where they are just once: what is written to them might change that, for all that
        // the compiler knows.
        let arrivals = arrivals.base.baseAddress.unsafelyUnwrapped
        let words = chart.words.base.baseAddress.unsafelyUnwrapped
        let here = arrivals + place * Self.states
        var reached = 0
        for state in 0..<Self.states { reached |= here[state].cost < .infinity ? 1 << state : 0 }
        guard reached != 0 else { return 0 }
        let departure = departure(from: place, here)
        let (end, cost) = plainStep(place)
        let range = chart.range(at: place)
        if departure.afterName < .infinity {
            relax(arrivals, departure, end, cost, step: -1, isListMark: chart.ends[end] & lattice.listMarks != 0)
            for index in range where Int(words[index].end) > place + 1 {
                relax(
                    arrivals, departure, Int(words[index].end), words[index].cost,
                    step: Int32(truncatingIfNeeded: -2 - index),
                    isListMark: words[index].classes & lattice.listMarks != 0)
            }
        } else {
            relax(arrivals + end * Self.states, departure.cost + cost, from: departure.source, step: -1)
            for index in range where Int(words[index].end) > place + 1 {
                relax(
                    arrivals + Int(words[index].end) * Self.states, departure.cost + words[index].cost,
                    from: departure.source, step: Int32(truncatingIfNeeded: -2 - index))
            }
        }
        return reached
    }

    @inline(__always)
    private func departure(from place: Int, _ here: UnsafeMutablePointer<Arrival>) -> Departure {
        var source = PathState.other.rawValue
        for state in [PathState.listAfterName.rawValue, PathState.place.rawValue]
        where here[state].cost < here[source].cost { source = state }
        let base = place * Self.states
        let name = PathState.name.rawValue
        return Departure(
            cost: here[source].cost, source: Int32(truncatingIfNeeded: base + source), afterName: here[name].cost,
            nameSource: Int32(truncatingIfNeeded: base + name))
    }

    /// A run of digits or letters, or one character: where it ends and what it costs.
    @inline(__always)
    private func plainStep(_ place: Int) -> (end: Int, cost: Float) {
        let unit = text[place]
        if UnitKind.isHan(unit) { return (place + 1, min(chart.roots[place].cost, Vocabulary.unknownCost)) }
        var end = place + 1
        if UnitKind.isDigit(unit) {
            while end < text.count && (UnitKind.isDigit(text[end]) || text[end] == 0x2E) { end += 1 }
        } else if UnitKind.isLatin(unit) {
            while end < text.count && UnitKind.isLatin(text[end]) { end += 1 }
        }
        return (end, Vocabulary.plainCost)
    }

    @inline(__always)
    private func relax(
        _ arrivals: UnsafeMutablePointer<Arrival>, _ departure: Departure, _ end: Int, _ cost: Float, step: Int32,
        isListMark: Bool
    ) {
        let target = arrivals + end * Self.states
        relax(target, departure.cost + cost, from: departure.source, step: step)
        relax(
            isListMark ? target + PathState.listAfterName.rawValue : target, departure.afterName + cost,
            from: departure.nameSource, step: step)
    }

    @inline(__always)
    private func relax(_ target: UnsafeMutablePointer<Arrival>, _ cost: Float, from: Int32, step: Int32) {
        if cost < target.pointee.cost { target.pointee = Arrival(cost: cost, from: from, step: step) }
    }

    @inline(__always)
    func isEdgeBefore(_ place: Int) -> Bool { place == 0 || chart.ends[place] & sentenceEnd != 0 }

    @inline(__always)
    func isEdgeAfter(_ place: Int) -> Bool { place == text.count || chart.starts[place] & sentenceEnd != 0 }

    /// Walks back over the best path.
    private mutating func trace(_ count: Int) {
        var last = count * Self.states
        for state in 1..<Self.states where arrivals[count * Self.states + state].cost < arrivals[last].cost {
            last = count * Self.states + state
        }
        var length = 0
        var node = last
        while node >= Self.states {
            node = Int(arrivals[node].from)
            length += 1
        }
        tokens.reset(count: length, to: Token(start: 0, end: 0, classes: 0, candidate: -1))
        node = last
        while node >= Self.states {
            let arrival = arrivals[node]
            let end = node / Self.states
            let start = Int(arrival.from) / Self.states
            let step = Int(arrival.step)
            var classes: ClassSet = 0
            if step == -1 {
                classes = chart.classes(start, end) | chart.starts[start] & chart.plain
                if classes == 0 { classes = unknown }
            } else if step < -1 {
                classes = chart.words[-2 - step].classes
            }
            length -= 1
            tokens[length] = Token(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), classes: classes,
                candidate: Int32(truncatingIfNeeded: max(step, -1)))
            node = Int(arrival.from)
        }
    }

    private var unknown: ClassSet { grammar.unknown }
}
