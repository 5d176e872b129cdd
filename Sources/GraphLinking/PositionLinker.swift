import GraphModel
import TextRules

/// A post: a role and what it is in.
struct LinkedPosition: Hashable {
    enum Seat: Hashable {
        case organization(LinkedOrganization)
        case place(LinkedPlace)

        var id: String {
            switch self {
            case .organization(let organization): organization.id
            case .place(let place): place.id
            }
        }

        var name: String {
            switch self {
            case .organization(let organization): organization.name
            case .place(let place): place.name
            }
        }

        var place: LinkedPlace? {
            switch self {
            case .organization(let organization): organization.place
            case .place(let place): place
            }
        }
    }

    var role: String
    var seat: Seat?

    /// The node's id.
    var id: String { "Position:\(role)" + (seat.map { "@" + $0.id } ?? "") }
    /// The node's name: the seat's and the role.
    var name: String { (seat?.name ?? "") + role }
}

/// Finds out which post each mention of one is.
struct PositionLinker {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let grammar: Grammar
    private let seats: Seats
    private let places: PlaceLinker
    private let organizations: OrganizationLinker
    private let persons: PersonLinker
    private(set) var positions: [Index: LinkedPosition] = [:]
    /// The rule and range that gave a post its seat.
    private(set) var seatLinks: [Index: ResolvedLink] = [:]
    /// Posts that somebody held once: what they are in is not what the text
    /// is about now.
    private var former: Set<Index> = []

    init(
        document: DocumentReading, knowledge: Knowledge, places: PlaceLinker, organizations: OrganizationLinker,
        persons: PersonLinker
    ) {
        self.document = document
        grammar = knowledge.grammar
        seats = knowledge.seats
        self.places = places
        self.organizations = organizations
        self.persons = persons
    }

    /// Resolves every mention of a post that somebody holds.
    mutating func link(_ links: [ResolvedLink]) {
        var holders: [Index: [String]] = [:]
        for link in links {
            if link.relation == "postIn" { keepSeatLink(link) }
            guard link.relation == "holds", let name = persons.names[link.source] else { continue }
            holders[link.target, default: []].append(name)
            // 原厂长强文义 was the head of the works that the text speaks of, and who is removed from 厂长 too; whoever
            // 曾任厂长 was so anywhere.
            if link.former, document.position(link.source) < document.position(link.target), !isRemoved(link.source) {
                former.insert(link.target)
            }
        }
        let mentions = document.mentions(of: ["Position"]).filter { holders[$0] != nil }
        var held: [String: LinkedPosition] = [:]
        for index in mentions {
            guard let seat = saidSeat(of: index) else { continue }
            let position = LinkedPosition(role: seats.written(document.text(index)), seat: seat)
            positions[index] = position
            for holder in holders[index] ?? [] { held[holder + "\t" + position.role] = position }
        }
        // A role alone is the one that the same person holds somewhere by
        // name, else one in what the article speaks of.
        for index in mentions where positions[index] == nil {
            let role = document.text(index)
            let written = seats.written(role)
            let known = (holders[index] ?? []).compactMap { held[$0 + "\t" + written] }.first
            positions[index] = known ?? LinkedPosition(role: written, seat: isSaid(index) ? nil : meantSeat(of: index))
        }
    }

    /// Notes what a post is in; what stands right before it goes before what is said elsewhere: 该校党委 in
    /// 调往市第七中学，任该校党委副书记.
    private mutating func keepSeatLink(_ link: ResolvedLink) {
        func isRightBefore(_ link: ResolvedLink) -> Bool {
            link.target.passage == link.source.passage
                && document[link.target].range.upperBound == document[link.source].range.lowerBound
        }
        if let other = seatLinks[link.source], isRightBefore(other), !isRightBefore(link) { return }
        seatLinks[link.source] = link
    }

    /// Whether a name stands behind a verb such as 免去.
    private func isRemoved(_ person: Index) -> Bool {
        let start = document[person].range.lowerBound
        let before = document.text(person.passage, max(0, start - 4)..<start)
        return grammar.ends(before, with: "RemoveVerb")
    }

    /// Whether the text says what a post is in.
    private func isSaid(_ index: Index) -> Bool {
        seatLinks[index] != nil || document[index].parts["generic"] != nil
    }

