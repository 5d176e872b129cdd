/// Short forms that a document may use for what it names in full.
extension Grammar {
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
    /// - Returns: nil where the short name is a general word too.
    func stemOfDivision(_ name: some BidirectionalCollection<UInt16>) -> Int? {
        guard name.count > 2, vocabulary.classes(of: name) & division != 0 else { return nil }
        return (2..<name.count).last { stem in
            let classes = vocabulary.classes(of: name.prefix(stem))
            return classes & shortDivision != 0 && classes & ~(shortDivision | placeWord) == 0
        }
    }

    /// What of a company's full name can stand alone for it in the same document: 百草源药业 of 长治市百草源药业有限公司.
    ///
    /// - Returns: nil if that begins with a general word, as 电力 of 四川省电力有限公司 does.
    func coreOfCompany(_ name: Slice<UnsafeBufferPointer<UInt16>>) -> Range<Int>? {
        var start = name.startIndex
        let units = UnsafeBufferPointer(rebasing: name)
        if let place = word(in: units, at: 0, of: placesBeforeNames) { start += place.upperBound }
        let head = (start..<name.endIndex).first { vocabulary.classes(of: name[$0...]) & strongHead != 0 }
        guard let end = head, end - start > 2, vocabulary.classes(ofUnit: name[start]) & beforeBrands == 0,
            word(in: units, at: start - name.startIndex, of: WordClasses(set: .max)).map({ $0.count < 2 }) ?? true
        else { return nil }
        // 中国驻南非研究中心 is not called 驻南非.
        let core = start - name.startIndex..<end - name.startIndex
        return core.contains { word(in: units, at: $0, of: placesBeforeNames) != nil } ? nil : start..<end
    }
}
