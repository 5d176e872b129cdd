/// Writes rows in aligned columns.
///
/// The first rows decide how wide the columns are; those that follow are
/// written as they come, so that a table of any length takes no more room. On
/// a terminal what is too wide is cut, and the sentences that say so go to lines
/// of their own where they would have no room in a column.
struct TableWriter {
    /// How many rows decide on the widths.
    private static let sampleCount = 1000
    /// A column is not cut to less.
    private static let narrowest = 8
    private static let gap = "  "
    private static let indentation = "    "

    private let columns: [Column]
    /// The columns of the terminal; nil where nothing need be cut.
    private let width: Int?
    private var sample: [[String]] = []
    private var layout: Layout?

    /// Which columns stand side by side and how wide, and which are below.
    private struct Layout {
        var beside: [Int]
        var widths: [Int]
        var below: [Int] = []
    }

    init(columns: [Column], width: Int?) {
        self.columns = columns
        self.width = width
    }

    /// Takes a row, a cell for each column.
    mutating func add(_ cells: [String]) throws {
        if let layout { return try write(cells, layout) }
        sample.append(cells)
        if sample.count == Self.sampleCount { try begin(isWhole: false) }
    }

    /// Writes what is left.
    mutating func finish() throws {
        if layout == nil { try begin(isWhole: true) }
    }

    private mutating func begin(isWhole: Bool) throws {
        // A column without a value is left out, if it is known to have none.
        let used = columns.indices.filter { column in !isWhole || sample.contains { !$0[column].isEmpty } }
        let layout = makeLayout(used)
        self.layout = layout
        let head = line(columns.map(\.name), layout)
        try StandardOutput.shared.write(Terminal.hasColour ? "\u{1B}[1m\(head)\u{1B}[0m\n" : head + "\n")
        for cells in sample { try write(cells, layout) }
        sample = []
    }

    private func makeLayout(_ used: [Int]) -> Layout {
        var widths = columns.indices.map { column in
            sample.reduce(DisplayText.width(columns[column].name)) { max($0, DisplayText.width($1[column])) }
        }
        guard let width else { return Layout(beside: used, widths: widths) }
        func excess(_ shown: [Int]) -> Int {
            shown.reduce(0) { $0 + widths[$1] } + Self.gap.count * (shown.count - 1) - width
        }
        func shrink(_ shown: [Int], to least: Int) {
            while excess(shown) > 0, let widest = shown.max(by: { widths[$0] < widths[$1] }), widths[widest] > least {
                widths[widest] -= 1
            }
        }
        guard let last = used.last, columns[last].mayGoBelow, excess(used) > 0 else {
            shrink(used, to: Self.narrowest)
            return Layout(beside: used, widths: widths)
        }
        let room = columns[last].mayBeCut ? widths[last] - excess(used) : 0
        if room >= DisplayText.leastRoom {
            widths[last] = room
            return Layout(beside: used, widths: widths)
        }
        let beside = used.filter { !columns[$0].mayGoBelow }
        shrink(beside, to: Self.narrowest)
        return Layout(beside: beside, widths: widths, below: used.filter { columns[$0].mayGoBelow })
    }

    private func write(_ cells: [String], _ layout: Layout) throws {
        try StandardOutput.shared.write(line(cells, layout) + "\n")
        let below = layout.below.map { cells[$0] }.filter { !$0.isEmpty }.joined(separator: ": ")
        guard let width, !below.isEmpty else { return }
        for line in DisplayText.folded(below, to: max(width - Self.indentation.count, DisplayText.leastRoom)) {
            try StandardOutput.shared.write(Self.indentation + line + "\n")
        }
    }

    private func line(_ cells: [String], _ layout: Layout) -> String {
        let text = layout.beside.map { column in
            let cell = width == nil ? cells[column] : DisplayText.shortened(cells[column], to: layout.widths[column])
            return DisplayText.padded(cell, to: layout.widths[column])
        }.joined(separator: Self.gap)
        let trimmed = String(text.reversed().drop { $0 == " " }.reversed())
        return width.map { DisplayText.shortened(trimmed, to: $0) } ?? trimmed
    }
}
