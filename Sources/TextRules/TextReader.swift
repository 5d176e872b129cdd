/// Reads texts with a grammar: words and names first, then phrases and the
/// relations between them, stage by stage.
///
/// A reader keeps its working memory between texts; use one in each thread.
///
///     let reader = TextReader(grammar: grammar)
///     let reading = reader.read(Array("石桥村党支部书记张小兵说".utf16))
public final class TextReader {
    /// The rules and words that it works with.
    public let grammar: Grammar
    private var segmenter: Segmenter
    private var engine: PhraseEngine

    /// Makes a reader.
    public init(grammar: Grammar) {
        self.grammar = grammar
        segmenter = Segmenter(grammar: grammar)
        engine = PhraseEngine(grammar: grammar)
    }

    /// Reads a text of 16-bit units, one for each Unicode scalar.
    ///
    /// - Parameters:
    ///   - units: the text, folded as `PageReading` folds it.
    ///   - known: names that are certain elsewhere in the same document.
    ///   - trace: whether to keep what was rejected, and the words.
    public func read(_ units: [UInt16], known: KnownNames = KnownNames(), trace: Bool = false) -> Reading {
        units.withUnsafeBufferPointer { read($0, known: known, trace: trace) }
    }

    /// Reads a text of 16-bit units in a buffer; see ``read(_:known:trace:)-([UInt16],_,_)``.
    public func read(
        _ units: UnsafeBufferPointer<UInt16>, known: KnownNames = KnownNames(), trace: Bool = false
    ) -> Reading {
        guard !units.isEmpty else { return Reading() }
        run(units, known: known, forNames: false, keepsAll: trace)
        var collector = ReadingCollector(grammar: grammar)
        collector.collect(engine, candidates: segmenter.candidates)
        if trace { collector.addTrace(engine, candidates: segmenter.candidates) }
        return collector.reading
    }

    /// Reads a text for its names alone, which is faster: finds just the
    /// mentions that ``read(_:known:trace:)-([UInt16],_,_)`` finds, in the
    /// same order.
    ///
    /// - Parameters:
    ///   - units: the text, folded as `PageReading` folds it.
    ///   - known: names that are certain elsewhere in the same document.
    ///   - names: where to append what is found.
    public func readNames(
        _ units: UnsafeBufferPointer<UInt16>, known: KnownNames = KnownNames(), into names: inout [FoundName]
    ) {
        guard !units.isEmpty else { return }
        run(units, known: known, forNames: true, keepsAll: false)
        for index in 0..<engine.text.chart.phrases.count {
            let phrase = engine.text.chart.phrases[index]
            guard !phrase.isDead, grammar.isEntity(phrase.type) else { continue }
            let range = Int(phrase.textStart)..<Int(phrase.textEnd)
            names.append(
                FoundName(
                    type: Int(phrase.type), range: range, isCertain: phrase.isCertain,
                    isWhole: engine.cover(of: phrase) == range, isReference: engine.isReference(phrase),
                    isDeclared: phrase.isDeclared))
        }
    }

    private func run(_ units: UnsafeBufferPointer<UInt16>, known: KnownNames, forNames: Bool, keepsAll: Bool) {
        segmenter.segment(units, known: known, keepsAll: keepsAll)
        engine.run(&segmenter, of: units, forNames: forNames)
    }

    /// Adds the names of a reading that are certain, for the rest of a
    /// document.
    public func addCertainNames(
        of reading: Reading, in units: UnsafeBufferPointer<UInt16>, to names: inout KnownNames
    ) {
        for mention in reading.mentions where mention.range == mention.cover || mention.isDeclared {
            guard let type = grammar.classes.index(mention.type) else { continue }
            add(mention.range, type, isCertain: mention.isCertain, isWord: mention.isDeclared, units, to: &names)
        }
    }

    /// Adds the names that are certain, for the rest of a document.
    public func addCertainNames(
        _ found: ArraySlice<FoundName>, in units: UnsafeBufferPointer<UInt16>, to names: inout KnownNames
    ) {
        for name in found where name.isWhole || name.isDeclared {
            add(name.range, name.type, isCertain: name.isCertain, isWord: name.isDeclared, units, to: &names)
        }
    }

