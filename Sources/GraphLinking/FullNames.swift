import TextRules

/// The full names of organisations that have a short one of their own: 中共.
struct FullNames: Sendable {
    private var full: [String: String] = [:]

    /// Reads `full-names.txt`: a full name and its short ones a line.
    init(file: SourceFile) throws(RuleError) {
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            guard words.count > 1 else {
                throw RuleError(file: file.name, line: number, problem: "expected 'FULL SHORT…'", text: line)
            }
            for short in words.dropFirst() { full[short] = words[0] }
        }
    }

    /// The full name for a name that may be short.
    subscript(name: String) -> String { full[name] ?? name }
}
