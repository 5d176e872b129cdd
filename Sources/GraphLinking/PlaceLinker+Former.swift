import Gazetteer

/// Units that no longer exist under the name that a text has for them.
extension PlaceLinker {
    /// The division that a former unit became, where one bears its name with
    /// another word for the unit: 万源市 for 万源县.
    ///
    /// Not one at another level: 南充县 was a part of what is 南充市 today.
    func successor(of name: String, near: [Division.ID], region: Division.ID?) -> Division.ID? {
        for unit in knowledge.formerUnits.units where unit.level < .township && name.hasSuffix(unit.word) {
            let stem = String(name.dropLast(unit.word.count))
            guard stem.unicodeScalars.count > 1, gazetteer.named(name).isEmpty else { return nil }
            if let found = gazetteer.ground([stem], near: near, region: region).resolved[0] {
                return unit.today.contains(gazetteer.level(of: found)) ? found : nil
            }
        }
        return nil
    }

    /// The township of a division that bears a name with another word for a
    /// township: 六坝镇 for 六坝乡.
    func successor(ofTownship name: String, in container: Division.ID?) -> Division.ID? {
        guard let container, gazetteer.level(of: container) == .county,
            let word = knowledge.formerUnits.townshipWords.first(where: name.hasSuffix)
        else { return nil }
        let stem = String(name.dropLast(word.count))
        guard stem.count > 1 else { return nil }
        let found = knowledge.formerUnits.townshipWords.flatMap { gazetteer.named(stem + $0) }.filter {
            gazetteer.contains(container, $0) && gazetteer.level(of: $0) == .township
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The level that the word for a former unit tells, if the name holds
    /// more than that word.
    func formerLevel(of name: String) -> Level? {
        guard let unit = knowledge.formerUnits.unit(of: name) else { return nil }
        return unit.today == .county ... .county || !isRegion(name) ? unit.level : nil
    }
}
