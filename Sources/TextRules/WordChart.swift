/// A listed word at a place of a text.
struct ChartWord {
    var classes: ClassSet
    var end: Int32
    var cost: Float
    /// Its node in the trie, or -1 for a name known in the document.
    var node: Int32
}

/// Every listed word at every place of a text.
struct WordChart: ~Copyable {
    /// For each place the classes of the words that begin there.
    var starts = Scratch<ClassSet>()
    /// For each place the classes of the words that end there.
    var ends = Scratch<ClassSet>()
    /// For each place the givers that the words that begin there allow, and those that the words that end there do.
    private(set) var beginning = Scratch<GiverSet>()
    private(set) var behind = Scratch<GiverSet>()
    /// For each place the index of its first word.
    var offsets = Scratch<Int32>()
    var words = Scratch<ChartWord>()
    /// For each place the trie's slots of its two, three and four units, or -1.
    private var seconds = Scratch<Int32>()
    private var thirds = Scratch<Int32>()
    private var fourths = Scratch<Int32>()
    /// The places where words may go on.
    private var places = Scratch<Int32>()
    /// What stands for each of them where the search in the trie begins.
    private var links = Scratch<UInt64>()
    /// For each place the trie's node of its unit.
    private(set) var roots = Scratch<WordTrie.Node>()
    /// About the units of the text.
    private(set) var units = UnitSet()
    /// The classes that begin anywhere.
    private(set) var present: ClassSet = 0
    private let vocabulary: Vocabulary
    private let lattice: LatticeTables
    private let number: ClassSet
    private let latin: ClassSet
    private let punctuation: ClassSet

    /// - Parameter grammar: must live as long as the chart.
    init(grammar: Grammar) {
        vocabulary = grammar.vocabulary
        lattice = grammar.lattice
        number = grammar.number
        latin = grammar.latin
        punctuation = grammar.punctuation
    }

    /// Looks up every word of `units`, and the names known in the document.
    mutating func fill(_ units: UnsafeBufferPointer<UInt16>, known: KnownNames) {
        let count = units.count
        starts.reset(count: count + 1, to: 0)
        ends.reset(count: count + 1, to: 0)
        beginning.reset(count: count, to: lattice.giverGates.ofAnything.beginning)
        behind.reset(count: count + 1, to: lattice.giverGates.ofAnything.behind)
        behind[0] |= lattice.giverGates.atEdge
        offsets.removeAll()
        words.removeAll()
        findBeginnings(units)
        let hasKnown = !known.isEmpty
        var present: ClassSet = 0
        for start in 0..<count {
            offsets.append(Int32(words.count))
            let unit = units[start]
            var classes: ClassSet = 0
            if !UnitKind.isHan(unit) {
                classes = plainClass(unit)
                note(classes, start, start + 1)
                // A blank passes on what stands before it: 记者 王卫东.
                if UnitKind.isBlank(unit) {
                    ends[start + 1] |= ends[start]
                    behind[start + 1] |= behind[start]
                }
                // Words that begin with a mark or letter are rare but exist: AA制.
            }
            classes |= addWords(units, start)
            if hasKnown {
                known.forEachName(in: units, at: start) { end, ofName in
                    classes |= ofName
                    note(ofName, start, end)
                    words.append(ChartWord(classes: ofName, end: Int32(end), cost: .infinity, node: -1))
                }
            }
            starts[start] = classes
            present |= classes
        }
        offsets.append(Int32(words.count))
        self.present = present
    }

    /// Looks up all words' first units, then all their second ones, and so on: on their own, because the processor then
    /// waits for many places of memory at once.
    private mutating func findBeginnings(_ units: UnsafeBufferPointer<UInt16>) {
        let trie = vocabulary.trie
        seconds.reset(count: units.count, to: -1)
        thirds.reset(count: units.count, to: -1)
        fourths.reset(count: units.count, to: -1)
        roots.reset(count: units.count, to: WordTrie.Node())
        self.units.removeAll()
        for start in 0..<units.count {
            roots[start] = trie.roots[Int(units[start])]
            self.units.insert(units[start])
        }
        // Places are set down always and counted only where words may go on there: whether they do is a matter of chance
        // that no processor foresees.
        places.reset(count: units.count, to: 0)
        links.reset(count: units.count, to: 0)
        var count = 0
        for start in 0..<units.count - 1 {
            places[count] = Int32(truncatingIfNeeded: start)
            count += trie.mayHaveSlot(after: Int(units[start]), units[start + 1]) ? 1 : 0
        }
        count = follow(units, depth: 1, count, from: nil, to: seconds.base.baseAddress.unsafelyUnwrapped)
        count = follow(
            units, depth: 2, count, from: seconds.base.baseAddress, to: thirds.base.baseAddress.unsafelyUnwrapped)
        _ = follow(
            units, depth: 3, count, from: thirds.base.baseAddress, to: fourths.base.baseAddress.unsafelyUnwrapped)
    }

