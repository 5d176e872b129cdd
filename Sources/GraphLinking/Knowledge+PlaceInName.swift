import TextRules

extension Knowledge {
    /// The place with whose name an organisation's begins that was read as
    /// one word: 中国 in 中国人民解放军.
    func placeInName(_ name: FoundName, of units: ContiguousArray<UInt16>) -> Range<Int>? {
        let place = units.withUnsafeBufferPointer {
            grammar.word(in: $0, at: name.range.lowerBound, of: namingPlaces)
        }
        guard let place, place.upperBound < name.range.upperBound else { return nil }
        return place
    }

    /// The classes of places with which names begin.
    static let namingPlaces = [
        "Country", "ForeignPlace", "Province", "Prefecture", "County", "ProvinceShort", "PrefectureShort",
    ]
}
