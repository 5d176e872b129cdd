import GraphModel

/// Makes pictures of drawings. Layout engines run in child processes, so that
/// one that takes too long or crashes does no harm.
public struct Renderer: Sendable {
    /// A finished picture.
    public struct Picture: Sendable {
        /// The file's content.
        public var bytes: [UInt8]
        /// The engine that placed most of it; nil where none was needed.
        public var engine: LayoutEngine?
        /// What a user should know about it.
        public var warnings: [String]
        /// What the SVG elements with these ids are, e.g. `n12` → `张小兵`.
        public var names: [String: String]
        /// The width in points.
        public var width: Double
        /// The height in points.
        public var height: Double
    }

    // A picture of 60 megapixels takes 240 MB and some seconds.
    private static let maxPixels = 60_000_000.0
    private let program: String
    private let arguments: [String]
    private let timeLimit: Duration
    private let early: EarlyLayout?

    /// Makes a renderer.
    ///
    /// - Parameters:
    ///   - program: the program that calls ``RenderChild/main(engine:format:dotsPerInch:)``;
    ///     by default this program itself.
    ///   - arguments: its arguments before the engine and the format.
    ///   - timeLimit: how long each engine may take.
    ///   - early: a layout process that was started before, if any.
    public init(
        program: String = "/proc/self/exe", arguments: [String] = ["render"], timeLimit: Duration = .seconds(8),
        early: EarlyLayout? = nil
    ) {
        self.program = program
        self.arguments = arguments
        self.timeLimit = timeLimit
        self.early = early
    }

    /// Renders one drawing; see ``render(_:as:theme:dotsPerInch:)-8qk5``.
    public func render(
        _ drawing: Drawing, as format: PictureFormat, theme: Theme? = nil, dotsPerInch: Double = 144
    ) throws(GraphvizError) -> Picture {
        try render([drawing], as: format, theme: theme, dotsPerInch: dotsPerInch)[0]
    }

    /// Renders drawings, each to a picture; to a single PDF of a page each.
    ///
    /// - Parameters:
    ///   - format: the pictures' format.
    ///   - theme: light or dark; nil for an SVG that follows its reader's
    ///     setting, and for light where the format cannot.
    ///   - dotsPerInch: how fine PNG is.
    /// - Throws: ``GraphvizError`` where a picture cannot be written.
    public func render(
        _ drawings: [Drawing], as format: PictureFormat, theme: Theme? = nil, dotsPerInch: Double = 144
    ) throws(GraphvizError) -> [Picture] {
        guard let first = drawings.first else { return [] }
        let palette = Palette(schema: first.schema)
        let scenes = try scenes(drawings, palette)
        var pictures = scenes.map { scene, names, result in
            Picture(
                bytes: [], engine: result.engine, warnings: result.warnings, names: names, width: scene.size.width,
                height: scene.size.height)
        }
        switch format {
        case .svg:
            let writer = SVGWriter(palette: palette, theme: theme)
            for (index, scene) in scenes.enumerated() {
                pictures[index].bytes = Array(writer.text(of: scene.scene).utf8)
            }
        case .png:
            let writer = XDotWriter(palette: palette, theme: theme ?? .light)
            for (index, scene) in scenes.enumerated() {
                let fine = finest(for: scene.scene, dotsPerInch, &pictures[index].warnings)
                pictures[index].bytes = try child(writer.text(of: scene.scene), "png", fine)
            }
        case .pdf:
            let all = scenes.map(\.scene)
            let keys = PDFWriter.characters(of: all)
            let svg = try child(GlyphOutlines.request(keys, palette), "svg:cairo", 72)
            let outlines = GlyphOutlines(String(decoding: svg, as: UTF8.self), of: keys)
            // One file, a page each.
            var file = pictures[0]
            file.bytes = PDFWriter(palette: palette, theme: theme ?? .light, outlines: outlines).bytes(of: all)
            file.warnings = pictures.flatMap(\.warnings)
            return [file]
        }
        return pictures
    }

    /// The dots per inch asked for, or fewer where the picture is very large.
    private func finest(for scene: Scene, _ wanted: Double, _ warnings: inout [String]) -> Double {
        let size =
            scene.page.map { Size(width: $0.width / 25.4, height: $0.height / 25.4) }
            ?? Size(width: scene.size.width / 72, height: scene.size.height / 72)
        let finest = (Self.maxPixels / (size.width * size.height)).squareRoot()
        guard finest < wanted else { return wanted }
        warnings.append("\(Int(finest)) dots per inch instead of \(Int(wanted)): the picture is large")
        return finest
    }

    private func scenes(
        _ drawings: [Drawing], _ palette: Palette
    ) throws(GraphvizError) -> [(scene: Scene, names: [String: String], result: GraphLayout.Result)] {
        let runner = LayoutRunner(program: program, arguments: arguments, timeLimit: timeLimit, early: early)
        let layout = GraphLayout(schema: drawings[0].schema, runner: runner, aspect: drawings[0].options.shape)
        let results = try BodyLayout(layout: layout, palette: palette).bodies(of: drawings)
        return zip(drawings, results).map { drawing, result in
            let sheet = Sheet(
                title: drawing.title, summary: drawing.summary, source: drawing.source, notes: drawing.notes,
                body: result.arrangement, diagram: drawing.diagram)
            let painter = SheetPainter(schema: drawing.schema, palette: palette, options: drawing.options)
            let (scene, names) = painter.scene(sheet)
            return (scene, names, result)
        }
    }

    /// What Graphviz makes of DOT text in which everything has its place.
    private func child(_ dot: String, _ format: String, _ dotsPerInch: Double) throws(GraphvizError) -> [UInt8] {
        // nop2: other engines would move things, and crash where there are no nodes.
        let child = ChildProcess(program: program, arguments: arguments + ["nop2", format, "\(Int(dotsPerInch))"])
        let result = try child.run(input: Array(dot.utf8), limit: .seconds(60))
        guard !result.isTimedOut, result.status == 0, !result.output.isEmpty else {
            throw Self.failure(result, isTimedOut: result.isTimedOut)
        }
        return result.output
    }

    private static func failure(_ result: ChildProcess.Result, isTimedOut: Bool) -> GraphvizError {
        if isTimedOut {
            return GraphvizError(
                step: .render, message: "the picture took longer than a minute; ask for fewer dots per inch, or SVG")
        }
        let lines = result.messages.split(separator: "\n", maxSplits: 1).map(String.init)
        if lines.count == 2, let step = GraphvizError.Step(rawValue: lines[0]) {
            return GraphvizError(step: step, message: lines[1])
        }
        let how = result.status.map { "ended with code \($0)" } ?? "crashed"
        return GraphvizError(
            step: .render, message: "the rendering process \(how): " + lines.joined(separator: " "))
    }
}