    private func add(
        _ range: Range<Int>, _ type: Int, isCertain: Bool, isWord: Bool, _ units: UnsafeBufferPointer<UInt16>,
        to names: inout KnownNames
    ) {
        let classes = grammar.knownClasses[type]
        guard range.count > 1, classes != 0 else { return }
        let isPerson = classes == grammar.knownPerson
        guard isCertain else {
            if isPerson { names.noteDoubtful(units[range]) }
            if type == grammar.placeType, let short = grammar.stemOfDivision(units[range]) {
                names.insert(units[range].prefix(short), classes: classes)
            }
            return
        }
        guard !isPerson else { return addPerson(units[range].lazy.filter { !UnitKind.isBlank($0) }, to: &names) }
        names.insert(units[range], classes: classes, isWord: isWord)
        if type == grammar.placeType {
            guard let short = grammar.stemOfSmallPlace(units[range]) else { return }
            names.insert(units[range].prefix(short), classes: classes)
        } else if let core = grammar.coreOfCompany(units[range]) {
            names.insert(units[core], classes: classes, isWord: true)
        }
    }

    private func addPerson(_ name: some BidirectionalCollection<UInt16>, to names: inout KnownNames) {
        names.insert(name, classes: grammar.knownPerson)
        if let surname = grammar.lengthOfSurname(name) {
            names.insert(name.prefix(surname), classes: grammar.knownSurname)
        }
        // Of a dotted name people say one part alone: 阿卜力克木 of 阿卜力克木·托合提. One of two units may be a word.
        guard name.contains(0xB7) else { return }
        for part in name.split(separator: 0xB7) where part.count > 2 {
            names.insert(part, classes: grammar.knownPerson)
        }
    }

    /// Whether a known name stands somewhere in a text where the reading has
    /// no mention, or one that begins with it and goes on.
    public func misses(
        _ names: KnownNames, in units: UnsafeBufferPointer<UInt16>, _ reading: Reading
    ) -> Bool {
        misses(names, in: units, reading.mentions.lazy.map { (range: $0.range, isPlace: $0.type == "Place") })
    }

    /// A person's name of one character more than a known one is rather that one and a word behind it, 石山有, a place's
    /// one and a word before it, 经龙桥镇; and what is known as a place, 蒋坝 of 蒋坝镇, is no person.
    private func covers(
        _ range: Range<Int>, isPlace: Bool, _ start: Int, _ end: Int, _ classes: ClassSet
    ) -> Bool {
        guard range.lowerBound <= start && end <= range.upperBound else { return false }
        if classes == grammar.knownPlace, !isPlace, range == start..<end { return false }
        if classes & grammar.knownPerson != 0 { return !(range.lowerBound == start && range.upperBound == end + 1) }
        return !(range.lowerBound + 1 == start && range.upperBound == end && classes & grammar.knownPlace != 0)
    }

    /// Whether what was found is only the end of a known place: 藏贡麻村 of 果洛藏贡麻村.
    private func isEnd(_ range: Range<Int>, _ start: Int, _ end: Int, _ classes: ClassSet) -> Bool {
        classes & grammar.knownPlace != 0 && start < range.lowerBound && range.upperBound == end
    }

    /// Whether a known name stands somewhere in a text where none was found.
    public func misses(
        _ names: KnownNames, in units: UnsafeBufferPointer<UInt16>, _ found: ArraySlice<FoundName>
    ) -> Bool {
        let place = grammar.placeType
        return misses(names, in: units, found.lazy.map { (range: $0.range, isPlace: $0.type == place) })
    }

    @inline(__always)
    private func misses(
        _ names: KnownNames, in units: UnsafeBufferPointer<UInt16>,
        _ found: some Sequence<(range: Range<Int>, isPlace: Bool)>
    ) -> Bool {
        names.stands(in: units) { start, end, classes in
            (!found.contains { covers($0.range, isPlace: $0.isPlace, start, end, classes) }
                || found.contains { $0.isPlace && isEnd($0.range, start, end, classes) })
                && (classes != grammar.knownSurname || grammar.isAddress(units, start, end))
        }
    }
}
