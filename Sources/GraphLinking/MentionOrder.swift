/// Some mentions of a document in reading order, shorter ones before longer
/// ones at the same place: what was named before, what begins here.
struct MentionOrder {
    typealias Index = DocumentReading.Index

    /// How many mentions back a reference may reach: more than an article
    /// names, so that a document without articles takes no longer than many
    /// articles do.
    static let reach = 200

    /// The mentions in order.
    let sorted: [Index]
    private let positions: [TextPosition]
    private let articles: [Int]

    init(_ mentions: [Index], of document: DocumentReading) {
        let keyed = mentions.map { (at: document.position($0), length: document[$0].range.count, index: $0) }
            .sorted { ($0.at, $0.length, $0.index) < ($1.at, $1.length, $1.index) }
        sorted = keyed.map(\.index)
        positions = keyed.map(\.at)
        articles = sorted.map(document.article)
    }

    /// The mentions before a place, the latest first, as far as references
    /// reach.
    func before(_ position: TextPosition) -> ReversedCollection<ArraySlice<Index>> {
        let end = place(of: position)
        return sorted[max(0, end - Self.reach)..<end].reversed()
    }

    /// Those of one article before a place, the latest first.
    func before(_ position: TextPosition, inArticle article: Int) -> ReversedCollection<ArraySlice<Index>> {
        let end = place(of: position)
        var start = end
        while start > max(0, end - Self.reach), articles[start - 1] == article { start -= 1 }
        return sorted[start..<end].reversed()
    }

    /// The mentions from a place on, the next first, as far as references
    /// reach.
    func after(_ position: TextPosition) -> ArraySlice<Index> {
        let start = place(of: position)
        return sorted[start..<min(sorted.count, start + Self.reach)]
    }

    /// The mentions that begin just at a place, the shortest first.
    func beginning(at position: TextPosition) -> ArraySlice<Index> {
        let start = place(of: position)
        var end = start
        while end < sorted.count, positions[end] == position { end += 1 }
        return sorted[start..<end]
    }

    /// The number of mentions before a place.
    private func place(of position: TextPosition) -> Int {
        var low = 0
        var high = positions.count
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
