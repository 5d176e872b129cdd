/// Deciding what an address leaves no doubt of.
extension AddressReader {
    /// The only village at the end of two names or more that begin the text, of which there is no doubt.
    func plainVillage(start: Int) -> Address? {
        guard isBestOnStack, bestDepth > 1, start == 0, bestDepth > 2 || stack[0].isOfficial else { return nil }
        let last = bestDepth - 1
        guard stack[last].level == .village, stack[last].ids.count == 1, stack[0].level > .country else { return nil }
        for depth in 0..<bestDepth where stack[depth].isRepeated { return nil }
        let exact = stack[last].isVariant ? nil : stack[last].start..<stack[last].end
        return Address(division: stack[last].ids[0], exactName: exact)
    }

    /// How sure a division is; see ``Address/confidence``.
    mutating func confidence(of address: Address) -> Double {
        guard let division = address.division else { return 0 }
        if address.exactName != nil { return 1 }
        let rest = skipBetween(max(bestEnd, 0))
        if rest < text.count, gazetteer.level(of: division) <= .county, isElsewhere(at: rest) { return 0.5 }
        if isAtOdds || address.candidates.contains(where: { $0 != division && gazetteer.contains(division, $0) }) {
            return 0.5
        }
        return gazetteer.withName(of: division) { text.contains($0) } ? 1 : 0.8
    }

    func skipBetween(_ position: Int) -> Int {
        var position = marks.skipSeparators(text, position)
        while let end = marks.fillerEnd(text, position) { position = marks.skipSeparators(text, end) }
        return position
    }

    /// Decides what the best way leaves no doubt of.
    mutating func judge(start: Int) -> Address {
        var names = found
        // 南阳新村 is a village's whole name, and not that of a village in 南阳.
        if names.count < 3, let first = names.first, !first.isOfficial, first.level > .country, first.start == start,
            let village = wholeVillage(from: start)
        {
            return village
        }
        let end = bestEnd
        let rest = skipBetween(end)
        if let last = names.last, rest == end, rest < text.count, isDoubtful(last, names.count, rest) {
            names.removeLast()
        }
        guard let last = names.last else { return villageAlone() }
        if rest < text.count, let moved = moved(last, at: rest) { return Address(division: moved, candidates: [moved]) }
        if names.count == 1, !isCredible(last, start: start) { return Address(division: nil, candidates: ranked(last)) }
        if names.count == 1, last.level >= .county, rest < text.count, isElsewhere(at: rest) {
            isAtOdds = true
            return elsewhere(last, rest)
        }
        if isBehindUnknown(start), names[0].level > .county { return Address(division: nil, candidates: ranked(last)) }
        return choose(names)
    }

    /// Whether all that was found is another country's name at the beginning of a word: 朝鲜 in 朝鲜族.
    var isCountryInWord: Bool {
        guard isBestOnStack ? bestDepth == 1 : best.count == 1 else { return false }
        guard let country = (isBestOnStack ? stack[0] : best[0]).ids.first, country.row >= gazetteer.file.count else {
            return false
        }
        return bestEnd < text.count && marks.isName(text[bestEnd])
    }

    /// Whether a short name is likelier to be the beginning of a longer one: 东方 in 东方红农场.
    func isDoubtful(_ name: AddressName, _ count: Int, _ rest: Int) -> Bool {
        guard !name.isOfficial, marks.isName(text[rest]) else { return false }
        if name.level >= .county { return true }
        return count == 1 && text[rest..<min(rest + 3, text.count)].contains(where: marks.isEnding)
    }

    /// Whether a name that stands alone is not a piece torn from another: 宝山区 in 元宝宝山区.
    func isCredible(_ name: AddressName, start: Int) -> Bool {
        if start == 0 || !marks.isName(text[start - 1]) || marks.isLead(text, start) { return true }
        return name.isOfficial && name.level <= .prefecture
    }

    /// Whether what stands before the first name is itself a name, which the tree lacks.
    func isBehindUnknown(_ start: Int) -> Bool {
        start > 0 && marks.isEnding(text[start - 1])
    }

    /// The division at a position that once lay in the name before.
    mutating func moved(_ name: AddressName, at position: Int) -> Division.ID? {
        guard name.ids.count == 1 else { return nil }
        findMatches(at: position)
        guard matches.count > 0 else { return nil }
        let readings = readings(matches[matches.count - 1])
        let found = readings.first { reading in
            gazetteer.formerHomes.contains { home in
                home.division == reading.division
                    && gazetteer.readings(of: home.name).contains { $0.division == name.ids[0] }
            }
        }
        return found?.division
    }

    func readings(_ match: NameMatch) -> [Reading] {
        match.isOverlay
            ? gazetteer.overlay.entries[match.name].readings
            : gazetteer.file.readings(match.name).map(gazetteer.file.reading)
    }

    /// Whether a full name stands at a position that lies nowhere in the names before.
    mutating func isElsewhere(at position: Int) -> Bool {
        findMatches(at: position)
        guard matches.count > 0 else { return false }
        return readings(matches[matches.count - 1]).contains { $0.trust.isOfficial && $0.isListed }
    }

    /// Of two readings of a text that exclude each other, as of 宝山区 and of 五家镇 behind it, none is certain where
    /// the second is a chain of its own.
    mutating func elsewhere(_ first: AddressName, _ rest: Int) -> Address {
        search(from: rest)
        let names = found
        let second = choose(names)
        guard let division = second.division, names.count > 1 || gazetteer.level(of: division) <= .county else {
            return choose([first])
        }
        return Address(division: nil, candidates: Array((ranked(first) + [division]).prefix(Self.maxCandidates)))
    }

    /// Returns the one reading of the last name that is left, else what is certain above it.
    func choose(_ names: [AddressName]) -> Address {
        guard let last = names.last else { return Address() }
        let ranked = ranked(last)
        if last.best == 1 { return Address(division: ranked[0], candidates: ranked) }
        for name in names.dropLast().reversed() {
            let around = name.ids.filter { id in last.ids.contains { gazetteer.contains(id, $0) } }
            guard around.count == 1 else { continue }
            return Address(division: around[0], candidates: ranked)
        }
        return Address(division: nil, candidates: ranked)
    }

    /// The readings of a name, the most trusted first.
    func ranked(_ name: AddressName) -> [Division.ID] {
        guard name.ids.count > 1 else { return name.ids }
        let best = name.ids.indices.filter { name.strengths[$0] == name.strength }.map { name.ids[$0] }
        let others = name.ids.indices.filter { name.strengths[$0] != name.strength }.map { name.ids[$0] }
        return Array((gazetteer.sorted(best) + gazetteer.sorted(others)).prefix(Self.maxCandidates))
    }
}
