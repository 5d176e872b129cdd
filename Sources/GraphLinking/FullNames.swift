import TextRules

/// The full names of organisations that have a short one of their own, 中共, and those that have listed ones as parts.
struct FullNames: Sendable {
    private var full: [String: String] = [:]
    private var wholes: [String] = []

    /// Reads `full-names.txt`: a full name and its short ones a line, or `@whole` and organisations.
    init(file: SourceFile) throws(RuleError) {
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            guard words.count > 1 else {
                throw RuleError(
                    file: file.name, line: number, problem: "expected 'FULL SHORT…' or '@whole NAME…'", text: line)
            }
            if words[0] == "@whole" {
                wholes += words.dropFirst()
                continue
            }
            for short in words.dropFirst() { full[short] = words[0] }
        }
    }

    /// The organisation of which one is a part whose name begins with its: 联合国 of 联合国安理会.
    func whole(of name: String) -> String? { wholes.first { name.count > $0.count + 1 && name.hasPrefix($0) } }

    /// The full name for a name that may be short.
    subscript(name: String) -> String { full[name] ?? name }
}
