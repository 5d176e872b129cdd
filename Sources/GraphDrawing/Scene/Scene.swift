/// A finished picture before it is written in any format: shapes and texts at
/// their places, grouped by what they show.
struct Scene: Sendable {
    /// The size of the picture in points.
    var size: Size
    /// The page that it is printed on, in millimetres, if any.
    var page: Size?
    /// The title for screen readers.
    var title: String
    /// One sentence about it.
    var summary: String
    /// What is in it, from back to front.
    var items: [Item]

    enum Item: Sendable {
        case group(Group)
        case shape(Shape)
        case text(Text)
    }

    /// What belongs to one node or edge.
    struct Group: Sendable {
        /// The id in the file; unique in the picture.
        var id: String
        /// The classes, e.g. `["node", "Person"]`.
        var classes: [String]
        /// The id of the node in the graph, if it shows one.
        var nodeId: String?
        /// The ids of the nodes that it joins, if it shows an edge.
        var ends: Ends?
        /// What it is, in lines: the tooltip.
        var tooltip: [String]
        /// A link to the passage, already safe; nil for none.
        var link: String?
        var items: [Item]
    }

    /// The nodes that an edge joins.
    struct Ends: Sendable {
        var source: String
        var target: String
    }

    /// What a line is made of.
    enum Dash: String, Sendable {
        case solid, dashed, dotted, dashDotted

        /// The lengths of strokes and gaps in points; empty for none.
        var lengths: [Double] {
            switch self {
            case .solid: []
            case .dashed: [4, 3]
            case .dotted: [1.5, 2]
            case .dashDotted: [9, 2, 1.5, 2]
            }
        }

        /// The lengths as SVG and PDF have them.
        var text: String { lengths.map(SVGWriter.number).joined(separator: " ") }
    }

    struct Shape: Sendable {
        var path: Path
        var fill: Paint?
        var stroke: Paint?
        var width = 1.0
        var dash = Dash.solid
    }

    struct Text: Sendable {
        enum Anchor: Sendable { case start, middle, end }
        /// Where its base line begins, or has its middle or end.
        var at: Point
        var string: String
        var size: Double
        var isBold = false
        var paint: Paint
        var anchor = Anchor.start
        /// Whether a halo keeps it readable on lines.
        var hasHalo = false
    }
}

extension Scene.Item {
    /// The item at another place.
    func moved(by offset: Point) -> Scene.Item {
        switch self {
        case .group(var group):
            group.items = group.items.map { $0.moved(by: offset) }
            return .group(group)
        case .shape(var shape):
            shape.path = shape.path.moved(by: offset)
            return .shape(shape)
        case .text(var text):
            text.at = text.at + offset
            return .text(text)
        }
    }
}
