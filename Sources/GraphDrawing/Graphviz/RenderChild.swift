import Glibc

/// The process that does the rendering for a ``Renderer``: DOT text on
/// standard input, the picture on standard output.
public enum RenderChild {
    /// Renders standard input and returns the exit code: 0, or 2 with the
    /// error on standard error.
    ///
    /// - Parameters:
    ///   - engine: the name of a layout engine.
    ///   - format: the name of an output format.
    ///   - dotsPerInch: how fine PNG is.
    ///   - isEarly: whether the input comes later, as an ``EarlyLayout`` gives it.
    public static func main(
        engine: String, format: String, dotsPerInch: Double = 144, isEarly: Bool = false
    ) -> Int32 {
        if isEarly {
            Graphviz.prepare(engine: engine, format: format)
            _ = read(ChildProcess.inputIsThere)
        }
        var last: Int32 = 0
        // Each graph's output goes out at once: when time runs out, what is done is not lost.
        for graph in graphs(in: read(STDIN_FILENO)) {
            let (output, messages, code) = render(graph, engine: engine, format: format, dotsPerInch: dotsPerInch)
            guard write(output, to: STDOUT_FILENO) else { return 2 }
            _ = write(Array(messages.utf8), to: STDERR_FILENO)
            last = max(last, code)
        }
        return last
    }

    /// The graphs of an input: each ends with a line that is `}` alone.
    static func graphs(in input: [UInt8]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var graph: [UInt8] = []
        for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            graph += line
            graph.append(UInt8(ascii: "\n"))
            if line.elementsEqual([UInt8(ascii: "}")]) {
                result.append(graph)
                graph = []
            }
        }
        let isBlank = graph.allSatisfy { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
        return isBlank && !result.isEmpty ? result : result + [graph]
    }

    /// The picture, what there is to say about it, and the exit code.
    static func render(
        _ input: [UInt8], engine: String, format: String, dotsPerInch: Double = 144
    ) -> (output: [UInt8], messages: String, code: Int32) {
        do throws(GraphvizError) {
            let picture = try Graphviz.render(
                String(decoding: input, as: UTF8.self), engine: engine, format: format, dotsPerInch: dotsPerInch)
            return (picture.bytes, picture.warnings.joined(separator: "\n"), 0)
        } catch {
            // Step and message in two lines, for the parent to read back.
            return ([], "\(error.step.rawValue)\n\(error.message)", 2)
        }
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var input: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return input }
            input += buffer[..<count]
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
