/// The block of a rule where it lies in its file: what only people ask for, its text and its examples, is read when they
/// do.
struct RuleBlock: Sendable {
    let file: String
    /// The first line in the file, from 1.
    let line: Int
    /// The whole file.
    private let contents: [UInt8]
    /// From the first line to the last one that says something.
    private var range: Range<Int>

    /// Makes the block of one line.
    init(_ line: RuleLine, of contents: [UInt8]) {
        file = line.file
        self.line = line.number
        self.contents = contents
        range = line.bytes.startIndex..<line.bytes.endIndex
    }

    /// Adds the lines up to this one.
    mutating func extend(to line: RuleLine) { range = range.lowerBound..<line.bytes.endIndex }

    /// The lines that say something.
    private var lines: [RuleLine] {
        contents[range].lines.enumerated().lazy
            .map { RuleLine(file: file, number: line + $0.offset, bytes: $0.element) }
            .filter(\.saysSomething)
    }

    /// The block as written, but for its comments.
    var source: String { lines.map(\.text).joined(separator: "\n") }

    /// The examples of a block that is sound: whoever reads a rule file for the first time checks them.
    var examples: [RuleExample] { lines.compactMap { try? RuleExample($0) } }
}

extension RuleExample {
    /// Reads a line of a block; nil if it is no example.
    init?(_ line: RuleLine) throws(RuleError) {
        switch line.keyword {
        case "yes": isPositive = true
        case "no": isPositive = false
        default: return nil
        }
        let parts = line.value.parts(separatedByArrow: " => ")
        expectations = parts.count > 1 ? parts[1].split(separator: UInt8(ascii: ",")).map(\.trimmed) : []
        guard parts.count <= 2, !isPositive || !expectations.isEmpty else {
            throw line.error("expected 'yes TEXT => WHAT, WHAT' or 'no TEXT'")
        }
        text = parts[0].trimmed
        self.line = line.number
        for expectation in expectations { try Self.check(expectation, line) }
    }

    /// Checks what stands behind a relation.
    private static func check(_ expectation: String, _ line: RuleLine) throws(RuleError) {
        var rest = Array(expectation.utf8)[...].parts(separatedBy: " ").dropFirst(3)
        for key in ["since", "until"] where rest.first == key {
            guard let date = rest.dropFirst().first, TextDate(iso: date) != nil else {
                throw line.error("expected a date such as 1990, 1990-05 or 1990-05-03 behind '\(key)'")
            }
            rest = rest.dropFirst(2)
        }
        if let word = rest.first {
            throw line.error("unexpected '\(word)': only 'since DATE' and 'until DATE' stand behind a relation")
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        let space = UInt8(ascii: " ")
        guard let start = firstIndex(where: { $0 != space }), let last = lastIndex(where: { $0 != space }) else {
            return ""
        }
        return String(decoding: self[start...last], as: UTF8.self)
    }

    fileprivate func parts(separatedByArrow arrow: String) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var rest = self
        while let start = rest.indices.first(where: { rest[$0...].starts(with: arrow.utf8) }) {
            parts.append(rest[..<start])
            rest = rest[(start + arrow.utf8.count)...]
        }
        return parts + [rest]
    }
}
