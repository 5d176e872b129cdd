import TextRules

/// The full names of organisations that have a short one of their own, 中共, and those that have listed ones as parts.
struct FullNames: Sendable {
    private var full: [String: String] = [:]
    private var wholes: [String] = []
    private var fullEnds: [String: String] = [:]

    /// Reads `full-names.txt`: a full name and its short ones a line, `@whole` and organisations, or `@end`, what stands
    /// behind a place in a full name, and in short ones.
    init(file: SourceFile) throws(RuleError) {
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            guard words.count > (words.first == "@end" ? 2 : 1) else {
                throw RuleError(
                    file: file.name, line: number,
                    problem: "expected 'FULL SHORT…', '@whole NAME…' or '@end FULL SHORT…'", text: line)
            }
            if words[0] == "@whole" {
                wholes += words.dropFirst()
                continue
            }
            if words[0] == "@end" {
                for short in words.dropFirst(2) { fullEnds[short] = words[1] }
                continue
            }
            for short in words.dropFirst() { full[short] = words[0] }
        }
    }

    /// The organisation of which one is a part whose name begins with its: 联合国 of 联合国安理会.
    func whole(of name: String) -> String? { wholes.first { name.count > $0.count + 1 && name.hasPrefix($0) } }

    /// What stands behind a place in a full name for what stands there in a short one: 第二中学 for 二中.
    func fullEnd(of short: String) -> String? { fullEnds[short] }

    /// The full name for a name that may be short.
    subscript(name: String) -> String { full[name] ?? name }
}
