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
    private var entries: [[UInt16]: Vocabulary.Word] = [:]
    private var weighted: [(index: Int, counts: [([UInt16], Float)])] = []
    private var tags: [String: ClassSet] = [:]
    /// The sum of the counts of the general words.
    private static let corpusSize: Float = 60_000_000
    /// The cost of a listed word of which no count is known.
    private static let listedCost: Float = 9
    /// What one costs at most that the counts have too, however rare there.
    private static let highestListedCost: Float = 11

    init(classes: ClassTable) {
        self.classes = classes
        entries.reserveCapacity(400_000)
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
    mutating func add(_ words: [String], toClass name: String) throws(RuleError) {
        let set = ClassSet.bit(try index(of: name, file: "built-in names", line: 1, text: name))
        for word in words {
            let units = Self.units(word)
            guard !units.isEmpty else { continue }
            entries[units, default: .init(classes: 0, cost: .infinity)].classes |= set
        }
    }

    private mutating func readTags(_ file: SourceFile) throws(RuleError) {
        for (number, line) in file.lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            let set = ClassSet.bit(try index(of: words[0], file: file.name, line: number + 1, text: line))
            for tag in words.dropFirst() { tags[tag, default: 0] |= set }
        }
    }

    private mutating func readGeneralWords(_ file: SourceFile) throws(RuleError) {
        let general = ClassSet.bit(try index(of: "Word", file: file.name, line: 1, text: ""))
        var number = 0
        for line in file.bytes.split(separator: 0x0A) {
            number += 1
            if line.first == 0x23 { continue }
            let cells = line.split(separator: 0x09)
            guard cells.count == 3, let count = Self.decimal(cells[1]), count > 0 else {
                let text = String(decoding: line, as: UTF8.self)
                throw RuleError(file: file.name, line: number, problem: "expected word, count and tag", text: text)
            }
            let cost = Self.logarithm(Self.corpusSize / count)
            let set = tags[String(decoding: cells[2], as: UTF8.self)] ?? 0
            entries[Self.units(cells[0])] = .init(classes: set | general, cost: cost)
        }
    }

    private mutating func readWeighted(_ file: SourceFile, name: String) throws(RuleError) {
        let index = try index(of: name, file: file.name, line: 1, text: name)
        var counts: [([UInt16], Float)] = []
        for (number, line) in file.lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let cells = line.utf8.split(separator: 0x09)
            guard cells.count == 2, let count = Self.decimal(Array(cells[1])[...]), count > 0 else {
                throw RuleError(
                    file: file.name, line: number + 1, problem: "expected a word, a tab and a count", text: line)
            }
            counts.append((Self.units(String(cells[0]) ?? ""), count))
        }
        weighted.append((index, counts))
        for (word, _) in counts {
            entries[word, default: .init(classes: 0, cost: .infinity)].classes |= ClassSet.bit(index)
        }
    }

    private mutating func readList(_ file: SourceFile, name: String) throws(RuleError) {
        let set = ClassSet.bit(try index(of: name, file: file.name, line: 1, text: name))
        var cost: Float?
        for (number, line) in file.lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            if line.hasPrefix("@") {
                let words = line.split(separator: " ").map(String.init)
                if words == ["@context"] {
                    cost = .infinity
                } else if words.count == 2, words[0] == "@cost", let value = Float(words[1]) {
                    cost = value
                } else {
                    throw RuleError(
                        file: file.name, line: number + 1, problem: "expected '@cost N' or '@context'", text: line)
                }
                continue
            }
            for word in line.split(separator: " ") {
                let units = Self.units(String(word))
                let known = entries[units]
                var entry = known ?? .init(classes: 0, cost: .infinity)
                entry.classes |= set
                entry.cost = min(entry.cost, cost ?? (entry.cost.isFinite ? Self.highestListedCost : Self.listedCost))
                entries[units] = entry
            }
        }
    }

    private mutating func index(of name: String, file: String, line: Int, text: String) throws(RuleError) -> Int {
        guard let index = classes.add(name) else {
            throw RuleError(
                file: file, line: line, problem: "no room for the class '\(name)': at most \(ClassSet.bitWidth)",
                text: text)
        }
        return index
    }

    /// The classes of every word so far.
    var classesByWord: [[UInt16]: ClassSet] { entries.mapValues(\.classes) }

    /// Drops general words, which then no longer hide what they are made of.
    ///
    /// - Parameter isDropped: asked for each general word that is in no list.
    mutating func dropGeneralWords(where isDropped: ([UInt16]) -> Bool) {
        // Words that are listed only because they look like names are general words.
        let plain = tags.values.reduce(classes.set("Word") | classes.set("NotName")) { $0 | $1 }
        for (word, entry) in entries where word.count > 1 && entry.classes & ~plain == 0 && isDropped(word) {
            entries[word] = nil
        }
    }

    /// Builds the automaton.
    func build() -> Vocabulary {
        let sorted = entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var characterCosts: [Int: [Float]] = [:]
        var wordCosts: [Int: [Int: Float]] = [:]
        let trie = WordTrie(sorted: sorted.map { $0.key[...] })
        var weightedClasses: ClassSet = 0
        for (index, counts) in weighted {
            weightedClasses |= ClassSet.bit(index)
            let total = counts.reduce(Float(0)) { $0 + $1.1 }
            var costs = [Float](repeating: .infinity, count: 65_536)
            for (word, count) in counts {
                let cost = Self.logarithm(total / count)
                if word.count == 1 {
                    costs[Int(word[0])] = cost
                } else if let wordIndex = trie.index(of: word[...]) {
                    wordCosts[index, default: [:]][wordIndex] = cost
                }
            }
            characterCosts[index] = costs
        }
        var singles = [ClassSet](repeating: 0, count: 65_536)
        var singleCosts = [Float](repeating: .infinity, count: 65_536)
        for (word, entry) in sorted where word.count == 1 {
            singles[Int(word[0])] = entry.classes
            singleCosts[Int(word[0])] = entry.cost
        }
        return Vocabulary(
            classes: classes, words: sorted.map(\.value), trie: trie, characterCosts: characterCosts,
            weightedClasses: weightedClasses, wordCosts: wordCosts, singles: singles, singleCosts: singleCosts)
    }

    /// The units of a word: one for each scalar.
    static func units(_ word: some StringProtocol) -> [UInt16] { word.unicodeScalars.map { UInt16(clamping: $0.value) } }

    /// The units of a word in UTF-8 of up to three bytes a scalar.
    private static func units(_ bytes: ArraySlice<UInt8>) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 3 + 1)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = UInt16(bytes[index])
            if byte >= 0xE0, index + 2 < bytes.endIndex {
                units.append((byte & 15) << 12 | UInt16(bytes[index + 1] & 63) << 6 | UInt16(bytes[index + 2] & 63))
                index += 3
            } else if byte >= 0xC0, index + 1 < bytes.endIndex {
                units.append((byte & 31) << 6 | UInt16(bytes[index + 1] & 63))
                index += 2
            } else {
                units.append(byte)
                index += 1
            }
        }
        return units
    }

    private static func decimal(_ digits: ArraySlice<UInt8>) -> Float? {
        var value: Float = 0
        for byte in digits {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Float(byte - 0x30)
        }
        return digits.isEmpty ? nil : value
    }
}
