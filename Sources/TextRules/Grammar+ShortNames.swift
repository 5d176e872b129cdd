/// Short forms that a document may use for what it names in full.
extension Grammar {
    /// What a general word costs that hardly any text has: about twice in a million words.
    private static let costOfRareWord: Float = 13

    /// How many units of the name of a village or township are left without the word for one behind it, if they can stand
    /// alone for it: 建昌营 of 建昌营村, 将台堡 of 将台堡镇. Two units can if they are no word, as 和平 is: 蒋坝 of 蒋坝镇.
    public func stemOfSmallPlace(_ name: some BidirectionalCollection<UInt16>) -> Int? {
        (1...2).lazy.map { name.count - $0 }.first { stem in
            (stem > 2 || stem == 2 && vocabulary.classes(of: name.prefix(stem)) == 0)
                && vocabulary.classes(of: name.suffix(name.count - stem)) & smallPlaceSuffix != 0
        }
    }

    /// How many units the listed short name has with which a division's begins: 大化 of 大化瑶族自治县.
    ///
    /// - Returns: nil where the short name is a general word too that is not rare.
    func stemOfDivision(_ name: some BidirectionalCollection<UInt16>) -> Int? {
        guard name.count > 2, vocabulary.classes(of: name) & division != 0 else { return nil }
        return (2..<name.count).last { stem in
            let node = vocabulary.trie.node(of: name.prefix(stem))
            let classes = vocabulary.kinds[node.kind]
            return classes & shortDivision != 0 && classes & commonPlaceWord == 0
                && (classes & ~(shortDivision | placeWord) == 0 || vocabulary.trie.cost(of: node) > Self.costOfRareWord)
        }
    }

    /// What of a company's full name can stand alone for it in the same document: 百草源药业 of 长治市百草源药业有限公司.
    ///
    /// - Returns: nil if general words make it up, as 电力 of 四川省电力有限公司, or it names a place, as 驻南非 of
    ///   中国驻南非研究中心.
    func coreOfCompany(_ name: Slice<UnsafeBufferPointer<UInt16>>) -> Range<Int>? {
        let units = UnsafeBufferPointer(rebasing: name)
        let start = word(in: units, at: 0, of: placesBeforeNames)?.upperBound ?? 0
        guard let end = units.indices.first(where: { vocabulary.classes(of: units[$0...]) & strongHead != 0 }),
            end - start > 2, vocabulary.classes(ofUnit: units[start]) & beforeBrands == 0
        else { return nil }
        var hasOwnUnit = false
        var place = start
        while place < end {
            if word(in: units, at: place, of: placesBeforeNames) != nil { return nil }
            let next = min(end, max(place + 1, word(in: units, at: place, of: WordClasses(set: .max))?.upperBound ?? 0))
            if next == place + 1 { hasOwnUnit = true }
            place = next
        }
        return hasOwnUnit ? name.startIndex + start..<name.startIndex + end : nil
    }
}
