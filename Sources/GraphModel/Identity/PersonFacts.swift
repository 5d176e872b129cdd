/// What tells a person from others of the same name: the posts and bodies
/// that a person is said to be in, each with when it was said.
package struct PersonFacts: Sendable {
    /// A post, or a body without a post.
    struct Seat: Sendable {
        /// The role in its full form; empty where only the body is said.
        var role: String
        /// The body or place that it is in, under which all its names fall together.
        var body: String
        var place: PlacePath?
        /// The place under all names that it has had as a township.
        var placeKey: String?
        /// Whether the role is to write, is work and no office, is given to
        /// people of any rank, or is one of those who are sent into a village.
        var (isWriting, isWork, isHonour, isPosted) = (false, false, false, false)
        /// Where the article is about, if the text gives no place.
        var region: PlacePath?
        var isFormer: Bool
        /// The days between which the post is known to be held.
        var days: ClosedRange<Int>?
        /// Whoever may be the same person has one of these in common: the body, the prefecture.
        var blocks: [IdentityBlock] = []
    }

    /// The node's id.
    let id: String
    private(set) var seats: [Seat] = []
    /// Where the article is about that names the person without a post.
    private(set) var region: PlacePath?
    /// Whether the person is known for writing articles, and for nothing else.
    private(set) var isJournalist = false
    /// Only with whom one of these is in common need the person be compared.
    private(set) var blocks: [IdentityBlock] = []

    /// Gathers the facts of a person.
    ///
    /// - Parameter edges: the edges that go out from the person.
    package init(id: String, edges: [Edge], rules: IdentityRules) {
        self.id = id
        region = EntityID(id)?.region
        var writes = false
        var others = false
        for edge in edges {
            guard let target = EntityID(edge.key.target) else { continue }
            guard target.type != "Article" else {
                writes = true
                continue
            }
            var seat = rules.seats.value(for: edge.key.target) { Seat(target, rules: rules) }
            seat.isFormer = edge.former
            seat.days = Seat.days(edge)
            seats.append(seat)
            if seat.isWriting { writes = true } else { others = true }
        }
        isJournalist = writes && !others
        blocks = seats.flatMap(\.blocks)
        if let region { blocks.append(IdentityBlock(region.prefix(2).text)) }
        if isJournalist, let anyRegion { blocks.append(IdentityBlock(anyRegion.prefix(1).text)) }
    }
}

/// What nodes have in common that are compared with each other, in a number:
/// a frequent name has hundreds of bearers all over the country.
///
/// Two texts with one number would make but one more comparison.
struct IdentityBlock: Hashable, Sendable {
    private let hash: UInt64

    init(_ text: String) { hash = text.stableHash }
}

extension PersonFacts.Seat {
    /// What the id of a post, of a body or of a place says; when it is held, the edge to it knows.
    fileprivate init(_ target: EntityID, rules: IdentityRules) {
        isFormer = false
        switch target.type {
        case "Position":
            let seat = EntityID(String(target.anchor))
            role = rules.fullRole(target.name)
            isWriting = rules.isRole(target.name, "journalist")
            isWork = rules.isWork(role)
            isHonour = rules.isRole(role, "honour")
            isPosted = rules.isRole(role, "posted")
            body = IdentityGroup(seat: seat, rules: rules).body
            place = seat?.place
            region = seat?.region ?? target.region
        case "Place":
            role = ""
            body = String(target.name)
            place = target.place
        default:
            role = ""
            body = IdentityGroup(seat: target, rules: rules).body
            place = target.place
            region = target.region
        }
        placeKey = place.map(rules.placeKey)
        if !body.isEmpty { blocks.append(IdentityBlock(body)) }
        for place in [place, region].compactMap(\.self) { blocks.append(IdentityBlock(place.prefix(2).text)) }
    }

    /// The days between which pages say so.
    fileprivate static func days(_ edge: Edge) -> ClosedRange<Int>? {
        let known = [edge.firstSeen, edge.lastSeen].compactMap { $0.flatMap(CalendarDay.number) }
        guard let first = known.min(), let last = known.max() else { return nil }
        return first...last
    }
}

/// Under what bodies, and posts in them, fall together whatever their form.
struct IdentityGroup {
    /// The body's name without its place's, in full, and the path of its place.
    let body: String

    /// The group of an organisation, a party organisation or a place.
    init(seat: EntityID?, rules: IdentityRules) {
        guard let seat else {
            body = ""
            return
        }
        if seat.type == "Place" {
            body = PlacePath(seat.name).map(rules.placeKey) ?? ""
        } else if let place = seat.place {
            body = "\(seat.type):\(rules.bodyName(seat.name, in: place))@\(rules.placeKey(place))"
        } else {
            body = "\(seat.type):\(rules.bodyName(seat.name, in: nil))"
        }
    }

    /// What nodes that may be one have in common; the id itself for a node
    /// that only a ruling makes one with another.
    static func key(of id: String, name: String, rules: IdentityRules) -> String {
        if id.hasPrefix("Person:") { return "Person:\(name)" }
        return rules.groups.value(for: id) { key(of: id, rules: rules) }
    }

    private static func key(of id: String, rules: IdentityRules) -> String {
        guard let entity = EntityID(id) else { return id }
        switch entity.type {
        case "Organization", "PartyOrganization": return IdentityGroup(seat: entity, rules: rules).body
        case "Position":
            return "Position:\(rules.fullRole(entity.name))@"
                + IdentityGroup(seat: EntityID(String(entity.anchor)), rules: rules).body
        default: return id
        }
    }
}

/// Days of dates, for distances.
enum CalendarDay {
    /// The number of a day since some day, of a date of ISO 8601 as exact as
    /// a month at least; nil otherwise.
    static func number(_ date: String) -> Int? {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count >= 2, (1...12).contains(parts[1]) else { return nil }
        let (year, month, day) = (parts[0], parts[1], parts.count > 2 ? parts[2] : 15)
        // Months counted from March make February's length no matter.
        let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
    }
}
