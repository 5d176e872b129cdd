import GraphModel

/// Chooses the boxes to draw when there are more than a picture can hold.
struct Selection {
    /// How many boxes there may be.
    let limit: Int
    /// The box whose surroundings matter most, if any.
    let focus: String?

    /// The ids of the boxes to draw.
    func boxes(of diagram: Diagram) -> Set<String> {
        let all = diagram.boxes.map(\.node.id)
        guard all.count > limit else { return Set(all) }
        var beside: [String: [String]] = [:]
        for line in diagram.lines {
            beside[line.source, default: []].append(line.target)
            beside[line.target, default: []].append(line.source)
        }
        if let focus, all.contains(focus) { return nearest(to: focus, beside) }
        return mostPosts(diagram, all, beside)
    }

    /// The focus and the boxes nearest to it.
    private func nearest(to focus: String, _ beside: [String: [String]]) -> Set<String> {
        var chosen: Set<String> = [focus]
        var queue = [focus]
        var next = 0
        while next < queue.count, chosen.count < limit {
            for id in Set(beside[queue[next]] ?? []).subtracting(chosen).sorted() where chosen.count < limit {
                chosen.insert(id)
                queue.append(id)
            }
            next += 1
        }
        return chosen
    }

    /// The places and organisations with the most posts, each with all its
    /// holders and all that it belongs to; then what has most lines.
    private func mostPosts(_ diagram: Diagram, _ all: [String], _ beside: [String: [String]]) -> Set<String> {
        var holders: [String: [String]] = [:]
        var above: [String: [String]] = [:]
        for line in diagram.lines {
            if line.roles.isEmpty {
                above[line.source, default: []].append(line.target)
            } else {
                holders[line.target, default: []].append(line.source)
            }
        }
        var chosen: Set<String> = []
        for (id, people) in holders.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            var group = Set(people)
            var pending = [id]
            while let place = pending.popLast() {
                if group.insert(place).inserted { pending += above[place] ?? [] }
            }
            let union = chosen.union(group)
            if union.count <= limit { chosen = union }
        }
        let degree = beside.mapValues(\.count)
        let rest = all.filter { !chosen.contains($0) }
            .sorted { (degree[$1] ?? 0, $0) < (degree[$0] ?? 0, $1) }
        return chosen.union(rest.prefix(limit - chosen.count))
    }
}
