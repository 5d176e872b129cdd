import Gazetteer
import GraphModel
import TextRules

/// Grounds the places of a document: chains in the gazetteer, and what it
/// does not know by the chain that the text gives.
struct PlaceLinker {
    typealias Index = DocumentReading.Index

    let document: DocumentReading
    let knowledge: Knowledge
    let gazetteer: Gazetteer
    private var region: Division.ID?
    /// Divisions named so far, the latest first.
    private var recent: [Division.ID] = []
    /// Places that only the page knows, by article and name, the latest last.
    private var local: [LocalName: LinkedPlace] = [:]
    /// What names that several divisions share mean on the page, as its chains say, by article and name: 鼓楼区 where it
    /// has 南京市鼓楼区.
    private var said: [LocalName: Set<Division.ID>] = [:]
    /// For each article what stands around its villages and townships: the
    /// townships and counties named so far.
    private var named: [Int: [Level: Set<LinkedPlace>]] = [:]
    /// The last of these in each passage.
    private var lastNamed: [Int: [Level: LinkedPlace]] = [:]
    private static let recentLimit = 12
    private(set) var places: [Index: LinkedPlace] = [:]
    /// The place mentions in reading order.
    private(set) var order: MentionOrder
    let memory: PlaceMemory
    /// The places named only in passing; see ``DocumentReading/placesInPassing``.
    let inPassing: Set<Index>
    /// The names that mentions stand for where they share their last word
    /// with what follows: 万源县 in 万源县委.
    private(set) var fullNames: [Index: String] = [:]
    private(set) var warnings: [GraphWarning] = []
    /// For each article and place the former name that the article calls it by, 襄樊市 for 襄阳市.
    var formerNames: [LocalName: String] = [:]

    init(document: DocumentReading, knowledge: Knowledge) {
        self.document = document
        self.knowledge = knowledge
        gazetteer = knowledge.gazetteer
        memory = PlaceMemory(grammar: knowledge.grammar)
        inPassing = document.placesInPassing
        order = MentionOrder(document.mentions(of: ["Place"]), of: document)
    }

    /// Grounds every place mention of the document.
    mutating func link() {
        let mentions = document.mentions(of: ["Place"])
        region = dominantProvince(mentions)
        let chains = self.chains(mentions)
        for chain in chains where chain.count > 1 { learn(chain) }
        learnSaid(chains)
        var previous: [LinkedPlace] = []
        for chain in chains { previous = close(chain, after: previous) }
        for index in mentions { noteFormerName(index) }
    }

    /// Mentions that stand side by side, the more general first.
    private func chains(_ mentions: [Index]) -> [[Index]] {
        var chains: [[Index]] = []
        for index in mentions {
            if let last = chains.last?.last, continues(last, index) {
                chains[chains.count - 1].append(index)
            } else {
                chains.append([index])
            }
        }
        return chains
    }

