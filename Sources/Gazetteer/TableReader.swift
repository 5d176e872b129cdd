/// Reads the rows of one table: tab-separated, with comments after `#` and empty lines left out.
struct TableReader {
    let file: String
    /// The fields of the row that was read last, as many as any table has.
    private var fields = InlineArray<5, Slice>(repeating: Slice(0..<0))
    private var fieldCount = 0
    private(set) var line = 0
    private var text = 0..<0
    private var position: Int
    private let end: Int

    init(file: String, range: Range<Int>) {
        self.file = file
        position = range.lowerBound
        end = range.upperBound
    }

    /// Moves to the next row and returns whether there is one.
    mutating func next(in bytes: [UInt8]) -> Bool {
        while position < end {
            line += 1
            let start = position
            fieldCount = 0
            var fieldStart = start
            while position < end, bytes[position] != UInt8(ascii: "\n") {
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

    /// Returns a field of the row, empty where the row ends before it.
    func field(_ index: Int) -> Slice {
        index < fieldCount ? fields[index] : Slice(text.upperBound..<text.upperBound)
    }

    private mutating func append(_ field: Range<Int>) {
        if fieldCount < fields.count { fields[fieldCount] = Slice(field) }
        fieldCount += 1
    }

    /// Returns the error that says what is wrong with the row.
    func error(_ problem: String, in bytes: [UInt8]) -> GazetteerError {
        GazetteerError(file: file, line: line, problem: problem, text: String(decoding: bytes[text], as: UTF8.self))
    }

    /// Checks how many fields the row has.
    func requireFields(_ count: ClosedRange<Int>, _ columns: String, in bytes: [UInt8]) throws(GazetteerError) {
        guard !count.contains(fieldCount) else { return }
        throw error("expected \(columns) with tabs between them, found \(fieldCount) columns", in: bytes)
    }
}
