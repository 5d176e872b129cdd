import CGraphviz

/// The Graphviz library inside this process.
///
/// Safe from any thread, but a layout cannot be stopped: use ``Renderer``
/// where a large graph must not keep the caller waiting.
public enum Graphviz {
    /// A finished picture.
    public struct Picture: Sendable {
        /// The file's content.
        public var bytes: [UInt8]
        /// The width in points.
        public var width: Double
        /// The height in points.
        public var height: Double
        /// What Graphviz found strange but could draw.
        public var warnings: [String]
    }

    /// Lays out DOT text and renders it.
    ///
    /// - Parameters:
    ///   - dot: the DOT text of one graph.
    ///   - engine: the name of a layout engine.
    ///   - format: the name of an output format.
    ///   - dotsPerInch: how fine PNG is; fewer where the picture would have more than 60 million pixels.
    /// - Throws: ``GraphvizError`` where a step fails, or where Graphviz
    ///   reports an error and goes on with part of the drawing wrong.
    public static func render(
        _ dot: String, engine: String, format: String, dotsPerInch: Double = 144
    ) throws(GraphvizError) -> Picture {
        try render(dot, engine: engine, format: format, dotsPerInch: dotsPerInch, maxPixels: maxPixels)
    }

    /// Loads what rendering needs, so that the first one is as fast as the others.
    static func prepare(engine: String, format: String) { gx_prepare(engine, format) }

    static func render(
        _ dot: String, engine: String, format: String, dotsPerInch: Double = 144, maxPixels: Double
    ) throws(GraphvizError) -> Picture {
        var picture = gx_picture()
        gx_render(dot, engine, format, dotsPerInch, maxPixels, &picture)
        defer { gx_release(&picture) }
        let messages = picture.messages.map { String(cString: $0) } ?? ""
        let lines = messages.split(separator: "\n").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
        let errors = lines.filter { $0.hasPrefix("Error") }
        guard picture.step == GX_DONE, errors.isEmpty, let bytes = picture.bytes else {
            let problem = (errors.isEmpty ? lines : errors).joined(separator: "; ")
            throw GraphvizError(
                step: step(picture.step), message: problem.isEmpty ? "Graphviz gives no reason" : problem)
        }
        let content = UnsafeRawBufferPointer(start: bytes, count: picture.length)
        return Picture(bytes: Array(content), width: picture.width, height: picture.height, warnings: lines)
    }

    // A picture of 60 megapixels takes 240 MB and some seconds.
    private static let maxPixels = 60_000_000.0

    private static func step(_ step: gx_step) -> GraphvizError.Step {
        switch step {
        case GX_PARSE: .parse
        case GX_LAYOUT: .layout
        default: .render
        }
    }
}
