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
    struct Way {
        /// The place and state before.
        var from: Int32
        /// The candidate (0 and above), a plain step (-1) or word w (-2 - w).
        var step: Int32
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
    /// For each place and state what the best way there costs, infinite if there is none, and which it is.
    var costs = Scratch<Float>()
    var ways = Scratch<Way>()
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
    /// For a place and a type the most that rules can take off the cost of candidates that begin there, and that end there.
    var gainAtStart: (key: Int, gain: Float) = (-1, 0)
    var gainAtEnd: (key: Int, gain: Float) = (-1, 0)
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
        gainAtStart.key = -1
        gainAtEnd.key = -1
        chart.fill(units, known: known)
        findLiveGivers()
        candidates.removeAll()
        candidatesTo.reset(count: units.count + 1, to: (-1, -1))
        costs.reset(count: (units.count + 1) * Self.states, to: .infinity)
        ways.resize(count: (units.count + 1) * Self.states)
        costs[0] = 0
        for place in 0..<units.count {
            settleCandidates(endingAt: place)
            if wordSteps(place) { candidateSteps(place) }
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
    /// - Returns: whether a path arrives there.
    @inline(__always)
    private mutating func wordSteps(_ place: Int) -> Bool {
        // The tables are asked for where they are just once: what is written to them might change that, for all that
        // the compiler knows.
        let lattice = (costs: costs.base.baseAddress.unsafelyUnwrapped, ways: ways.base.baseAddress.unsafelyUnwrapped)
        let here = lattice.costs + place * Self.states
        // Behind nearly all places is no name. Then nothing must be found out that the next place has to wait for.
        if min(min(here[1], here[2]), here[3]) == .infinity {
            let cost = here[PathState.other.rawValue]
            guard cost < .infinity else { return false }
            follow(lattice, from: Int32(truncatingIfNeeded: place * Self.states), cost, place)
            return true
        }
        let departure = departure(from: place, here)
        if departure.afterName < .infinity {
            followName(lattice, departure, place)
        } else {
            follow(lattice, from: departure.source, departure.cost, place)
        }
        return true
    }

    /// Follows the words from a place where no name ends.
    @inline(__always)
    private func follow(_ lattice: Lattice, from source: Int32, _ cost: Float, _ place: Int) {
        let words = chart.words.base.baseAddress.unsafelyUnwrapped
        let here = chart.places[place]
        relax(lattice, Int(here.plainEnd) * Self.states, cost + here.plainCost, from: source, step: -1)
        for index in Int(here.longer)..<Int(chart.places[place + 1].first) {
            relax(
                lattice, Int(words[index].end) * Self.states, cost + words[index].cost, from: source,
                step: Int32(truncatingIfNeeded: -2 - index))
        }
    }

    /// Follows the words from a place where a name may end.
    private func followName(_ lattice: Lattice, _ departure: Departure, _ place: Int) {
        let words = chart.words.base.baseAddress.unsafelyUnwrapped
        let here = chart.places[place]
        let end = Int(here.plainEnd)
        relax(lattice, departure, end, here.plainCost, step: -1, chart.ends[end])
        for index in Int(here.longer)..<Int(chart.places[place + 1].first) {
            relax(
                lattice, departure, Int(words[index].end), words[index].cost,
                step: Int32(truncatingIfNeeded: -2 - index), words[index].classes)
        }
    }

    @inline(__always)
    private func departure(from place: Int, _ here: UnsafeMutablePointer<Float>) -> Departure {
        var source = PathState.other.rawValue
        for state in [PathState.listAfterName.rawValue, PathState.place.rawValue] where here[state] < here[source] {
            source = state
        }
        let base = place * Self.states
        let name = PathState.name.rawValue
        return Departure(
            cost: here[source], source: Int32(truncatingIfNeeded: base + source), afterName: here[name],
            nameSource: Int32(truncatingIfNeeded: base + name))
    }

    private typealias Lattice = (costs: UnsafeMutablePointer<Float>, ways: UnsafeMutablePointer<Way>)

    /// Goes on by a word of some classes, or by a plain step.
    @inline(__always)
    private func relax(
        _ lattice: Lattice, _ departure: Departure, _ end: Int, _ cost: Float, step: Int32, _ classes: ClassSet
    ) {
        let isListMark = classes & self.lattice.listMarks != 0
        let target = end * Self.states
        relax(lattice, target, departure.cost + cost, from: departure.source, step: step)
        relax(
            lattice, target + (isListMark ? PathState.listAfterName.rawValue : 0), departure.afterName + cost,
            from: departure.nameSource, step: step)
    }

    @inline(__always)
    private func relax(_ lattice: Lattice, _ target: Int, _ cost: Float, from: Int32, step: Int32) {
        guard cost < lattice.costs[target] else { return }
        lattice.costs[target] = cost
        lattice.ways[target] = Way(from: from, step: step)
    }

    @inline(__always)
    func isEdgeBefore(_ place: Int) -> Bool { place == 0 || chart.ends[place] & sentenceEnd != 0 }

    @inline(__always)
    func isEdgeAfter(_ place: Int) -> Bool { place == text.count || chart.starts[place] & sentenceEnd != 0 }

    /// Walks back over the best path.
    private mutating func trace(_ count: Int) {
        var last = count * Self.states
        for state in 1..<Self.states where costs[count * Self.states + state] < costs[last] {
            last = count * Self.states + state
        }
        // How many tokens there are is known at the beginning of the text.
        tokens.resize(count: count)
        var first = count
        var node = last
        while node >= Self.states {
            let way = ways[node]
            let end = node / Self.states
            let start = Int(way.from) / Self.states
            let step = Int(way.step)
            var classes: ClassSet = 0
            if step == -1 {
                classes = chart.classes(start, end) | chart.starts[start] & chart.plain
                if classes == 0 { classes = unknown }
            } else if step < -1 {
                classes = chart.words[-2 - step].classes
            }
            first -= 1
            tokens[first] = Token(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), classes: classes,
                candidate: Int32(truncatingIfNeeded: max(step, -1)))
            node = Int(way.from)
        }
        tokens.removeFirst(first)
    }

    private var unknown: ClassSet { grammar.unknown }
}
