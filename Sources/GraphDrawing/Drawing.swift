/// A graph made ready for Graphviz: DOT text, and what the finished SVG needs
/// to be read by people and screen readers.
public struct Drawing: Sendable {
    /// The DOT text; the same bytes for the same graph and options.
    public var dot: String
    /// The engine that suits its size and structure.
    public var engine: LayoutEngine
    /// The title inside the picture.
    public var title: String
    /// One sentence that says what is drawn.
    public var summary: String
    /// What the SVG elements with these ids are, e.g. `n12` → `张小兵`.
    public var names: [String: String]
    /// The ids of the nodes that the SVG elements with these ids show: of a
    /// box its node, of a line its two ends.
    public var elements: [String: [String]]
    /// How many nodes the limit on nodes left out.
    public var omitted: Int

    /// Makes a drawing.
    public init(
        dot: String, engine: LayoutEngine, title: String, summary: String = "", names: [String: String] = [:],
        elements: [String: [String]] = [:], omitted: Int = 0
    ) {
        self.dot = dot
        self.engine = engine
        self.title = title
        self.summary = summary
        self.names = names
        self.elements = elements
        self.omitted = omitted
    }
}

/// A layout engine of Graphviz.
public enum LayoutEngine: String, CaseIterable, Sendable {
    /// Ranks, for hierarchies of up to a few hundred nodes.
    case dot
    /// Springs, for thousands of nodes.
    case sfdp
}

/// A file format of pictures.
public enum PictureFormat: String, CaseIterable, Sendable {
    /// Scalable, with tooltips, ids and classes.
    case svg
    /// Pixels.
    case png
    /// For print.
    case pdf
}
