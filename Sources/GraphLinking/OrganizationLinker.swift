import Gazetteer
import GraphModel
import TextRules

/// Finds out which organisation each mention stands for, and its full name.
///
/// A name begins with its most specific place or its parent organisation. A
/// general word (自治区公安厅), a short form (勤劳派出所) or a bare head
/// (公安局) stands for what the article named before.
struct OrganizationLinker {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let places: PlaceLinker
    private let fullNames: FullNames
    /// The organisation mentions in reading order, shorter ones first.
    let order: MentionOrder
    private var mentions: [Index] { order.sorted }
    private(set) var organizations: [Index: LinkedOrganization] = [:]
    /// The organisation with whose name another one begins: of a branch or
    /// department the one that it belongs to.
    private(set) var owners: [LinkedOrganization: LinkedOrganization] = [:]
    /// Those that are departments of their owners.
    private var departments: Set<LinkedOrganization> = []

    init(document: DocumentReading, places: PlaceLinker, fullNames: FullNames) {
        self.document = document
        self.places = places
        self.fullNames = fullNames
        order = MentionOrder(document.mentions(of: ["Organization", "PartyOrganization"]), of: document)
    }

    /// Resolves every organisation mention: those that say where they are
    /// first, so that a short form can stand for one named in full later
    /// where none came before.
    mutating func link() {
        for index in mentions where isExplicit(index) { organizations[index] = explicit(index) }
        for index in mentions where organizations[index] == nil { organizations[index] = resolve(index) }
    }

    /// Whether a mention begins with a place and not with another
    /// organisation.
    private func isExplicit(_ index: Index) -> Bool {
        document[index].parts["generic"] == nil && leadingPlace(of: index) != nil && nested(index) == nil
    }

    /// The place with which a mention begins, 中共 before it left out.
    private func leadingPlace(of index: Index) -> (start: Int, place: LinkedPlace)? {
        places.leadingPlace(of: index, from: document[index].parts["prefix"]?.upperBound)
    }

    private func explicit(_ index: Index) -> LinkedOrganization? {
        guard let (start, place) = leadingPlace(of: index) else { return nil }
        let name = document.text(index.passage, start..<document[index].range.upperBound)
        return LinkedOrganization(type: document[index].type, name: name, place: place)
    }

    private mutating func resolve(_ index: Index) -> LinkedOrganization? {
        let mention = document[index]
        if let parent = nested(index) {
            guard let owner = organizations[parent] else { return nil }
            let rest = document.text(index.passage, document[parent].range.upperBound..<mention.range.upperBound)
            let whole = part(rest, of: owner, type: mention.type)
            if mention.parts["dept"] != nil { departments.insert(whole) }
            return whole
        }
        if let generic = mention.parts["generic"], generic.lowerBound == mention.range.lowerBound {
            guard let place = places.place(like: document.text(index.passage, generic), before: index) else {
                return nil
            }
            let rest = document.text(index.passage, generic.upperBound..<mention.range.upperBound)
            return LinkedOrganization(type: mention.type, name: place.said + rest, place: place.place)
        }
        if let owner = whole(of: index) { return department(document.text(index), of: owner, index) }
        if let bare = mention.parts["bare"] { return resolveBare(index, head: document.text(index.passage, bare)) }
        let isParty = mention.type == "PartyOrganization"
        if mention.parts["head"] == mention.range || isParty && mention.parts["part"] == mention.range {
            return resolveBare(index, head: document.text(index))
        }
        if mention.parts["part"] == mention.range || mention.parts["sub"] == mention.range { return resolvePart(index) }
        let text = fullNames[document.text(index)]
        if let sibling = sibling(index) { return part(text, of: sibling, type: mention.type) }
        return longerForm(of: text, index) ?? explicit(index)
            ?? LinkedOrganization(
                type: mention.type, name: text, place: places.placeInName(text) ?? places.placeWithStem(of: text))
    }

    /// A part of an organisation: a branch, a department, a lower organ.
    private mutating func part(_ name: String, of owner: LinkedOrganization, type: String) -> LinkedOrganization {
        let place = places.placeWithStem(of: name) ?? owner.place
        let whole = LinkedOrganization(type: type, name: owner.name + name, place: place)
        owners[whole] = owner
        return whole
    }

