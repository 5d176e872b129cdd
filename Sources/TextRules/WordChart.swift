/// Every listed word at every place of a text.
struct WordChart: ~Copyable {
    /// For each place the classes of the words that begin there.
    var starts = Scratch<ClassSet>()
    /// For each place the classes of the words that end there.
    var ends = Scratch<ClassSet>()
    /// For each place the index of its first word in the arrays below.
    var offsets = Scratch<Int32>()
    var wordEnds = Scratch<Int32>()
    var wordClasses = Scratch<ClassSet>()
    var wordCosts = Scratch<Float>()
    /// The index in the vocabulary, or -1 for a name known in the document.
    var wordIndexes = Scratch<Int32>()

    /// Looks up every word of `units`, and the names known in the document.
    mutating func fill(_ units: UnsafeBufferPointer<UInt16>, grammar: Grammar, known: KnownNames) {
        let count = units.count
        starts.reset(count: count + 1, to: 0)
        ends.reset(count: count + 1, to: 0)
        offsets.removeAll()
        wordEnds.removeAll()
        wordClasses.removeAll()
        wordCosts.removeAll()
        wordIndexes.removeAll()
        let hasKnown = !known.isEmpty
        let lattice = grammar.lattice
        grammar.vocabulary.words.withUnsafeBufferPointer { words in
            for start in 0..<count {
                offsets.append(Int32(wordEnds.count))
                let unit = units[start]
                if !UnitKind.isHan(unit) {
                    let plain = plainClass(unit, grammar)
                    starts[start] = plain
                    // A blank passes on what stands before it: 记者 王卫东.
                    ends[start + 1] |= UnitKind.isBlank(unit) ? plain | ends[start] : plain
                    // Words that begin with a mark or letter are rare but exist: AA制.
                }
                grammar.vocabulary.trie.forEachWord(in: units, at: start) { end, word in
                    let entry = words[word]
                    starts[start] |= entry.classes
                    ends[end] |= entry.classes
                    if entry.classes & lattice.compoundSeconds != 0 {
                        for compound in lattice.compounds
                        where entry.classes & compound.second != 0 && ends[start] & compound.first != 0 {
                            ends[end] |= compound.classes
                        }
                    }
                    wordEnds.append(Int32(end))
                    wordClasses.append(entry.classes)
                    wordCosts.append(entry.cost)
                    wordIndexes.append(Int32(word))
                }
                guard hasKnown else { continue }
                known.forEachName(in: units, at: start) { end, classes in
                    starts[start] |= classes
                    ends[end] |= classes
                    wordEnds.append(Int32(end))
                    wordClasses.append(classes)
                    wordCosts.append(.infinity)
                    wordIndexes.append(-1)
                }
            }
        }
        offsets.append(Int32(wordEnds.count))
    }

    private func plainClass(_ unit: UInt16, _ grammar: Grammar) -> ClassSet {
        if UnitKind.isDigit(unit) { return grammar.number }
        return UnitKind.isLatin(unit) ? grammar.latin : grammar.punctuation
    }

    /// Whether a listed word of these classes begins at `start` and does not
    /// go beyond `end`.
    @inline(__always)
    func hasWord(of wanted: ClassSet, from start: Int, within end: Int) -> Bool {
        guard starts[start] & wanted != 0 else { return false }
        var index = Int(offsets[start])
        let last = Int(offsets[start + 1])
        while index < last {
            if Int(wordEnds[index]) <= end && wordClasses[index] & wanted != 0 { return true }
            index += 1
        }
        return false
    }

    /// Whether a listed word of these classes and two units or more begins
    /// at `start`, does not go beyond `end`, and is not all from `whole` to `end`.
    func hasLongWord(of wanted: ClassSet, from start: Int, within end: Int, besides whole: Int) -> Bool {
        guard starts[start] & wanted != 0 else { return false }
        return (Int(offsets[start])..<Int(offsets[start + 1])).contains { index in
            let wordEnd = Int(wordEnds[index])
            return wordEnd > start + 1 && wordEnd <= end && !(start == whole && wordEnd == end)
                && wordClasses[index] & wanted != 0
        }
    }

    /// The classes of the word that is just `start..<end`; none if it is no
    /// listed word.
    @inline(__always)
    func classes(_ start: Int, _ end: Int) -> ClassSet {
        guard start < end else { return 0 }
        var index = Int(offsets[start])
        let last = Int(offsets[start + 1])
        var found: ClassSet = 0
        while index < last {
            if Int(wordEnds[index]) == end { found |= wordClasses[index] }
            index += 1
        }
        return found
    }
}
