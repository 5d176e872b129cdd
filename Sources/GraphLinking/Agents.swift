import TextRules

/// Tells whether somebody is the one by whom the subject of a text is done to: 被镇党委书记李文杰请了回来.
struct Agents: Sendable {
    private let words: [[UInt16]]

    /// Reads `agents.txt`: words, separated by blanks or lines.
    init(file: SourceFile) {
        words = file.lines.filter { !$0.hasPrefix("#") }
            .flatMap { $0.split(separator: " ").map { Array($0.utf16) } }
    }

    /// Whether a clause up to the name, or up to the posts before it, begins with or holds such a word.
    func lead(to clause: ArraySlice<UInt16>) -> Bool {
        clause.indices.contains { start in words.contains { clause[start...].starts(with: $0) } }
    }
}
