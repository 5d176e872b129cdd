import GraphModel

/// Turns boxes that hang on one other box alone into rows of that box, where
/// there are enough of them: twenty lines to one box say less than a table.
struct Collapse {
    /// How many leaves a box must have for a table.
    let minimum: Int
    /// The boxes that stay boxes.
    var kept: Set<String> = []
    /// Whether a line may become a row.
    var isRow: (Diagram.Line) -> Bool = { _ in true }

    func applied(to diagram: Diagram) -> Diagram {
        var lineCount: [String: Int] = [:]
        for line in diagram.lines {
            lineCount[line.source, default: 0] += 1
            lineCount[line.target, default: 0] += 1
        }
        let boxes = Dictionary(diagram.boxes.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        func isLeaf(_ id: String) -> Bool {
            lineCount[id] == 1 && !kept.contains(id) && boxes[id]?.rows.isEmpty == true && boxes[id]?.node != nil
        }
        var leaves: [String: [(line: Diagram.Line, leaf: String)]] = [:]
        for line in diagram.lines where isRow(line) {
            if isLeaf(line.source) {
                leaves[line.target, default: []].append((line, line.source))
            } else if isLeaf(line.target) {
                leaves[line.source, default: []].append((line, line.target))
            }
        }
        var rows: [String: [Diagram.Row]] = [:]
        var gone: Set<String> = []
        for (parent, found) in leaves where found.count >= minimum {
            gone.formUnion(found.map(\.leaf))
            rows[parent] = found.compactMap { line, leaf in
                boxes[leaf].flatMap { box in
                    box.node.map { Diagram.Row(node: $0, line: line, note: box.captions.joined(separator: "；")) }
                }
            }
        }
        var result = diagram
        result.boxes = diagram.boxes.filter { !gone.contains($0.id) }.map { box in
            var box = box
            box.rows += rows[box.id] ?? []
            box.rows.sort { Self.order($0) < Self.order($1) }
            return box
        }
        result.lines = diagram.lines.filter { !gone.contains($0.source) && !gone.contains($0.target) }
        return result
    }

    /// By relation, who holds a post now first; a head before the deputies,
    /// whose roles are longer words; then as the pages name them.
    static func order(_ row: Diagram.Row) -> (String, Int, Int, Int, String) {
        let rank = row.isVacant ? 2 : row.line?.isFormer == true ? 1 : 0
        let length = (row.isVacant ? row.node.role : row.line?.roles.first)?.count ?? 0
        return (row.line?.relation ?? "", rank, length, row.node.mentions.min()?.start ?? 0, row.node.id)
    }
}
