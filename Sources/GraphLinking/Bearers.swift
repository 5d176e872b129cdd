import GraphModel
import TextRules

/// Tells apart people of one name on one page, and gives each an id.
///
/// One name is one person, unless it is said of two mentions that they are in
/// office in two counties or in two villages, or the text says that two people
/// have it.
struct Bearers {
    typealias Index = DocumentReading.Index

    /// What the articles are about.
    let regions: Regions
    private var ids: [Index: String] = [:]

    init(
        document: DocumentReading, grammar: Grammar, persons: PersonLinker, positions: PositionLinker,
        places: PlaceLinker, links: [ResolvedLink]
    ) {
        regions = Regions(document: document, places: places)
        var seats: [Index: [Seat]] = [:]
        for link in links where link.relation == "holds" {
            guard let seat = positions.positions[link.target]?.seat else { continue }
            seats[link.source, default: []].append(Seat(seat, isFormer: link.former))
        }
        let mentions = Dictionary(grouping: persons.names.keys.sorted()) { persons.names[$0] ?? "" }
        let repeated = mentions.values.filter { $0.count > 1 }.flatMap(\.self)
        let namesakes = Namesakes(document: document, grammar: grammar, repeated: repeated)
        for (name, mentions) in mentions {
            var anchors: Set<String> = []
            for bearer in Self.bearers(of: mentions, seats: seats, namesakes) {
                var anchor = anchor(of: bearer, in: document)
                while !anchors.insert(anchor).inserted { anchor = Self.anchorOfNamesake(anchor) }
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
        var seats: [Seat] = []
    }

    private static func bearers(
        of mentions: [Index], seats: [Index: [Seat]], _ namesakes: Namesakes
    ) -> [Bearer] {
        var bearers: [Bearer] = []
        for mention in mentions {
            let own = seats[mention] ?? []
            let fitting = bearers.lastIndex { bearer in
                !bearer.mentions.contains { namesakes.areApart($0, mention) }
                    && !own.contains { seat in
                        bearer.seats.contains { isElsewhere(seat, $0) }
                    }
            }
            if fitting == nil { bearers.append(Bearer()) }
            let number = fitting ?? bearers.count - 1
            bearers[number].mentions.append(mention)
            bearers[number].seats += own
        }
        return bearers
    }

    private static func isElsewhere(_ a: Seat, _ b: Seat) -> Bool {
        guard !a.isFormer, !b.isFormer, let place = a.place, let other = b.place else { return false }
        if place.contains(other) || other.contains(place) { return false }
        if place.level >= .county, other.level >= .county, place.county != other.county { return true }
        return place.level == .village && other.level == .village
    }

    /// What stands behind the name in the id: the place of the first post
    /// that has one, else what the first post is in, else where the person is
    /// named; both of the latter with the region.
    private func anchor(of bearer: Bearer, in document: DocumentReading) -> String {
        if let place = bearer.seats.lazy.compactMap(\.place).first { return "@" + place.text }
        let name = bearer.seats.first.map(\.name) ?? ""
        let first = bearer.mentions.min()
        let region = first.flatMap { regions.place(before: $0) ?? regions.region(ofArticle: document.article($0)) }
        if name.isEmpty, region == nil { return "" }
        return "@" + name + (region.map { "\(EntityID.around)\($0)" } ?? "")
    }

    /// The anchor of another person of the same name of whom nothing else is known that tells them apart. No `~` stands in
    /// it: that an article is about a place doesn't say which of the two another page means.
    private static func anchorOfNamesake(_ anchor: String) -> String {
        "@\(namesake)（\(anchor.dropFirst().filter { $0 != EntityID.around })）"
    }

    private static let namesake = "同名"
}