    /// What a post stands for that is said without its organisation.
    private func meantSeat(of index: Index) -> LinkedPosition.Seat? {
        let role = document.text(index)
        if let place = placeOfRole(role, index) { return .place(place) }
        let village = villageOfRole(role, index)
        // 曾任厂长 was so anywhere, but 进了刑警大队，曾任教导员 there.
        let isFormer = former.contains(index)
        if isFormer, let village { return .place(village) }
        let organization = organizationOfRole(role, index, inSentence: isFormer)
        if isFormer { return organization.map { .organization($0) } }
        // 村支书 is one in a village, whatever else has a branch.
        if isOfVillage(role), organization?.place?.level != .village {
            return (village ?? lastVillage(before: index)).map { .place($0) }
        }
        if let village, organization?.place != village { return .place(village) }
        if let organization { return .organization(organization) }
        let place = placeOfTitle(role, index)
        if !places.isForeign(place), let organ = organNamed(inTitleOf: index), !places.isForeign(organ.place) {
            return .organization(organ)
        }
        return place.map { .place($0) }
    }

    /// The word for an organ in the title of its head, which need be no name: 派出所 in 派出所长.
    private func organWord(inTitle role: String) -> String? {
        let organ = String(Seats.base(of: role, grammar: grammar).dropLast())
        return organ.count > 1 && grammar.isWord(organ, of: ["OrganizationHead"]) ? organ : nil
    }

    /// The place last named in the sentence, of which such a head is: 大城子镇人大主席胡伟、派出所长方秋菊.
    private func placeOfTitle(_ role: String, _ index: Index) -> LinkedPlace? {
        guard organWord(inTitle: role) != nil else { return nil }
        return places.lastInSentence(before: index, where: \.isAdministrative)?.place
    }

    private func isOfVillage(_ role: String) -> Bool {
        role.count > 2 && role.first.map { places.level(of: String($0)) == .village } ?? false
    }

    /// The village that the paragraph names last before a mention.
    private func lastVillage(before index: Index) -> LinkedPlace? {
        let found = places.last(before: index) { $0.level == .village }
        return found?.at.passage == index.passage ? found?.place : nil
    }

    /// The village of a role such as 支书 that stands alone, if the sentence names it: 和平村的支书.
    private func villageOfRole(_ role: String, _ index: Index) -> LinkedPlace? {
        let endings = seats.endings(of: role, grammar: grammar)
        return places.lastInSentence(before: index) { place in
            place.level == .village && endings.contains(where: place.name.hasSuffix)
        }?.place
    }

    /// What the text says a post is in.
    private func saidSeat(of index: Index) -> LinkedPosition.Seat? {
        let role = document.text(index)
        if let generic = document[index].parts["generic"] {
            let word = document.text(index.passage, generic)
            return places.place(like: word, before: index).map { .place($0.place) }
        }
        guard let link = seatLinks[index] else { return nil }
        let target = link.target
        if let place = places.places[target] { return place.isAdministrative ? .place(place) : nil }
        guard let organization = organizations.organizations[target] else { return nil }
        if let place = organization.place, isHead(role, of: place) { return .place(place) }
        // A role right behind a department is in it, whatever its name: 公司设备部经理.
        if document[target].range.upperBound == document[index].range.lowerBound { return .organization(organization) }
        // 中央军委副主席、国务委员兼国防部长: the second and third are posts of other bodies.
        let organ = organNamed(inTitleOf: index)
        if organ != nil || isOfState(role), !seats.endings(of: role, grammar: grammar).contains(organization.name) {
            // Abroad they are the country's: 老挝人民革命党主席、国家主席.
            if places.isForeign(organization.place) { return organization.place.map { .place($0) } }
            return places.isForeign(organ?.place) ? nil : organ.map { .organization($0) }
        }
        // 医院外科主任、院长: the second role is in the whole.
        let endings = seats.endings(of: role, grammar: grammar)
        let isPartyRole = grammar.ends(role, with: "PartyRole")
        if !isPartyRole, !endings.contains(where: organization.name.hasSuffix),
            let owner = organizations.owners[organization],
            endings.contains(where: owner.name.hasSuffix)
        {
            return .organization(owner)
        }
        // 社区党委委员、网格长: the second role is in the community.
        if !isPartyRole, organization.type == "PartyOrganization", organizations.owners[organization] == nil,
            let place = organization.place, endings.contains(where: place.name.hasSuffix)
        {
            return .place(place)
        }
        // 公司党委书记、董事长: likewise.
        if !isPartyRole, organization.type == "PartyOrganization", let owner = organizations.owners[organization],
            owner.type == "Organization"
        {
            return .organization(owner)
        }
        return .organization(organization)
    }

