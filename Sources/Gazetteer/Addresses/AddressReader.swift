/// Reads addresses: names of divisions one behind the other, such as 内蒙古赤峰元宝山区建昌营村.
///
/// Levels may be left out, names be short, repeated or apart; what follows the last name, such as a street and a number,
/// is passed over. A level is given only where the address leaves no doubt: behind a name that the tree has nowhere, or
/// has elsewhere, nothing is looked for. A name of several bearers is settled by the names around it, or left alone.
///
/// A reader keeps its room from one address to the next; each thread has its own.
public struct AddressReader {
    /// The most candidates given.
    public static let maxCandidates = 20
    /// How many names may stand in one address, and how often the search may look further.
    private static let (maxDepth, maxSteps) = (12, 200)

    let gazetteer: Gazetteer
    let marks: AddressMarks
    /// The address that is read.
    let text = AddressText()
    /// The names on the way that is looked at.
    var stack = [AddressName](repeating: AddressName(), count: AddressReader.maxDepth)
    /// The names on the best way so far, unless it is the beginning of the stack.
    var best: [AddressName] = []
    var bestEnd = -1
    var bestDepth = 0
    var isBestOnStack = false
    private var steps = 0
    /// Whether the address names something else besides what was found, which does not lie there.
    var isAtOdds = false
    var matches = NameMatches()

