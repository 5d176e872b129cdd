/// A listed word at a place of a text.
struct ChartWord {
    var classes: ClassSet
    var end: Int32
    var cost: Float
}

/// Where the words of a place lie, and what is read there without any.
struct ChartPlace {
    /// The index of its first word, and of the first one that is not just its unit.
    var first: Int32
    var longer: Int32
    /// A run of digits or letters, or one character: where it ends and what it costs.
    var plainEnd: Int32
    var plainCost: Float
}

/// Every listed word at every place of a text.
struct WordChart: ~Copyable {
    /// For each place the classes of the words that begin there.
    var starts = Scratch<ClassSet>()
    /// For each place the classes of the words that end there.
    var ends = Scratch<ClassSet>()
    /// For each place the givers that may give something there, for all that is said by the words that end and begin
    /// there and by the units behind.
    private(set) var givers = Scratch<GiverSet>()
    /// For each place the givers that the words that end there allow.
    private var behind = Scratch<GiverSet>()
    var places = Scratch<ChartPlace>()
    /// The words, in the order of the places where they begin.
    var words = Scratch<ChartWord>()
    private var finder: WordFinder
    /// The givers that ask for one of a few units anywhere, where one is there.
    private(set) var asking: GiverSet = 0
    /// The classes that begin anywhere.
    private(set) var present: ClassSet = 0
    private let lattice: LatticeTables
    private let kinds: Frozen<ClassSet>
    private let number: ClassSet
    private let latin: ClassSet
    private let punctuation: ClassSet
    private let division: ClassSet
    private let knownPlace: ClassSet

    /// - Parameter grammar: must live as long as the chart.
    init(grammar: Grammar) {
        finder = WordFinder(trie: grammar.vocabulary.trie)
        lattice = grammar.lattice
        kinds = grammar.vocabulary.kinds
        number = grammar.number
        latin = grammar.latin
        punctuation = grammar.punctuation
        division = grammar.division
        knownPlace = grammar.knownPlace
    }

    /// Looks up every word of `units`, and the names known in the document.
    mutating func fill(_ units: UnsafeBufferPointer<UInt16>, known: KnownNames) {
        let count = units.count
        let gates = lattice.giverGates
        starts.resize(count: count + 1)
        starts[count] = 0
        // What two units behind the last place end nothing.
        ends.reset(count: count + 2, to: 0)
        behind.reset(count: count + 2, to: GiverSet(gates.ofAnything.behind))
        behind[0] |= gates.atEdge
        givers.resize(count: count)
        places.resize(count: count + 1)
        words.removeAll()
        finder.find(units)
        let hasKnown = !known.isEmpty
        let compoundSeconds = lattice.compoundSeconds.lanes
        var present = ClassSet.Lanes.zero
        var asking = GiverSet.Lanes.zero
        var runEnd = 0
        // Behind the text stands nothing, which no lexicon holds.
        var second = count > 1 ? lexicons(at: 1) : 0
        for start in 0..<count {
            let unit = units[start]
            let ofUnit = gates.ofUnit(unit)
            var all = gates.ofAnything
            all.beginning |= ofUnit.beginning.lanes
            asking |= ofUnit.asking.lanes
            // Words that begin with a mark or letter are rare but exist: AA制.
            let root = finder.roots[start]
            var place = ChartPlace(
                first: Int32(truncatingIfNeeded: words.count), longer: 0,
                plainEnd: Int32(truncatingIfNeeded: start + 1),
                plainCost: min(finder.trie.cost(of: root), Vocabulary.unknownCost))
            if !UnitKind.isHan(unit) {
                if start >= runEnd { runEnd = Self.endOfRun(units, start) }
                let isInRun = UnitKind.isDigit(unit) || UnitKind.isLatin(unit)
                place.plainEnd = Int32(truncatingIfNeeded: isInRun ? runEnd : start + 1)
                place.plainCost = Vocabulary.plainCost
                all.formUnion(note(plainClass(unit), endingAt: start + 1))
                // A blank passes on what stands before it: 记者 王卫东.
                if UnitKind.isBlank(unit) {
                    ends[start + 1] |= ends[start]
                    behind[start + 1] |= behind[start]
                }
            }
            all.formUnion(add(root, start + 1))
            place.longer = Int32(truncatingIfNeeded: words.count)
            all.formUnion(add(finder.pairs[start], start + 2))
            if finder.triples[start].label != 0 { all.formUnion(addLongWords(units, start)) }
            if all.classes & compoundSeconds != .zero { noteCompounds(from: Int(place.first), start) }
            if hasKnown {
                // Where the full name of a division stands, its beginning alone is not the place: 绥芬河 of 绥芬河市.
                let isDivision = all.classes & division.lanes != .zero
                known.forEachName(in: units, at: start) { end, classes, cost in
                    if isDivision && classes == knownPlace { return }
                    all.formUnion(note(classes, endingAt: end))
                    words.append(ChartWord(classes: classes, end: Int32(end), cost: cost))
                }
            }
            let third = start + 2 < count ? lexicons(at: start + 2) : 0
            starts[start] = ClassSet(all.classes)
            givers[start] = GiverSet(
                all.beginning & behind[start].lanes & gates.taking(second: second, third: third))
            places[start] = place
            present |= all.classes
            second = third
        }
        places[count] = ChartPlace(
            first: Int32(truncatingIfNeeded: words.count), longer: Int32(truncatingIfNeeded: words.count),
            plainEnd: Int32(truncatingIfNeeded: count), plainCost: .infinity)
        self.present = ClassSet(present)
        self.asking = GiverSet(asking)
    }

