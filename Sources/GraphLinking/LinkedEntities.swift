import Gazetteer

/// A place as the linking sees it: a division of the gazetteer, or a
/// township, village or other place that only the page names.
struct LinkedPlace: Hashable {
    /// The official name, or the page's.
    var name: String
    /// Names from the most general level to this one, joined by slashes.
    var path: String
    var level: Level?
    var division: Division.ID?
    /// The id of the place that it is in, if known.
    var parent: String?
    /// Whether it stands in the administrative tree, or is a city of another country, which has no level; a region or
    /// sea is neither, and no node.
    var isAdministrative: Bool
    /// Whether it is the country in which the divisions lie.
    var isChina = false

    /// The node's id.
    var id: String { "Place:" + path }
}

/// An organisation or party organisation that a mention stands for.
struct LinkedOrganization: Hashable {
    var type: String
    /// The full name.
    var name: String
    /// The place that it is in, if known.
    var place: LinkedPlace?

    /// The node's id: with the place's path, because many places have an organisation of the same name. China goes
    /// without saying, as in the paths themselves.
    var id: String { "\(type):\(name)" + (place.flatMap { $0.isChina ? nil : "@" + $0.path } ?? "") }
}
