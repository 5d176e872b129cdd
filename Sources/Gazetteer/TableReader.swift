/// Reads the rows of one table of text: tab-separated, with comments after `#` and empty lines left out.
struct TableReader {
    let file: String
    private let bytes: [UInt8]
    /// The fields of the row that was read last, as many as any table has.
    private var fields = InlineArray<5, Range<Int>>(repeating: 0..<0)
    private var fieldCount = 0
    private(set) var line = 0
    private var text = 0..<0
    private var position: Int

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
        position = bytes.starts(with: byteOrderMark) ? 3 : 0
    }

    /// Moves to the next row and returns whether there is one.
    mutating func next() -> Bool {
        while position < bytes.count {
            line += 1
            let start = position
            fieldCount = 0
            var fieldStart = start
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
                if bytes[position] == UInt8(ascii: "\t") {
                    append(fieldStart..<position)
                    fieldStart = position + 1
                }
                position += 1
            }
            let hasReturn = position > fieldStart && bytes[position - 1] == UInt8(ascii: "\r")
            text = start..<(hasReturn ? position - 1 : position)
            append(fieldStart..<text.upperBound)
            position += 1
            if !text.isEmpty, bytes[start] != UInt8(ascii: "#") { return true }
        }
        return false
    }

    private mutating func append(_ field: Range<Int>) {
        if fieldCount < fields.count { fields[fieldCount] = field }
        fieldCount += 1
    }

    /// Whether a field is empty or the row ends before it.
    func isEmpty(_ field: Int) -> Bool { range(field).isEmpty }

    /// The units of a field, none where the row ends before it.
    func units(_ field: Int) -> [UInt16] { units(range(field)) }

    /// The parts of a field between `|`, without the empty ones.
    func parts(_ field: Int) -> [[UInt16]] {
        guard !isEmpty(field) else { return [] }
        return bytes[range(field)].split(separator: UInt8(ascii: "|")).map { units($0.startIndex..<$0.endIndex) }
    }

    private func range(_ field: Int) -> Range<Int> {
        field < fieldCount ? fields[field] : text.upperBound..<text.upperBound
    }

    private func units(_ range: Range<Int>) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(range.count / 3 + 1)
        _ = transcode(
            bytes[range].makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false,
            into: { units.append($0) })
        return units
    }

    /// Returns the error that says what is wrong with the row.
    func error(_ problem: String) -> GazetteerError {
        GazetteerError(
            file: file, place: .line(line, text: String(decoding: bytes[text], as: UTF8.self)), problem: problem)
    }

    /// Checks how many fields the row has.
    func requireFields(_ count: ClosedRange<Int>, _ columns: String) throws(GazetteerError) {
        guard !count.contains(fieldCount) else { return }
        throw error("expected \(columns) with tabs between them, found \(fieldCount) columns")
    }
}
