import GraphModel

/// Spreads a diagram that is too large for one picture over several: by
/// place, from the largest downwards, and where that is not enough by what is
/// linked. Whoever is needed in several stands in each, with a reference.
struct SheetSplitter {
    let index: GraphIndex
    /// How many boxes a picture may have.
    let capacity: Double

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

        var weight: Double { boxes.reduce(0) { $0 + $1.weight } }
    }

    /// The pictures; one, without a name, where one is enough.
    func sheets(of diagram: Diagram) -> [Sheet] {
        guard diagram.boxes.reduce(0, { $0 + $1.weight }) > capacity else { return [Sheet(name: "", diagram: diagram)] }
        let isAnchored: (Diagram.Box) -> Bool = { box in box.node.map { !index.isHolder($0.id) } ?? true }
        var anchors = diagram.boxes.filter(isAnchored)
        let rest = diagram.boxes.filter { !isAnchored($0) }
        // Without a single unit, people are all there is to spread.
        if anchors.isEmpty { anchors = rest }
        let parts = split(anchors, depth: 0, name: "", diagram)
        return referred(parts, rest: anchors.count == diagram.boxes.count ? [] : rest, diagram)
    }

    /// Parts that each fit, where the places allow it.
    private func split(_ boxes: [Diagram.Box], depth: Int, name: String, _ diagram: Diagram) -> [Part] {
        let whole = Part(boxes: boxes, names: name.isEmpty ? [] : [name])
        guard whole.weight > capacity else { return [whole] }
        let groups = Dictionary(grouping: boxes) { depth < $0.home.count ? $0.home[depth] : "" }
        if groups.count == 1 {
            guard let (place, _) = groups.first, !place.isEmpty else { return chunks(whole, diagram) }
            return split(boxes, depth: depth + 1, name: index.nodes[place]?.name ?? name, diagram)
        }
        var parts: [Part] = []
        for (place, members) in groups.sorted(by: {
            ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key)
        }) {
            // What lies in the larger place itself bears its name.
            let placeName = place.isEmpty ? (depth == 0 ? "所在地未述" : name) : index.nodes[place]?.name ?? name
            for part in split(members, depth: depth + 1, name: placeName, diagram) {
                if let last = parts.last, last.weight + part.weight <= capacity {
                    parts[parts.count - 1].boxes += part.boxes
                    parts[parts.count - 1].names += part.names.filter { !last.names.contains($0) }
                } else {
                    parts.append(part)
                }
            }
        }
        return parts
    }

    /// Parts of the right size, neighbours together, where places do not help.
    private func chunks(_ part: Part, _ diagram: Diagram) -> [Part] {
        let boxes = Dictionary(part.boxes.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let beside = diagram.neighbours
        var parts: [Part] = []
        var seen: Set<String> = []
        for start in part.boxes where !seen.contains(start.id) {
            var queue = [start.id]
            seen.insert(start.id)
            var next = 0
            while next < queue.count {
                let id = queue[next]
                next += 1
                if let box = boxes[id] {
                    if let last = parts.last, last.weight + box.weight <= capacity {
                        parts[parts.count - 1].boxes.append(box)
                    } else {
                        parts.append(Part(boxes: [box], names: part.names))
                    }
                }
                for other in beside[id] ?? [] where seen.insert(other).inserted { queue.append(other) }
            }
        }
        return parts
    }

    /// The parts as diagrams, with those who hold posts in them, and with what
    /// refers from one to another.
    private func referred(_ parts: [Part], rest: [Diagram.Box], _ diagram: Diagram) -> [Sheet] {
        var sheetOf: [String: Int] = [:]
        for (number, part) in parts.enumerated() { for box in part.boxes { sheetOf[box.id] = number } }
        let people = Dictionary(rest.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var peopleOf = [Set<String>](repeating: [], count: parts.count)
        var sheetsOf: [String: Set<Int>] = [:]
        for line in diagram.lines {
            for (person, unit) in [(line.source, line.target), (line.target, line.source)] where people[person] != nil {
                guard let number = sheetOf[unit] else { continue }
                peopleOf[number].insert(person)
                sheetsOf[person, default: []].insert(number)
            }
        }
        for box in rest where sheetsOf[box.id] == nil {
            peopleOf[parts.count - 1].insert(box.id)
            sheetsOf[box.id] = [parts.count - 1]
        }
        var away: [String: Set<String>] = [:]
        for line in diagram.lines {
            guard let from = sheetOf[line.source], let to = sheetOf[line.target], from != to else { continue }
            let names = [line.source, line.target].map { index.nodes[$0]?.name ?? "" }
            away[line.source, default: []].insert("→ \(names[1])（图 \(to + 1)）")
            away[line.target, default: []].insert("← \(names[0])（图 \(from + 1)）")
        }
        return parts.enumerated().map { number, part in
            var boxes = part.boxes + peopleOf[number].sorted().compactMap { people[$0] }
            for position in boxes.indices {
                let id = boxes[position].id
                boxes[position].references = Array((away[id] ?? []).sorted().prefix(4))
                let others = (sheetsOf[id] ?? []).subtracting([number]).sorted().map { "图 \($0 + 1)" }
                if !others.isEmpty { boxes[position].references.append("另见\(others.joined(separator: "、"))") }
            }
            if diagram.arrangement == .nested {
                // Frames need the places around them.
                let around = Set(boxes.flatMap(\.home)).subtracting(boxes.map(\.id))
                boxes += diagram.boxes.filter { around.contains($0.id) }.map { box in
                    var box = box
                    box.rows = []
                    return box
                }
            }
            let ids = Set(boxes.map(\.id))
            let lines = diagram.lines.filter { ids.contains($0.source) && ids.contains($0.target) }
            let name = part.names.prefix(3).joined(separator: "、") + (part.names.count > 3 ? "等" : "")
            return Sheet(name: name, diagram: Diagram(arrangement: diagram.arrangement, boxes: boxes, lines: lines))
        }
    }
}
