import Gazetteer

/// Finds out what a bare head or a department alone belongs to.
extension OrganizationLinker {
    /// Whether a longer organisation begins with a mention.
    private func isInside(_ index: Index) -> Bool {
        order.beginning(at: document.position(index)).contains {
            document[$0].range.count > document[index].range.count
        }
    }

    /// What a bare head may belong to.
    enum Host {
        case organization(LinkedOrganization)
        case place(LinkedPlace)
    }

    /// The organisation, village or township that the article, else the
    /// page, speaks of: one named in the same sentence, else the one named
    /// most often so far, nearer ones counting more.
    ///
    /// - Parameter isOfVillage: townships have no such body, so that it is one's only where the text names nothing else.
    func salientHost(before index: Index, isOrganization: Bool = false, isOfVillage: Bool = false) -> Host? {
        if isOfVillage, let host = salientHost(before: index, levels: [.village]) { return host }
        return salientHost(before: index, levels: isOrganization ? [] : [.village, .township])
    }

    private func salientHost(before index: Index, levels: Set<Level>) -> Host? {
        let position = document.position(index)
        let article = document.article(index)
        func fits(_ mention: Index) -> Bool { places.places[mention]?.level.map(levels.contains) ?? false }
        let placesHere = places.order.before(position, inArticle: article).filter(fits)
        let placesBefore = places.order.before(position).filter(fits)
        return salientHost(
            among: Array(order.before(position, inArticle: article).reversed()), placesHere.reversed(), before: index)
            ?? salientHost(among: Array(order.before(position).reversed()), placesBefore.reversed(), before: index)
    }

    private func salientHost(among organizationMentions: [Index], _ placeMentions: [Index], before index: Index)
        -> Host?
    {
        var hosts: [String: (weight: Int, at: TextPosition, host: Host)] = [:]
        func add(_ id: String, _ mention: Index, _ host: Host) {
            let weight = (hosts[id]?.weight ?? 0) + nearness(of: mention, to: index)
            hosts[id] = (weight, document.position(mention), host)
        }
        for mention in organizationMentions
        where !document[mention].isReference && !isInside(mention) && !past.contains(mention) {
            guard let organization = organizations[mention] else { continue }
            if organization.type == "Organization" {
                add(organization.id, mention, .organization(organization))
            } else if let owner = owners[organization] {
                if owner.type == "Organization" { add(owner.id, mention, .organization(owner)) }
            } else if let place = organization.place, place.level != .country {
                add(place.id, mention, .place(place))
            }
        }
        for mention in placeMentions where !isInOrganization(mention) {
            if let place = places.places[mention] { add(place.id, mention, .place(place)) }
        }
        return hosts.values.max { ($0.weight, $0.at) < ($1.weight, $1.at) }?.host
    }

    /// Whether a place is named only in the name of an organisation, before which others may stand: 将台堡镇 in
    /// 西吉县将台堡镇中学.
    private func isInOrganization(_ place: Index) -> Bool {
        let range = document[place].range
        let start = TextPosition(passage: place.passage, offset: range.lowerBound + 1)
        return order.before(start).prefix { $0.passage == place.passage }.contains {
            document[$0].type == "Organization" && !document[$0].isReference
                && document[$0].range.upperBound > range.upperBound
        }
    }

    /// How much a mention counts for another one: most in the same sentence,
    /// more in the same or the last paragraph.
    private func nearness(of mention: Index, to index: Index) -> Int {
        if document.isSameSentence(mention, index) { return 30 }
        switch index.passage - mention.passage {
        case 0: return 6
        case 1: return 3
        default: return 1
        }
    }

    /// What is said in the same clause before a mention: a place, as in 宁城县副县长、公安局局长, or what the organisation
    /// there belongs to, as in 胡集镇党委副书记兼纪委书记.
    ///
    /// - Parameter keepsCommittee: a committee of a place stands for itself, and not for the place.
    func hostBeside(_ index: Index, keepsCommittee: Bool = false) -> Host? {
        let place = places.order.before(document.position(index)).first { places.places[$0]?.isAdministrative == true }
        let organization = order.before(document.position(index)).first { organizations[$0] != nil }
        if let place, isBeside(place, index), organization.map({ end($0) < end(place) }) ?? true {
            return places.places[place].map(Host.place)
        }
        guard let organization, isBeside(organization, index), let found = organizations[organization] else {
            return nil
        }
        let whole = whole(found)
        if whole != found { return .organization(whole) }
        return found.type == "Organization" || keepsCommittee ? .organization(found) : found.place.map(Host.place)
    }

    /// What is said before a mention with nothing but 原 between them: 水利局 of 水利局原党组书记, 瓦南村 of 瓦南村原党支部书记.
    func formerHost(_ index: Index) -> Host? {
        let position = document.position(index)
        let units = document.passages[index.passage].passage.units
        func isRightBefore(_ other: Index) -> Bool {
            units.withUnsafeBufferPointer {
                grammar.word(in: $0, at: document[other].range.upperBound, classes: ["FormerMark"])?.upperBound
            } == position.offset
        }
        let owner = order.before(position).prefix { $0.passage == index.passage }.first {
            document[$0].type == "Organization" && isRightBefore($0)
        }
        if let owner { return organizations[owner].map(Host.organization) }
        let place = places.order.before(position).prefix { $0.passage == index.passage }.first(where: isRightBefore)
        return place.flatMap { places.places[$0] }.flatMap { $0.isAdministrative ? .place($0) : nil }
    }

