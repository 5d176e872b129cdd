import GraphModel

/// Tells apart people of one name on one page, and gives each an id.
///
/// One name is one person, unless it is said of two mentions that they are in
/// office in two counties, or in two villages in different articles.
struct Bearers {
    typealias Index = DocumentReading.Index

    /// What the articles are about.
    let regions: Regions
    private var ids: [Index: String] = [:]

    init(
        document: DocumentReading, persons: PersonLinker, positions: PositionLinker, places: PlaceLinker,
        links: [ResolvedLink]
    ) {
        regions = Regions(document: document, places: places)
        var seats: [Index: [Seat]] = [:]
        for link in links where link.relation == "holds" {
            guard let seat = positions.positions[link.target]?.seat else { continue }
            seats[link.source, default: []].append(Seat(seat, isFormer: link.former))
        }
        let mentions = Dictionary(grouping: persons.names.keys.sorted()) { persons.names[$0] ?? "" }
        for (name, mentions) in mentions {
            for bearer in Self.bearers(of: mentions, seats: seats, in: document) {
                let anchor = anchor(of: bearer, in: document)
                for mention in bearer.mentions { ids[mention] = "Person:\(name)\(anchor)" }
            }
        }
    }

    /// The id of the person whom a mention names.
    func id(of index: Index) -> String { ids[index] ?? "" }

    private struct Seat {
        var name: String
        var place: PlacePath?
        var isFormer: Bool

        init(_ seat: LinkedPosition.Seat, isFormer: Bool) {
            name = seat.name
            place = seat.place.flatMap { PlacePath($0.path) }
            self.isFormer = isFormer
        }
    }

    private struct Bearer {
        var mentions: [Index] = []
        var seats: [(at: Index, seat: Seat)] = []
    }

    private static func bearers(
        of mentions: [Index], seats: [Index: [Seat]], in document: DocumentReading
    ) -> [Bearer] {
        var bearers: [Bearer] = []
        for mention in mentions {
            let own = seats[mention] ?? []
            let fitting = bearers.lastIndex { bearer in
                !own.contains { seat in
                    bearer.seats.contains {
                        isElsewhere(seat, $0.seat, isNear: document.article(mention) == document.article($0.at))
                    }
                }
            }
            if fitting == nil { bearers.append(Bearer()) }
            let number = fitting ?? bearers.count - 1
            bearers[number].mentions.append(mention)
            bearers[number].seats += own.map { (mention, $0) }
        }
        return bearers
    }

    private static func isElsewhere(_ a: Seat, _ b: Seat, isNear: Bool) -> Bool {
        guard !a.isFormer, !b.isFormer, let place = a.place, let other = b.place else { return false }
        if place.contains(other) || other.contains(place) { return false }
        if place.level >= .county, other.level >= .county, place.county != other.county { return true }
        return !isNear && place.level == .village && other.level == .village
    }

    /// What stands behind the name in the id: the place of the first post
    /// that has one, else what the first post is in, else where the person is
    /// named; both of the latter with the region.
    private func anchor(of bearer: Bearer, in document: DocumentReading) -> String {
        if let place = bearer.seats.lazy.compactMap(\.seat.place).first { return "@" + place.text }
        let name = bearer.seats.first.map(\.seat.name) ?? ""
        let first = bearer.mentions.min()
        let region = first.flatMap { regions.place(before: $0) ?? regions.region(ofArticle: document.article($0)) }
        if name.isEmpty, region == nil { return "" }
        return "@" + name + (region.map { "\(EntityID.around)\($0)" } ?? "")
    }
}
