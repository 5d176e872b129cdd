/// Collects words from lexicon files and builds a ``Vocabulary``.
///
/// A lexicon is a file in the lexicons folder, named after the class that it
/// gives its words:
/// - `NAME.txt`: words separated by spaces;
/// - `NAME.tsv`: a word, a tab and its count on each line: a weighted
///   lexicon, whose words cost minus the logarithm of their share;
/// - `words.tsv`: general words with count and part-of-speech tag;
/// - `tags.txt`: for each class the tags that give it.
///
/// Lines that begin with `#` are comments; `@cost N` gives the words of a
/// list a cost, `@context` makes them no reading of their own.
struct VocabularyBuilder {
    var classes: ClassTable
    private var words: WordTrieBuilder
    private var weighted: [(index: Int, counts: [(word: [UInt16], count: Float)])] = []
    private var tags: [[UInt8]: ClassSet] = [:]
    private var units: [UInt16] = []
    /// The sum of the counts of the general words.
    private static let corpusSize: Float = 60_000_000
    /// The cost of a listed word of which no count is known.
    private static let listedCost: Float = 9
    /// What one costs at most that the counts have too, however rare there.
    private static let highestListedCost: Float = 11

    /// - Parameter capacity: about how many words and beginnings are to come.
    init(classes: ClassTable, capacity: Int) {
        self.classes = classes
        words = WordTrieBuilder(capacity: capacity)
    }

    /// Reads one lexicon.
    mutating func read(_ file: SourceFile) throws(RuleError) {
        let base = file.name.split(separator: "/").last.map(String.init) ?? file.name
        let parts = base.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["txt", "tsv"].contains(parts[1]) else {
            throw RuleError(file: file.name, line: 1, problem: "a lexicon's name ends in .txt or .tsv", text: base)
        }
        switch (parts[0], parts[1]) {
        case ("tags", "txt"): try readTags(file)
        case ("words", "tsv"): try readGeneralWords(file)
        case (let name, "tsv"): try readWeighted(file, name: name)
        case (let name, _): try readList(file, name: name)
        }
    }

    /// Adds words that another part of the program knows, such as the names
    /// of places, to a class; they are no reading of their own.
    mutating func add(_ names: [String], toClass name: String) throws(RuleError) {
        let set = ClassSet.bit(try index(of: name, file: "built-in names", line: 1, text: name))
        for var name in names {
            name.withUTF8 { TextUnits.decode($0, into: &units) }
            guard !units.isEmpty else { continue }
            let node = words.insert(units)
            words.set(node, classes: words.classes[node] | set, cost: words.costs[node])
        }
    }

