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
    private let places: PlaceLinker
    private let organizations: OrganizationLinker
    private let persons: PersonLinker
    private(set) var positions: [Index: LinkedPosition] = [:]
    /// The rule and range that gave a post its seat.
    private(set) var seatLinks: [Index: FoundLink] = [:]

    init(
        document: DocumentReading, grammar: Grammar, places: PlaceLinker, organizations: OrganizationLinker,
        persons: PersonLinker
    ) {
        self.document = document
        self.grammar = grammar
        self.places = places
        self.organizations = organizations
        self.persons = persons
    }

    /// Resolves every mention of a post that somebody holds.
    mutating func link() {
        var holders: [Index: [String]] = [:]
        for (passage, part) in document.passages.enumerated() {
            for link in part.reading.links {
                let source = Index(passage: passage, mention: link.source)
                let target = Index(passage: passage, mention: link.target)
                if link.relation == "postIn" { seatLinks[source] = link }
                if link.relation == "holds", let name = persons.names[source] {
                    holders[target, default: []].append(name)
                }
            }
        }
        let mentions = document.mentions(of: ["Position"]).filter { holders[$0] != nil }
        var held: [String: LinkedPosition] = [:]
        for index in mentions {
            let position = LinkedPosition(role: document.text(index), seat: seat(of: index))
            positions[index] = position
            guard position.seat != nil else { continue }
            for holder in holders[index] ?? [] { held[holder + "\t" + position.role] = position }
        }
        // A role alone is the one that the same person holds somewhere by name.
        for index in mentions where positions[index]?.seat == nil {
            for holder in holders[index] ?? [] {
                if let known = held[holder + "\t" + document.text(index)] { positions[index] = known }
            }
        }
    }

    private func seat(of index: Index) -> LinkedPosition.Seat? {
        let role = document.text(index)
        guard let link = seatLinks[index] else { return placeOfRole(role, index).map { .place($0) } }
        let target = Index(passage: index.passage, mention: link.target)
        if let place = places.places[target] { return place.isAdministrative ? .place(place) : nil }
        guard let organization = organizations.organizations[target] else { return nil }
        if let place = organization.place, isHead(role, of: place) { return .place(place) }
        // 公司党委书记、董事长: the second role is in the company.
        if let owner = organizations.owners[organization], organization.type != owner.type,
            !grammar.ends(role.unicodeScalars.map { UInt16(clamping: $0.value) }, with: "PartyRole")
        {
            return .organization(owner)
        }
        return .organization(organization)
    }

    /// Whether a role is named after a kind of place, and the place is of
    /// that kind: 副旗长 and 阿拉善右旗.
    private func isHead(_ role: String, of place: LinkedPlace) -> Bool {
        guard role.count > 1, let kind = role.dropLast().last else { return false }
        return place.isAdministrative && place.name.last == kind
            && grammar.ends(role.unicodeScalars.map { UInt16(clamping: $0.value) }, with: "PlaceRole")
    }

    /// The place of a role such as 县长 that stands alone.
    private func placeOfRole(_ role: String, _ index: Index) -> LinkedPlace? {
        organizations.lastPlace(before: index) { isHead(role, of: $0) }
    }
}
