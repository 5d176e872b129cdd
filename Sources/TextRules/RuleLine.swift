/// A line of a rule file where it lies in the file: text is made only of what is wanted as text.
struct RuleLine {
    let file: String
    /// Counted from 1.
    let number: Int
    /// The line without its end.
    let bytes: ArraySlice<UInt8>
    /// Where its first word is; empty in an empty line.
    let key: Range<Int>
    /// Where what stands behind the first word begins.
    let valueStart: Int

    init(file: String, number: Int, bytes: ArraySlice<UInt8>) {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        self.file = file
        self.number = number
        self.bytes = bytes
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = bytes[start...].firstIndex(where: isBlank) ?? bytes.endIndex
        key = start..<end
        valueStart = bytes[end...].firstIndex { !isBlank($0) } ?? bytes.endIndex
    }

    /// Whether it is more than a comment.
    var saysSomething: Bool { !key.isEmpty && bytes[key.lowerBound] != UInt8(ascii: "#") }

    /// Whether it stands inside a block.
    var isIndented: Bool { key.lowerBound > bytes.startIndex }

    /// The whole line.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The first word.
    var keyword: String { String(decoding: bytes[key], as: UTF8.self) }

    /// What stands behind the first word.
    var value: ArraySlice<UInt8> { bytes[valueStart...] }

    /// The words behind the first one.
    var words: [String] { value.parts(separatedBy: " ") }

    /// What is wrong at a byte of the line, or with what stands behind the first word.
    func error(_ problem: String, at place: Int? = nil) -> RuleError {
        let before = String(decoding: bytes[..<(place ?? valueStart)], as: UTF8.self)
        return RuleError(
            file: file, line: number, column: before.unicodeScalars.count + 1, problem: problem, text: text)
    }

    /// What is wrong with the first word.
    func errorAtKey(_ problem: String) -> RuleError { error(problem, at: key.lowerBound) }
}

extension ArraySlice<UInt8> {
    /// The lines without their line ends.
    var lines: [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = self
        withUnsafeBufferPointer { bytes in
            for place in bytes.indices where bytes[place] == UInt8(ascii: "\n") {
                let end = startIndex + place
                lines.append(rest[..<end].withoutReturn)
                rest = rest[(end + 1)...]
            }
        }
        return lines + [rest.withoutReturn]
    }

    private var withoutReturn: ArraySlice<UInt8> { last == UInt8(ascii: "\r") ? dropLast() : self }

    /// What stands between separators, of one byte; what is empty is left out.
    func parts(separatedBy separator: Unicode.Scalar) -> [String] {
        split(separator: UInt8(ascii: separator)).map { String(decoding: $0, as: UTF8.self) }
    }
}
