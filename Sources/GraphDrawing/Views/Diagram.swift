import GraphModel

/// What a view shows of a graph: boxes and lines, before any of them has a
/// place or a size.
struct Diagram: Sendable {
    /// A box: one node, or a table of nodes that have no box of their own.
    struct Box: Sendable {
        /// The id of its node, or of the table.
        var id: String
        /// The node that it shows; nil for a table alone.
        var node: Node?
        /// What stands at its head.
        var heading: String
        /// The names of which its name may be made up: the places in which it lies, the units above it.
        var nameParts: [String] = []
        /// Lines in small print: where it is, what else is known.
        var captions: [String] = []
        /// The nodes that hang on this one alone, as rows of a table.
        var rows: [Row] = []
        /// Where else it is drawn, e.g. `见图 2`.
        var references: [String] = []
        /// The ids of the places in which it lies, from the largest.
        var home: [String] = []
        /// How far it is from the focus, where a view counts that.
        var distance: Int?

        init(_ node: Node) { (id, self.node, heading) = (node.id, node, node.name) }

        init(table id: String, heading: String, rows: [Row]) {
            (self.id, self.heading, self.rows) = (id, heading, rows)
        }

        /// The whole name, of which the heading may leave out what the box above it says.
        var name: String { node?.name ?? heading }

        /// How much room it takes, in boxes.
        var weight: Double { 1 + Double(rows.count) / 4 }
    }

    /// A row of a box: a node that only this box's node is linked to.
    struct Row: Sendable {
        /// The node that the row shows.
        var node: Node
        /// The line that the row stands for; nil in a plain list.
        var line: Line?
        /// What is said beside the name.
        var note = ""
        /// Whether the row shows a post that nobody is named to hold.
        var isVacant = false

        /// What stands before the name: the role, for one who holds a post.
        var roleLabel: String { isVacant ? node.role ?? "" : line?.roleLabel ?? "" }

        /// Whether it needs the mark of its type: a holder is known by the role beside the name.
        var hasMark: Bool { roleLabel.isEmpty || line?.target == node.id && !isVacant }
    }

    /// A line between two boxes, all edges of one kind between them.
    struct Line: Sendable {
        /// The id of the box where it begins.
        var source: String
        /// The relation that it shows.
        var relation: String
        /// The id of the box where it ends.
        var target: String
        /// The roles to write on it; empty for a plain relation.
        var roles: [String] = []
        /// What to write on a plain relation, where a view does not leave that to its colour.
        var word = ""
        /// Since when and until when, where a text says it: `1983-06—1985-09`.
        var periods: [String] = []
        /// The dates as a tooltip says them: 副县长：自 1983-06 至 1985-09.
        var tenures: [String] = []
        /// Whether the relation is past.
        var isFormer = false
        /// What says so.
        var evidence: Set<Evidence> = []

        /// What puts lines in a fixed order.
        var sortKey: (String, String, String, Int) { (source, relation, target, isFormer ? 1 : 0) }

        /// Where on the pages it is first said.
        var firstEvidence: Evidence? { evidence.min() }

        /// What tells of a post in a life: a lead names posts, and what follows dates them.
        var tellingEvidence: Evidence? {
            let quoted = evidence.filter { $0.quote != nil }
            return periods.isEmpty ? quoted.min() : quoted.max()
        }

        /// The roles in words: 原书记、主任; empty for a plain relation.
        var roleLabel: String { roles.isEmpty ? "" : (isFormer ? "原" : "") + roles.joined(separator: "、") }

        /// The dates in short, where they belong to all roles; else empty.
        var period: String { Set(periods).count == 1 && periods.count == max(1, roles.count) ? periods[0] : "" }

        /// What to write on it: 原书记 1983—1985; for a plain relation its word, if it has one.
        var label: String {
            if roles.isEmpty { return word }
            return period.isEmpty ? roleLabel : "\(roleLabel) \(period)"
        }
    }

    /// How the boxes of a diagram are to lie.
    enum Arrangement: Sendable {
        /// As the lines between them need it.
        case free
        /// In frames, one for each place, by the boxes' homes.
        case nested
        /// As a tree: each line goes from a box to the one above it.
        case tree
        /// One below the other in the order of time.
        case ladder
    }

    /// How the boxes are to lie.
    var arrangement = Arrangement.free
    /// The boxes in a fixed order.
    var boxes: [Box]
    /// The lines, sorted.
    var lines: [Line]
    /// How many nodes of the graph belong to the view but are not drawn.
    var omitted = 0
    /// What else is not drawn, in a sentence; empty for nothing.
    var remark = ""

    init(arrangement: Arrangement = .free, boxes: [Box], lines: [Line], omitted: Int = 0) {
        (self.arrangement, self.boxes, self.lines, self.omitted) = (arrangement, boxes, lines, omitted)
    }

    /// The part that has just these boxes, and the lines between them.
    func part(_ ids: Set<String>) -> Diagram {
        Diagram(
            arrangement: arrangement, boxes: boxes.filter { ids.contains($0.id) },
            lines: lines.filter { ids.contains($0.source) && ids.contains($0.target) }, omitted: omitted)
    }

    /// The ids of the boxes beside each box.
    var neighbours: [String: [String]] {
        var result: [String: [String]] = [:]
        for line in lines where line.source != line.target {
            result[line.source, default: []].append(line.target)
            result[line.target, default: []].append(line.source)
        }
        return result
    }

    /// The nodes drawn, those in rows included.
    var nodes: [Node] { boxes.flatMap { box in (box.node.map { [$0] } ?? []) + box.rows.map(\.node) } }

    /// The lines drawn, those that became rows included.
    var allLines: [Line] { lines + boxes.flatMap { $0.rows.compactMap(\.line) } }

    /// The parts that no line joins, the one with the smallest id first.
    var components: [Diagram] {
        let beside = neighbours
        var component: [String: Int] = [:]
        var count = 0
        for box in boxes where component[box.id] == nil {
            var pending = [box.id]
            component[box.id] = count
            while let id = pending.popLast() {
                for other in beside[id] ?? [] where component[other] == nil {
                    component[other] = count
                    pending.append(other)
                }
            }
            count += 1
        }
        var parts = [Diagram](repeating: Diagram(boxes: [], lines: []), count: count)
        for box in boxes { if let index = component[box.id] { parts[index].boxes.append(box) } }
        for line in lines { if let index = component[line.source] { parts[index].lines.append(line) } }
        return parts
    }
}
