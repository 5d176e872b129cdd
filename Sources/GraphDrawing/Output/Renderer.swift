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

    /// Makes a renderer.
    ///
    /// - Parameters:
    ///   - program: the program that calls ``RenderChild/main(engine:format:dotsPerInch:)``;
    ///     by default this program itself.
    ///   - arguments: its arguments before the engine and the format.
    ///   - timeLimit: how long each engine may take.
    public init(
        program: String = "/proc/self/exe", arguments: [String] = ["render"], timeLimit: Duration = .seconds(8)
    ) {
        self.program = program
        self.arguments = arguments
        self.timeLimit = timeLimit
    }

    /// Renders one drawing; see ``render(_:as:theme:dotsPerInch:)-8qk5``.
    public func render(
        _ drawing: Drawing, as format: PictureFormat, theme: Theme? = nil, dotsPerInch: Double = 144
    ) throws(GraphvizError) -> Picture {
        try render([drawing], as: format, theme: theme, dotsPerInch: dotsPerInch)[0]
    }

    /// Renders drawings, each to a picture.
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
        if format == .svg {
            let writer = SVGWriter(palette: palette, theme: theme)
            for (index, scene) in scenes.enumerated() {
                pictures[index].bytes = Array(writer.text(of: scene.scene).utf8)
            }
            return pictures
        }
        let writer = XDotWriter(palette: palette, theme: theme ?? .light)
        for (index, scene) in scenes.enumerated() {
            let dot = Array(writer.text(of: scene.scene).utf8)
            let size =
                scene.scene.page.map { Size(width: $0.width / 25.4, height: $0.height / 25.4) }
                ?? Size(width: scene.scene.size.width / 72, height: scene.scene.size.height / 72)
            let finest = (Self.maxPixels / (size.width * size.height)).squareRoot()
            if format == .png, finest < dotsPerInch {
                pictures[index].warnings.append(
                    "\(Int(finest)) dots per inch instead of \(Int(dotsPerInch)): the picture is large")
            }
            pictures[index].bytes = try raster(dot, format, min(finest, dotsPerInch), &pictures[index].warnings)
        }
        return pictures
    }

    private func scenes(
        _ drawings: [Drawing], _ palette: Palette
    ) throws(GraphvizError) -> [(scene: Scene, names: [String: String], result: GraphLayout.Result)] {
        let runner = LayoutRunner(program: program, arguments: arguments, timeLimit: timeLimit)
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

    private func raster(
        _ dot: [UInt8], _ format: PictureFormat, _ dotsPerInch: Double, _ warnings: inout [String]
    ) throws(GraphvizError) -> [UInt8] {
        // nop2: everything has its place. Other engines crash where there are no nodes.
        let child = ChildProcess(
            program: program, arguments: arguments + ["nop2", format.rawValue, "\(Int(dotsPerInch))"])
        let result = try child.run(input: dot, limit: .seconds(60))
        guard !result.isTimedOut, result.status == 0, !result.output.isEmpty else {
            throw Self.failure(result, isTimedOut: result.isTimedOut)
        }
        warnings += result.messages.split(separator: "\n").map(String.init)
        return format == .pdf ? PDFDates.removed(from: result.output) : result.output
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

/// The date of making, which is in every PDF, would make no two files alike.
enum PDFDates {
    /// The file with a fixed date instead, of the same length.
    static func removed(from pdf: [UInt8]) -> [UInt8] {
        let mark = Array("/CreationDate (D:".utf8)
        var pdf = pdf
        // It stands near the end, before the table of objects.
        for index in stride(from: pdf.count - mark.count, through: 0, by: -1)
        where pdf[index] == mark[0] && pdf[index..<(index + mark.count)].elementsEqual(mark) {
            for (digit, value) in zip((index + mark.count)..<pdf.count, "20000101000000".utf8) { pdf[digit] = value }
            break
        }
        return pdf
    }
}
