/// What is wrong in a rule file, word list or stage list, and where.
///
/// Its description shows the line with a caret:
///
///     posts.rules:12:11: unknown type 'Titel'
///         match  <Titel> who:<Person>
///                 ^
public struct RuleError: Error, CustomStringConvertible, Sendable {
    /// The file's name.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1.
    public let column: Int
    /// What is wrong and what is expected.
    public let problem: String
    /// The line itself.
    public let text: String

    /// Makes an error at a place in a file.
    public init(file: String, line: Int, column: Int = 1, problem: String, text: String) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.text = text
    }

    /// File, line, column and problem; the line, if there is one, and a caret under the column.
    public var description: String {
        guard !text.isEmpty else { return "\(file):\(line):\(column): \(problem)" }
        let before = text.unicodeScalars.prefix(max(0, column - 1))
        // Han characters are two columns wide on a terminal.
        let pad = before.map { $0 == "\t" ? "\t" : $0.value >= 0x2E80 ? "  " : " " }.joined()
        return "\(file):\(line):\(column): \(problem)\n    \(text)\n    \(pad)^"
    }
}

/// A file of knowledge: its name relative to the knowledge folder, and its
/// bytes as UTF-8 text.
public struct SourceFile: Sendable {
    /// The name, e.g. `rules/posts.rules`.
    public let name: String
    /// The number of bytes.
    let count: Int
    private let read: @Sendable () -> [UInt8]

    /// The contents.
    public var bytes: [UInt8] { read() }

    /// Makes a source file.
    public init(name: String, bytes: [UInt8]) { self.init(name: name, count: bytes.count) { bytes } }

    /// Makes a source file whose bytes are copied from where they are whenever they are asked for: of most files none
    /// are where the words lie in an image.
    public init(name: String, count: Int, read: @escaping @Sendable () -> [UInt8]) {
        self.name = name
        self.count = count
        self.read = read
    }

    /// Makes a source file from text.
    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The lines without their line ends.
    public var lines: [String] {
        bytes[...].lines.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The lines that say something, neither empty nor a comment, with their numbers from 1.
    public var entries: [(number: Int, text: String)] {
        lines.enumerated().filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }
            .map { (number: $0.offset + 1, text: $0.element) }
    }

    /// The name of a lexicon, by which rules ask for its words; nil for other files.
    var lexiconName: String? {
        let parts = Array(name.utf8).split(separator: UInt8(ascii: "/"))
        guard parts.count == 2, parts[0].elementsEqual("lexicons".utf8) else { return nil }
        return parts[1].parts(separatedBy: ".").first
    }

    /// Whether a text stands anywhere in the file.
    func mentions(_ text: String) -> Bool { String(decoding: bytes, as: UTF8.self).contains(text) }
}
