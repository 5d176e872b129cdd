import Testing

@testable import PageReading

/// Reads a page that a test gives as text.
func read(_ text: String) throws -> Page {
    try PageReader().read(bytes: Array(text.utf8), document: "test")
}

extension Page {
    /// The page in one line for each passage: `kind text`, with `|` where two pieces meet.
    var outline: [String] {
        articles.flatMap { article in
            [article.columnLabel, article.headline].compactMap { $0?.outline } + article.passages.map(\.outline)
        }
    }

    /// All passages, the titles included.
    var allPassages: [Passage] {
        articles.flatMap { [$0.columnLabel, $0.headline].compactMap { $0 } + $0.passages }
    }
}

extension Passage {
    var outline: String {
        let parts = pieces.map { foldedText($0.passageStart..<$0.passageStart + $0.count) }
        return "\(kind.rawValue) \(parts.joined(separator: "|"))"
    }
}

/// Checks that each piece of each passage is the folded text of the document at its place.
func expectTruePositions(_ page: Page, in text: String) {
    let scalars = Array(text.unicodeScalars)
    #expect(page.scalarCount == scalars.count)
    for passage in page.allPassages {
        #expect(passage.units.count == passage.pieces.reduce(0) { $0 + $1.count })
        #expect(!passage.units.contains(0x0A) && !passage.units.contains(0x0D))
        for piece in passage.pieces {
            let range = piece.documentStart..<piece.documentStart + piece.count
            let folded = scalars[range].map { $0.value > 0xFFFF ? 0xFFFD : Folding.table[Int($0.value)] }
            #expect(folded == Array(passage.units[piece.passageStart..<piece.passageStart + piece.count]))
            var slice = String.UnicodeScalarView()
            slice.append(contentsOf: scalars[range])
            #expect(page.text(range) == String(slice))
        }
    }
}

/// A layout and what it must be read as.
struct LayoutCase: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let outline: [String]

    init(_ name: String, _ text: String, _ outline: [String]) {
        self.name = name
        self.text = text
        self.outline = outline
    }

    var testDescription: String { name }
}
