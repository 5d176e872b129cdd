/// What is wrong with one of the gazetteer's tables, and where.
public struct GazetteerError: Error, Equatable, CustomStringConvertible {
    /// The name of the table's file.
    public let file: String
    /// The number of the line, from 1.
    public let line: Int
    /// What is wrong there.
    public let problem: String
    /// The line itself.
    public let text: String

    /// The place, the problem and the line, as a compiler prints them.
    public var description: String {
        "\(file):\(line): \(problem)\n    \(text)"
    }
}
