/// The entries of one table of readings, in order.
struct PinyinTable: Sequence, IteratorProtocol {
    private var lines: IndexingIterator<[String.SubSequence]>

    init(_ bytes: [UInt8]) {
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").makeIterator()
    }

    mutating func next() -> (syllables: [String], text: [Unicode.Scalar])? {
        while let line = lines.next() {
            guard !line.hasPrefix("#"), let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else { continue }
            let syllables = line[..<tab].split(separator: " ").map(String.init)
            return (syllables, Array(line[line.utf8.index(after: tab)...].unicodeScalars))
        }
        return nil
    }
}
