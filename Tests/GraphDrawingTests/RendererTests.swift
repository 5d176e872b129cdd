import Testing

@testable import GraphDrawing

@Suite struct RendererTests {
    private let simple = Drawing(dot: "digraph g { n1 [id=n1] }", engine: .dot, title: "题", names: ["n1": "张三"])

    private func renderer(_ script: String, limit: Duration = .seconds(60)) -> Renderer {
        Renderer(program: "/bin/sh", arguments: ["-c", script], timeLimit: limit)
    }

    @Test(arguments: PictureFormat.allCases)
    func aChildMakesThePicture(format: PictureFormat) throws {
        let picture = try renderer("exec dot -K$0 -T$1").render(simple, as: format)
        #expect(picture.engine == .dot)
        #expect(picture.bytes.count > 100)
        let isSVG = String(decoding: picture.bytes, as: UTF8.self).contains("<title>张三</title>")
        #expect(isSVG == (format == .svg))
    }

    @Test func afterTheTimeLimitSpringsTakeOver() throws {
        let slow = renderer("if [ $0 = dot ]; then exec sleep 60; fi; exec dot -K$0 -T$1", limit: .seconds(2))
        let picture = try slow.render(simple, as: .svg)
        #expect(picture.engine == .sfdp)
        #expect(picture.warnings == ["dot took longer than 2.0 seconds"])
    }

    @Test(arguments: [
        ("exec sleep 60", GraphvizError.Step.layout, "draw fewer nodes"),
        ("printf 'parse\\nsyntax error in line 1' >&2; exit 2", .parse, "syntax error in line 1"),
        ("kill -9 $$", .render, "crashed"), ("exit 3", .render, "ended with code 3"),
        ("exit 0", .render, "ended with code 0"),
    ])
    func failures(script: String, step: GraphvizError.Step, message: String) {
        let error = #expect(throws: GraphvizError.self) {
            try renderer(script, limit: script.contains("sleep") ? .milliseconds(100) : .seconds(60))
                .render(simple, as: .svg)
        }
        #expect(error?.step == step)
        #expect(error?.message.contains(message) == true)
    }

    @Test func aMissingProgramIsAnError() {
        let error = #expect(throws: GraphvizError.self) {
            try Renderer(program: "/nowhere/guanxi").render(simple, as: .svg)
        }
        #expect(error?.step == .start)
        #expect(error?.description.contains("/nowhere/guanxi") == true)
    }

    @Test func theChildReportsInTheParentsWords() {
        let good = RenderChild.render(Array(simple.dot.utf8), engine: "dot", format: "svg")
        #expect(good.code == 0 && good.messages.isEmpty && good.output.count > 100)
        let bad = RenderChild.render(Array("digraph {".utf8), engine: "dot", format: "svg")
        #expect(bad.code == 2 && bad.output.isEmpty && bad.messages.hasPrefix("parse\n"))
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