    /// Whether a role is one of the state, whatever body stands before it: 国家主席.
    private func isOfState(_ role: String) -> Bool { grammar.ends(role, with: "StateRole") }

    /// The organisation that the text names in the title of its head: 国防部 in 国防部长.
    private func organNamed(inTitleOf index: Index) -> LinkedOrganization? {
        let end = document[index].range.upperBound - 1
        let organ = organizations.order.beginning(at: document.position(index)).first {
            document[$0].range.upperBound == end
        }
        return organ.flatMap { organizations.organizations[$0] }
    }

    /// Whether a role is named after a kind of place, and the place is of
    /// that kind: 副旗长 and 阿拉善右旗.
    private func isHead(_ role: String, of place: LinkedPlace) -> Bool {
        guard role.count > 1, let kind = role.dropLast().last else { return false }
        return place.isAdministrative && place.name.last == kind
            && grammar.ends(role, with: "PlaceRole")
    }

    /// The place of a role such as 县长 that stands alone; else one that the text calls by a name of that kind: 密县, today
    /// 新密市.
    private func placeOfRole(_ role: String, _ index: Index) -> LinkedPlace? {
        if let seat = places.seat(before: index, where: { isHead(role, of: $0) }) { return seat.place }
        guard grammar.ends(role, with: "PlaceRole"), let kind = role.dropLast().last else { return nil }
        let found = places.place(like: String(kind), before: index)
        return found?.said.last == kind ? found?.place : nil
    }

    /// How much a mention counts for a role: most in the same sentence, more in the one before.
    private func nearness(of mention: Index, to index: Index) -> Int {
        if document.isSameSentence(mention, index) { return 10 }
        guard mention.passage == index.passage,
            let sentence = document.sentence(index.passage, document[index].range.lowerBound),
            let before = document.sentence(mention.passage, document[mention].range.lowerBound)
        else { return 1 }
        guard before.upperBound == sentence.lowerBound else { return 1 }
        // Who a sentence begins with is whom the next one goes on about: 广州电梯公司与日本日立公司合资。总经理….
        let last = organizations.order.before(document.position(mention)).first
        return last.map { document.isSameSentence($0, mention) } ?? false ? 4 : 5
    }

    /// The organisation of a role such as 所长 that stands alone: of those
    /// that the article has named and that have such a post, one of the same
    /// sentence, else the one named most often.
    ///
    /// - Parameter inSentence: looks at the same sentence only, which must name just one.
    private func organizationOfRole(_ role: String, _ index: Index, inSentence: Bool = false) -> LinkedOrganization? {
        let listed = seats.endings(of: role, grammar: grammar)
        let endings = listed.isEmpty ? organWord(inTitle: role).map { [$0] } ?? [] : listed
        guard !endings.isEmpty else { return nil }
        let position = document.position(index)
        var weights: [LinkedOrganization: (weight: Int, at: TextPosition)] = [:]
        let named = organizations.order.before(position, inArticle: document.article(index)).filter { other in
            (!inSentence || document.isSameSentence(other, index))
                && (organizations.organizations[other].map { endings.contains(where: $0.name.hasSuffix) } ?? false)
        }
        if inSentence, Set(named.compactMap { organizations.organizations[$0] }).count > 1 { return nil }
        // What somebody was in once is not what the text speaks of, unless it speaks of nothing else.
        let present = named.filter { !organizations.past.contains($0) }
        for other in present.isEmpty ? named : present {
            guard let organization = organizations.organizations[other] else { continue }
            let at = document.position(other)
            let known = weights[organization]
            let weight = (known?.weight ?? 0) + nearness(of: other, to: index)
            weights[organization] = (weight, max(at, known?.at ?? at))
        }
        return weights.max {
            ($0.value.weight, $0.value.at, $0.key.id) < ($1.value.weight, $1.value.at, $1.key.id)
        }?.key
    }
}
