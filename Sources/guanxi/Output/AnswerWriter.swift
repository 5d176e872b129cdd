import ArgumentParser
import GraphExport
import GraphModel

/// How an answer is written.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, tsv, tree
}

/// Writes answers as tables, TSV, JSON or trees.
struct AnswerWriter {
    let format: AnswerFormat

    /// Writes an answer to standard output.
    func write(_ answer: Answer) throws { try write(StreamedAnswer(answer)) }

    /// Writes an answer to standard output while it is made.
    func write(_ answer: StreamedAnswer) throws {
        switch format {
        case .table: try writeTable(answer)
        case .tsv: try writeTabSeparated(answer)
        case .json: try writeJSON(answer)
        case .tree: try writeTree(answer.tree())
        }
    }

    private func writeTable(_ answer: StreamedAnswer) throws {
        let columns = answer.columns.indices.filter { answer.columns[$0].place == .everywhere }
        var table = TableWriter(columns: columns.map { answer.columns[$0] }, width: Terminal.width)
        try answer.rows { row in try table.add(columns.map { row[$0].shown }) }
        try table.finish()
    }

    private func writeTabSeparated(_ answer: StreamedAnswer) throws {
        let columns = answer.columns.indices.filter { answer.columns[$0].place != .json }
        func write(_ cells: [String]) throws {
            try StandardOutput.shared.write(cells.joined(separator: "\t") + "\n")
        }
        try write(columns.map { answer.columns[$0].name })
        try answer.rows { row in try write(columns.map { row[$0].text }) }
    }

    private func writeJSON(_ answer: StreamedAnswer) throws {
        try StandardOutput.shared.write("[")
        var separator = ""
        try answer.rows { row in
            var writer = JSONWriter(isSpaced: true)
            writer.object { writer in
                for (column, cell) in zip(answer.columns, row) { self.write(column.name, cell, &writer) }
            }
            try StandardOutput.shared.write(separator + "\n  ")
            try StandardOutput.shared.write(writer.bytes)
            separator = ","
        }
        try StandardOutput.shared.write(separator.isEmpty ? "]\n" : "\n]\n")
    }

    private func write(_ name: String, _ cell: Cell, _ writer: inout JSONWriter) {
        switch cell {
        case .none: break
        case .text(let text), .name(let text, _): writer.field(name, text)
        case .number(let number): writer.field(name, number)
        case .fraction(let fraction): writer.field(name, fraction)
        case .flag(let flag): writer.field(name, ifTrue: flag)
        case .list(let texts):
            writer.key(name)
            writer.array(of: texts) { $0.value($1) }
        case .evidence(let evidence):
            writer.key(name)
            writer.array(of: evidence) { GraphJSON.write(&$0, $1) }
        }
    }

    private func writeTree(_ branches: [Branch]) throws {
        let width = Terminal.width
        func write(_ branch: Branch, _ start: String, _ mark: String, _ below: String) throws {
            let label = DisplayText.printable(branch.label)
            // A long line goes on below, further in than its branches begin.
            let next = start + below + (branch.children.isEmpty ? "   " : "│  ")
            let room = width.map { max($0 - DisplayText.width(next), DisplayText.leastRoom) }
            let lines = room.map { DisplayText.folded(label, to: $0) } ?? [label]
            for (index, line) in lines.enumerated() {
                try StandardOutput.shared.write((index == 0 ? start + mark : next) + line + "\n")
            }
            for (index, child) in branch.children.enumerated() {
                let isLast = index == branch.children.count - 1
                try write(child, start + below, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ")
            }
        }
        for branch in branches { try write(branch, "", "", "") }
    }
}

extension GraphJSON {
    /// Writes one passage of evidence.
    static func write(_ writer: inout JSONWriter, _ evidence: Evidence) {
        writer.object { writer in
            writer.field("document", evidence.document)
            writer.field("article", evidence.article)
            writer.field("start", evidence.start)
            writer.field("end", evidence.end)
            writer.field("quote", ifPresent: evidence.quote)
            writer.field("rule", evidence.rule)
        }
    }
}