    /// Follows words by one unit from the first `count` of ``places``, where they may go on.
    ///
    /// - Parameters:
    ///   - depth: how many units they have so far.
    ///   - from: for each place the slot of these; nil for their roots.
    ///   - to: gets the slots behind them.
    /// - Returns: the number of places where they may go on again; these become the first ones of ``places``.
    @inline(__always)
    private mutating func follow(
        _ units: UnsafeBufferPointer<UInt16>, depth: Int, _ count: Int, from: UnsafeMutablePointer<Int32>?,
        to: UnsafeMutablePointer<Int32>
    ) -> Int {
        let trie = vocabulary.trie
        func node(_ start: Int) -> Int { from.map { trie.slots[Int($0[start])].child } ?? Int(units[start]) }
        for index in 0..<count {
            let start = Int(places[index])
            links[index] = trie.firstLink(after: node(start), units[start + depth])
        }
        var left = 0
        for index in 0..<count {
            let start = Int(places[index])
            let slot = trie.slot(after: node(start), units[start + depth], firstLink: links[index])
            to[start] = Int32(truncatingIfNeeded: slot)
            guard slot >= 0, start + depth + 1 < units.count else { continue }
            let found = trie.slots.base + slot
            let goesOn =
                found.pointee.node.hasBranch && trie.mayHaveSlot(after: found.pointee.child, units[start + depth + 1])
            places[left] = Int32(truncatingIfNeeded: start)
            left += goesOn ? 1 : 0
        }
        return left
    }

    /// Adds the words that begin at a place.
    ///
    /// - Returns: their classes.
    @inline(__always)
    private mutating func addWords(_ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> ClassSet {
        let trie = vocabulary.trie
        let first = roots[start]
        var beginning: ClassSet = 0
        if first.kind != 0 { beginning = add(first, Int(units[start]), start, start + 1) }
        var slot = Int(seconds[start])
        var end = start + 2
        while slot >= 0 {
            let found = trie.slots[slot]
            if found.node.kind != 0 { beginning |= add(found.node, found.child, start, end) }
            guard found.node.hasBranch, end < units.count else { break }
            switch end - start {
            case 2: slot = Int(thirds[start])
            case 3: slot = Int(fourths[start])
            default: slot = trie.slot(after: found.child, units[end])
            }
            end += 1
        }
        return beginning
    }

    /// - Returns: the word's classes.
    @inline(__always)
    private mutating func add(_ entry: WordTrie.Node, _ node: Int, _ start: Int, _ end: Int) -> ClassSet {
        let classes = vocabulary.kinds[entry.kind]
        if classes & lattice.compoundSeconds != 0 {
            for index in 0..<lattice.compounds.count {
                let compound = lattice.compounds[index]
                if classes & compound.second != 0 && ends[start] & compound.first != 0 {
                    note(compound.classes, nil, end)
                }
            }
        }
        ends[end] |= classes
        let givers = lattice.giverGates.ofWords(kind: entry.kind)
        beginning[start] |= givers.beginning
        behind[end] |= givers.behind
        words.append(ChartWord(classes: classes, end: Int32(end), cost: entry.cost, node: Int32(node)))
        return classes
    }

    /// Notes words of some classes that end at a place; nil: nothing asks where they begin.
    private mutating func note(_ classes: ClassSet, _ start: Int?, _ end: Int) {
        ends[end] |= classes
        let givers = lattice.giverGates.ofWords(classes)
        if let start { beginning[start] |= givers.beginning }
        behind[end] |= givers.behind
    }

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
    func range(at place: Int) -> Range<Int> { Int(offsets[place])..<Int(offsets[place + 1]) }

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
        for index in Int(offsets[places.lowerBound])..<Int(offsets[places.upperBound]) where Int(words[index].end) > end
        {
            found |= words[index].classes
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