    /// The longest other organisation with which a mention begins.
    private func nested(_ index: Index) -> Index? {
        order.beginning(at: document.position(index)).last { document[$0].range.count < document[index].range.count }
    }

    /// The organisation of which a mention is a part, said right before it.
    private func whole(of index: Index) -> LinkedOrganization? {
        let mention = document[index]
        guard mention.isReference, let whole = mention.parts["whole"] else { return nil }
        let before = order.before(document.position(index)).first {
            $0.passage == index.passage && document[$0].cover == whole
        }
        return before.flatMap { organizations[$0] }
    }

    /// The whole of which the item before in a list is a part, as in
    /// 公安局看守所、丰收派出所.
    private func sibling(_ index: Index) -> LinkedOrganization? {
        guard document.isInList(index), document[index].type == "Organization" else { return nil }
        let end = document[index].range.lowerBound - 1
        let before = order.before(document.position(index)).filter {
            $0.passage == index.passage && document[$0].range.upperBound == end
        }
        let longest = before.max { document[$0].range.count < document[$1].range.count }
        guard let owner = longest.flatMap({ organizations[$0] }).flatMap({ owners[$0] }) else { return nil }
        return owner
    }

    // MARK: - What was named before

    /// The organisation of which `text` is the end (勤劳派出所) or the
    /// beginning (祁连镍铜集团): the last one before the mention, else the
    /// next one.
    private func longerForm(of text: String, _ index: Index) -> LinkedOrganization? {
        let type = document[index].type
        func fits(_ mention: Index) -> Bool {
            guard let other = organizations[mention], other.type == type, other.name.count > text.count else {
                return false
            }
            return other.name.hasSuffix(text) || (other.name.hasPrefix(text) && owners[other] == nil)
        }
        let position = document.position(index)
        let article = document.article(index)
        let after = order.after(position)
        let found =
            order.before(position, inArticle: article).first(where: fits)
            ?? after.first { document.article($0) == article && fits($0) }
            ?? order.before(position).first(where: fits) ?? after.first(where: fits)
        return found.flatMap { organizations[$0] }
    }

    /// The last organisation of a type that the article names before a
    /// mention.
    private func lastNamed(_ type: String, before index: Index, where fits: (LinkedOrganization) -> Bool) -> Index? {
        order.before(document.position(index), inArticle: document.article(index)).first {
            guard let organization = organizations[$0] else { return false }
            return organization.type == type && fits(organization)
        }
    }

    /// What a bare head stands for.
    private mutating func resolveBare(_ index: Index, head: String) -> LinkedOrganization? {
        let type = document[index].type
        let known =
            lastNamed(type, before: index) { $0.name.hasSuffix(head) && $0.name != head }
            ?? lastNamed(type, before: index) {
                head.count > 2 && $0.name.hasSuffix(head.suffix(2)) && owners[$0] == nil
            }
        let host = host(of: head, index)
        if let known, host.map({ !$0.isOfKind || $0.at <= document.position(known) }) ?? true {
            return organizations[known]
        }
        switch host?.host {
        case .organization(let owner):
            return department(head, of: owner, index)
        case .place(let place):
            let overlap = (1...head.count).last { place.name.hasSuffix(head.prefix($0)) } ?? 0
            return LinkedOrganization(type: type, name: place.name + head.dropFirst(overlap), place: place)
        case nil:
            return known.flatMap { organizations[$0] } ?? longerForm(of: head, index)
        }
    }

    /// A department named alone is one of the organisation named last.
    private mutating func resolvePart(_ index: Index) -> LinkedOrganization? {
        let text = document.text(index)
        if let known = longerForm(of: text, index) { return known }
        if let owner = lastInSentence(before: index) { return department(text, of: owner, index) }
        switch salientHost(before: index, isOrganization: document[index].parts["sub"] != nil) {
        case .organization(let owner):
            return department(text, of: owner, index)
        case .place(let place):
            return LinkedOrganization(type: document[index].type, name: place.name + text, place: place)
        case nil:
            return nil
        }
    }

