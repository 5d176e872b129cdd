import GraphModel

/// Lays out a tree as a chart of an organisation: what belongs to a box stands
/// below it and further in, by relation, each with a trunk of its own; the
/// branches of a wide tree stand in columns.
struct TreeLayout {
    let layout: GraphLayout
    private static let (indent, gap, columnGap) = (26.0, 9.0, 34.0)

    private struct Branch {
        var card: Card
        var line: Diagram.Line?
        var children: [Branch] = []
        /// The kinds of line by which the children hang on it, in their order.
        var kinds: [Kind] = []

        /// What kind of line it hangs by.
        var kind: Kind { Kind(relation: line?.relation ?? "", isFormer: line?.isFormer ?? false) }

        /// Where the trunk of a child's kind stands, from the left: what comes last
        /// stands furthest out, so that it passes what comes before.
        func trunk(of child: Branch) -> Double {
            let lane = kinds.firstIndex(of: child.kind) ?? 0
            return 12 + min(7, 20 / Double(max(1, kinds.count))) * (Double(kinds.count - 1) / 2 - Double(lane))
        }

        /// How much lower than the first a child's kind has its way to the columns.
        func drop(of child: Branch) -> Double { 5 * Double(kinds.firstIndex(of: child.kind) ?? 0) }
    }

    private struct Kind: Hashable {
        var relation: String
        var isFormer: Bool
    }

    /// The kinds of the branches, as they first come.
    private static func kinds(_ branches: [Branch]) -> [Kind] {
        branches.reduce(into: []) { if !$0.contains($1.kind) { $0.append($1.kind) } }
    }

    func arrangement(_ diagram: Diagram) -> Arrangement {
        let lines = Dictionary(grouping: diagram.lines, by: \.target)
        let below = Set(diagram.lines.map(\.source))
        let boxes = Dictionary(diagram.boxes.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        func branch(_ box: Diagram.Box, _ line: Diagram.Line?) -> Branch {
            let children = (lines[box.id] ?? []).compactMap { line in boxes[line.source].map { branch($0, line) } }
            let kinds = Self.kinds(children)
            return Branch(
                card: layout.card(box), line: line,
                children: kinds.flatMap { kind in children.filter { $0.kind == kind } }, kinds: kinds)
        }
        var result = Arrangement()
        for box in diagram.boxes where !below.contains(box.id) {
            result.add(chart(branch(box, nil)), at: Point(x: 0, y: result.size.height))
        }
        return result
    }

    /// The root, and its branches in as many columns as the wanted shape needs.
    private func chart(_ root: Branch) -> Arrangement {
        // A single line of units from the top is no branching yet.
        if root.children.count == 1 {
            return stacked(root, [chart(root.children[0])])
        }
        let parts = root.children.map { indented($0) }
        var best = stacked(root, parts)
        var score = measure(best)
        for columns in stride(from: 2, through: min(parts.count, 12), by: 1) {
            let candidate = spread(root, parts, columns: columns)
            if measure(candidate) < score { (best, score) = (candidate, measure(candidate)) }
        }
        return best
    }

    private func measure(_ arrangement: Arrangement) -> Double {
        max(arrangement.size.width / layout.aspect, arrangement.size.height)
    }

    /// A branch with everything below it, each level further in.
    private func indented(_ branch: Branch) -> Arrangement { stacked(branch, branch.children.map { indented($0) }) }

    /// A box with its branches below it.
    private func stacked(_ branch: Branch, _ parts: [Arrangement]) -> Arrangement {
        var result = Arrangement()
        result.add(single(branch.card), at: Point(x: 0, y: 0))
        for (part, child) in zip(parts, branch.children) {
            let y = result.size.height + Self.gap
            let (trunk, middle) = (branch.trunk(of: child), y + Self.entry(child.card))
            join(
                child, to: &result,
                [
                    Point(x: trunk, y: branch.card.size.height), Point(x: trunk, y: middle),
                    Point(x: Self.indent, y: middle),
                ])
            result.add(part, at: Point(x: Self.indent, y: y))
        }
        return result
    }

    /// A box with its branches in columns of about the same height.
    private func spread(_ root: Branch, _ parts: [Arrangement], columns: Int) -> Arrangement {
        // The tallest first, each into the shortest column; within a column the order stays.
        var heights = [Double](repeating: 0, count: columns)
        var column = [Int](repeating: 0, count: parts.count)
        for index in parts.indices.sorted(by: { (parts[$1].size.height, $0) < (parts[$0].size.height, $1) }) {
            let shortest = heights.indices.min { heights[$0] < heights[$1] } ?? 0
            column[index] = shortest
            heights[shortest] += parts[index].size.height + Self.gap
        }
        var result = Arrangement()
        result.add(single(root.card), at: Point(x: 0, y: 0))
        let bus = root.card.size.height + 12
        let busHeight = root.children.map(root.drop).max() ?? 0
        var x = 0.0
        for number in 0..<columns {
            var (y, right) = (bus + busHeight + Self.gap, x)
            for index in parts.indices where column[index] == number {
                let (part, child) = (parts[index], root.children[index])
                let middle = y + Self.entry(child.card)
                let (lane, level) = (root.trunk(of: child), bus + root.drop(of: child))
                let trunk = x + lane
                var way = [Point(x: lane, y: root.card.size.height)]
                if x > 0 { way += [Point(x: lane, y: level), Point(x: trunk, y: level)] }
                join(child, to: &result, way + [Point(x: trunk, y: middle), Point(x: x + Self.indent, y: middle)])
                result.add(part, at: Point(x: x + Self.indent, y: y))
                right = max(right, x + Self.indent + part.size.width)
                y += part.size.height + Self.gap
            }
            x = right + Self.columnGap
        }
        return result
    }

    /// How far below its upper edge a line reaches a card.
    private static func entry(_ card: Card) -> Double { min(card.headHeight, card.size.height) / 2 }

    private func join(_ child: Branch, to result: inout Arrangement, _ way: [Point]) {
        guard let line = child.line else { return }
        result.lines.append((line, PlacedLine(paths: [Path(through: way)])))
    }

    private func single(_ card: Card) -> Arrangement {
        var result = Arrangement()
        result.cards = [Arrangement.PlacedCard(card: card, origin: Point(x: 0, y: 0))]
        result.size = card.size
        return result
    }
}
