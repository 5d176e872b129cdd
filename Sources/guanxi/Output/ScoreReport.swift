import Foundation
import GraphModel

/// Writes a score as a table or as JSON.
struct ScoreReport {
    let score: Score

    /// The table, then what was missed and what was made up.
    var table: String {
        var lines = [pad("what", 34) + pad("recall", -16) + pad("precision", -20) + pad("F1", -8)]
        for label in score.labels {
            let hasPrecision = Score.hasPrecision(label)
            lines.append(line(label, score.counts[label] ?? Score.Counts(), hasPrecision: hasPrecision))
        }
        lines.append(line("all nodes", score.allNodes, hasPrecision: true))
        lines.append(line("all edges", score.allEdges, hasPrecision: false))
        let former = score.former
        lines.append(
            "former (of the holdings found): \(former.wantedAndSaid)/\(former.wanted) marked former; "
                + "\(former.currentButSaid)/\(former.current) current ones wrongly so")
        lines += differences("missing", score.missing) + differences("extra", score.extra)
        return lines.map { $0 + "\n" }.joined()
    }

    private func line(_ label: String, _ counts: Score.Counts, hasPrecision: Bool) -> String {
        var text = pad(label, 34) + pad(String(counts.found), -6) + "/" + pad(String(counts.expected), 4)
        text += " " + ratio(counts.recall)
        guard hasPrecision else { return text }
        text += pad(String(counts.right), -9) + "/" + pad(String(counts.said), 5)
        return text + ratio(counts.precision) + pad(ratio(counts.f1), -8)
    }

    private func differences(_ what: String, _ differences: [Score.Difference]) -> [String] {
        differences.map { difference in
            (["\(what):", difference.gold, difference.label] + difference.cells).joined(separator: "\t")
        }
    }

    private func ratio(_ value: Double) -> String { String(format: "%5.3f", value) }

    /// Fills a text with spaces, before it where the width is negative.
    private func pad(_ text: String, _ width: Int) -> String {
        let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? spaces + text : text + spaces
    }

    // MARK: JSON

    private struct Row: Encodable {
        var what: String
        var found: Int
        var expected: Int
        var recall: Double
        var right: Int?
        var said: Int?
        var precision: Double?
        var f1: Double?

        init(_ what: String, _ counts: Score.Counts, hasPrecision: Bool) {
            (self.what, found, expected, recall) = (what, counts.found, counts.expected, counts.recall)
            guard hasPrecision else { return }
            (right, said, precision, f1) = (counts.right, counts.said, counts.precision, counts.f1)
        }
    }

    private struct Difference: Encodable {
        var gold: String
        var what: String
        var cells: [String]

        init(_ difference: Score.Difference) {
            (gold, what, cells) = (difference.gold, difference.label, difference.cells)
        }
    }

    private struct File: Encodable {
        var rows: [Row]
        var former: [String: Int]
        var missing: [Difference]
        var extra: [Difference]
    }

    /// The same as JSON.
    func json() throws -> [UInt8] {
        var rows = score.labels.map { label in
            Row(label, score.counts[label] ?? Score.Counts(), hasPrecision: Score.hasPrecision(label))
        }
        rows.append(Row("all nodes", score.allNodes, hasPrecision: true))
        rows.append(Row("all edges", score.allEdges, hasPrecision: false))
        let former = [
            "wanted": score.former.wanted, "wantedAndSaid": score.former.wantedAndSaid,
            "current": score.former.current, "currentButSaid": score.former.currentButSaid,
        ]
        let file = File(
            rows: rows, former: former, missing: score.missing.map(Difference.init),
            extra: score.extra.map(Difference.init))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(file)) + [0x0A]
    }
}
