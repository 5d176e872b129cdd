import Testing

@testable import GraphDrawing

@Suite struct GraphvizTests {
    @Test(arguments: [("svg", "<?xml"), ("pdf", "%PDF-"), ("png", "\u{89}PNG")])
    func formats(format: String, start: String) throws {
        let picture = try Graphviz.render("digraph g { a -> b }", engine: "dot", format: format)
        #expect(picture.bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
        #expect(picture.width > 10 && picture.height > 10)
        #expect(picture.warnings == [])
    }

    @Test(arguments: [
        ("digraph {", "dot", "svg", GraphvizError.Step.parse), ("", "dot", "svg", .parse),
        ("digraph { a }", "nosuch", "svg", .layout), ("digraph { a }", "dot", "nosuch", .render),
        ("digraph { a [label=<<b>>] }", "dot", "svg", .render),
    ])
    func errors(dot: String, engine: String, format: String, step: GraphvizError.Step) throws {
        let error = #expect(throws: GraphvizError.self) { try Graphviz.render(dot, engine: engine, format: format) }
        #expect(error?.step == step)
        #expect(error?.message.isEmpty == false)
        // One failure leaves nothing behind for the next.
        #expect(try Graphviz.render("digraph { a }", engine: "dot", format: "svg").warnings == [])
    }

    @Test func oddInputIsAWarning() throws {
        let picture = try Graphviz.render("digraph { a [shape=nosuch] }", engine: "dot", format: "svg")
        #expect(picture.warnings.count == 1)
        #expect(picture.warnings.first?.contains("nosuch") == true)
    }

    @Test func aHugePictureGetsFewerPixels() throws {
        let picture = try Graphviz.render(
            "digraph { a [width=400, height=400] }", engine: "dot", format: "png", maxPixels: 1_000_000)
        let width = picture.bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
        #expect(width > 950 && width < 1_010)
    }

    @Test func manyTasksMayDrawAtOnce() async throws {
        let dot = try drawing(InventedPage.graph).dot
        let lengths = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<12 {
                group.addTask { try Graphviz.render(dot, engine: "dot", format: "svg").bytes.count }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(lengths.count == 1)
    }
}
