import Foundation
import GraphModel
import Testing

@testable import GraphDrawing

/// The schema that is built into the program.
let schema: Schema = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
    let file = folder.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/CKnowledge/data/schema.txt")
    do {
        return try Schema(parsing: String(contentsOf: file, encoding: .utf8), file: "schema.txt")
    } catch {
        fatalError("\(error)")
    }
}()

/// Draws a graph with the built-in schema.
func drawing(_ graph: Graph, _ options: DrawingOptions = DrawingOptions(title: "谁在哪里任何职")) -> Drawing {
    DotWriter(schema: schema).drawing(of: graph, options)
}

/// Compares a text with a file under `Golden`; `GUANXI_RECORD=1` writes the
/// file anew, and fails so that nobody records unawares.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["GUANXI_RECORD"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record(
            "recorded \(name): look at it, then run the tests without GUANXI_RECORD", sourceLocation: sourceLocation)
        return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let difference = zip(text.split(separator: "\n"), golden.split(separator: "\n")).first { $0 != $1 }
    #expect(
        text == golden, "first difference: \(difference.map { "\($0) instead of \($1)" } ?? "length")",
        sourceLocation: sourceLocation)
}

/// Renders a drawing in this process, as SVG fit for use.
func finishedSVG(_ drawing: Drawing) throws -> String {
    let picture = try Graphviz.render(drawing.dot, engine: drawing.engine.rawValue, format: "svg")
    return SVGDocument(
        title: drawing.title, summary: drawing.summary, names: drawing.names, elements: drawing.elements
    ).finished(String(decoding: picture.bytes, as: UTF8.self))
}
