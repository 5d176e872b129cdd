/// Surnames that stand alone, for people whose full name the document has too.
extension Grammar {
    /// How many units of a full name are its surname; nil if it begins with none.
    func lengthOfSurname(_ name: some BidirectionalCollection<UInt16>) -> Int? {
        guard (2...4).contains(name.count), name.allSatisfy(UnitKind.isHan), let first = name.first else { return nil }
        if name.count > 2, vocabulary.classes(of: name.prefix(2)) & compoundSurname != 0 { return 2 }
        return vocabulary.classes(ofUnit: first) & surname != 0 ? 1 : nil
    }

    /// The surname in a familiar form of address: 尹 in 老尹; nil if it is none.
    public func surnameInAddress(_ units: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Range<Int>? {
        let rest = range.dropFirst()
        guard let first = range.first, !rest.isEmpty,
            ends([units[first]], with: "FamiliarPrefix"),
            vocabulary.classes(of: units[rest]) & (surname | compoundSurname) != 0
        else { return nil }
        return rest
    }

    /// Whether a surname stands here as people are addressed: 老尹, 尹镇长.
    func isAddress(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Bool {
        if start > 0, ends([units[start - 1]], with: "FamiliarPrefix") { return true }
        guard end < units.count else { return false }
        var isAddress = false
        vocabulary.trie.forEachWord(in: units, at: end) { _, node in
            if vocabulary.kinds[node.kind] & behindSurname != 0 { isAddress = true }
        }
        return isAddress
    }
}
