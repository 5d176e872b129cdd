import Gazetteer

/// Units that no longer exist under the name that a text has for them.
extension PlaceLinker {
    /// Words for a unit and the levels at which such a unit stands today.
    private static let units: [(word: String, level: Level, today: ClosedRange<Level>)] = [
        ("专区", .prefecture, .prefecture ... .prefecture), ("地区", .prefecture, .prefecture ... .prefecture),
        ("县", .county, .county ... .county), ("市", .county, .prefecture ... .county),
        ("公社", .township, .township ... .township),
    ]

    /// The division that a former unit became, where one bears its name with
    /// another word for the unit: 万源市 for 万源县.
    ///
    /// Not one at another level: 南充县 was a part of what is 南充市 today.
    func successor(of name: String, near: [Division.ID], region: Division.ID?) -> Division.ID? {
        for unit in Self.units where name.hasSuffix(unit.word) {
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
            let word = Self.townshipWords.first(where: name.hasSuffix)
        else { return nil }
        let stem = String(name.dropLast(word.count))
        guard stem.count > 1 else { return nil }
        let found = Self.townshipWords.flatMap { gazetteer.named(stem + $0) }.filter {
            gazetteer.contains(container, $0) && gazetteer.level(of: $0) == .township
        }
        return found.count == 1 ? found[0] : nil
    }

    private static let townshipWords = ["镇", "乡", "街道", "苏木", "公社"]

    /// The level that the word for a former unit tells, if the name holds
    /// more than that word.
    func formerLevel(of name: String) -> Level? {
        guard let unit = Self.units.first(where: { name.hasSuffix($0.word) && name.count > $0.word.count }) else {
            return nil
        }
        return unit.word == "县" || !isRegion(name) ? unit.level : nil
    }
}
