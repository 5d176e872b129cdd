/// The sequences of two or three Chinese characters in a text and how often each occurs.
///
/// Names of places, people and things are what two texts on one subject share and others lack. Sequences find them
/// without any word list.
struct Vocabulary {
    /// How much of a text is counted: enough for any article of a newspaper.
    static let limit = 4000

    /// How often each sequence occurs.
    let table: CountTable

    /// Counts the sequences of `length` characters, two or three, in ranges of a document.
    init(_ ranges: [Range<Int>], of units: UnsafeBufferPointer<UInt16>, length: Int = 3) {
        var left = Self.limit
        var table = CountTable(capacity: min(left, ranges.reduce(0) { $0 + $1.count }))
        for range in ranges where left > 0 {
            let part = range.prefix(left)
            left -= part.count
            table.add(UnsafeBufferPointer(rebasing: units[part]), length: length)
        }
        self.table = table
    }

    /// How many sequences there are, each counted once.
    var count: Int { table.count }

    /// How often a sequence occurs.
    func count(of sequence: UInt64) -> Int { table.count(of: sequence) }
}
