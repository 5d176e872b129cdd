import Gazetteer
import GraphModel
import TextRules

/// Grounds the places of a document: chains in the gazetteer, and what it
/// does not know by the chain that the text gives.
struct PlaceLinker {
    typealias Index = DocumentReading.Index

    let document: DocumentReading
    private let knowledge: Knowledge
    private var gazetteer: Gazetteer { knowledge.gazetteer }
    private var region: Division.ID?
    /// Divisions named so far, the latest first.
    private var recent: [Division.ID] = []
    /// Places that only the page knows, by name, the latest last.
    private var local: [String: LinkedPlace] = [:]
    private static let recentLimit = 12
    private(set) var places: [Index: LinkedPlace] = [:]
    private(set) var warnings: [GraphWarning] = []

    init(document: DocumentReading, knowledge: Knowledge) {
        self.document = document
        self.knowledge = knowledge
    }

    /// Grounds every place mention of the document.
    mutating func link() {
        let mentions = document.mentions(of: ["Place"])
        region = dominantProvince(mentions)
        var chain: [Index] = []
        var previous: [LinkedPlace] = []
        for index in mentions {
            if let last = chain.last, !continues(last, index) {
                previous = close(chain, after: previous)
                chain.removeAll()
            }
            chain.append(index)
        }
        if !chain.isEmpty { _ = close(chain, after: previous) }
    }

    /// Whether `next` goes on with the chain that ends in `last`.
    private func continues(_ last: Index, _ next: Index) -> Bool {
        last.passage == next.passage && document[last].range.upperBound == document[next].range.lowerBound
    }

    /// The province in which most of the places lie that can be only one.
    private func dominantProvince(_ mentions: [Index]) -> Division.ID? {
        var counts: [Division.ID: Int] = [:]
        for index in mentions {
            let found = gazetteer.named(document.text(index))
            guard found.count == 1, let province = gazetteer.chain(of: found[0]).last else { continue }
            if gazetteer.level(of: province) == .province { counts[province, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Grounds a chain; returns it for a list that goes on with it.
    private mutating func close(_ chain: [Index], after previous: [LinkedPlace]) -> [LinkedPlace] {
        let names = chain.map(document.text)
        let grounding = gazetteer.ground(names, near: recent, region: region)
        var linked: [LinkedPlace] = []
        for (position, index) in chain.enumerated() {
            let place: LinkedPlace
            if let division = grounding.resolved[position] {
                place = self.place(division)
                remember(division)
            } else {
                place = localPlace(names[position], index, after: linked.last, previous: previous)
            }
            places[index] = place
            linked.append(place)
        }
        if let conflict = grounding.conflict { warn(conflict, chain[conflict.index], names) }
        return linked
    }

    private mutating func remember(_ division: Division.ID) {
        recent.removeAll { $0 == division }
        recent.insert(division, at: 0)
        if recent.count > Self.recentLimit { recent.removeLast() }
    }

    /// The place that a division of the gazetteer is.
    func place(_ id: Division.ID) -> LinkedPlace {
        let division = gazetteer.division(id)
        let chain = gazetteer.chain(of: id).reversed().map { gazetteer.division($0).name }
        let parent = division.parent.flatMap { gazetteer.level(of: $0) == .country ? nil : $0 }
        return LinkedPlace(
            name: division.name, path: chain.joined(separator: "/"), level: division.level, division: id,
            parent: parent.map { place($0).id }, isAdministrative: true)
    }

    /// A place that the gazetteer does not know, by its chain, by the page,
    /// or by the list that it stands in.
    private mutating func localPlace(
        _ name: String, _ index: Index, after container: LinkedPlace?, previous: [LinkedPlace]
    ) -> LinkedPlace {
        let level = level(of: name)
        if container == nil, let known = local[name] { return known }
        let isInList = document.isInList(index)
        let parent = container ?? (isInList ? listContainer(level, previous) : nil)
        let place = LinkedPlace(
            name: name, path: parent.map { $0.path + "/" + name } ?? name, level: level, division: nil,
            parent: parent?.id, isAdministrative: level != nil)
        local[name] = place
        return place
    }

    /// The province, prefecture or county with whose name another name
    /// begins that was read as one word: 内蒙古大学.
    func placeInName(_ name: String) -> LinkedPlace? {
        let units = name.unicodeScalars.map { UInt16(clamping: $0.value) }
        let place = units.withUnsafeBufferPointer {
            knowledge.grammar.word(in: $0, at: 0, classes: ["Province", "Prefecture", "County", "ProvinceShort", "PrefectureShort"])
        }
        guard let place, place.upperBound < units.count else { return nil }
        let grounding = gazetteer.ground([String(decoding: units[place], as: UTF16.self)], near: recent, region: region)
        return grounding.resolved[0].map(self.place)
    }

    /// The level that a name's last word tells: township, village, or neither.
    func level(of name: String) -> Level? {
        let units = name.unicodeScalars.map { UInt16(clamping: $0.value) }
        if knowledge.grammar.ends(units, with: "VillageSuffix") { return .village }
        return knowledge.grammar.ends(units, with: "TownshipSuffix") ? .township : nil
    }

    /// A place and those around it, itself first.
    func chain(of place: LinkedPlace) -> [LinkedPlace] {
        var chain = [place]
        var next = place
        while true {
            if let division = next.division {
                let above = gazetteer.chain(of: division).dropFirst().filter { gazetteer.level(of: $0) != .country }
                return chain + above.map(self.place)
            }
            guard let parent = next.parent, let found = places.values.first(where: { $0.id == parent }) else {
                return chain
            }
            chain.append(found)
            next = found
        }
    }

    /// What a list shares: the nearest place of the item before that is
    /// more general than this one.
    private func listContainer(_ level: Level?, _ previous: [LinkedPlace]) -> LinkedPlace? {
        guard let level, let last = previous.last else { return nil }
        return chain(of: last).filter { $0.level.map { $0 < level } ?? false }.max { ($0.level ?? .country) < ($1.level ?? .country) }
    }

    private mutating func warn(_ conflict: Grounding.Conflict, _ index: Index, _ chain: [String]) {
        let said = gazetteer.division(conflict.said).name
        let actual = conflict.actual.map { gazetteer.division($0).name }
        let reading = actual.map { "the gazetteer has it in \($0)" } ?? "the gazetteer has none of that name there"
        warnings.append(
            GraphWarning(
                code: "place-hierarchy-conflict", subject: conflict.name,
                message: "the page puts \(conflict.name) in \(said), but \(reading)",
                evidence: [document.evidence(index.passage, document[index].cover, rule: "gazetteer")]))
    }
}
