import GraphModel

/// A value in an answer.
enum Cell {
    case none
    case text(String)
    /// The name of an entity, and how it is shown where others have that name, too.
    case name(String, shown: String)
    case number(Int)
    case fraction(Double)
    /// In tables the word `yes`, or nothing.
    case flag(Bool)
    case list([String])
    /// In tables the first quotation.
    case evidence([Evidence])

    init(_ text: String?) { self = text.map(Cell.text) ?? .none }

    /// The cell in a table.
    var shown: String {
        if case .name(_, let shown) = self { DisplayText.printable(shown) } else { text }
    }

    /// The cell in TSV.
    var text: String {
        switch self {
        case .none: ""
        case .text(let text), .name(let text, _): DisplayText.printable(text)
        case .number(let number): String(number)
        case .fraction(let fraction): String(fraction)
        case .flag(let flag): flag ? "yes" : ""
        case .list(let texts): DisplayText.printable(texts.joined(separator: "、"))
        case .evidence(let evidence): DisplayText.printable(evidence.lazy.compactMap(\.quote).first ?? "")
        }
    }
}

/// A column of an answer.
struct Column {
    /// Where a column is shown.
    enum Place {
        /// In every format.
        case everywhere
        /// In TSV and JSON.
        case data
        /// In JSON alone.
        case json
    }

    let name: String
    let place: Place
    /// Whether it gets lines of its own where the terminal is narrow: an id is
    /// there to be copied whole, and rule and sentence to be read.
    var mayGoBelow: Bool { name == "rule" || name == "quote" || name == "id" }
    /// Whether its beginning is enough where there is room for some of it.
    var mayBeCut: Bool { name != "id" }

    init(_ name: String, _ place: Place = .everywhere) {
        self.name = name
        self.place = place
    }
}

/// A line of an answer that is written as a tree.
struct Branch {
    var label: String
    var children: [Branch] = []
}

/// What a query found, ready for any format.
struct Answer {
    /// The columns of the rows.
    var columns: [Column]
    /// The rows, each with one cell for each column.
    var rows: [[Cell]]
    /// The same as a tree.
    var tree: [Branch]

    /// Makes an answer; without a tree, its rows stand one below the other.
    init(columns: [Column], rows: [[Cell]], tree: [Branch]? = nil) {
        self.columns = columns
        self.rows = rows
        self.tree = tree ?? Self.tree(columns, rows)
    }

    private static func tree(_ columns: [Column], _ rows: [[Cell]]) -> [Branch] {
        rows.map { row in
            let shown = zip(columns, row).filter { $0.0.place == .everywhere && !$0.1.text.isEmpty }
            let details = shown.dropFirst().map { Branch(label: "\($0.0.name): \($0.1.text)") }
            return Branch(label: shown.first?.1.text ?? "", children: details)
        }
    }
}

/// An answer that is made while it is written, so that a long one takes no
/// room; only what its format needs is made.
struct StreamedAnswer {
    /// Takes a row.
    typealias Sink = ([Cell]) throws -> Void

    /// The columns of the rows.
    var columns: [Column]
    /// Makes the rows, each with one cell for each column.
    var rows: (Sink) throws -> Void
    /// Makes the same as a tree.
    var tree: () throws -> [Branch]

    init(columns: [Column], rows: @escaping (Sink) throws -> Void, tree: @escaping () throws -> [Branch]) {
        self.columns = columns
        self.rows = rows
        self.tree = tree
    }

    init(_ answer: Answer) {
        self.init(columns: answer.columns) { sink in
            for row in answer.rows { try sink(row) }
        } tree: {
            answer.tree
        }
    }
}
