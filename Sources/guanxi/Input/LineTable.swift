import PageReading

/// Where the lines of a page begin, in scalars.
struct LineTable {
    private var starts = [0]
    private let end: Int

    init(_ page: Page) {
        end = page.scalarCount
        var previous: Unicode.Scalar = " "
        for (offset, scalar) in page.text(0..<end).unicodeScalars.enumerated() {
            if previous == "\n" || previous == "\r" && scalar != "\n" { starts.append(offset) }
            previous = scalar
        }
    }

    /// The number of lines.
    var count: Int { starts.count }

    /// The line and column of a scalar, from 1.
    func position(of offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - starts[low] + 1)
    }

    /// The scalars of a line, or one of them; nil where there is no such line.
    func range(line: Int, column: Int?) -> Range<Int>? {
        guard (1...count).contains(line) else { return nil }
        let start = starts[line - 1]
        let next = line < count ? starts[line] : end
        guard let column else { return start..<next }
        let offset = min(start + column - 1, max(start, next - 1))
        return offset..<offset + 1
    }
}
