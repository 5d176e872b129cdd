/// The words of a lexicon for which no rule asks, only the program: it takes none of the few classes.
struct PlainList: Sendable {
    /// The line that says so.
    static let directive = "@plain"
    /// A larger file is never one; looking for the line would take time at every start.
    private static let largest = 4096

    private let words: Set<[UInt16]>
    /// The words of one unit.
    private let units: Set<UInt16>

    /// Reads a lexicon; nil if it is none of these.
    init?(_ file: SourceFile) {
        guard Self.isPlain(file) else { return nil }
        let lines = file.entries.map(\.text).filter { !$0.hasPrefix("@") }
        words = Set(lines.flatMap { $0.split(separator: " ").map { Array($0.utf16) } })
        units = Set(words.lazy.filter { $0.count == 1 }.map { $0[0] })
    }

    /// Whether a unit alone is one of the words.
    func holds(_ unit: UInt16) -> Bool { units.contains(unit) }

    static func isPlain(_ file: SourceFile) -> Bool {
        file.count <= largest && file.name.hasSuffix(".txt") && file.lines.contains(directive)
    }

    /// Whether a name, or the last units of one, is one of the words.
    func holdsEnd(of name: [UInt16]) -> Bool { name.indices.contains { words.contains(Array(name[$0...])) } }

    /// Whether one of the words stands anywhere in a text.
    func stands(in text: ArraySlice<UInt16>) -> Bool {
        text.indices.contains { start in words.contains { text[start...].starts(with: $0) } }
    }
}
