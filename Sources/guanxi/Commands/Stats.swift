import ArgumentParser
import GraphStore

/// `guanxi stats`: what a graph holds, in numbers.
struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", _superCommandName: Guanxi.name,
        abstract: "Count what the graph holds: types, degrees, parts, central nodes, coverage.",
        discussion: """
            Central are the nodes on the greatest share of the shortest ways between others (betweenness, in \
            percent). In a large graph it is estimated from ways that begin at some nodes, spread evenly.

            Examples:
              guanxi stats
              guanxi stats --top 20 --format json
            """)

    @Option(help: ArgumentHelp("How many of the highest nodes to name.", valueName: "N"))
    var top = 10

    @OptionGroup var query: QueryOptions

    /// One line of the answer.
    private struct Line {
        var of: String
        var what: String
        var count: Cell
        var share: Cell = .none
        var id: String?
    }

    func validate() throws {
        if top < 0 { throw ValidationError("--top takes a number from 0, not \(top)") }
    }

    func run() throws {
        try query.ask { store in
            let statistics = try store.statistics(degrees: 0)
            guard statistics.documents > 0 else { throw NothingFound("\(store.path) holds no page") }
            let lines = counts(statistics) + measures(try store.structure(top: top))
            let columns = [Column("of"), Column("what"), Column("count"), Column("percent"), Column("id", .data)]
            let rows = lines.map { [.text($0.of), .text($0.what), $0.count, $0.share, Cell($0.id)] as [Cell] }
            var tree: [Branch] = []
            for line in lines {
                if tree.last?.label != line.of { tree.append(Branch(label: line.of)) }
                let share = line.share.text.isEmpty ? "" : "\(line.share.text)%"
                let values = [line.count.text, share].filter { !$0.isEmpty }.joined(separator: ", ")
                tree[tree.count - 1].children.append(Branch(label: "\(line.what): \(values)"))
            }
            try query.write(Answer(columns: columns, rows: rows, tree: tree))
        }
    }

    private func counts(_ statistics: StoreStatistics) -> [Line] {
        let total = [
            ("documents", statistics.documents), ("nodes", statistics.nodes.reduce(0) { $0 + $1.count }),
            ("edges", statistics.edges.reduce(0) { $0 + $1.count }), ("mentions", statistics.mentions),
            ("evidence", statistics.evidence), ("warnings", statistics.warnings),
            ("nodes of the gazetteer alone", statistics.inferredNodes),
        ]
        return total.map { Line(of: "total", what: $0.0, count: .number($0.1)) }
            + statistics.nodes.map { Line(of: "nodes", what: $0.type, count: .number($0.count)) }
            + statistics.edges.map { Line(of: "edges", what: $0.type, count: .number($0.count)) }
    }

    private func measures(_ structure: StoreStructure) -> [Line] {
        let nodes = structure.degrees.reduce(0) { $0 + $1.count }
        var lines = structure.highestDegrees.map {
            Line(of: "degree", what: "\($0.name) (\($0.type))", count: .number($0.degree), id: $0.id)
        }
        lines += structure.degrees.map { range in
            let (first, last) = (range.degrees.lowerBound, range.degrees.upperBound)
            return Line(
                of: "degrees", what: first == last ? "\(first)" : "\(first)-\(last)", count: .number(range.count),
                share: Self.percent(range.count, of: nodes))
        }
        lines += structure.central.map { node in
            Line(
                of: "central", what: "\(node.name) (\(node.type))", count: .none,
                share: Self.percent(node.betweenness), id: node.id)
        }
        if structure.pivots < nodes {
            lines.append(Line(of: "central", what: "estimated from nodes", count: .number(structure.pivots)))
        }
        lines.append(Line(of: "components", what: "all", count: .number(structure.components.count)))
        if let largest = structure.components.first {
            lines.append(
                Line(
                    of: "components", what: "nodes in the largest", count: .number(largest),
                    share: Self.percent(largest, of: nodes)))
        }
        let single = structure.components.count { $0 == 1 }
        lines.append(Line(of: "components", what: "nodes alone", count: .number(single)))
        return lines
            + structure.coverage.map { part in
                Line(
                    of: "coverage", what: part.what, count: .number(part.count),
                    share: Self.percent(part.count, of: part.total))
            }
    }

    private static func percent(_ part: Int, of whole: Int) -> Cell {
        whole == 0 ? .none : percent(Double(part) / Double(whole))
    }

    /// A share from 0 to 1 in percent, to a tenth or, if small, to three digits.
    private static func percent(_ share: Double) -> Cell {
        let percent = share * 100
        let scale = percent >= 1 || percent == 0 ? 10.0 : 1000
        return .fraction((percent * scale).rounded() / scale)
    }
}
