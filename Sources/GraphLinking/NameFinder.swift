import PageReading
import TextRules

/// Finds the names on pages and nothing else: faster than reading pages for
/// their graphs, with the same names.
///
/// Keeps working memory between pages; use one in each thread.
struct NameFinder {
    private let reader: TextReader
    private let knowledge: Knowledge
    /// The types that names may have, in the order of their names.
    private var types: [NamedType]
    /// For each class of the grammar its place in `types`, or -1.
    private var typeOfClass: [Int]
    private let placeType: Int?
    private var names: [FoundName] = []
    private var known = KnownNames()
    private var passages: [Part] = []
    private var found: [Place] = []

    private struct NamedType {
        let name: String
        let isOrganization: Bool
        /// How far the last name of the type goes that was listed.
        var reach = -1
    }

    /// A passage and where its names are.
    private struct Part {
        var passage: Passage
        var names: Range<Int>
    }

    /// A name on the page.
    private struct Place {
        var start: Int
        var end: Int
        /// The place in `types`.
        var type: Int

        /// The order in which names are listed; one after those that it is nested in.
        static func isBefore(_ a: Place, _ b: Place) -> Bool {
            a.start != b.start ? a.start < b.start : a.end != b.end ? a.end > b.end : a.type < b.type
        }
    }

    init(reader: TextReader, knowledge: Knowledge) {
        self.reader = reader
        self.knowledge = knowledge
        let classes = knowledge.schema.entities.compactMap { entity in
            reader.grammar.type(named: entity.name).map { (name: entity.name, index: $0) }
        }
        .sorted { $0.name < $1.name }
        types = classes.map {
            NamedType(name: $0.name, isOrganization: ["Organization", "PartyOrganization"].contains($0.name))
        }
        typeOfClass = [Int](repeating: -1, count: (classes.map(\.index).max() ?? -1) + 1)
        for (type, named) in classes.enumerated() { typeOfClass[named.index] = type }
        placeType = types.firstIndex { $0.name == "Place" }
    }

    /// Calls `body` with each name on one page; see ``PageGrapher/forEachMention(of:_:)``.
    mutating func forEachMention(of page: Page, _ body: (PageMention) -> Void) {
        read(page)
        found.removeAll(keepingCapacity: true)
        for part in passages {
            for name in names[part.names] where !name.isReference {
                let type = typeOfClass[name.type]
                add(name.range, of: part.passage, type: type)
                if let placeType, types[type].isOrganization,
                    let place = knowledge.placeInName(name, of: part.passage.units)
                {
                    add(place, of: part.passage, type: placeType)
                }
            }
        }
        listOutermost(body)
    }

    /// Lists the names that are not nested in one of their type.
    private mutating func listOutermost(_ body: (PageMention) -> Void) {
        if found.count > 1 { found.sort(by: Place.isBefore) }
        for type in types.indices { types[type].reach = -1 }
        for place in found where place.end > types[place.type].reach {
            types[place.type].reach = place.end
            body(PageMention(start: place.start, end: place.end, type: types[place.type].name))
        }
    }

    private mutating func add(_ range: Range<Int>, of passage: Passage, type: Int) {
        passage.forEachDocumentRange(of: range) {
            found.append(Place(start: $0.lowerBound, end: $0.upperBound, type: type))
        }
    }

    /// Reads every passage, then once more those that hold a name which is
    /// certain only elsewhere on the page.
    private mutating func read(_ page: Page) {
        names.removeAll(keepingCapacity: true)
        passages.removeAll(keepingCapacity: true)
        known.removeAll()
        for article in page.articles {
            if let headline = article.headline { read(headline) }
            for passage in article.passages { read(passage) }
        }
        known.shortenNames(with: knowledge.grammar)
        guard !known.isEmpty else { return }
        for index in passages.indices {
            passages[index].passage.units.withUnsafeBufferPointer { units in
                guard reader.misses(known, in: units, names[passages[index].names]) else { return }
                let start = names.count
                reader.readNames(units, known: known, into: &names)
                passages[index].names = start..<names.count
            }
        }
    }

    private mutating func read(_ passage: Passage) {
        let start = names.count
        let shown = passage.namesShownByLayout(knowledge.grammar)
        passage.units.withUnsafeBufferPointer { units in
            reader.readNames(units, known: shown, into: &names)
            reader.addCertainNames(names[start...], in: units, to: &known)
        }
        passages.append(Part(passage: passage, names: start..<names.count))
    }
}