    private mutating func department(_ name: String, of owner: LinkedOrganization, _ index: Index) -> LinkedOrganization
    {
        let whole = part(name, of: owner, type: document[index].type)
        departments.insert(whole)
        return whole
    }

    /// The last organisation of any kind that the same sentence names; of a
    /// part the whole.
    private func lastInSentence(before index: Index) -> LinkedOrganization? {
        let last = order.before(document.position(index)).first {
            document.isSameSentence($0, index) && !document[$0].isReference
        }
        return last.flatMap { organizations[$0] }.map(whole)
    }

    /// The organisation of which a branch or department is one.
    private func whole(_ organization: LinkedOrganization) -> LinkedOrganization {
        var whole = organization
        while let owner = owners[whole], whole.type == "PartyOrganization" || departments.contains(whole) {
            whole = owner
        }
        return whole
    }

    /// Whether a longer organisation begins with a mention.
    private func isInside(_ index: Index) -> Bool {
        order.beginning(at: document.position(index)).contains {
            document[$0].range.count > document[index].range.count
        }
    }

    /// What a bare head may belong to.
    private enum Host {
        case organization(LinkedOrganization)
        case place(LinkedPlace)
    }

    /// The organisation, village or township that the article, else the
    /// page, speaks of: one named in the same sentence, else the one named
    /// most often so far, nearer ones counting more.
    private func salientHost(before index: Index, isOrganization: Bool = false) -> Host? {
        let position = document.position(index)
        let article = document.article(index)
        let placesHere = isOrganization ? [] : Array(places.order.before(position, inArticle: article).reversed())
        let placesBefore = isOrganization ? [] : Array(places.order.before(position).reversed())
        return salientHost(
            among: Array(order.before(position, inArticle: article).reversed()), placesHere, before: index)
            ?? salientHost(among: Array(order.before(position).reversed()), placesBefore, before: index)
    }

    private func salientHost(among organizationMentions: [Index], _ placeMentions: [Index], before index: Index)
        -> Host?
    {
        var hosts: [String: (weight: Int, at: TextPosition, host: Host)] = [:]
        func add(_ id: String, _ mention: Index, _ host: Host) {
            let weight = (hosts[id]?.weight ?? 0) + nearness(of: mention, to: index)
            hosts[id] = (weight, document.position(mention), host)
        }
        for mention in organizationMentions where !document[mention].isReference && !isInside(mention) {
            guard let organization = organizations[mention] else { continue }
            if organization.type == "Organization" {
                add(organization.id, mention, .organization(organization))
            } else if let owner = owners[organization] {
                if owner.type == "Organization" { add(owner.id, mention, .organization(owner)) }
            } else if let place = organization.place {
                add(place.id, mention, .place(place))
            }
        }
        for mention in placeMentions {
            guard let place = places.places[mention], place.level == .village || place.level == .township else {
                continue
            }
            add(place.id, mention, .place(place))
        }
        return hosts.values.max { ($0.weight, $0.at) < ($1.weight, $1.at) }?.host
    }

    /// How much a mention counts for another one: most in the same sentence,
    /// more in the same or the last paragraph.
    private func nearness(of mention: Index, to index: Index) -> Int {
        if document.isSameSentence(mention, index) { return 30 }
        switch index.passage - mention.passage {
        case 0: return 4
        case 1: return 3
        default: return 1
        }
    }

    /// Whose organ a bare head is: of a head that names a kind of place
    /// (市委, 村委会) the last place of that kind; of a branch or committee
    /// the last organisation or village of the sentence; of another organ
    /// the last place of the sentence.
    private func host(of head: String, _ index: Index) -> (at: TextPosition, host: Host, isOfKind: Bool)? {
        let kind = String(head.prefix(1))
        if let ofKind = places.ofKind(kind, before: index) { return (ofKind.at, .place(ofKind.place), true) }
        if document[index].type == "PartyOrganization" {
            return salientHost(before: index).map { (document.position(index), $0, false) }
        }
        if let place = places.last(before: index, where: \.isAdministrative), place.at.passage == index.passage,
            let sentence = document.sentence(index.passage, document.position(index).offset),
            sentence.contains(place.at.offset)
        {
            return (place.at, .place(place.place), false)
        }
        return salientHost(before: index).map { (document.position(index), $0, false) }
    }
}
