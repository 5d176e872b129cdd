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

    let document: DocumentReading
    let places: PlaceLinker
    let fullNames: FullNames
    let seats: Seats
    let grammar: Grammar
    /// What is named only as where somebody served once: not what the text is about.
    let past: Set<Index>
    /// The organisation mentions in reading order, shorter ones first.
    let order: MentionOrder
    var mentions: [Index] { order.sorted }
    private(set) var organizations: [Index: LinkedOrganization] = [:]
    /// The organisation with whose name another one begins: of a branch or
    /// department the one that it belongs to.
    private(set) var owners: [LinkedOrganization: LinkedOrganization] = [:]
    /// For each article what it says that it calls so: 一冶 for 合肥第一冶炼厂.
    private var declared: [Int: [String: LinkedOrganization]] = [:]
    /// Those that are departments of their owners.
    private var departments: Set<LinkedOrganization> = []

    init(document: DocumentReading, places: PlaceLinker, knowledge: Knowledge) {
        self.document = document
        self.places = places
        fullNames = knowledge.fullNames
        seats = knowledge.seats
        grammar = knowledge.grammar
        past = document.pastSeats
        order = MentionOrder(document.mentions(of: ["Organization", "PartyOrganization"]), of: document)
    }

    /// Resolves every organisation mention: those that say where they are
    /// first, so that a short form can stand for one named in full later
    /// where none came before.
    mutating func link() {
        for index in mentions where isExplicit(index) { organizations[index] = explicit(index) }
        for (index, full) in namedInFull() { organizations[index] = full }
        for index in mentions where document[index].isDeclared { declare(index) }
        for index in mentions {
            if let full = declared[document.article(index)]?[document.text(index)] { organizations[index] = full }
            guard organizations[index] == nil else { continue }
            organizations[index] = resolve(index)
            takeIn(index)
        }
        for index in mentions { joinEnd(of: index) }
    }

    /// Notes what a short form stands for that the text declares behind the full name: the organisation named right before.
    private mutating func declare(_ index: Index) {
        let start = document[index].range.lowerBound
        let full = order.before(document.position(index)).first {
            $0.passage == index.passage && document[$0].range.upperBound <= start
        }
        guard let full, let organization = organizations[full] ?? resolve(full) else { return }
        declared[document.article(index), default: [:]][document.text(index)] = organization
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
        // 黄金村的党支部 is 黄金村党支部.
        let link = document[index].parts["link"] ?? doubled(index) ?? start..<start
        let name =
            document.text(index.passage, start..<link.lowerBound)
            + document.text(index.passage, link.upperBound..<document[index].range.upperBound)
        let seat = document[index].parts["mission"] == nil ? place : placeInside(index) ?? place
        return LinkedOrganization(type: document[index].type, name: name, place: seat)
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
            if mention.parts["short"] != nil { return short(rest, in: place.place, index) }
            if let full = named(inFullAs: rest, of: place.place, index) { return full }
            let own = place.said.count > 2 ? rest.dropFirst(Self.overlap(place.said, rest, atLeast: 1)) : rest[...]
            return LinkedOrganization(type: mention.type, name: place.said + own, place: place.place)
        }
        if let owner = whole(of: index) { return department(document.text(index), of: owner, index) }
        if mention.parts["peer"] == mention.range, let peer = peer(index) { return peer }
        if let bare = mention.parts["bare"] { return resolveBare(index, head: document.text(index.passage, bare)) }
        let isParty = mention.type == "PartyOrganization"
        if mention.parts["head"] == mention.range || isParty && mention.parts["part"] == mention.range {
            return resolveBare(index, head: document.text(index))
        }
        if mention.parts["part"] == mention.range || mention.parts["sub"] == mention.range { return resolvePart(index) }
        let text = fullNames[document.text(index)]
        if let sibling = sibling(index) { return part(text, of: sibling, type: mention.type) }
        // 全国人大 is whole as it is, and not short for its standing committee.
        let isWhole = text != document.text(index)
        return (isWhole ? nil : longerForm(of: text, index)) ?? partOfKnown(text, index) ?? explicit(index)
            ?? organAbroad(text, index)
            ?? LinkedOrganization(
                type: mention.type, name: text,
                place: place(inName: text, index) ?? places.placeWithStem(of: text)
                    ?? (isWhole ? nil : placeInside(index)))
    }

    /// The place with whose name an organisation's begins. The party is not in the country but all over it, one abroad is
    /// there, and what names its county in the midst is in that: 中国人民政治协商会议庆元县委员会.
    private func place(inName name: String, _ index: Index) -> LinkedPlace? {
        let place = places.placeInName(name)
        guard place?.level == .country else { return place }
        if document[index].type != "PartyOrganization" { return placeInside(index) ?? place }
        return places.isForeign(place) ? place : nil
    }

    /// Makes one of an organisation behind another and the same with the other before it, 国网旌德县供电公司: it is in the
    /// place that its own name says.
    private mutating func takeIn(_ index: Index) {
        guard let whole = document[index].parts["whole"], nested(index) != nil, var outer = organizations[index] else {
            return
        }
        let position = TextPosition(passage: index.passage, offset: whole.upperBound)
        let end = document[index].range.upperBound
        guard let inner = order.beginning(at: position).first(where: { document[$0].range.upperBound == end }) else {
            return
        }
        if isExplicit(inner), let place = organizations[inner]?.place, place.isAdministrative {
            let owner = owners[outer]
            outer.place = place
            owners[outer] = owner
        }
        organizations[index] = outer
        organizations[inner] = outer
    }

    /// Makes one of an organisation and what is only the end of its name, 工作队 in 临沂大学驻地方镇工作队, or a part of
    /// it that could be a name of its own.
    private mutating func joinEnd(of index: Index) {
        let isPart = document[index].parts["whole"] != nil
        let start = document[index].range.lowerBound
        guard let organization = organizations[index] else { return }
        for other in order.before(end(index)) {
            let otherStart = document[other].range.lowerBound
            guard other.passage == index.passage, otherStart >= start else { return }
            guard other != index, document[other].range.upperBound == document[index].range.upperBound,
                document[other].type == document[index].type
            else { continue }
            if start < otherStart || start == otherStart && isPart && document[other].parts["whole"] == nil {
                organizations[other] = organization
            }
        }
    }

    /// How many characters one name ends with and another begins with; 0 if they are fewer than asked for.
    private static func overlap(_ name: String, _ next: String, atLeast least: Int) -> Int {
        (least...max(least, next.count)).last { name.hasSuffix(next.prefix($0)) } ?? 0
    }

    /// A part of an organisation: a branch, a department, a lower organ.
    mutating func part(_ name: String, of owner: LinkedOrganization, type: String) -> LinkedOrganization {
        let place = places.placeWithStem(of: name) ?? owner.place
        // 细纱车间's 车间工会 has the word but once, and so has 机电工程系's 系党总支.
        let isDoubled = grammar.isWord(String(name.dropFirst()), of: ["PartyHead"])
        let overlap = Self.overlap(owner.name, name, atLeast: isDoubled ? 1 : 2)
        let rest = overlap < name.count ? name.dropFirst(overlap) : name[...]
        let whole = LinkedOrganization(type: type, name: owner.name + rest, place: place)
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
            guard let other = organizations[mention], other.type == type, other.name.count > text.count
            else { return false }
            return other.name.hasSuffix(text)
                || owners[other] == nil && (other.name.hasPrefix(text) || text.count > 2 && other.name.contains(text))
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
    /// mention; one where somebody served once only if there is no other.
    func lastNamed(_ type: String, before index: Index, where fits: (LinkedOrganization) -> Bool) -> Index? {
        var lastPast: Index?
        for other in order.before(document.position(index), inArticle: document.article(index)) {
            guard let organization = organizations[other], organization.type == type, fits(organization) else {
                continue
            }
            if !past.contains(other) { return other }
            lastPast = lastPast ?? other
        }
        return lastPast
    }

    /// The organisation that the article names most often before a mention, of those that fit; of several the last, and
    /// before all one in the same sentence.
    private func mostNamed(_ type: String, before index: Index, where fits: (LinkedOrganization) -> Bool) -> Index? {
        let last = lastNamed(type, before: index, where: fits)
        guard let last, !past.contains(last), !document.isBeforeFullStop(last, index) else { return last }
        let named = order.before(document.position(index), inArticle: document.article(index)).filter { other in
            !past.contains(other) && organizations[other].map { $0.type == type && fits($0) } ?? false
        }
        // Where a name stands with and without what it is part of, it is said once. Of two named as often the text is about
        // the one named first.
        var ends: [LinkedOrganization: Set<TextPosition>] = [:]
        for other in named {
            if let organization = organizations[other] { ends[organization, default: []].insert(end(other)) }
        }
        func count(_ other: Index) -> Int { organizations[other].flatMap { ends[$0]?.count } ?? 0 }
        return named.reversed().max { count($0) < count($1) }
    }

    /// What a bare head stands for.
    private mutating func resolveBare(_ index: Index, head: String) -> LinkedOrganization? {
        let type = document[index].type
        // 二中 is 第二中学, but 医院 need not be 人民医院.
        let full = fullNames.fullEnd(of: head).flatMap { end in
            end.hasSuffix(head) ? nil : lastNamed(type, before: index) { $0.name.hasSuffix(end) }
        }
        if let full { return organizations[full] }
        let endings = seats.endings(ofHead: head)
        let isThat = document[index].parts["bare"] != nil
        func fits(_ organization: LinkedOrganization) -> Bool {
            organization.name != head && endings.contains(where: organization.name.hasSuffix)
        }
        // 集团公司 is the 有限责任公司 named before; 常务委员会 is not just any 委员会.
        let isOfOneKind =
            !seats.isBody(head, of: .place)
            && (head.count == 3 || head.count > 3 && grammar.ends(String(head.suffix(2)), with: "OrganizationHead"))
        let known =
            (isThat ? lastNamed(type, before: index, where: fits) : mostNamed(type, before: index, where: fits))
            ?? lastNamed(type, before: index) {
                isOfOneKind && $0.name.hasSuffix(head.suffix(2)) && owners[$0] == nil
            }
        if isThat, let known { return organizations[known] }
        if type == "Organization", seats.isBody(head, of: .area), let area = areaBeside(index) {
            return LinkedOrganization(type: type, name: area.name + head, place: area.place)
        }
        if let host = formerHost(index) { return body(head, of: host, index) }
        // 中心小学校长兼党支部书记: the school's, whatever branch was named before.
        if type == "PartyOrganization", !grammar.ends(head, with: "PlaceCommittee"),
            case .organization(let owner)? = hostBeside(index),
            known.flatMap({ organizations[$0] }).flatMap({ owners[$0] }) != owner
        {
            return body(head, of: .organization(owner), index)
        }
        if known == nil, let organ = organAbroad(head, index) { return organ }
        let host = host(of: head, index)
        if type == "Organization", host?.isOfKind == false, case .place(let place)? = hostBeside(index),
            known.flatMap({ organizations[$0]?.place }) != place
        {
            return LinkedOrganization(type: type, name: place.name + head, place: place)
        }
        if let known, host.map({ !$0.isOfKind || $0.at <= document.position(known) }) ?? true {
            return organizations[known]
        }
        if let host { return body(head, of: host.host, index) }
        return known.flatMap { organizations[$0] } ?? longerForm(of: head, index)
    }

    /// The organisation that a head word alone stands for which belongs to a host.
    mutating func body(_ head: String, of host: Host, _ index: Index) -> LinkedOrganization {
        switch host {
        case .organization(let owner):
            return department(head, of: owner, index)
        case .place(let place):
            let name = places.nameSaid(of: place, near: index)
            let rest = head.dropFirst(Self.overlap(name, head, atLeast: 1))
            return LinkedOrganization(type: document[index].type, name: name + rest, place: place)
        }
    }

    /// A department named alone is one of the organisation named last.
    private mutating func resolvePart(_ index: Index) -> LinkedOrganization? {
        let text = document.text(index)
        let known = longerForm(of: text, index)
        let isBody = grammar.ends(text, with: "InnerBody")
        // 年级组 is a school's, whoever was named last.
        let endings = seats.endings(ofWholeOf: text)
        func hasPart(_ other: LinkedOrganization) -> Bool { endings.contains(where: other.name.hasSuffix) }
        func mayHavePart(_ owner: LinkedOrganization) -> Bool { endings.isEmpty || hasPart(self.whole(owner)) }
        switch hostBeside(index, keepsCommittee: !isBody) {
        // 镇党委委员、武装部部长: the town's, not the committee's.
        case .organization(let owner) where owner.type == "PartyOrganization" && seats.isBody(text, of: .place):
            let place = owner.place
            return LinkedOrganization(type: document[index].type, name: (place?.name ?? "") + text, place: place)
        case .organization(let owner) where known.flatMap { owners[$0] } != owner && mayHavePart(owner):
            return department(text, of: whole(owner), index)
        case .place(let place) where known?.place != place:
            return LinkedOrganization(type: document[index].type, name: place.name + text, place: place)
        default:
            if let known { return known }
        }
        let isSub = document[index].parts["sub"] != nil
        let beside = lastInSentence(before: index).map(Host.organization)
        let host = beside ?? salientHost(before: index, isOrganization: isSub)
        if case .organization(let owner)? = host, mayHavePart(owner) { return department(text, of: owner, index) }
        let other =
            endings.isEmpty ? nil : mostNamed("Organization", before: index) { owners[$0] == nil && hasPart($0) }
        if let owner = other.flatMap({ organizations[$0] }) { return department(text, of: owner, index) }
        guard case .place(let place)? = host, endings.isEmpty || endings.contains(where: place.name.hasSuffix) else {
            return nil
        }
        return LinkedOrganization(type: document[index].type, name: place.name + text, place: place)
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
    func whole(_ organization: LinkedOrganization) -> LinkedOrganization {
        var whole = organization
        while let owner = owners[whole], whole.type == "PartyOrganization" || departments.contains(whole) {
            whole = owner
        }
        return whole
    }
}