    /// Learns what a chain says of villages and of places that only the page
    /// knows: their names may stand alone before it, as in a headline.
    mutating func learn(_ chain: [Index]) {
        let names = chain.map(document.text)
        let grounding = gazetteer.ground(names, region: region)
        var container: LinkedPlace?
        for (position, index) in chain.enumerated() {
            let name = names[position]
            let place: LinkedPlace
            if let division = grounding.resolved[position] {
                place = self.place(division)
            } else if let around = container {
                place = localPlace(name, index, in: around)
            } else {
                continue
            }
            container = place
            if position > 0, let division = grounding.resolved[position] {
                for article in [document.article(index), nil] {
                    said[LocalName(article: article, name: name), default: []].insert(division)
                }
            }
            guard place.division == nil || place.level == .village else { continue }
            let key = LocalName(article: document.article(index), name: name)
            if local[key] == nil { local[key] = place }
            let anywhere = LocalName(article: nil, name: name)
            if local[anywhere] == nil { local[anywhere] = place }
        }
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
            guard found.count == 1, gazetteer.level(of: found[0]) < .township,
                let province = gazetteer.chain(of: found[0]).last
            else { continue }
            if gazetteer.level(of: province) == .province { counts[province, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Grounds a chain; returns it for a list that goes on with it.
    private mutating func close(_ chain: [Index], after previous: [LinkedPlace]) -> [LinkedPlace] {
        if let last = chain.last, let name = nameSharedWithCommittee(last) { fullNames[last] = name }
        let names = chain.map { fullNames[$0] ?? document.text($0) }
        let grounding = gazetteer.ground(names, near: recent, region: region)
        let isAlone = chain.count == 1
        var linked: [LinkedPlace] = []
        for (position, index) in chain.enumerated() {
            let name = names[position]
            let place: LinkedPlace
            var found = grounding.resolved[position]
            if isAlone {
                found = saysOtherPlace(than: found, name, index) ? nil : found ?? divisionSaidElsewhere(name, index)
            }
            if let resolved = found, !isOtherThan(resolved, index, isAlone: isAlone) {
                let division = isAlone ? namedBefore(name, insteadOf: resolved) : resolved
                place = self.place(division)
                remember(division)
                if gazetteer.isFormerName(name, of: division) { warnOfRenaming(name, division, index) }
            } else if let division = successor(of: name, near: recent, region: region)
                ?? successor(ofTownship: name, in: linked.last?.division)
            {
                place = self.place(division)
                remember(division)
                warnOfRenaming(name, division, index)
            } else {
                place = localPlace(name, index, after: linked.last, previous: previous)
            }
            if let outer = linked.last, !lies(place, in: outer), place.name != name, isWithinOrganization(chain[0]) {
                continue
            }
            places[index] = place
            memory.remember(place)
            linked.append(place)
            for around in self.chain(of: place) {
                guard let level = around.level, level >= .county else { continue }
                named[document.article(index), default: [:]][level, default: []].insert(around)
                lastNamed[index.passage, default: [:]][level] = around
            }
        }
        if let conflict = grounding.conflict { warn(conflict, chain[conflict.index], names) }
        return linked
    }

    /// Whether a chain of the article says of a village that it lies where the gazetteer has none of that name.
    private func saysOtherPlace(than division: Division.ID?, _ name: String, _ index: Index) -> Bool {
        guard let division, gazetteer.level(of: division) == .village else { return false }
        return local[LocalName(article: document.article(index), name: name)].map { $0.division == nil } ?? false
    }

    /// Which of the bearers of a name is meant that nothing before it tells: the one that the chains of the article, else
    /// of the page, say; else the one that lies in what the article names behind it.
    private func divisionSaidElsewhere(_ name: String, _ index: Index) -> Division.ID? {
        let article = document.article(index)
        let found = said[LocalName(article: article, name: name)] ?? said[LocalName(article: nil, name: name)]
        if let found { return found.count == 1 ? found.first : nil }
        let bearers = gazetteer.named(name)
        guard bearers.count > 1, gazetteer.level(of: bearers[0]) <= .county else { return nil }
        let behind = order.after(document.position(index)).prefix { document.article($0) == article }
        let near = behind.lazy.map { gazetteer.named(document.text($0)) }.filter { $0.count == 1 }.map { $0[0] }
            .filter { gazetteer.level(of: $0) >= .prefecture && gazetteer.level(of: $0) <= .county }
            .prefix(Self.recentLimit)
        return near.isEmpty ? nil : gazetteer.ground([name], near: Array(near), region: region).resolved[0]
    }

    /// The name of a place that ends in a word which it shares with what stands behind it, or which that shows: 万源 in
    /// 万源县委, 阜阳 (地区) in 阜阳地委, 建昌营 in 建昌营村委会, 幸福 in 幸福居委会.
    private func nameSharedWithCommittee(_ index: Index) -> String? {
        let name = document.text(index)
        if let body = word(behind: index, of: "VillageBody"), level(of: name) == nil,
            let ending = gazetteer.villageEnding(ofBody: body)
        {
            return name + ending
        }
        guard let unit = word(behind: index, of: "PlaceCommittee")?.first, !name.hasSuffix(String(unit)) else {
            return nil
        }
        let whole = name + (knowledge.formerUnits.units.first { $0.word.first == unit }?.word ?? String(unit))
        let isKnown = gazetteer.named(name).contains(where: isShort(name)) || !gazetteer.renamed(whole).isEmpty
        return isKnown ? whole : nil
    }

    /// The word of a class right behind a mention.
    private func word(behind index: Index, of className: String) -> String? {
        let end = document[index].range.upperBound
        let word = document.passages[index.passage].passage.units.withUnsafeBufferPointer {
            knowledge.grammar.word(in: $0, at: end, classes: [className])
        }
        return word.map { document.text(index.passage, $0) }
    }

    private func isShort(_ name: String) -> (Division.ID) -> Bool {
        { [gazetteer] in gazetteer.division($0).name != name }
    }

    /// Whether a short name that stands alone is no administrative place: a river or region that a county is named
    /// after, or what is the name of an organisation or a general word where the text plays, and a county elsewhere: 城北.
    private func isOtherThan(_ division: Division.ID, _ index: Index, isAlone: Bool) -> Bool {
        let name = document.text(index)
        guard isAlone, gazetteer.level(of: division) == .county, gazetteer.division(division).name != name,
            !gazetteer.isFormerName(name, of: division)
        else { return false }
        let isElsewhere = region.map { !gazetteer.contains($0, division) } ?? false
        let isFeature = knowledge.grammar.ends(name, with: "NaturalFeature")
        if isRegion(name) { return isElsewhere || isFeature }
        return isElsewhere
            && (isFeature || isWithinOrganization(index) || knowledge.grammar.isWord(name, of: ["Location", "Noun"]))
    }

    /// Whether a name is one of a region, river or other place that is no
    /// division.
    func isRegion(_ name: String) -> Bool { knowledge.grammar.isWord(name, of: ["DomesticPlaceWord"]) }

    /// The division named before that a short name stands for, rather than another of its bearers: 海南 after 海南藏族自治州.
    private func namedBefore(_ name: String, insteadOf resolved: Division.ID) -> Division.ID {
        guard !recent.contains(resolved), gazetteer.division(resolved).name != name else { return resolved }
        let bearers = gazetteer.named(name)
        return recent.first(where: bearers.contains) ?? resolved
    }

    private func isWithinOrganization(_ index: Index) -> Bool {
        let range = document[index].range
        return document.passages[index.passage].reading.mentions.contains {
            $0.type != "Place" && $0.range.lowerBound == range.lowerBound && $0.range.upperBound > range.upperBound
        }
    }

    private mutating func remember(_ division: Division.ID) {
        // Villages are many, and each lies in something larger that says as much.
        guard gazetteer.level(of: division) < .village else { return }
        recent.removeAll { $0 == division }
        recent.insert(division, at: 0)
        if recent.count > Self.recentLimit { recent.removeLast() }
    }

    /// The place that a division of the gazetteer is.
    func place(_ id: Division.ID) -> LinkedPlace {
        if let known = memory.divisions[id] { return known }
        let place = makePlace(id)
        memory.divisions[id] = place
        return place
    }

    private func makePlace(_ id: Division.ID) -> LinkedPlace {
        let division = gazetteer.division(id)
        let chain = gazetteer.chain(of: id).reversed().map { gazetteer.division($0).name }
        let parent = division.parent.flatMap { gazetteer.level(of: $0) == .country ? nil : $0 }
        return LinkedPlace(
            name: division.name, path: chain.joined(separator: "/"), level: division.level, division: id,
            parent: parent.map { place($0).id }, isAdministrative: true,
            isChina: division.level == .country && gazetteer.code(of: id) != nil)
    }

    /// A place that the gazetteer does not know: by its chain, by the list
    /// that it stands in, by the page, or by what the text around has named.
    private mutating func localPlace(
        _ name: String, _ index: Index, after container: LinkedPlace?, previous: [LinkedPlace]
    ) -> LinkedPlace {
        let article = document.article(index)
        if container == nil {
            let known =
                local[LocalName(article: article, name: name)] ?? local[LocalName(article: nil, name: name)]
            if let known = known ?? memory.place(calledBy: name) { return known }
        }
        let level = self.level(of: name) ?? formerLevel(of: name)
        let parent =
            container ?? (document.isInList(index) ? listContainer(level, previous) : nil)
            ?? place(around: level, index)
        let place = knownVillage(name, level, in: parent) ?? localPlace(name, index, in: parent)
        local[LocalName(article: article, name: name)] = place
        local[LocalName(article: nil, name: name)] = place
        return place
    }

    /// The one village of a township or county that a name means, where that is said by a list or by the text around.
    private func knownVillage(_ name: String, _ level: Level?, in parent: LinkedPlace?) -> LinkedPlace? {
        guard level == .village, let container = parent?.division, gazetteer.level(of: container) >= .county else {
            return nil
        }
        let found = gazetteer.villages(name, in: container)
        return found.count == 1 ? place(found[0]) : nil
    }

    private func localPlace(_ name: String, _ index: Index, in parent: LinkedPlace?) -> LinkedPlace {
        if self.level(of: name) == nil, let abroad = placeAbroad(name, in: parent) { return abroad }
        var level = self.level(of: name) ?? formerLevel(of: name)
        // 宣汉县胡家区: counties had districts before they had townships.
        if level == nil, parent?.level == .county, name.hasSuffix("区") { level = .township }
        return LinkedPlace(
            name: name, path: parent.map { $0.path + "/" + name } ?? name, level: level, division: nil,
            parent: parent?.id, isAdministrative: level != nil)
    }

    /// What a village or township named alone lies in: the township or county
    /// last named in its paragraph, else the only one that the article has
    /// named so far.
    private func place(around level: Level?, _ index: Index) -> LinkedPlace? {
        let wanted: Level? = level == .village ? .township : level == .township ? .county : nil
        guard let wanted else { return nil }
        if let last = lastNamed[index.passage]?[wanted] { return last }
        guard let found = named[document.article(index)]?[wanted], found.count == 1 else { return nil }
        return found.first
    }

    /// The province, prefecture or county with whose name another name
    /// begins that was read as one word: 内蒙古大学.
    func placeInName(_ name: String) -> LinkedPlace? {
        let units = name.unicodeScalars.map { UInt16(clamping: $0.value) }
        let place = units.withUnsafeBufferPointer {
            knowledge.grammar.word(
                in: $0, at: 0,
                classes: ["Country", "Province", "Prefecture", "County", "ProvinceShort", "PrefectureShort"])
        }
        guard let place, place.upperBound < units.count else { return nil }
        let grounding = gazetteer.ground([String(decoding: units[place], as: UTF16.self)], near: recent, region: region)
        return grounding.resolved[0].map(self.place)
    }

    /// The level that a name's last word tells: township, village, or neither.
    func level(of name: String) -> Level? {
        if knowledge.grammar.ends(name, with: "VillageSuffix") { return .village }
        return knowledge.grammar.ends(name, with: "TownshipSuffix") ? .township : nil
    }

    /// A place and those around it, itself first.
    func chain(of place: LinkedPlace) -> [LinkedPlace] {
        if let known = memory.chains[place.id] { return known }
        let chain = makeChain(of: place)
        // A parent that is not read yet comes later.
        if chain.last?.parent == nil { memory.chains[place.id] = chain }
        return chain
    }

    private func makeChain(of place: LinkedPlace) -> [LinkedPlace] {
        var chain = [place]
        var next = place
        while true {
            if let division = next.division {
                let above = gazetteer.chain(of: division).dropFirst().filter { gazetteer.level(of: $0) != .country }
                return chain + above.map(self.place)
            }
            guard let parent = next.parent, let found = memory.byId[parent] else {
                return chain
            }
            chain.append(found)
            next = found
        }
    }

    private mutating func warnOfRenaming(_ name: String, _ division: Division.ID, _ index: Index) {
        let today = gazetteer.division(division).name
        warnings.append(
            GraphWarning(
                code: "place-renamed", subject: name, message: "the gazetteer has \(name) as \(today) today",
                evidence: [document.evidence(index.passage, document[index].cover, rule: "gazetteer")]))
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

/// A name that only a page knows, or uses, in one article or in any.
struct LocalName: Hashable {
    var article: Int?
    var name: String
}
