import ArgumentParser
import GraphStore

/// `guanxi stats`: what a graph holds, in numbers.
struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count what the graph holds: types, degrees, coverage.",
        discussion: "Example: guanxi stats --format json")

    @OptionGroup var query: QueryOptions

    func run() throws {
        let store = try query.open()
        let statistics = try store.statistics()
        guard statistics.documents > 0 else { throw NothingFound("\(store.path) holds no page") }
        let sections: [(name: String, rows: [(String, Int)])] = [
            (
                "total",
                [
                    ("documents", statistics.documents), ("nodes", statistics.nodes.reduce(0) { $0 + $1.count }),
                    ("edges", statistics.edges.reduce(0) { $0 + $1.count }), ("mentions", statistics.mentions),
                    ("evidence", statistics.evidence), ("warnings", statistics.warnings),
                ]
            ),
            ("nodes", statistics.nodes.map { ($0.type, $0.count) }),
            ("edges", statistics.edges.map { ($0.type, $0.count) }),
            ("coverage", [("inferred", statistics.inferredNodes), ("with a code", statistics.codedNodes)]),
            ("degree", statistics.highestDegrees.map { ("\($0.name) (\($0.type))", $0.degree) }),
        ]
        let rows = sections.flatMap { section in
            section.rows.map { [.text(section.name), .text($0.0), .number($0.1)] as [Cell] }
        }
        let tree = sections.map { section in
            Branch(label: section.name, children: section.rows.map { Branch(label: "\($0.0): \($0.1)") })
        }
        try query.write(Answer(columns: [Column("of"), Column("what"), Column("count")], rows: rows, tree: tree))
    }
}