    private mutating func readTags(_ file: SourceFile) throws(RuleError) {
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            let set = ClassSet.bit(try index(of: words[0], file: file.name, line: number, text: line))
            for tag in words.dropFirst() { tags[Array(tag.utf8), default: 0] |= set }
        }
    }

    private mutating func readGeneralWords(_ file: SourceFile) throws(RuleError) {
        let general = ClassSet.bit(try index(of: "Word", file: file.name, line: 1, text: ""))
        var tag: (name: [UInt8], set: ClassSet) = ([], general)
        try file.forEachLine { (line, number) throws(RuleError) in
            let cells = line.split(separator: 0x09)
            guard cells.count == 3, let count = TextUnits.decimal(cells[1]), count > 0 else {
                let text = String(decoding: line, as: UTF8.self)
                throw RuleError(file: file.name, line: number, problem: "expected word, count and tag", text: text)
            }
            // Few tags follow one another: mostly the one of the line before.
            if !cells[2].elementsEqual(tag.name) {
                tag.name = Array(cells[2])
                tag.set = (tags[tag.name] ?? 0) | general
            }
            TextUnits.decode(UnsafeBufferPointer(rebasing: cells[0]), into: &units)
            words.set(words.insert(units), classes: tag.set, cost: Self.logarithm(Self.corpusSize / count))
        }
    }

    private mutating func readWeighted(_ file: SourceFile, name: String) throws(RuleError) {
        let index = try index(of: name, file: file.name, line: 1, text: name)
        var counts: [(word: [UInt16], count: Float)] = []
        try file.forEachLine { (line, number) throws(RuleError) in
            let cells = line.split(separator: 0x09)
            guard cells.count == 2, let count = TextUnits.decimal(cells[1]), count > 0 else {
                let text = String(decoding: line, as: UTF8.self)
                throw RuleError(
                    file: file.name, line: number, problem: "expected a word, a tab and a count", text: text)
            }
            TextUnits.decode(UnsafeBufferPointer(rebasing: cells[0]), into: &units)
            counts.append((units, count))
            let node = words.insert(units)
            words.set(node, classes: words.classes[node] | ClassSet.bit(index), cost: words.costs[node])
        }
        weighted.append((index, counts))
    }

    private mutating func readList(_ file: SourceFile, name: String) throws(RuleError) {
        let isPlain = PlainList.isPlain(file)
        let set = isPlain ? 0 : ClassSet.bit(try index(of: name, file: file.name, line: 1, text: name))
        var cost: Float?
        try file.forEachLine { (line, number) throws(RuleError) in
            if line.first == UInt8(ascii: "@") {
                cost = try directive(line, file.name, number) ?? cost
                return
            }
            for word in line.split(separator: UInt8(ascii: " ")) {
                TextUnits.decode(UnsafeBufferPointer(rebasing: word), into: &units)
                let node = words.insert(units)
                let known = words.costs[node]
                words.set(
                    node, classes: words.classes[node] | set,
                    cost: min(known, cost ?? (known.isFinite ? Self.highestListedCost : Self.listedCost)))
            }
        }
    }

    private func directive(
        _ line: UnsafeBufferPointer<UInt8>, _ file: String, _ number: Int
    ) throws(RuleError) -> Float? {
        let text = String(decoding: line, as: UTF8.self)
        let words = text.split(separator: " ").map(String.init)
        if words == [PlainList.directive] { return nil }
        if words == ["@context"] { return .infinity }
        guard words.count == 2, words[0] == "@cost", let value = Float(words[1]) else {
            throw RuleError(file: file, line: number, problem: "expected '@cost N', '@context' or '@plain'", text: text)
        }
        return value
    }

    private mutating func index(of name: String, file: String, line: Int, text: String) throws(RuleError) -> Int {
        guard let index = classes.add(name) else {
            throw RuleError(
                file: file, line: line, problem: "no room for the class '\(name)': at most \(ClassSet.bitWidth)",
                text: text)
        }
        return index
    }

    /// Drops general words that are made of others, which then no longer hide
    /// their parts. One that is a county's name too stays that, but is no
    /// reading of its own: 任县.
    ///
    /// - Parameter makings: the ways of being made.
    mutating func dropGeneralWords(madeOf makings: [WordMaking]) {
        // Words that are listed only because they look like names are general words.
        let plain = tags.values.reduce(classes.set("Word") | classes.set("NotName")) { $0 | $1 }
        let county = classes.set("County")
        for node in WordMakings.made(words, of: makings, plain: plain | county) {
            words.set(node, classes: words.classes[node] & county, cost: .infinity)
        }
    }

    /// Builds the vocabulary.
    ///
    /// - Throws: a ``RuleError`` if there is more than its automaton has room for.
    func build(in arena: Arena) throws(RuleError) -> Vocabulary {
        var lexicons: [UInt16: UInt16] = [:]
        for (order, lexicon) in weighted.prefix(UInt8.bitWidth).enumerated() {
            for (word, _) in lexicon.counts where word.count == 1 {
                lexicons[word[0], default: 0] |= 1 << UInt16(order)
            }
        }
        let (trie, kinds) = try words.build(lexicons: lexicons, in: arena)
        var rows = [Int32](repeating: -1, count: ClassSet.bitWidth)
        var characterCosts = [Float](repeating: .infinity, count: trie.roots.count * weighted.count)
        var weightedClasses: ClassSet = 0
        var long: [Vocabulary.LongWeight] = []
        for (order, (index, counts)) in weighted.enumerated() {
            weightedClasses |= ClassSet.bit(index)
            rows[index] = Int32(order)
            let total = counts.reduce(Float(0)) { $0 + $1.count }
            for (word, count) in counts {
                let cost = Self.logarithm(total / count)
                if word.count == 1 {
                    characterCosts[order * trie.roots.count + Int(trie.ranks[Int(word[0])])] = cost
                } else {
                    let slot = Int32(trie.slot(of: word) ?? 0)
                    long.removeAll { $0.slot == slot && $0.classIndex == Int32(index) }
                    long.append(Vocabulary.LongWeight(slot: slot, classIndex: Int32(index), cost: cost))
                }
            }
        }
        long.sort { ($0.slot, $0.classIndex) < ($1.slot, $1.classIndex) }
        return Vocabulary(
            trie: trie, kinds: arena.freeze(kinds), weightedClasses: weightedClasses,
            characterCosts: arena.freeze(characterCosts), longWeights: arena.freeze(long),
            rowOfClass: arena.freeze(rows))
    }
}
