/// Which characters and words mean what in an address, and where to look for names that begin with them.
struct AddressMarks {
    /// For the first two units of a name, mixed, the lengths that such names have, one bit each; the highest bit for all
    /// longer ones.
    private var lengths = [UInt16](repeating: 0, count: 1 << 16)
    /// Whether a name begins with a unit.
    private var isFirst = [Bool](repeating: false, count: 1 << 16)
    /// For each first unit the first block of village names that begins with it or a later one.
    private var blocks = [UInt16](repeating: 0, count: (1 << 16) + 1)
    private var isEnding = [Bool](repeating: false, count: 1 << 16)
    private let fillers: [[UInt16]]
    private let leads: [[UInt16]]
    private var isFiller = [Bool](repeating: false, count: 1 << 16)

    init(_ gazetteer: Gazetteer) {
        fillers = gazetteer.marks.fillers.sorted { $0.count > $1.count }
        leads = gazetteer.marks.leads
        for ending in gazetteer.marks.endings { isEnding[Int(ending)] = true }
        for filler in fillers where !filler.isEmpty { isFiller[Int(filler[0])] = true }
        for name in 0..<gazetteer.file.nameCount { add(gazetteer.file.units(name)) }
        for entry in gazetteer.overlay.entries { entry.units.withUnsafeBufferPointer { add($0) } }
        addBlocks(gazetteer.file.villages)
    }

    private mutating func add(_ name: Units) {
        guard let first = name.first else { return }
        isFirst[Int(first)] = true
        lengths[Self.slot(first, name.count > 1 ? name[1] : 0)] |= 1 << UInt16(min(name.count, 15))
    }

    private mutating func addBlocks(_ villages: VillageTable) {
        var next = 0
        for block in 0..<villages.blockCount {
            let unit = Int(villages.firstUnit(ofBlock: block))
            while next <= unit {
                blocks[next] = UInt16(truncatingIfNeeded: block)
                next += 1
            }
        }
        while next < blocks.count {
            blocks[next] = UInt16(truncatingIfNeeded: villages.blockCount)
            next += 1
        }
    }

    @inline(__always)
    private static func slot(_ first: UInt16, _ second: UInt16) -> Int { Int(first &* 0x9e37 ^ second &* 0x5f1d) }

    /// The lengths that names have which begin with two units.
    @inline(__always)
    func lengths(_ first: UInt16, _ second: UInt16) -> UInt16 { lengths[Self.slot(first, second)] }

    /// Whether a name begins with a unit.
    @inline(__always)
    func beginsName(_ unit: UInt16) -> Bool { isFirst[Int(unit)] }

    /// The blocks in which village names that begin with a unit may stand.
    @inline(__always)
    func villageBlocks(_ unit: UInt16) -> Range<Int> {
        let (low, high) = (Int(blocks[Int(unit)]), Int(blocks[Int(unit) + 1]))
        // The first of them may stand at the end of the block before.
        return max(low - 1, 0)..<max(low, high)
    }

    /// Whether a unit may stand in a name: a Chinese character.
    @inline(__always)
    func isName(_ unit: UInt16) -> Bool {
        (0x3400...0x9fff).contains(unit) || (0xf900...0xfaff).contains(unit) || unit == 0x3007
    }

    /// Whether names of divisions end in a unit.
    func isEnding(_ unit: UInt16) -> Bool { isEnding[Int(unit)] }

    /// The first position that is not between names.
    @inline(__always)
    func skipSeparators(_ text: AddressText, _ start: Int) -> Int {
        var position = start
        while position < text.count, !isName(text[position]), !isDetail(text[position]) { position += 1 }
        return position
    }

    /// Whether a unit is a digit or letter, as of a house number.
    @inline(__always)
    private func isDetail(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0xff10...0xff19, 0xff21...0xff3a, 0xff41...0xff5a: true
        default: false
        }
    }

    /// The end of the characters that may belong to one name.
    func end(of text: AddressText, from start: Int) -> Int {
        var position = start
        while position < text.count, position - start < longestName,
            isName(text[position]) || isDetail(text[position])
        { position += 1 }
        return position
    }

    /// The end of the Chinese characters that begin at a position.
    func wordEnd(of text: AddressText, from start: Int) -> Int {
        var position = start
        while position < text.count, position - start < longestName, isName(text[position]) { position += 1 }
        return position
    }

    /// The end of what addresses have between names, if it stands at a position.
    func fillerEnd(_ text: AddressText, _ position: Int) -> Int? {
        guard position < text.count, isFiller[Int(text[position])] else { return nil }
        let rest = text[position..<text.count]
        for filler in fillers where rest.starts(with: filler) { return position + filler.count }
        return nil
    }

    /// Whether a word that leads to an address stands right before a position.
    func isLead(_ text: AddressText, _ position: Int) -> Bool {
        let before = text[0..<position]
        return leads.contains { before.suffix($0.count).elementsEqual($0) }
    }
}
