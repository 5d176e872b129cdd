/// The sequences of two or three Chinese characters in a text and how often each occurs.
///
/// Names of places, people and things are what two texts on one subject share and others lack. Sequences find them
/// without any word list.
struct Vocabulary {
    /// How much of a text is counted: enough for any article of a newspaper.
    static let limit = 4000

    private(set) var counts: [UInt64: Int] = [:]
    private let mask: UInt64
    private let length: Int

    /// Counts the sequences of `length` characters, up to four, in ranges of a document.
    init(_ ranges: some Sequence<Range<Int>>, of units: UnsafeBufferPointer<UInt16>, length: Int = 3) {
        self.length = length
        mask = (1 << (16 * UInt64(length))) - 1
        var left = Self.limit
        for range in ranges where left > 0 {
            let part = range.prefix(left)
            left -= part.count
            add(units[part])
        }
    }

    /// Counts the sequences of three characters in one piece of text.
    init(text: [UInt16]) {
        length = 3
        mask = (1 << 48) - 1
        add(text)
    }

    private mutating func add(_ text: some Sequence<UInt16>) {
        var key: UInt64 = 0
        var run = 0
        for unit in text {
            run = Unit.isHan(unit) ? run + 1 : 0
            key = (key << 16 | UInt64(unit)) & mask
            if run >= length { counts[key, default: 0] += 1 }
        }
    }

    /// How many sequences two texts share, measured by their sizes: 0 for none, 1 for the same text.
    func similarity(to other: Vocabulary) -> Double {
        let (small, large) = counts.count < other.counts.count ? (counts, other.counts) : (other.counts, counts)
        guard !small.isEmpty else { return 0 }
        let shared = small.keys.reduce(0) { large[$1] == nil ? $0 : $0 + 1 }
        return Double(shared) / (Double(small.count) * Double(large.count)).squareRoot()
    }
}
