import GraphModel

/// A graph made ready to be drawn: what is in the picture, before anything
/// has a place. ``Renderer`` makes a picture of it.
///
///     let drawings = Drawing.sheets(of: graph, schema: schema, DrawingOptions(title: "石桥村"))
///     let pictures = try Renderer().render(drawings, as: .svg)
public struct Drawing: Sendable {
    /// The title inside the picture.
    public var title: String
    /// One line that says what is drawn.
    public var summary: String
    /// What the picture does not show, and how to see it; empty where it
    /// shows everything.
    public var notes: [String]
    /// How many nodes of the graph are left out.
    public var omitted: Int

    let diagram: Diagram
    let options: DrawingOptions
    let schema: Schema
    let source: String

    /// The DOT text, for Graphviz and its kin; the same bytes for the same
    /// graph and options.
    public var dot: String { DotWriter(schema: schema).text(of: self) }

    /// Draws a graph as one picture, however large.
    public static func single(of graph: Graph, schema: Schema, _ options: DrawingOptions) throws(DrawingError)
        -> Drawing
    {
        var options = options
        options.maxNodes = .max
        options.page = nil
        return try sheets(of: graph, schema: schema, options)[0]
    }

    /// Draws a graph as one picture, or as several that refer to each other
    /// where one could not be read.
    ///
    /// - Throws: ``DrawingError`` where the view needs a focus, or another one.
    public static func sheets(
        of graph: Graph, schema: Schema, _ options: DrawingOptions
    ) throws(DrawingError) -> [Drawing] {
        try DrawingMaker(graph: graph, schema: schema, options: options).drawings()
    }
}

/// Why a view cannot be drawn, and what to do about it.
public struct DrawingError: Error, Equatable, CustomStringConvertible, Sendable {
    /// What is wrong, and the remedy.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// A layout engine of Graphviz.
public enum LayoutEngine: String, CaseIterable, Sendable {
    /// Ranks, for hierarchies of up to a few hundred nodes.
    case dot
    /// Springs, for what has no ranks.
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
