import TextRules

extension Knowledge {
    /// The place with whose name an organisation's begins that was read as
    /// one word: 中国 in 中国人民解放军.
    func placeInName(_ mention: FoundMention, of units: ContiguousArray<UInt16>) -> Range<Int>? {
        guard mention.type == "Organization" || mention.type == "PartyOrganization" else { return nil }
        let place = units.withUnsafeBufferPointer {
            grammar.word(in: $0, at: mention.range.lowerBound, classes: Self.placeClasses)
        }
        guard let place, place.upperBound < mention.range.upperBound else { return nil }
        return place
    }

    private static let placeClasses = [
        "Country", "ForeignPlace", "Province", "Prefecture", "County", "ProvinceShort", "PrefectureShort",
    ]
}
