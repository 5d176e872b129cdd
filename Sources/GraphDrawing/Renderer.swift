/// Makes pictures in a child process, so that a layout that takes too long or
/// a crash of Graphviz does no harm.
public struct Renderer: Sendable {
    /// A finished picture.
    public struct Picture: Sendable {
        /// The file's content.
        public var bytes: [UInt8]
        /// The engine that made it: another than asked for when that one ran
        /// out of time.
        public var engine: LayoutEngine
        /// What a user should know about it.
        public var warnings: [String]
    }

    private let program: String
    private let arguments: [String]
    private let timeLimit: Duration

    /// Makes a renderer.
    ///
    /// - Parameters:
    ///   - program: the program that calls ``RenderChild/main(engine:format:)``;
    ///     by default this program itself.
    ///   - arguments: its arguments before the engine and the format.
    ///   - timeLimit: how long each engine may take.
    public init(
        program: String = "/proc/self/exe", arguments: [String] = ["render"], timeLimit: Duration = .seconds(20)
    ) {
        self.program = program
        self.arguments = arguments
        self.timeLimit = timeLimit
    }

    /// Renders a drawing with the engine that suits it, or with `sfdp` where
    /// that takes too long.
    ///
    /// - Throws: ``GraphvizError``, with what to do about it where time ran out.
    public func render(_ drawing: Drawing, as format: PictureFormat) throws(GraphvizError) -> Picture {
        var warnings: [String] = []
        for engine in drawing.engine == .sfdp ? [.sfdp] : [drawing.engine, LayoutEngine.sfdp] {
            let child = ChildProcess(program: program, arguments: arguments + [engine.rawValue, format.rawValue])
            let result = try child.run(input: Array(drawing.dot.utf8), limit: timeLimit)
            if result.isTimedOut {
                warnings.append("\(engine.rawValue) took longer than \(timeLimit)")
                continue
            }
            guard result.status == 0, !result.output.isEmpty else { throw Self.failure(result) }
            warnings += result.messages.split(separator: "\n").map(String.init)
            return Picture(bytes: finished(result.output, drawing, format), engine: engine, warnings: warnings)
        }
        throw GraphvizError(
            step: .layout,
            message: "\(warnings.joined(separator: "; ")); draw fewer nodes, or only what is around one name")
    }

    private func finished(_ output: [UInt8], _ drawing: Drawing, _ format: PictureFormat) -> [UInt8] {
        guard format == .svg else { return output }
        let document = SVGDocument(
            title: drawing.title, summary: drawing.summary, names: drawing.names, elements: drawing.elements)
        return Array(document.finished(String(decoding: output, as: UTF8.self)).utf8)
    }

    private static func failure(_ result: ChildProcess.Result) -> GraphvizError {
        let lines = result.messages.split(separator: "\n", maxSplits: 1).map(String.init)
        if lines.count == 2, let step = GraphvizError.Step(rawValue: lines[0]) {
            return GraphvizError(step: step, message: lines[1])
        }
        let how = result.status.map { "ended with code \($0)" } ?? "crashed"
        return GraphvizError(
            step: .render, message: "the rendering process \(how): " + lines.joined(separator: " "))
    }
}
