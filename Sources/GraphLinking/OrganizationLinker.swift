import Gazetteer
import GraphModel
import TextRules

/// Finds out which organisation each mention stands for, and its full name.
///
/// A name begins with its most specific place or its parent organisation; a
/// general word (自治区公安厅) or a bare head (公安局) stands for what was
/// last named.
struct OrganizationLinker {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let places: PlaceLinker
    private let mentions: [Index]
    private(set) var organizations: [Index: LinkedOrganization] = [:]
    /// The organisation with whose name another one begins: of a branch or
    /// department the one that it belongs to.
    private(set) var owners: [LinkedOrganization: LinkedOrganization] = [:]

    init(document: DocumentReading, places: PlaceLinker) {
        self.document = document
        self.places = places
        mentions = document.mentions(of: ["Organization", "PartyOrganization"])
    }

    /// Resolves every organisation mention, named ones first, so that a
    /// bare one can stand for one named later where none came before.
    mutating func link() {
        // Shorter ones first: longer ones begin with them.
        let byLength = mentions.sorted { document[$0].range.count < document[$1].range.count }
        for index in byLength where !isBare(index) { organizations[index] = resolve(index) }
        for index in mentions where isBare(index) { organizations[index] = resolveBare(index) }
        // What begins with a bare one could not be resolved before it.
        for index in byLength where organizations[index] == nil && !isBare(index) {
            organizations[index] = resolve(index)
        }
    }

    private func isBare(_ index: Index) -> Bool { document[index].parts["head"] == document[index].range }

    private mutating func resolve(_ index: Index) -> LinkedOrganization? {
        let mention = document[index]
        let text = document.text(index)
        if let parent = nested(index) {
            guard let owner = organizations[parent] else { return nil }
            let rest = document.text(index.passage, document[parent].range.upperBound..<mention.range.upperBound)
            let whole = LinkedOrganization(type: mention.type, name: owner.name + rest, place: owner.place)
            owners[whole] = owner
            return whole
        }
        if let generic = mention.parts["generic"], generic.lowerBound == mention.range.lowerBound {
            guard let place = place(like: document.text(index.passage, generic), before: index) else { return nil }
            let rest = document.text(index.passage, generic.upperBound..<mention.range.upperBound)
            return LinkedOrganization(type: mention.type, name: place.name + rest, place: place)
        }
        if let (start, place) = lastLeadingPlace(index) {
            let name = document.text(index.passage, start..<mention.range.upperBound)
            return LinkedOrganization(type: mention.type, name: name, place: place)
        }
        return LinkedOrganization(type: mention.type, name: text, place: places.placeInName(text))
    }

    /// The longest other organisation with which a mention begins.
    private func nested(_ index: Index) -> Index? {
        let range = document[index].range
        return mentions.last {
            $0.passage == index.passage && $0 != index && document[$0].range.lowerBound == range.lowerBound
                && document[$0].range.upperBound < range.upperBound
        }.map { candidate in
            mentions.filter {
                $0.passage == index.passage && document[$0].range.lowerBound == range.lowerBound
                    && document[$0].range.upperBound < range.upperBound
            }.max { document[$0].range.upperBound < document[$1].range.upperBound } ?? candidate
        }
    }

    /// The last place of the chain with which a mention begins, and where in
    /// the passage that place's name starts.
    private func lastLeadingPlace(_ index: Index) -> (start: Int, place: LinkedPlace)? {
        let range = document[index].range
        var found: (start: Int, place: LinkedPlace)?
        var next = range.lowerBound
        while let (place, linked) = places.places.first(where: {
            $0.key.passage == index.passage && document[$0.key].range.lowerBound == next
                && document[$0.key].range.upperBound < range.upperBound
        }) {
            found = (next, linked)
            next = document[place].range.upperBound
        }
        return found
    }

    /// The place last named, or one around it, whose name ends like a
    /// general word: 自治区, or 市 in 该市.
    private func place(like word: String, before index: Index) -> LinkedPlace? {
        let endings = [word, String(word.dropFirst())].filter { !$0.isEmpty }
        for ending in endings {
            if let place = lastPlace(before: index, where: { $0.name.hasSuffix(ending) && $0.name != ending }) {
                return place
            }
        }
        return nil
    }

    /// The last place named before a mention that fits, or that contains one
    /// that was named; else the first one after it.
    func lastPlace(before index: Index, where fits: (LinkedPlace) -> Bool) -> LinkedPlace? {
        let named = places.places.keys.sorted { position($0) < position($1) }
        let before = named.filter { position($0) < position(index) }
        for candidate in before.reversed() + named {
            guard let place = places.places[candidate] else { continue }
            if let found = places.chain(of: place).first(where: fits) { return found }
        }
        return nil
    }

    private func position(_ index: Index) -> (Int, Int) { (index.passage, document[index].range.lowerBound) }

    /// What a bare head stands for: the organisation last named whose name
    /// ends with it, else that of the place last named in the sentence.
    private func resolveBare(_ index: Index) -> LinkedOrganization? {
        let mention = document[index]
        let head = document.text(index)
        let fitting = mentions.filter {
            guard let organization = organizations[$0] else { return false }
            return organization.type == mention.type && organization.name.hasSuffix(head) && organization.name != head
        }
        let last = fitting.last { position($0) < position(index) }
        let place = placeOfHead(head, index)
        if let last, sameArticle(last, index), place.map({ $0.at <= position(last) }) ?? true {
            return organizations[last]
        }
        if let place = place?.place {
            let overlap = (1...head.count).last { place.name.hasSuffix(head.prefix($0)) } ?? 0
            return LinkedOrganization(
                type: mention.type, name: place.name + head.dropFirst(overlap), place: place)
        }
        return (last ?? fitting.first { sameArticle($0, index) }).flatMap { organizations[$0] }
    }

    private func sameArticle(_ a: Index, _ b: Index) -> Bool {
        document.passages[a.passage].article == document.passages[b.passage].article
    }

    /// The place whose organisation a bare head is: the last one of the kind
    /// that the head itself names (市委, 村委会), else the last one in the
    /// same sentence.
    private func placeOfHead(_ head: String, _ index: Index) -> (at: (Int, Int), place: LinkedPlace)? {
        let kind = String(head.prefix(1))
        let level = places.level(of: kind)
        let named = places.places.keys.filter { position($0) < position(index) }.sorted { position($0) < position($1) }
        for candidate in named.reversed() {
            guard let place = places.places[candidate] else { continue }
            let fitting = places.chain(of: place).first {
                $0.isAdministrative && (level != nil ? $0.level == level : $0.name.hasSuffix(kind))
            }
            if let fitting { return (position(candidate), fitting) }
        }
        let sentence = document.passages[index.passage].passage.sentenceRanges
            .first { $0.contains(document[index].range.lowerBound) }
        let inSentence = named.last {
            $0.passage == index.passage && document[$0].range.upperBound <= document[index].range.lowerBound
                && (sentence?.contains(document[$0].range.lowerBound) ?? false)
        }
        return inSentence.flatMap { index in places.places[index].map { (position(index), $0) } }
    }
}