    /// Makes a reader.
    public init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        marks = AddressMarks(gazetteer)
    }

    /// Reads an address.
    public mutating func read(_ address: String) -> Address {
        var address = address
        return address.withUTF8 { read(utf8: $0) } ?? Address()
    }

    /// Reads an address; nothing comes out where it is not valid UTF-8.
    public mutating func read(utf8: UnsafeBufferPointer<UInt8>) -> Address? {
        guard text.decode(utf8) else { return nil }
        isAtOdds = false
        var address = readText()
        address.confidence = confidence(of: address)
        return address
    }

    private mutating func readText() -> Address {
        matches.position = -1
        var next = firstName(from: 0)
        while let start = next {
            search(from: start)
            if !isCountryInWord { return plainVillage(start: start) ?? judge(start: start) }
            next = firstName(from: bestEnd)
        }
        return villageAlone()
    }

    /// Calls a function with the official name of a division that was read last.
    public func withName<Result>(of address: Address, _ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result? {
        if let range = address.exactName { return body(text[range]) }
        return address.division.map { gazetteer.withName(of: $0, body) }
    }

    // MARK: Searching

    /// The first position at which a name of the tree stands.
    private mutating func firstName(from start: Int) -> Int? {
        for position in start..<text.count where marks.beginsName(text[position]) {
            findMatches(at: position)
            if matches.count > 0 { return position }
        }
        return nil
    }

    /// Finds the way from a name down that takes in most of the text.
    mutating func search(from start: Int) {
        (bestEnd, bestDepth, isBestOnStack, steps) = (-1, 0, false, 0)
        _ = descend(start, 0)
    }

    /// Reads on at a position; returns whether nothing better is to be looked for.
    private mutating func descend(_ position: Int, _ depth: Int) -> Bool {
        steps += 1
        var next = marks.skipSeparators(text, position)
        while next < text.count, depth < Self.maxDepth, steps < Self.maxSteps {
            let bestBefore = bestEnd
            if readName(at: next, depth) { return true }
            guard bestEnd == bestBefore, let end = marks.fillerEnd(text, next) else {
                if !marks.isName(text[next]) { return finish(position, depth) }
                keep(position, depth)
                return false
            }
            next = marks.skipSeparators(text, end)
        }
        return finish(position, depth)
    }

    /// Reads a name at a position and what follows it.
    private mutating func readName(at next: Int, _ depth: Int) -> Bool {
        let isBelow = depth > 0
        let container = isBelow ? stack[depth - 1].level : .country
        if container < .township {
            findMatches(at: next)
            let found = matches
            for index in stride(from: found.count - 1, through: 0, by: -1) {
                guard take(found[index], at: next, depth) else { continue }
                if descend(next + found[index].length, depth + 1) { return true }
            }
        }
        guard isBelow else { return false }
        if takeVillage(at: next, depth) { return finish(stack[depth].end, depth + 1) }
        findMatches(at: next)
        let found = matches
        for index in stride(from: found.count - 1, through: 0, by: -1) {
            guard repeats(found[index], at: next, depth) else { continue }
            return descend(next + found[index].length, depth + 1)
        }
        return false
    }

    /// Keeps the way so far if it is the longest; the search ends with it.
    private mutating func finish(_ position: Int, _ depth: Int) -> Bool {
        if position > bestEnd { (bestEnd, bestDepth, isBestOnStack) = (position, depth, true) }
        return true
    }

    /// Keeps the way so far if it is the longest; the search goes on.
    private mutating func keep(_ position: Int, _ depth: Int) {
        guard position > bestEnd else { return }
        (bestEnd, bestDepth, isBestOnStack) = (position, depth, false)
        best.removeAll(keepingCapacity: true)
        best.append(contentsOf: stack[..<depth])
    }

    /// The names of the best way that say something new.
    var found: [AddressName] {
        let all = isBestOnStack ? stack[..<bestDepth] : best[...]
        var names = all.filter { !$0.isRepeated }
        for name in all where name.isRepeated {
            // A repetition may have settled the name before.
            if let index = names.indices.last(where: { names[$0].start == name.start }) { names[index] = name }
        }
        if names.first?.level == .country, names.count > 1 { names.removeFirst() }
        return names
    }

    /// Finds the names of divisions above the village at a position, the shortest first.
    mutating func findMatches(at position: Int) {
        guard matches.position != position else { return }
        matches.position = position
        matches.count = 0
        // A single character is a name only where it stands alone: 冀.
        let lengths =
            text.count == 1 ? 2 : marks.lengths(text[position], position + 1 < text.count ? text[position + 1] : 0)
        let longest = min(15 - lengths.leadingZeroBitCount, text.count - position)
        guard longest > 0 else { return }
        var hash = NameHash()
        for length in 1...longest {
            hash.add(text[position + length - 1])
            guard lengths & (1 << UInt16(length)) != 0 else { continue }
            let name = text[position..<position + length]
            if gazetteer.overlay.mayHave(hash.value), let entry = gazetteer.overlay.entry(name, hash: hash.value) {
                matches.append(NameMatch(length, entry, isOverlay: true))
            } else if let number = gazetteer.file.name(name, hash: hash.value) {
                matches.append(NameMatch(length, number, isOverlay: false))
            }
        }
        // The few longer ones share a bit.
        guard lengths & 0x8000 != 0 else { return }
        for length in stride(from: 16, through: min(longestName, text.count - position), by: 1) {
            hash.add(text[position + length - 1])
            if let number = gazetteer.file.name(text[position..<position + length], hash: hash.value) {
                matches.append(NameMatch(length, number, isOverlay: false))
            }
        }
    }

    /// Reads a name as those of its bearers that lie in the names before.
    private mutating func take(_ match: NameMatch, at position: Int, _ depth: Int) -> Bool {
        stack[depth].clear(position..<position + match.length)
        if match.isOverlay {
            for reading in gazetteer.overlay.entries[match.name].readings
            where depth == 0
                || stack[depth - 1].ids.contains(where: {
                    $0 != reading.division && gazetteer.contains($0, reading.division)
                })
            {
                stack[depth].append(reading, gazetteer.level(of: reading.division))
            }
        } else if depth == 0 {
            for number in gazetteer.file.readings(match.name) {
                let reading = gazetteer.file.reading(number)
                stack[depth].append(reading, gazetteer.file.level(reading.division.row))
            }
        } else {
            let readings = gazetteer.file.readings(match.name)
            // What lies in one of the names before may lie in another of them too: it is taken once.
            var last = -1
            for container in 0..<stack[depth - 1].ids.count {
                let rows = gazetteer.rows(in: stack[depth - 1].ids[container])
                var number = first(readings, from: max(rows.lowerBound + 1, last + 1))
                while number < readings.upperBound, gazetteer.file.row(number) < rows.upperBound {
                    let reading = gazetteer.file.reading(number)
                    stack[depth].append(reading, gazetteer.file.level(reading.division.row))
                    last = reading.division.row
                    number += 1
                }
            }
        }
        return !stack[depth].ids.isEmpty
    }

    private func first(_ readings: Range<Int>, from row: Int) -> Int {
        var (low, high) = (readings.lowerBound, readings.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if gazetteer.file.row(middle) < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Passes over a name that says again what is said already, or that of something around it.
    private mutating func repeats(_ match: NameMatch, at position: Int, _ depth: Int) -> Bool {
        let readings =
            match.isOverlay
            ? gazetteer.overlay.entries[match.name].readings
            : gazetteer.file.readings(match.name).map(gazetteer.file.reading)
        let before = stack[depth - 1]
        stack[depth] = before
        stack[depth].keep { id in readings.contains { gazetteer.contains($0.division, id) } }
        stack[depth].isRepeated = true
        stack[depth].end = position + match.length
        return !stack[depth].ids.isEmpty
    }

    // MARK: Villages

    /// Reads a name as that of a village in the names before.
    private mutating func takeVillage(at position: Int, _ depth: Int) -> Bool {
        stack[depth].clear(position..<position)
        let name = text[position..<marks.end(of: text, from: position)]
        var rest = name
        while rest.count > 1,
            let found = gazetteer.file.villages.last(notAfter: rest, in: marks.villageBlocks(rest[0]))
        {
            guard found.shared == found.length else {
                rest = Units(rebasing: name[..<found.shared])
                continue
            }
            addVillages(found.villages, depth)
            if !stack[depth].ids.isEmpty {
                // 新村 is not in 新村镇, and no more than a part of 新村社区.
                if found.length < name.count, goesOn(position + found.length) { break }
                stack[depth].end = position + found.length
                return true
            }
            rest = Units(rebasing: name[..<(found.length - 1)])
        }
        return takeVariant(text[position..<marks.wordEnd(of: text, from: position)], at: position, depth)
    }

    /// Reads a name as a variant of that of a village.
    private mutating func takeVariant(_ name: Units, at position: Int, _ depth: Int) -> Bool {
        stack[depth].clear(position..<position + name.count)
        stack[depth].isVariant = true
        let reach: Gazetteer.Reach = stack[depth - 1].level >= .county ? .chain : .anywhere
        for container in 0..<stack[depth - 1].ids.count {
            let rows = gazetteer.rows(in: stack[depth - 1].ids[container])
            let found = gazetteer.firstBearers(name, reach) { gazetteer.file.villages.bearers($0, in: rows) }
            for village in found { stack[depth].append(Division.ID(village: village)) }
        }
        return !stack[depth].ids.isEmpty
    }

    private mutating func addVillages(_ bearers: Range<Int>, _ depth: Int) {
        for container in 0..<stack[depth - 1].ids.count {
            let rows = gazetteer.rows(in: stack[depth - 1].ids[container])
            for village in gazetteer.file.villages.bearers(bearers, in: rows) {
                stack[depth].append(Division.ID(village: village))
            }
        }
    }

    /// Whether the name that ends at a position goes on to be another one.
    private func goesOn(_ position: Int) -> Bool {
        guard position < text.count, marks.isEnding(text[position]) else { return false }
        let rest = text[position..<text.count]
        return !gazetteer.variants.contains { $0.said.count > 1 && rest.starts(with: $0.said) }
    }

    /// The village that a text names which names nothing else.
    func villageAlone() -> Address {
        let start = marks.skipSeparators(text, 0)
        let name = text[start..<marks.wordEnd(of: text, from: start)]
        return name.count < 2 ? Address() : address(gazetteer.firstBearers(name, .anywhere))
    }

    /// The village whose exact name is all that stands from a position to the next mark.
    func wholeVillage(from start: Int) -> Address? {
        let bearers = gazetteer.file.villages.bearers(text[start..<marks.wordEnd(of: text, from: start)])
        return bearers.isEmpty ? nil : address(bearers)
    }

    func address(_ villages: Range<Int>) -> Address {
        let candidates = villages.prefix(Self.maxCandidates).map(Division.ID.init(village:))
        return Address(division: villages.count == 1 ? candidates[0] : nil, candidates: candidates)
    }
}
