import TextRules

/// Finds out from an organisation's name what it is part of, and where.
extension OrganizationLinker {
    /// An organisation that is part of a listed one by its name: 中国科学院软件研究所, 联合国安理会.
    mutating func partOfKnown(_ text: String, _ index: Index) -> LinkedOrganization? {
        guard document[index].type == "Organization" else { return nil }
        if grammar.isKnown(organization: text), let whole = fullNames.whole(of: text) {
            let owner = LinkedOrganization(type: "Organization", name: whole, place: nil)
            return part(String(text.dropFirst(whole.count)), of: owner, type: "Organization")
        }
        let units = Array(text.utf16)
        let known = units.withUnsafeBufferPointer {
            grammar.word(in: $0, at: 0, classes: ["KnownOrganization"])
        }
        guard let known, known.count + 2 < units.count else { return nil }
        let name = String(decoding: units[known], as: UTF16.self)
        let rest = String(decoding: units[known.upperBound...], as: UTF16.self)
        // 中国人民政治协商会议庆元县委员会 is no part of the other one.
        guard grammar.ends(rest, with: "OrganizationHead"), placeInside(index) == nil else { return nil }
        let owner = LinkedOrganization(type: "Organization", name: name, place: places.placeInName(name))
        return part(rest, of: owner, type: "Organization")
    }

    /// The last division that stands in the midst of an organisation's name: 庆元县 of 政协庆元县第七届委员会.
    func placeInside(_ index: Index) -> LinkedPlace? {
        let range = document[index].range
        let inside = places.order.before(TextPosition(passage: index.passage, offset: range.upperBound)).prefix {
            $0.passage == index.passage && document[$0].range.lowerBound > range.lowerBound
        }
        return inside.lazy.compactMap { places.places[$0] }.first(where: \.isAdministrative)
    }
}
