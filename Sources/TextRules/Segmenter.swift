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
    var candidates = Scratch<Candidate>()
    var arrivals = Scratch<Arrival>()
    /// The tokens of the best path, in order.
    var tokens = Scratch<Token>()
    /// What the giver that runs has found: where it ends, at what cost.
    var ends = Scratch<(place: Int32, cost: Float)>(capacity: 64)
    /// The givers whose words are all somewhere in the text.
    var live: Scratch<UInt64>
    /// For each giver the next place of the word that it names first.
    var namedPlaces = Scratch<Int32>(capacity: 64)
    /// The givers whose named words are too far away, where each of them is
    /// to be asked again, and where the first one is.
    var asleep: Scratch<UInt64>
    var wakings = Scratch<Int32>(capacity: 64)
    var nextWaking = Int.max
    /// The beginning of the last candidate: twice its place, and one if it is longer than a unit.
    var beginning = -1
    /// For each block of rules that change candidates what the beginning of
    /// the last candidate allowed, and which beginning that was.
    var beginnings = Scratch<(key: Int32, allowed: UInt64)>(capacity: 8)
    /// What is known of the candidate that is weighed; see ``AdjusterBlock/Fact``.
    let facts: Scratch<ClassSet>
    /// The costs of words from a place on, to each place behind it; how many of these are looked through.
    var spanCosts = Scratch<Float>(capacity: 64)
    var spanStart = -1
    var spanSteps = 0
    /// Whether candidates that cannot be on the cheapest path may be left out.
    var passesOverHopeless = true
    var text = UnsafeBufferPointer<UInt16>(start: nil, count: 0)

    init(grammar: Grammar) {
        self.grammar = grammar
        vocabulary = grammar.vocabulary
        lattice = grammar.lattice
        sentenceEnd = grammar.sentenceEnd
        chart = WordChart(grammar: grammar)
        live = Scratch(capacity: grammar.lattice.giverGates.words)
        asleep = Scratch(capacity: grammar.lattice.giverGates.words)
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
        (beginning, spanStart) = (-1, -1)
        chart.fill(units, known: known)
        findLiveGivers()
        candidates.removeAll()
        arrivals.reset(count: (units.count + 1) * Self.states, to: Arrival())
        arrivals[0].cost = 0
        for place in 0..<units.count {
            let base = place * Self.states
            var reached = 0
            for state in 0..<Self.states where arrivals[base + state].cost < .infinity { reached |= 1 << state }
            guard reached != 0 else { continue }
            let departure = departure(from: place)
            plainStep(place, departure)
            wordSteps(place, departure)
            candidateSteps(place, reached: reached)
        }
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

    private mutating func departure(from place: Int) -> Departure {
        let base = place * Self.states
        var source = base
        if arrivals[base + PathState.listAfterName.rawValue].cost < arrivals[source].cost {
            source = base + PathState.listAfterName.rawValue
        }
        if arrivals[base + PathState.place.rawValue].cost < arrivals[source].cost {
            source = base + PathState.place.rawValue
        }
        let name = base + PathState.name.rawValue
        return Departure(
            cost: arrivals[source].cost, source: Int32(truncatingIfNeeded: source), afterName: arrivals[name].cost,
            nameSource: Int32(truncatingIfNeeded: name))
    }

    /// A run of digits or letters, or one character.
    @inline(__always)
    private mutating func plainStep(_ place: Int, _ departure: Departure) {
        let unit = text[place]
        var end = place + 1
        var cost = Vocabulary.plainCost
        if UnitKind.isHan(unit) {
            cost = vocabulary.plainCost(ofHan: unit)
        } else if UnitKind.isDigit(unit) {
            while end < text.count && (UnitKind.isDigit(text[end]) || text[end] == 0x2E) { end += 1 }
        } else if UnitKind.isLatin(unit) {
            while end < text.count && UnitKind.isLatin(text[end]) { end += 1 }
        }
        relax(departure, end, cost, step: -1, isListMark: chart.ends[end] & lattice.listMarks != 0)
    }

    @inline(__always)
    private mutating func wordSteps(_ place: Int, _ departure: Departure) {
        for index in chart.range(at: place) {
            let word = chart.words.base.baseAddress.unsafelyUnwrapped + index
            let end = Int(word.pointee.end)
            guard end > place + 1 && word.pointee.cost < .infinity else { continue }
            relax(
                departure, end, word.pointee.cost, step: Int32(truncatingIfNeeded: -2 - index),
                isListMark: word.pointee.classes & lattice.listMarks != 0)
        }
    }

    @inline(__always)
    private mutating func relax(_ departure: Departure, _ to: Int, _ cost: Float, step: Int32, isListMark: Bool) {
        let target = to * Self.states
        let total = departure.cost + cost
        if total < arrivals[target].cost {
            arrivals[target] = Arrival(cost: total, from: departure.source, step: step)
        }
        if departure.afterName < .infinity {
            let goal = isListMark ? target + PathState.listAfterName.rawValue : target
            if departure.afterName + cost < arrivals[goal].cost {
                arrivals[goal] = Arrival(cost: departure.afterName + cost, from: departure.nameSource, step: step)
            }
        }
    }

    @inline(__always)
    func isEdgeBefore(_ place: Int) -> Bool { place == 0 || chart.ends[place] & sentenceEnd != 0 }

    @inline(__always)
    func isEdgeAfter(_ place: Int) -> Bool { place == text.count || chart.starts[place] & sentenceEnd != 0 }

    /// Walks back over the best path.
    private mutating func trace(_ count: Int) {
        tokens.removeAll()
        var node = count * Self.states
        for state in 1..<Self.states where arrivals[count * Self.states + state].cost < arrivals[node].cost {
            node = count * Self.states + state
        }
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
            tokens.append(
                Token(start: Int32(start), end: Int32(end), classes: classes, candidate: Int32(max(step, -1))))
            node = Int(arrival.from)
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

    private var unknown: ClassSet { grammar.unknown }
}
