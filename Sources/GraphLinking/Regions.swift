import GraphModel
import PageReading
import TextRules

/// What place each article is about: the county that most of the places that
/// it names are in, else the prefecture, else the province.
///
/// It tells entities apart that a text names without a place of their own:
/// 平安派出所 in a paper of one province and in one of another.
struct Regions {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let places: PlaceLinker
    private var byArticle: [Int: String] = [:]
    private var ofPage: String?

    init(document: DocumentReading, places: PlaceLinker) {
        self.document = document
        self.places = places
        var all: [PlacePath] = []
        var paths: [Int: [PlacePath]] = [:]
        for (index, place) in places.places where place.isAdministrative && place.division != nil {
            guard let path = PlacePath(place.path) else { continue }
            paths[document.article(index), default: []].append(path)
            all.append(path)
        }
        byArticle = paths.compactMapValues(Self.region)
        ofPage = Self.region(of: all)
    }

    /// The path of the region of an article; that of the page where the article names no place.
    func region(ofArticle article: Int) -> String? { byArticle[article] ?? ofPage }

    /// The path of the place that stands right before a person: 庙山村 高兴, 庙山村村民高兴.
    func place(before index: Index) -> String? {
        let start = document[index].range.lowerBound
        let mentions = document.passages[index.passage].reading.mentions
        let near = mentions.indices.filter { number in
            let end = mentions[number].range.upperBound
            return mentions[number].type == "Place" && end <= start && start - end <= Self.nearBefore
        }
        let closest = near.max { mentions[$0].range.upperBound < mentions[$1].range.upperBound }
        guard let closest, let place = places.places[Index(passage: index.passage, mention: closest)],
            place.isAdministrative
        else { return nil }
        let between = document.text(index.passage, mentions[closest].range.upperBound..<start)
        return between.contains { $0.isPunctuation } ? nil : place.path
    }

    /// How many characters may stand between a place and the name of one who lives there: 村民, 群众.
    private static let nearBefore = 3

    /// The smallest unit, down to the county, that at least half of the places are in.
    private static func region(of paths: [PlacePath]) -> String? {
        for level in [PlacePath.Level.county, .prefecture, .province] {
            var counts: [String: Int] = [:]
            for path in paths where path.level >= level {
                let unit = level == .county ? path.county : path.prefix(level == .prefecture ? 2 : 1)
                counts[unit.text, default: 0] += 1
            }
            let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            if let most, most.value * 2 >= paths.count { return most.key }
        }
        return nil
    }

    /// The ids of organisations and posts that have no place, each with the
    /// region of the article that names it first; all others are left out.
    func ids(of graph: Graph, grammar: Grammar) -> [String: String] {
        let articles = Dictionary(
            document.passages.map { (document.headline($0.article), $0.article) }, uniquingKeysWith: { a, _ in a })
        var suffixes: [String: String] = [:]
        for node in graph.nodes.values where node.type == "Organization" || node.type == "PartyOrganization" {
            guard EntityID(node.id)?.anchor.isEmpty ?? false, !grammar.isKnown(organization: node.name) else {
                continue
            }
            suffixes[node.id] = suffix(node, articles)
        }
        var ids = Dictionary(uniqueKeysWithValues: suffixes.map { ($0, $0 + $1) })
        for node in graph.nodes.values where node.type == "Position" {
            guard let anchor = EntityID(node.id)?.anchor else { continue }
            if anchor.isEmpty {
                ids[node.id] = node.id + suffix(node, articles)
            } else if let suffix = suffixes[String(anchor)] {
                ids[node.id] = node.id + suffix
            }
        }
        return ids
    }

    private func suffix(_ node: Node, _ articles: [String: Int]) -> String {
        let article = node.mentions.min().flatMap { articles[$0.article] }
        let region = article.map { self.region(ofArticle: $0) } ?? ofPage
        return region.map { "@\(EntityID.around)\($0)" } ?? ""
    }
}
