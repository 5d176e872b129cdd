import GraphModel

/// What a view shows of a graph: boxes and lines, before any DOT is written.
struct Diagram {
    /// A box.
    struct Box {
        /// The node that it shows.
        var node: Node
    }

    /// A line between two boxes.
    struct Line {
        /// The id of the box where it begins.
        var source: String
        /// The relation that it shows.
        var relation: String
        /// The id of the box where it ends.
        var target: String
        /// The roles to write on it; empty for a plain relation.
        var roles: [String] = []
        /// Since when and until when, where a text says it: 副县长：自 1983-06 至 1985-09.
        var tenures: [String] = []
        /// Whether the relation is past.
        var isFormer = false
        /// What says so.
        var evidence: Set<Evidence> = []
    }

    /// The boxes sorted by id.
    var boxes: [Box]
    /// The lines, sorted.
    var lines: [Line]

    /// The part that has just these boxes, and the lines between them.
    func part(_ ids: Set<String>) -> Diagram {
        Diagram(
            boxes: boxes.filter { ids.contains($0.node.id) },
            lines: lines.filter { ids.contains($0.source) && ids.contains($0.target) })
    }
}
