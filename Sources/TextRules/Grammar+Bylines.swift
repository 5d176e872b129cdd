extension Grammar {
    /// The names in a line of writers: what stands between blanks there and
    /// is no trade such as 通讯员. Even a common word is a name in such a line.
    public func namesBetweenBlanks(in units: UnsafeBufferPointer<UInt16>) -> KnownNames {
        var names = KnownNames()
        let person = classes.set("KnownPerson")
        let trades = [
            "Role", "PersonNounBefore", "SelfNaming", "KnownOrganization", "Department", "OrganizationHead",
            "LocalHead",
        ]
        for range in units.indices.split(whereSeparator: { UnitKind.isBlank(units[$0]) || units[$0] == 0x3001 }) {
            guard let first = range.first, let last = range.last else { continue }
            let name = first..<last + 1
            let isDotted = name.contains { units[$0] == 0xB7 }
            guard (2...(isDotted ? 14 : 4)).contains(name.count),
                name.allSatisfy({ UnitKind.isHan(units[$0]) || units[$0] == 0xB7 }),
                word(in: units, at: first, classes: trades) == nil,
                !ends(name.map { units[$0] }, with: "BylineEnd")
            else { continue }
            names.insert(name.map { units[$0] }, classes: person)
        }
        return names
    }
}
