import GraphModel
import TextRules

/// Tells apart people of one name on one page, and gives each an id.
///
/// One name is one person, unless it is said of two mentions that they are in
/// office in two counties or in two villages, that one lives in a village and
/// the other works elsewhere, or the text says that two people have it.
struct Bearers {
    typealias Index = DocumentReading.Index

    /// What the articles are about.
    let regions: Regions
    private let document: DocumentReading
    private let identity: IdentityRules
    private var ids: [Index: String] = [:]

    init(
        document: DocumentReading, knowledge: Knowledge, persons: PersonLinker, positions: PositionLinker,
        places: PlaceLinker, links: [ResolvedLink]
    ) {
        regions = Regions(document: document, places: places)
        self.document = document
        identity = knowledge.identity.rules
        var seats: [Index: [Seat]] = [:]
        for link in links where link.relation == "holds" {
            guard let position = positions.positions[link.target] else { continue }
            seats[link.source, default: []].append(Seat(position, isFormer: link.former))
        }
        let mentions = Dictionary(grouping: persons.names.keys.sorted()) { persons.names[$0] ?? "" }
        let repeated = mentions.values.filter { $0.count > 1 }.flatMap(\.self)
        let namesakes = Namesakes(
            document: document, grammar: knowledge.grammar, seats: knowledge.seats, repeated: repeated)
        for (name, mentions) in mentions {
            var anchors: Set<String> = []
            for bearer in bearers(of: mentions, seats: seats, namesakes) {
                var anchor = anchor(of: bearer)
                // What an article is about says nothing of whom it tells apart from another of the name.
                if bearer.isTold, bearer.place == nil { anchor = Self.anchorOfNamesake(anchor) }
                while !anchors.insert(anchor).inserted { anchor = Self.anchorOfNamesake(anchor) }
                for mention in bearer.mentions { ids[mention] = "Person:\(name)\(anchor)" }
            }
        }
    }

    /// The id of the person whom a mention names.
    func id(of index: Index) -> String { ids[index] ?? "" }

    private struct Seat: Equatable {
        var role: String
        /// The name of what the post is in; empty where the text doesn't say.
        var name: String
        var place: PlacePath?
        var isFormer: Bool

        init(_ position: LinkedPosition, isFormer: Bool) {
            role = position.role
            name = position.seat?.name ?? ""
            place = position.seat?.place.flatMap { $0.isChina ? nil : PlacePath($0.path) }
            self.isFormer = isFormer
        }
    }

    private struct Bearer {
        var mentions: [Index] = []
        var seats: [Seat] = []
        /// Whether the text tells this one from another of the name.
        var isTold = false

        /// The place of the first post that has one.
        var place: PlacePath? { seats.lazy.compactMap(\.place).first }
    }

    private func bearers(of mentions: [Index], seats: [Index: [Seat]], _ namesakes: Namesakes) -> [Bearer] {
        var bearers: [Bearer] = []
        for mention in mentions {
            var own = Bearer(mentions: [mention], seats: seats[mention] ?? [])
            func fits(_ number: Int) -> Bool {
                let other = bearers[number]
                if namesakes.isApart(mention, from: other.mentions) || isTold(own, from: other, namesakes) {
                    own.isTold = true
                    return false
                }
                if isTold(other, from: own, namesakes) {
                    bearers[number].isTold = true
                    return false
                }
                return !isVillager(own, beside: other) && !isVillager(other, beside: own)
                    && !own.seats.contains { seat in other.seats.contains { Self.isElsewhere(seat, $0) } }
            }
            let fitting = bearers.indices.filter(fits)
            // The elder is told of first.
            if let number = namesakes.isElder(mention) ? fitting.first : fitting.last {
                bearers[number].mentions.append(mention)
                for seat in own.seats where !bearers[number].seats.contains(seat) { bearers[number].seats.append(seat) }
            } else {
                bearers.append(own)
            }
        }
        return bearers
    }

    /// Whether a sentence that names one says that the holder of a post, which only the other holds, has the same name.
    private func isTold(_ bearer: Bearer, from holder: Bearer, _ namesakes: Namesakes) -> Bool {
        guard namesakes.isAnyTold else { return false }
        let roles = Set(holder.seats.map(\.role)).subtracting(bearer.seats.map(\.role))
        return bearer.mentions.contains { mention in
            roles.contains { namesakes.isTold(mention, fromHolderOf: $0) }
        }
    }

    /// Whether one is said to be of a village and has no post, and the other, in another article, works elsewhere.
    private func isVillager(_ bearer: Bearer, beside worker: Bearer) -> Bool {
        guard bearer.seats.isEmpty, !worker.seats.isEmpty, worker.seats.allSatisfy({ identity.isWork($0.role) }) else {
            return false
        }
        let articles = Set(worker.mentions.map(document.article))
        return bearer.mentions.contains { mention in
            guard !articles.contains(document.article(mention)),
                let home = regions.place(before: mention).flatMap(PlacePath.init), home.level == .village
            else { return false }
            return worker.seats.contains { $0.place.map { !home.contains($0) } ?? false }
        }
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
    private func anchor(of bearer: Bearer) -> String {
        if let place = bearer.place { return "@" + place.text }
        let name = bearer.seats.lazy.map(\.name).first { !$0.isEmpty } ?? ""
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
