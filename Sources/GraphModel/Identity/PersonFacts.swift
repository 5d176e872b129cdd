/// What tells a person from others of the same name: the posts and bodies
/// that a person is said to be in, each with when it was said.
package struct PersonFacts: Sendable {
    /// A post, or a body without a post, whoever is in it: many people share one.
    final class Office: Sendable {
        /// The role in its full form; empty where only the body is said.
        let role: String
        /// The body or place that it is in, under which all its names fall together.
        let body: String
        let place: PlacePath?
        /// The place under all names that it has had as a township.
        let placeKey: String?
        /// Whether the role is to write, is work and no office, is given to
        /// people of any rank, or is one of those who are sent into a village.
        let (isWriting, isWork, isHonour, isPosted): (Bool, Bool, Bool, Bool)
        /// Where the article is about, if the text gives no place.
        let region: PlacePath?
        /// Whoever may be the same person has one of these in common: the body, the prefecture.
        let blocks: [IdentityBlock]

        /// What the id of a post, of a body or of a place says.
        init(_ target: EntityID, rules: IdentityRules) {
            switch target.type {
            case "Position":
                let seat = EntityID(String(target.anchor))
                role = rules.fullRole(target.name)
                isWriting = rules.isRole(target.name, "journalist")
                (isWork, isHonour) = (rules.isWork(role), rules.isRole(role, "honour"))
                isPosted = rules.isRole(role, "posted")
                body = IdentityGroup(seat: seat, rules: rules).body
                place = seat?.place
                region = seat?.region ?? target.region
            case let type:
                role = ""
                (isWriting, isWork, isHonour, isPosted) = (false, false, false, false)
                body = type == "Place" ? String(target.name) : IdentityGroup(seat: target, rules: rules).body
                place = target.place
                region = type == "Place" ? nil : target.region
            }
            placeKey = place.map(rules.placeKey)
            blocks =
                (body.isEmpty ? [] : [IdentityBlock(body)])
                + [place, region].compactMap(\.self).map { IdentityBlock($0.prefix(2).text) }
        }
    }

    /// An office that the person holds or held.
    struct Seat: Sendable {
        let office: Office
        let isFormer: Bool
        /// The days between which the office is known to be held.
        let days: ClosedRange<Int>?

        var role: String { office.role }
        var body: String { office.body }
        var place: PlacePath? { office.place }
        var placeKey: String? { office.placeKey }
        var isWork: Bool { office.isWork }
        var isHonour: Bool { office.isHonour }
        var isPosted: Bool { office.isPosted }
        var region: PlacePath? { office.region }
    }

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
        region = EntityID(id)?.region
        var writes = false
        var others = false
        for edge in edges {
            guard let target = EntityID(edge.key.target) else { continue }
            guard target.type != "Article" else {
                writes = true
                continue
            }
            let office = rules.offices.value(for: edge.key.target) { Office(target, rules: rules) }
            seats.append(Seat(office: office, isFormer: edge.former, days: Self.days(edge)))
            if office.isWriting { writes = true } else { others = true }
        }
        isJournalist = writes && !others
        // Mostly there is but one office, whose blocks need no copy then.
        blocks = seats.count == 1 ? seats[0].office.blocks : seats.flatMap(\.office.blocks)
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

extension PersonFacts {
    /// The days between which pages say so.
    private static func days(_ edge: Edge) -> ClosedRange<Int>? {
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
        if EntityID.isPerson(id) { return "Person:\(name)" }
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
