/// What is wrong with one of the gazetteer's files, and where.
public struct GazetteerError: Error, Equatable, CustomStringConvertible {
    /// Where in a file something is wrong.
    public enum Place: Equatable, Sendable {
        /// A line of a text, from 1, and the line itself.
        case line(Int, text: String)
        /// A byte of a binary file, from 0.
        case byte(Int)
    }

    /// The name of the file.
    public let file: String
    /// Where in the file it is.
    public let place: Place
    /// What is wrong there.
    public let problem: String

    /// The place, the problem and the line or what to do, as a compiler prints them.
    public var description: String {
        switch place {
        case .line(let line, let text): "\(file):\(line): \(problem)\n    \(text)"
        case .byte(let byte):
            "\(file): byte \(byte): \(problem)\n    make the file again with Scripts/make_gazetteer.py, or leave it out "
                + "of the knowledge folder"
        }
    }
}
