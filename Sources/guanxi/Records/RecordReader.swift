import GraphExport

/// Reads one line and writes the one line that answers it.
enum RecordReader {
    /// Appends the answer to a record, or what is wrong with it.
    ///
    /// - Returns: whether it was a sound record.
    static func answer(
        _ line: UnsafeBufferPointer<UInt8>, number: Int, _ answerer: inout any RecordAnswerer,
        into output: inout [UInt8]
    ) -> Bool {
        var scanner = RecordScanner(line)
        let start = output.count
        do {
            let text = try scanner.scan()
            let id = answerer.usesID ? try name(scanner.id, line) : try checkedName(scanner.id, line)
            writeID(scanner.id, line, &output)
            try withText(text, line) { try answerer.answer($0, id: id, into: &output) }
            output.append("}\n")
            return true
        } catch {
            output.removeSubrange(start...)
            let problem = error as? RecordScanner.Problem
            let place = problem?.byte.map { "line \(number), byte \($0)" } ?? "line \(number)"
            writeID(scanner.id, line, &output)
            var writer = JSONWriter()
            writer.value("\(place): \(problem?.message ?? "\(error)")")
            output += ",\"error\":".utf8
            output += writer.bytes
            output += "}\n".utf8
            return false
        }
    }

    /// Begins the answer with the record's own id; `null` where it has none.
    private static func writeID(
        _ id: RecordScanner.Token?, _ line: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]
    ) {
        output.append("{\"id\":")
        switch id {
        case .number(let range): output += line[range]
        case .plain(let range), .escaped(let range):
            // As it came, where it is sound.
            if !isASCII(line, range), String(validating: line[range], as: UTF8.self) == nil {
                output += "null".utf8
                return
            }
            output.append(UInt8(ascii: "\""))
            output += line[range]
            output.append(UInt8(ascii: "\""))
        case .other, nil: output += "null".utf8
        }
    }

    /// Checks the id as if it were used, so that a line is sound or not whatever is asked of it.
    private static func checkedName(
        _ id: RecordScanner.Token?, _ line: UnsafeBufferPointer<UInt8>
    ) throws(RecordScanner.Problem) -> String {
        if case .plain(let range) = id, isASCII(line, range) { return "" }
        return try name(id, line)
    }

    private static func isASCII(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { line[$0] < 0x80 }
    }

    /// The id as the document's name.
    private static func name(
        _ id: RecordScanner.Token?, _ line: UnsafeBufferPointer<UInt8>
    ) throws(RecordScanner.Problem) -> String {
        var bytes: [UInt8] = []
        switch id {
        case .plain(let range), .number(let range): bytes = Array(line[range])
        case .escaped(let range): JSONText.unescape(UnsafeBufferPointer(rebasing: line[range]), into: &bytes)
        case .other, nil: break
        }
        guard let name = String(validating: bytes, as: UTF8.self) else {
            throw RecordScanner.Problem(message: "the field 'id' is not valid UTF-8", byte: nil)
        }
        return name
    }

    private static func withText(
        _ token: RecordScanner.Token, _ line: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        switch token {
        case .plain(let range): try body(UnsafeBufferPointer(rebasing: line[range]))
        case .escaped(let range):
            var text: [UInt8] = []
            JSONText.unescape(UnsafeBufferPointer(rebasing: line[range]), into: &text)
            try text.withUnsafeBufferPointer(body)
        case .number, .other: break
        }
    }
}
