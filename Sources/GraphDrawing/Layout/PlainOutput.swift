/// Where Graphviz put nodes and edges: its output format `plain`, in points
/// and with y growing downwards.
struct PlainOutput: Sendable {
    /// The size of the layout.
    var size = Size(width: 0, height: 0)
    /// The centres of the nodes by name.
    var nodes: [String: Point] = [:]
    /// The ways of the edges, in the order of their ends' names and then of the output.
    var edges: [String: [Path]] = [:]

    /// The layouts in an output, complete ones only.
    static func layouts(in output: [UInt8]) -> [PlainOutput] {
        var result: [PlainOutput] = []
        var current: PlainOutput?
        for line in output.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            switch words.first {
            case "graph": current = PlainOutput(words)
            case "node": current?.readNode(words)
            case "edge": current?.readEdge(words)
            case "stop":
                if let current { result.append(current) }
                current = nil
            default: break
            }
        }
        return result
    }

    /// What joins the names of an edge's ends to its key.
    static func key(_ tail: String, _ head: String) -> String { "\(tail)>\(head)" }

    private init?(_ words: [String]) {
        guard words.count >= 4, let width = Double(words[2]), let height = Double(words[3]) else { return nil }
        size = Size(width: width * 72, height: height * 72)
    }

    private mutating func readNode(_ words: [String]) {
        guard words.count >= 4, let point = point(words[2], words[3]) else { return }
        nodes[words[1]] = point
    }

    private mutating func readEdge(_ words: [String]) {
        guard words.count >= 4, let count = Int(words[3]), count >= 4, words.count >= 4 + 2 * count else { return }
        let points = (0..<count).compactMap { point(words[4 + 2 * $0], words[5 + 2 * $0]) }
        guard points.count == count else { return }
        var path = Path(points[0])
        path.pieces = stride(from: 1, to: count - 2, by: 3).map { .curve(points[$0], points[$0 + 1], points[$0 + 2]) }
        edges[Self.key(words[1], words[2]), default: []].append(path)
    }

    private func point(_ x: String, _ y: String) -> Point? {
        guard let x = Double(x), let y = Double(y) else { return nil }
        return Point(x: x * 72, y: size.height - y * 72)
    }
}
