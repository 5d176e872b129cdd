import GraphModel

/// A format in which a graph can be written.
///
/// To add one, write a file with its writer beside this one, and its line in
/// ``GraphFormat/all``.
public struct GraphFormat: Sendable {
    /// What the command line calls it, e.g. `json`.
    public let name: String
    /// The extension of its files, without a dot.
    public let fileExtension: String
    /// What it is and what reads it, in half a line.
    public let summary: String
    /// The graph's text in UTF-8, the same on every run.
    public let write: @Sendable (Graph) -> [UInt8]

    /// Every format, in the order of a help text.
    public static let all = [
        GraphFormat(
            name: "json", fileExtension: "json", summary: "\(GraphJSON.formatName), one node or edge a line",
            write: GraphJSON.text),
        GraphFormat(
            name: "jsonl", fileExtension: "jsonl", summary: "\(GraphJSON.formatName) on a single line",
            write: { GraphJSON.record($0) + [UInt8(ascii: "\n")] }),
    ]

    /// The format of this name.
    public static func named(_ name: String) -> GraphFormat? { all.first { $0.name == name } }

    /// The format in which a file of this name is written, by its extension.
    public static func forFile(named name: String) -> GraphFormat? {
        let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return nil }
        return all.first { $0.fileExtension == last }
    }
}
