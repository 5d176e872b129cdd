/// What a node's id says: `Person:王伟@山东省/潍坊市/临朐县`.
///
/// Behind the name stands what tells entities of one name apart: the path of
/// a place; the name of an organisation; or, behind `~`, the place that the
/// article speaks of, where the text gives none for the entity itself.
public struct EntityID: Hashable, Sendable {
    /// The name of an entity type of the schema.
    public let type: Substring
    /// The name; of a `Position` the role, of a `Place` the whole path.
    public let name: Substring
    /// What stands behind the name, without the `@`; empty where nothing does.
    public let anchor: Substring

    /// The mark before the place of an article.
    public static let around: Character = "~"

    /// Whether an id is a person's, without reading the rest of it.
    package static func isPerson(_ id: String) -> Bool { id.hasPrefix("Person:") }

    /// Reads an id; nil if it is none.
    public init?(_ id: String) {
        guard let colon = id.firstIndex(of: ":") else { return nil }
        type = id[..<colon]
        let rest = id[id.index(after: colon)...]
        if let at = rest.firstIndex(of: "@") {
            name = rest[..<at]
            anchor = rest[rest.index(after: at)...]
        } else {
            name = rest
            anchor = ""
        }
    }

    /// What tells the entity from others of its name, in a few words: its
    /// county and town, what it is in, or where the articles that name it are
    /// about; empty where the id says nothing.
    public var distinction: String {
        let body = anchor.prefix { $0 != Self.around && $0 != "@" }
        if let region, body.isEmpty { return Self.words(region) }
        guard let colon = body.firstIndex(of: ":") else {
            return body.contains("/") ? place.map(Self.words) ?? String(body) : String(body)
        }
        return String(body[body.index(after: colon)...])
    }

    private static func words(_ place: PlacePath) -> String { place.names.suffix(2).joined() }

    /// The place behind the name, if one stands there.
    public var place: PlacePath? {
        if type == "Place" { return PlacePath(name) }
        return anchor.first == Self.around || anchor.isEmpty ? nil : PlacePath(anchor)
    }

    /// The place that the article speaks of, if it stands there.
    public var region: PlacePath? {
        guard let mark = anchor.lastIndex(of: Self.around) else { return nil }
        return PlacePath(anchor[anchor.index(after: mark)...])
    }
}
