import GraphModel

/// Writes a graph as DOT text.
///
///     let drawing = DotWriter(schema: schema).drawing(of: graph, DrawingOptions(title: "石桥村"))
///     let picture = try Renderer().render(drawing, as: .svg)
public struct DotWriter: Sendable {
    private let schema: Schema

    /// Makes a writer that takes labels, shapes and colours from a schema.
    public init(schema: Schema) { self.schema = schema }

    /// Draws a graph: chooses what to show, and writes it down.
    public func drawing(of graph: Graph, _ options: DrawingOptions) -> Drawing {
        let view: Diagram
        switch options.view {
        case .posts: view = PostsView(hiddenTypes: options.hiddenTypes).diagram(of: graph)
        }
        let chosen = Selection(limit: max(1, options.maxNodes), focus: options.focus).boxes(of: view)
        let omitted = view.boxes.count - chosen.count
        var text = DotDocument(schema: schema, diagram: view.part(chosen), options: options, omitted: omitted)
        return text.write()
    }
}
