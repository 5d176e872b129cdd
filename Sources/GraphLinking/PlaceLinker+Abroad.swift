import Gazetteer

/// Places of other countries, which have no levels.
extension PlaceLinker {
    /// Whether a place is another country.
    func isForeign(_ place: LinkedPlace?) -> Bool { place?.division.map(gazetteer.isForeign) ?? false }

    /// The city or province abroad that a name means: one that the gazetteer knows with or without the word for its kind,
    /// 内华达州, or one that the text says to be in a place abroad, 冲绳县那霸市; nil if it is none.
    func placeAbroad(_ name: String, in parent: LinkedPlace?) -> LinkedPlace? {
        let names = isUnit(name) ? [name, String(name.dropLast())] : [name]
        for known in names {
            guard let country = gazetteer.country(ofForeignPlace: known).map(place) else { continue }
            memory.remember(country)
            return LinkedPlace(
                name: known, path: country.path + "/" + known, level: nil, division: nil, parent: country.id,
                isAdministrative: true)
        }
        guard let parent, parent.isAdministrative, parent.division == nil, parent.level == nil, isUnit(name) else {
            return nil
        }
        return LinkedPlace(
            name: name, path: parent.path + "/" + name, level: nil, division: nil, parent: parent.id,
            isAdministrative: true)
    }

    /// Whether a name ends with the word for a kind of unit.
    private func isUnit(_ name: String) -> Bool { name.count > 2 && knowledge.grammar.ends(name, with: "PlaceSuffix") }
}
