import GraphModel

/// Spreads a diagram that is too large for one picture over several: by
/// place, from the largest downwards, and where that is not enough by what is
/// linked. Whoever is needed in several stands in each, with a reference.
struct SheetSplitter {
    private let index: GraphIndex
    private let capacity: Double
    private let diagram: Diagram
    private let beside: [String: [String]]
    /// The boxes that have a place of their own: all but people's.
    private let anchors: [Diagram.Box]
    /// The people, who come with the boxes that they hold posts in.
    private let people: [String: Diagram.Box]
    /// The room that each box takes, with its share of the people beside it.
    private let weights: [String: Double]

    /// - Parameter capacity: how many boxes a picture may have.
    init(_ diagram: Diagram, index: GraphIndex, capacity: Double) {
        (self.diagram, self.index, self.capacity) = (diagram, index, capacity)
        let isPerson: (Diagram.Box) -> Bool = { box in box.node.map { index.isHolder($0.id) } ?? false }
        // Without a single unit, people are all there is to spread.
        let hasAnchors = diagram.boxes.contains { !isPerson($0) }
        anchors = hasAnchors ? diagram.boxes.filter { !isPerson($0) } : diagram.boxes
        let rest = hasAnchors ? diagram.boxes.filter(isPerson) : []
        people = Dictionary(rest.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        beside = diagram.neighbours
        var weights = Dictionary(anchors.map { ($0.id, $0.weight) }, uniquingKeysWith: { a, _ in a })
        for person in rest {
            let units = Set(beside[person.id] ?? [])
            for unit in units { weights[unit]? += person.weight / Double(units.count) }
        }
        self.weights = weights
    }

    /// One of several pictures.
    struct Sheet {
        /// What it shows, e.g. 遂昌县、龙泉市.
        var name: String
        var diagram: Diagram
    }

    /// A part of the diagram and the places that it is about.
    private struct Part {
        var boxes: [Diagram.Box]
        var names: [String]
        /// How much room it takes, with the people who come with the boxes.
        var weight: Double

        mutating func add(_ other: Part) {
            boxes += other.boxes
            names += other.names.filter { !names.contains($0) }
            weight += other.weight
        }
    }

    /// The pictures; one, without a name, where one is enough.
    func sheets() -> [Sheet] {
        guard diagram.boxes.reduce(0, { $0 + $1.weight }) > capacity else { return [Sheet(name: "", diagram: diagram)] }
        return referred(split(anchors, depth: 0, name: ""))
    }

    private func part(_ boxes: [Diagram.Box], names: [String]) -> Part {
        Part(boxes: boxes, names: names, weight: boxes.reduce(0) { $0 + (weights[$1.id] ?? 1) })
    }

    /// Parts that each fit, where the places allow it.
    private func split(_ boxes: [Diagram.Box], depth: Int, name: String) -> [Part] {
        let whole = part(boxes, names: name.isEmpty ? [] : [name])
        guard whole.weight > capacity else { return [whole] }
        let groups = Dictionary(grouping: boxes) { depth < $0.home.count ? $0.home[depth] : "" }
        if groups.count == 1 {
            guard let (place, _) = groups.first, !place.isEmpty else { return chunks(whole) }
            return split(boxes, depth: depth + 1, name: index.nodes[place]?.name ?? name)
        }
        var parts: [Part] = []
        // What has no place comes last.
        let sorted = groups.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
        for (place, members) in sorted {
            // What lies in the larger place itself bears its name.
            let placeName = place.isEmpty ? (depth == 0 ? "所在地未述" : name) : index.nodes[place]?.name ?? name
            for part in split(members, depth: depth + 1, name: placeName) { add(part, to: &parts) }
        }
        return parts
    }

    private func add(_ part: Part, to parts: inout [Part]) {
        if let last = parts.last, last.weight + part.weight <= capacity {
            parts[parts.count - 1].add(part)
        } else {
            parts.append(part)
        }
    }

    /// Parts of the right size, neighbours together, where places do not help.
    private func chunks(_ whole: Part) -> [Part] {
        let boxes = Dictionary(whole.boxes.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var parts: [Part] = []
        var seen: Set<String> = []
        for start in whole.boxes where !seen.contains(start.id) {
            var queue = [start.id]
            seen.insert(start.id)
            var next = 0
            while next < queue.count {
                let id = queue[next]
                next += 1
                if let box = boxes[id] { add(part([box], names: whole.names), to: &parts) }
                // Through one person to the next unit, no further outside.
                for other in beside[id] ?? [] where boxes[id] != nil || boxes[other] != nil {
                    if seen.insert(other).inserted { queue.append(other) }
                }
            }
        }
        return parts
    }

    /// The parts as diagrams, with those who hold posts in them, and with what
    /// refers from one to another.
    private func referred(_ parts: [Part]) -> [Sheet] {
        var sheetOf: [String: Int] = [:]
        for (number, part) in parts.enumerated() { for box in part.boxes { sheetOf[box.id] = number } }
        var peopleOf = [Set<String>](repeating: [], count: parts.count)
        var sheetsOf: [String: Set<Int>] = [:]
        for line in diagram.lines {
            for (person, unit) in [(line.source, line.target), (line.target, line.source)] where people[person] != nil {
                guard let number = sheetOf[unit] else { continue }
                peopleOf[number].insert(person)
                sheetsOf[person, default: []].insert(number)
            }
        }
        for id in people.keys where sheetsOf[id] == nil {
            peopleOf[parts.count - 1].insert(id)
            sheetsOf[id] = [parts.count - 1]
        }
        var away: [String: Set<String>] = [:]
        for line in diagram.lines {
            guard let from = sheetOf[line.source], let to = sheetOf[line.target], from != to else { continue }
            let names = [line.source, line.target].map { index.nodes[$0]?.name ?? "" }
            away[line.source, default: []].insert("→ \(names[1])（图 \(to + 1)）")
            away[line.target, default: []].insert("← \(names[0])（图 \(from + 1)）")
        }
        var linesOf = [[Diagram.Line]](repeating: [], count: parts.count)
        for line in diagram.lines {
            let sources = sheetsOf[line.source] ?? Set([sheetOf[line.source]].compactMap(\.self))
            let targets = sheetsOf[line.target] ?? Set([sheetOf[line.target]].compactMap(\.self))
            for number in sources.intersection(targets) { linesOf[number].append(line) }
        }
        let isNested = diagram.arrangement == .nested
        let places = Dictionary(
            (isNested ? diagram.boxes : []).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        return parts.enumerated().map { number, part in
            var boxes = part.boxes + peopleOf[number].sorted().compactMap { people[$0] }
            for position in boxes.indices {
                let id = boxes[position].id
                let elsewhere = (away[id] ?? []).sorted()
                boxes[position].references = Array(elsewhere.prefix(4))
                if elsewhere.count > 4 { boxes[position].references.append("等 \(elsewhere.count) 处") }
                let others = (sheetsOf[id] ?? []).subtracting([number]).sorted().map { "图 \($0 + 1)" }
                if !others.isEmpty { boxes[position].references.append("另见\(others.joined(separator: "、"))") }
            }
            if isNested {
                // Frames need the places around them.
                let around = Set(boxes.flatMap(\.home)).subtracting(boxes.map(\.id))
                boxes += around.sorted().compactMap { id in
                    guard var box = places[id] else { return nil }
                    box.rows = []
                    return box
                }
            }
            let lines = linesOf[number]
            let name = part.names.prefix(3).joined(separator: "、") + (part.names.count > 3 ? "等" : "")
            return Sheet(name: name, diagram: Diagram(arrangement: diagram.arrangement, boxes: boxes, lines: lines))
        }
    }
}