    /// The area whose committee is said in the same clause before a mention, and which is no division: 开发区 of
    /// 开发区党工委书记、管委会主任; or the organisation whose committee it is, 磴口工业园区.
    func areaBeside(_ index: Index) -> (name: String, place: LinkedPlace?)? {
        guard let before = order.before(document.position(index)).first(where: { organizations[$0] != nil }),
            isBeside(before, index), let committee = organizations[before], committee.type == "PartyOrganization"
        else { return nil }
        if let owner = owners[committee] {
            guard owner.type == "Organization", committee.name.hasPrefix(owner.name) else { return nil }
            return (owner.name, owner.place)
        }
        guard let start = grammar.startOfEnding(of: Array(committee.name.utf16), with: "PartyHead") else {
            return nil
        }
        let name = String(decoding: Array(committee.name.utf16)[..<start], as: UTF16.self)
        guard name.count > 3, committee.place?.name.hasPrefix(name) != true else { return nil }
        return (name, committee.place)
    }

    func end(_ index: Index) -> TextPosition {
        TextPosition(passage: index.passage, offset: document[index].range.upperBound)
    }

    /// Whether nothing but characters and list marks stands between two mentions.
    private func isBeside(_ before: Index, _ index: Index) -> Bool {
        guard before.passage == index.passage, document[before].range.upperBound < document[index].range.lowerBound
        else {
            return false
        }
        let between = document[before].range.upperBound..<document[index].range.lowerBound
        return document.passages[index.passage].passage.units[between].allSatisfy {
            Self.ideographs.contains($0) || $0 == Self.listMark
        }
    }

    private static let listMark: UInt16 = 0x3001
    private static let ideographs: ClosedRange<UInt16> = 0x4E00...0x9FFF

    /// Whose organ a bare head is: of a head that names a kind of place
    /// (市委, 村委会) the last place of that kind; of a branch or committee
    /// the last organisation or village of the sentence; of another organ
    /// the last place of the sentence. It is one that can have such a body.
    func host(of head: String, _ index: Index) -> (at: TextPosition, host: Host, isOfKind: Bool)? {
        guard var found = nearestHost(of: head, index) else { return nil }
        switch found.host {
        // 村委会 is a village's, whatever the text has named since.
        case .organization where places.level(of: String(head.prefix(1))) == .village:
            return places.last(before: index) { $0.level == .village }.map { ($0.at, .place($0.place), false) }
        case .organization(let owner) where seats.isBody(head, of: .place):
            if let place = owner.place { found.host = .place(place) }
        case .place(let place) where (place.level ?? .county) > .county && seats.isBody(head, of: .county):
            let county = places.last(before: index) { $0.isAdministrative && ($0.level ?? .village) <= .county }
            if let county { found.host = .place(county.place) }
        default: break
        }
        return found
    }

    /// The village that the sentence names last before a mention, with no organisation in between: 在斜滩镇溪尾洋村，党支部书记.
    private func lastVillage(before index: Index) -> (at: TextPosition, host: Host, isOfKind: Bool)? {
        let position = document.position(index)
        guard let village = places.order.before(position).first, places.places[village]?.level == .village,
            document.isSameSentence(village, index), let place = places.places[village],
            order.before(position).first.map({ end($0) < document.position(village) }) ?? true
        else { return nil }
        return (document.position(village), .place(place), false)
    }

    private func nearestHost(of head: String, _ index: Index) -> (at: TextPosition, host: Host, isOfKind: Bool)? {
        // 团县委 is the county's, as 县委 is.
        let kind = String(grammar.ends(head, with: "PlaceCommittee") ? head.suffix(2).prefix(1) : head.prefix(1))
        if let ofKind = places.ofKind(kind, before: index) { return (ofKind.at, .place(ofKind.place), true) }
        if document[index].type == "PartyOrganization" {
            if let beside = hostBeside(index) { return (document.position(index), beside, false) }
            if seats.isBody(head, of: .village), let village = lastVillage(before: index) { return village }
            let isOfVillage = seats.isBody(head, of: .village)
            return salientHost(before: index, isOfVillage: isOfVillage).map { (document.position(index), $0, false) }
        }
        if let place = places.lastInSentence(before: index, where: \.isAdministrative) {
            return (place.at, .place(place.place), false)
        }
        // 文化局 alone is that of the county or city that the article speaks of.
        let county =
            seats.isBody(head, of: .county)
            ? places.last(before: index) { $0.level == .county || $0.level == .prefecture } : nil
        if let county, document.passages[county.at.passage].article == document.article(index) {
            return (county.at, .place(county.place), false)
        }
        return salientHost(before: index).map { (document.position(index), $0, false) }
    }

    /// The organ of a place that stands alone in a list behind another one of the same place: 检察院 of 宁城县公安局、检察院.
    mutating func peer(_ index: Index) -> LinkedOrganization? {
        guard let before = order.before(document.position(index)).first, before.passage == index.passage,
            let place = organizations[before]?.place, place.isAdministrative
        else { return nil }
        return body(document.text(index), of: .place(place), index)
    }
}