    /// Where a run of digits or letters ends that begins at a place; just behind it if there is none.
    private static func endOfRun(_ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> Int {
        var end = start + 1
        if UnitKind.isDigit(units[start]) {
            while end < units.count && (UnitKind.isDigit(units[end]) || units[end] == 0x2E) { end += 1 }
        } else if UnitKind.isLatin(units[start]) {
            while end < units.count && UnitKind.isLatin(units[end]) { end += 1 }
        }
        return end
    }

    /// Adds a word, or nothing if none ends at its node.
    ///
    /// - Returns: what it says.
    @inline(__always)
    private mutating func add(_ node: WordTrie.Node, _ end: Int) -> GiverGates.OfWords {
        let word = lattice.giverGates.ofWords(kind: node.kind)
        ends[end] = ClassSet(ends[end].lanes | word.classes)
        behind[end] = GiverSet(behind[end].lanes | word.behind)
        words.append(
            ChartWord(
                classes: ClassSet(word.classes), end: Int32(truncatingIfNeeded: end),
                cost: finder.trie.cost(of: node)),
            if: node.kind != 0)
        return word
    }

    /// Adds the words of three units or more.
    ///
    /// - Returns: what they say.
    @inline(__always)
    private mutating func addLongWords(_ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> GiverGates.OfWords {
        var all = GiverGates.OfWords()
        var node = finder.triples[start]
        var end = start &+ 3
        while node.label != 0 {
            all.formUnion(add(node, end))
            node = finder.node(after: node, in: units, start, end)
            end += 1
        }
        return all
    }

    /// Notes words of some classes that end at a place.
    ///
    /// - Returns: what they say.
    @inline(__always)
    private mutating func note(_ classes: ClassSet, endingAt end: Int) -> GiverGates.OfWords {
        let words = lattice.giverGates.ofWords(classes)
        ends[end] |= classes
        behind[end] |= GiverSet(words.behind)
        return words
    }

    /// Notes where compounds end whose second word begins at a place and is one of the last words, from one on.
    private mutating func noteCompounds(from first: Int, _ start: Int) {
        for index in first..<words.count {
            for compound in 0..<lattice.compounds.count {
                let compound = lattice.compounds[compound]
                if words[index].classes & compound.second != 0 && ends[start] & compound.first != 0 {
                    // Nothing asks where it begins.
                    _ = note(compound.classes, endingAt: Int(words[index].end))
                }
            }
        }
    }

    /// The rank of a unit of the text; see ``WordTrie/ranks``.
    @inline(__always)
    func rank(at place: Int) -> Int { Int(finder.ranks[place]) }

    /// The weighted lexicons that hold a unit of the text, one bit each.
    @inline(__always)
    private func lexicons(at place: Int) -> UInt8 { UInt8(truncatingIfNeeded: finder.roots[place].label) }

    /// The classes of a unit of the text as a word of one character.
    @inline(__always)
    func classesOfUnit(at place: Int) -> ClassSet { kinds[finder.roots[place].kind] }

    /// The class that the reader itself gives a unit that is no Han character.
    @inline(__always)
    func plainClass(_ unit: UInt16) -> ClassSet {
        if UnitKind.isDigit(unit) { return number }
        return UnitKind.isLatin(unit) ? latin : punctuation
    }

    /// The classes that the reader itself gives to units.
    var plain: ClassSet { number | latin | punctuation }

    /// The words that begin at a place.
    @inline(__always)
    func range(at place: Int) -> Range<Int> { Int(places[place].first)..<Int(places[place + 1].first) }

    /// Whether a listed word of these classes begins at `start` and does not
    /// go beyond `end`.
    @inline(__always)
    func hasWord(of wanted: ClassSet, from start: Int, within end: Int) -> Bool {
        guard starts[start] & wanted != 0 else { return false }
        for index in range(at: start) where Int(words[index].end) <= end && words[index].classes & wanted != 0 {
            return true
        }
        return false
    }

    /// Whether a listed word of these classes begins at `start` and goes beyond `end`.
    @inline(__always)
    func hasWord(of wanted: ClassSet, from start: Int, beyond end: Int) -> Bool {
        guard starts[start] & wanted != 0 else { return false }
        for index in range(at: start) where Int(words[index].end) > end && words[index].classes & wanted != 0 {
            return true
        }
        return false
    }

    /// Whether a listed word of these classes begins at `start`, goes beyond `middle` and not beyond `end`.
    @inline(__always)
    func hasWord(of wanted: ClassSet, from start: Int, beyond middle: Int, within end: Int) -> Bool {
        guard starts[start] & wanted != 0 else { return false }
        for index in range(at: start) where words[index].classes & wanted != 0 {
            if (middle + 1...max(middle + 1, end)).contains(Int(words[index].end)) { return true }
        }
        return false
    }

    /// Whether a listed word of these classes and two units or more begins
    /// at `start`, does not go beyond `end`, and is not all from `whole` to `end`.
    func hasLongWord(of wanted: ClassSet, from start: Int, within end: Int, besides whole: Int) -> Bool {
        guard starts[start] & wanted != 0 else { return false }
        for index in range(at: start) {
            let wordEnd = Int(words[index].end)
            if wordEnd > start + 1 && wordEnd <= end && !(start == whole && wordEnd == end)
                && words[index].classes & wanted != 0
            {
                return true
            }
        }
        return false
    }

    /// The classes of the words that begin at one of `places` and go beyond `end`.
    @inline(__always)
    func classes(from places: Range<Int>, beyond end: Int) -> ClassSet {
        var found: ClassSet = 0
        // The words of neighbouring places lie side by side.
        let words = words.base
        for index in Int(self.places[places.lowerBound].first)..<Int(self.places[places.upperBound].first) {
            found |= Int(words[index].end) > end ? words[index].classes : 0
        }
        return found
    }

    /// The classes of the word that is just `start..<end`; none if it is no
    /// listed word.
    @inline(__always)
    func classes(_ start: Int, _ end: Int) -> ClassSet {
        guard start < end else { return 0 }
        var found: ClassSet = 0
        for index in range(at: start) where Int(words[index].end) == end { found |= words[index].classes }
        return found
    }
}
