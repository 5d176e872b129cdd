import Glibc
import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct RendererTests {
    private let simple = "digraph g { n1 [id=n1] }\n"

    @Test(arguments: PictureFormat.allCases, [Theme.light, .dark])
    func aChildMakesThePicture(format: PictureFormat, theme: Theme) throws {
        let picture = try renderer().render(try drawing(InventedPage.graph), as: format, theme: theme)
        let again = try renderer().render(try drawing(InventedPage.graph), as: format, theme: theme)
        #expect(picture.engine == .dot && picture.warnings == [])
        let starts: [PictureFormat: String] = [.svg: "<?xml", .png: "\u{89}PNG", .pdf: "%PDF-"]
        #expect(picture.bytes.starts(with: (starts[format] ?? "").unicodeScalars.map { UInt8($0.value) }))
        #expect(picture.bytes == again.bytes)
    }

    @Test(arguments: [
        ("printf 'parse\\nsyntax error in line 1' >&2; exit 2", GraphvizError.Step.parse, "syntax error in line 1"),
        ("kill -9 $$", .render, "crashed"), ("exit 3", .render, "ended with code 3"),
        ("exit 0", .render, "ended with code 0"),
    ])
    func failures(script: String, step: GraphvizError.Step, message: String) throws {
        let drawing = try drawing(Graph())
        let error = #expect(throws: GraphvizError.self) { try renderer(script).render(drawing, as: .png) }
        #expect(error?.step == step)
        #expect(error?.message.contains(message) == true)
    }

    @Test func aMissingProgramIsAnError() throws {
        let drawing = try drawing(InventedPage.graph)
        let error = #expect(throws: GraphvizError.self) {
            try Renderer(program: "/nowhere/guanxi").render(drawing, as: .svg)
        }
        #expect(error?.step == .start)
        #expect(error?.description.contains("/nowhere/guanxi") == true)
    }

    @Test func theChildReportsInTheParentsWords() {
        let good = RenderChild.render(Array(simple.utf8), engine: "dot", format: "svg")
        #expect(good.code == 0 && good.messages.isEmpty && good.output.count > 100)
        let bad = RenderChild.render(Array("digraph {".utf8), engine: "dot", format: "svg")
        #expect(bad.code == 2 && bad.output.isEmpty && bad.messages.hasPrefix("parse\n"))
        let graphs = RenderChild.graphs(in: Array("digraph a {\n}\ndigraph b {\n}\n".utf8))
        #expect(graphs.map { String(decoding: $0, as: UTF8.self) } == ["digraph a {\n}\n", "digraph b {\n}\n"])
    }

    /// What a layout process does that was started early, and whether the picture is as without it.
    @Test(
        arguments: [
            // Without a graph until there is one.
            ("cat <&3; exec dot -K$0 -T$1", true),
            // A process that died or says nothing is one that did not end in time.
            ("exit 2", false), ("cat <&3", false),
        ])
    func anEarlyProcessLaysOut(script: String, isSame: Bool) throws {
        let drawing = try drawing(InventedPage.graph)
        let early = try #require(EarlyLayout(program: "/bin/sh", arguments: ["-c", script]))
        let arguments = ["-c", "exec dot -K$0 -T$1"]
        let picture = try Renderer(program: "/bin/sh", arguments: arguments, timeLimit: .seconds(20), early: early)
            .render(drawing, as: .svg)
        #expect(early.take() == nil)
        let usual = try renderer().render(drawing, as: .svg)
        #expect((picture.bytes == usual.bytes) == isSame && picture.warnings.isEmpty == isSame)
    }

    @Test func anEarlyProcessForNothingEnds() throws {
        let file = "/tmp/guanxi-early-\(UInt64.random(in: 0...UInt64.max))"
        defer { unlink(file) }
        do {
            let early = try #require(
                EarlyLayout(program: "/bin/sh", arguments: ["-c", "cat <&3; echo late > \(file)"]))
            withExtendedLifetime(early) {}
        }
        #expect(access(file, F_OK) != 0)
    }

    @Test(arguments: [("true", true), ("echo", false), ("false", false), ("/nowhere/fc-list", false)])
    func fontProbe(program: String, warns: Bool) {
        #expect((FontProbe.warning(program: program) != nil) == warns)
    }

    @Test func largeOutputArrivesWhole() throws {
        let bytes = [UInt8](repeating: 65, count: 3_000_000)
        let result = try ChildProcess(program: "cat", arguments: []).run(input: bytes, limit: .seconds(60))
        #expect(result.output == bytes && result.status == 0 && !result.isTimedOut)
    }
}
