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
    func write(_ answer: Answer) throws {
        switch format {
        case .table: try StandardOutput.shared.write(table(answer))
        case .tsv: try StandardOutput.shared.write(tabSeparated(answer))
        case .json: try StandardOutput.shared.write(json(answer))
        case .tree: try StandardOutput.shared.write(tree(answer.tree))
        }
    }

    private func table(_ answer: Answer) -> String {
        let columns = answer.columns.indices.filter { answer.columns[$0].place == .everywhere }
        let lines = answer.rows.map { row in columns.map { row[$0].text } }
        let titles = columns.map { answer.columns[$0].name }
        let used = titles.indices.filter { column in lines.contains { !$0[column].isEmpty } }
        let widths = titles.indices.map { column in
            lines.reduce(DisplayText.width(titles[column])) { max($0, DisplayText.width($1[column])) }
        }
        func line(_ cells: [String]) -> String {
            let text = used.map { DisplayText.padded(cells[$0], to: widths[$0]) }.joined(separator: "  ")
            let trimmed = String(text.reversed().drop { $0 == " " }.reversed())
            return Terminal.width.map { DisplayText.shortened(trimmed, to: $0) } ?? trimmed
        }
        let head = Terminal.hasColour ? "\u{1B}[1m\(line(titles))\u{1B}[0m" : line(titles)
        return ([head] + lines.map(line)).map { $0 + "\n" }.joined()
    }

    private func tabSeparated(_ answer: Answer) -> String {
        let columns = answer.columns.indices.filter { answer.columns[$0].place != .json }
        let head = columns.map { answer.columns[$0].name }.joined(separator: "\t")
        return answer.rows.reduce(into: head + "\n") { text, row in
            text += columns.map { row[$0].text }.joined(separator: "\t") + "\n"
        }
    }

    private func json(_ answer: Answer) -> [UInt8] {
        var writer = JSONWriter(isSpaced: true)
        writer.array { writer in
            for row in answer.rows {
                writer.newLine(indentation: 2)
                writer.object { writer in
                    for (column, cell) in zip(answer.columns, row) { write(column.name, cell, &writer) }
                }
            }
            if !answer.rows.isEmpty { writer.closingLine() }
        }
        writer.closingLine()
        return writer.bytes
    }

    private func write(_ name: String, _ cell: Cell, _ writer: inout JSONWriter) {
        switch cell {
        case .none: break
        case .text(let text): writer.field(name, text)
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

    private func tree(_ branches: [Branch]) -> String {
        var text = ""
        func add(_ branch: Branch, _ indentation: String, _ mark: String, _ below: String) {
            let line = DisplayText.printable(indentation + mark + branch.label)
            text += (Terminal.width.map { DisplayText.shortened(line, to: $0) } ?? line) + "\n"
            for (index, child) in branch.children.enumerated() {
                let isLast = index == branch.children.count - 1
                add(child, indentation + below, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ")
            }
        }
        for branch in branches { add(branch, "", "", "") }
        return text
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
