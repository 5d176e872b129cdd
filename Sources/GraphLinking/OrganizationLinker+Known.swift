import TextRules

/// Finds out from an organisation's name what it is part of, and where.
extension OrganizationLinker {
    /// An organisation that is part of a listed one by its name: 中国科学院软件研究所, 中共中央组织部.
    mutating func partOfKnown(_ text: String, _ index: Index) -> LinkedOrganization? {
        let type = document[index].type
        if grammar.isKnown(organization: text), let whole = fullNames.whole(of: text) {
            let isParty = grammar.isWord(whole, of: ["KnownPartyOrganization"])
            let owner = LinkedOrganization(
                type: isParty ? "PartyOrganization" : "Organization", name: whole, place: nil)
            return part(String(text.dropFirst(whole.count)), of: owner, type: type)
        }
        guard type == "Organization" else { return nil }
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

    /// The organisations of a place that an article calls by a short name and by the full one too, as the full one:
    /// 靖江二中 as 靖江市第二中学.
    func namedInFull() -> [(mention: Index, organization: LinkedOrganization)] {
        let named = mentions.compactMap { index in
            endBehindPlace(index).flatMap { end in organizations[index]?.place.map { (index, place: $0, end) } }
        }
        let ofPlaces = Dictionary(grouping: named, by: \.place)
        return named.compactMap { index, place, short in
            guard let end = fullNames.fullEnd(of: short) else { return nil }
            let full = ofPlaces[place]?.first { $0.2 == end && document.article($0.0) == document.article(index) }
            return full.flatMap { organizations[$0.0] }.map { (index, $0) }
        }
    }

    /// What stands behind the place with which a mention begins.
    private func endBehindPlace(_ index: Index) -> String? {
        document[index].parts["place"].map {
            document.text(index.passage, $0.upperBound..<document[index].range.upperBound)
        }
    }

    /// The character that a committee's place and its own word both say: 凤凰县县委 is 凤凰县委, but not 岷县县委.
    func doubled(_ index: Index) -> Range<Int>? {
        guard let place = document[index].parts["place"], place.count > 2, let head = document[index].parts["head"],
            head.lowerBound == place.upperBound,
            grammar.ends(document.text(index.passage, head), with: "PlaceCommittee"),
            document.text(index.passage, place.suffix(1)) == document.text(index.passage, head.prefix(1))
        else { return nil }
        return head.prefix(1)
    }

    /// The last division that stands in the midst of an organisation's name: 庆元县 of 政协庆元县第七届委员会.
    func placeInside(_ index: Index) -> LinkedPlace? {
        let range = document[index].range
        let inside = places.order.before(TextPosition(passage: index.passage, offset: range.upperBound)).prefix {
            $0.passage == index.passage && document[$0].range.lowerBound > range.lowerBound
        }
        return inside.lazy.compactMap { places.places[$0] }.first(where: \.isAdministrative)
    }

    /// The organ or party of a kind that only other countries have, 国会, of the one that the article named last before,
    /// alone or in the name of an organisation.
    func organAbroad(_ name: String, _ index: Index) -> LinkedOrganization? {
        guard seats.isWholeBody(name, of: .otherCountry) else { return nil }
        let (position, article) = (document.position(index), document.article(index))
        let places = self.places.order.before(position, inArticle: article).lazy.map { ($0, self.places.places[$0]) }
        let owners = order.before(position, inArticle: article).lazy.map { ($0, organizations[$0]?.place) }
        let last = [places.first { $1?.division != nil }, owners.first { $1?.division != nil }]
            .compactMap(\.self).max { document.position($0.0) < document.position($1.0) }
        guard let country = last?.1, self.places.isForeign(country) else { return nil }
        return LinkedOrganization(
            type: document[index].type, name: self.places.nameSaid(of: country, near: index) + name, place: country)
    }

    /// The organ of a place that the article named last before, of whose name this is the end: 县局 of 汪清县公安局.
    func short(_ end: String, in place: LinkedPlace, _ index: Index) -> LinkedOrganization? {
        let last = lastNamed("Organization", before: index) { $0.place == place && $0.name.hasSuffix(end) }
        return last.flatMap { organizations[$0] }
    }

    /// The organisation of a place that the article named in full before, for its short name behind a general word: 县四中
    /// for 桃源县第四中学.
    func named(inFullAs short: String, of place: LinkedPlace, _ index: Index) -> LinkedOrganization? {
        guard let end = fullNames.fullEnd(of: short) else { return nil }
        let full = lastNamed(document[index].type, before: index) { $0.place == place && $0.name.hasSuffix(end) }
        return full.flatMap { organizations[$0] }
    }
}
