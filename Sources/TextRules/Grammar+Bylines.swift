extension Grammar {
    /// The names in a line of writers: what stands between blanks there and
    /// is no trade such as 通讯员. Even a common word is a name in such a line.
    public func namesBetweenBlanks(in units: UnsafeBufferPointer<UInt16>) -> KnownNames {
        var names = KnownNames()
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
            names.insert(name.map { units[$0] }, classes: knownPerson)
        }
        return names
    }

    /// What stands in brackets that name writers: 记者 高邮湖 通讯员 支援 in 本报讯(记者 高邮湖 通讯员 支援).
    public func writersInBrackets(in units: UnsafeBufferPointer<UInt16>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        guard Self.holdsBracket(units) else { return ranges }
        for open in units.indices where Self.isBracket(units[open]) {
            let start = endOfMedium(from: open + 1, in: units)
            guard word(in: units, at: start, of: bylineRoles) != nil,
                let end = units[start...].prefix(Self.longestListLine).firstIndex(where: { $0 == 0xFF09 || $0 == 0x29 })
            else { continue }
            ranges.append(start..<end)
        }
        return ranges
    }

    private static func isFullStop(_ unit: UInt16) -> Bool { unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F }

    private static func isBracket(_ unit: UInt16) -> Bool { unit == 0xFF08 || unit == 0x28 }

    /// Whether a bracket opens anywhere, as in few texts: without a branch for each unit, so that the processor looks at
    /// many of them at once.
    private static func holdsBracket(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
        guard let base = units.baseAddress else { return false }
        var found: UInt16 = 0
        var index = 0
        while index < units.count {
            found |= isBracket(base[index]) ? 1 : 0
            index &+= 1
        }
        return found != 0
    }

    /// Where a text begins with its dateline, and behind it without brackets who wrote it: 记者佟广文、通讯员关丽荣 in
    /// 本报本溪专电　记者佟广文、通讯员关丽荣报道：.
    public func writersBehindDateline(in units: UnsafeBufferPointer<UInt16>) -> Range<Int>? {
        guard let medium = word(in: units, at: 0, of: media),
            let end = units.prefix(Self.longestDateline).firstIndex(where: { $0 == 0xFF1A || $0 == 0x3A }),
            let start = (medium.upperBound..<max(medium.upperBound, end)).first(where: {
                UnitKind.isBlank(units[$0 - 1]) && word(in: units, at: $0, of: bylineRoles) != nil
            })
        else { return nil }
        return start..<end
    }

    private static let longestDateline = 60

    /// The bracket with which a text ends if it holds nothing but a few names between blanks, and a date behind them or
    /// none: （董亚夫　施萍　1994年8月24日）. It stands alone or behind a full stop.
    public static func signature(in units: UnsafeBufferPointer<UInt16>) -> Range<Int>? {
        guard let last = units.last, last == 0xFF09 || last == 0x29,
            let open = units.suffix(longestSignature).lastIndex(where: isBracket),
            open == 0 || UnitKind.isBlank(units[open - 1]) || !UnitKind.isHan(units[open - 1])
        else { return nil }
        let range = open + 1..<units.count - 1
        let parts = units[range].split { UnitKind.isBlank($0) || $0 == 0x3001 }
        let names = parts.prefix { part in (2...4).contains(part.count) && part.allSatisfy(UnitKind.isHan) }
        let isDated = parts.count == names.count + 1 && parts.last.map { UnitKind.isDigit($0[$0.startIndex]) } ?? false
        return !names.isEmpty && (names.count == parts.count || isDated) ? range : nil
    }

    private static let longestSignature = 40

    /// Where the name of a newspaper or station ends that stands before the word for a writer: 本报, or what ends in the
    /// word for one, 铜仁融媒体; `start` where there is none.
    private func endOfMedium(from start: Int, in units: UnsafeBufferPointer<UInt16>) -> Int {
        if let medium = word(in: units, at: start, of: media) { return medium.upperBound }
        for end in start..<min(start + Self.longestMedium, units.count) {
            // Asked first, since few brackets hold the word for a writer.
            if word(in: units, at: end, of: bylineRoles) != nil {
                let name = units[start..<end].suffix(4).map(\.self)
                if ["OrganizationHead", "TradeWord"].contains(where: { ends(name, with: $0) }) { return end }
            }
            guard UnitKind.isHan(units[end]) else { return start }
        }
        return start
    }

    private static let longestMedium = 14

    /// The names in brackets that name writers. Even a common word is a name there.
    public func namesInBrackets(_ units: UnsafeBufferPointer<UInt16>) -> KnownNames {
        var names = KnownNames()
        for range in writersInBrackets(in: units) {
            var start = range.lowerBound
            while start < range.upperBound {
                if let trade = word(in: units, at: start, of: bylineTrades) {
                    start = trade.upperBound
                    continue
                }
                let end = units[start..<range.upperBound].firstIndex { !UnitKind.isHan($0) } ?? range.upperBound
                let name = units[start..<end].map(\.self)
                if (2...4).contains(name.count), !ends(name, with: "BylineEnd"), !ends(name, with: "Role") {
                    names.insert(name, classes: knownPerson)
                }
                start = end + 1
            }
        }
        return names
    }

    /// The names at the beginning of a line of a list that ends with a post, with blanks behind them or 为, or with 职务,
    /// with 的: 方便　县委副书记; 方便、陈词为审判员; 方便的审判员职务. Even a common word is a name there. 任命 or 免去 may
    /// stand before them.
    public func namesInListLine(_ units: UnsafeBufferPointer<UInt16>) -> KnownNames {
        var names = KnownNames()
        guard units.count <= Self.longestListLine else { return names }
        let line = units[..<(units.lastIndex(where: UnitKind.isHan).map { $0 + 1 } ?? 0)]
        // 任 alone is a surname as well.
        let verb = word(in: units, at: 0, of: appointment)
        var start = verb.map { $0.count > 1 ? $0.upperBound : 0 } ?? 0
        while let end = endOfListName(from: start, in: units), word(in: units, at: start, of: pronouns) == nil {
            var behind = end
            if units[end] == 0xFF08, let close = units[end...].firstIndex(of: 0xFF09) { behind = close + 1 }
            // 由李文杰任: four characters the first of which may be a word are three and that word, but 包那日苏 before a blank
            // is a name.
            let isWord =
                end - start == 4 && isAppointment(units, end)
                && vocabulary.classes(ofUnit: units[start]) & functionSurname != 0
            names.insert(units[(isWord ? start + 1 : start)..<end].map(\.self), classes: knownPerson)
            guard behind < line.count else { break }
            if units[behind] == 0x3001 {
                start = behind + 1
                continue
            }
            // Several sentences are no line of a list: 企业为什么能扭亏？…当上了厂长。
            guard !line.contains(where: Self.isFullStop) else { break }
            let end = line[(behind + 1)...].suffix(6).map(\.self)
            let isAppointed = UnitKind.isBlank(units[behind]) || isAppointment(units, behind)
            if isAppointed, ends(end, with: "Role") { return names }
            // 的…职务: a post, and a noun of two characters behind it.
            let isRemoved = vocabulary.classes(ofUnit: units[behind]) & particle != 0
            return isRemoved && ends(end.dropLast(2), with: "Role") ? names : KnownNames()
        }
        return KnownNames()
    }

    /// Where a name of two to four characters ends that a mark, a blank or 为 stands behind, or nil.
    private func endOfListName(from start: Int, in units: UnsafeBufferPointer<UInt16>) -> Int? {
        for end in start + 2..<max(start + 2, min(start + 5, units.count)) {
            guard units[start..<end].allSatisfy(UnitKind.isHan) else { return nil }
            if isAppointment(units, end) {
                // 方便、陈词分别任审判员、书记员 is a sentence.
                return word(in: units, at: end - 2, of: adverbs)?.upperBound == end ? nil : end
            }
            if !UnitKind.isHan(units[end]) { return end }
            if vocabulary.classes(ofUnit: units[end]) & particle != 0 { return end }
        }
        return nil
    }

    /// Whether 为 or its like stands here, and not the end of a longer word such as 历任.
    private func isAppointment(_ units: UnsafeBufferPointer<UInt16>, _ place: Int) -> Bool {
        guard vocabulary.classes(ofUnit: units[place]) & appointAs != 0 else { return false }
        let longer = word(in: units, at: place - 1, of: longerThanAppointAs)
        return longer.map { $0.upperBound <= place } ?? true
    }

    private static let longestListLine = 60
}
