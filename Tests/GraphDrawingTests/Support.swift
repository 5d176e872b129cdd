import Foundation
import GraphModel
import Testing

@testable import GraphDrawing

/// The top folder of the project.
let projectFolder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

/// The schema that is built into the program.
let schema: Schema = {
    let file = projectFolder.appendingPathComponent("Sources/CKnowledge/data/schema.txt")
    do {
        return try Schema(parsing: String(contentsOf: file, encoding: .utf8), file: "schema.txt")
    } catch {
        fatalError("\(error)")
    }
}()

/// Draws a graph with the built-in schema.
func drawing(_ graph: Graph, _ options: DrawingOptions = DrawingOptions(title: "谁在哪里任何职")) throws -> Drawing {
    try Drawing.single(of: graph, schema: schema, options)
}

/// A renderer whose child is Graphviz's own program, or a script of the test's.
func renderer(_ script: String = "exec dot -K$0 -T$1", limit: Duration = .seconds(60)) -> Renderer {
    Renderer(program: "/bin/sh", arguments: ["-c", script], timeLimit: limit)
}

/// The SVG of a drawing.
func svg(_ drawing: Drawing) throws -> String {
    String(decoding: try renderer().render(drawing, as: .svg).bytes, as: UTF8.self)
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

/// A graph such as a county's pages give: so many people with posts in
/// organisations of its places, some of them in two.
func countyGraph(people: Int) -> Graph {
    var builder = GraphBuilder()
    for number in 0..<people {
        let (town, unit) = ("第\(number / 40)镇", "第\(number / 40)镇第\(number / 4)站")
        builder.chain(["某省", "某市", "第\(number / 400)县", town])
        builder.organisation(unit, "Organization", in: town, of: nil)
        builder.holding("人\(number)", "站长", in: unit, former: number % 7 == 0)
        if number % 5 == 4 {
            builder.holding("人\(number)", "干事", in: "第\(number / 40)镇第\(number / 4 - 1)站", former: false)
        }
    }
    return builder.graph
}
