/// How well graphs agree with gold files: counts for each kind of row.
///
///     let score = Score(of: graph, against: gold)
///     score.counts["node Person"]?.recall
///
/// A node that the gazetteer alone brought in never costs precision, and
/// `partOf` is transitive.
public struct Score: Sendable {
    /// The counts of one kind of row.
    public struct Counts: Hashable, Sendable {
        /// How many rows were found.
        public var found = 0
        /// How many rows there are.
        public var expected = 0
        /// How many of the graph's nodes or edges of this kind are in the gold.
        public var right = 0
        /// How many the graph has.
        public var said = 0

        /// Makes counts.
        public init(found: Int = 0, expected: Int = 0, right: Int = 0, said: Int = 0) {
            self.found = found
            self.expected = expected
            self.right = right
            self.said = said
        }

        /// The share of the rows that was found; 1 where there are none.
        public var recall: Double { expected == 0 ? 1 : Double(found) / Double(expected) }
        /// The share of what the graph has that is right; 1 where it has nothing.
        public var precision: Double { said == 0 ? 1 : Double(right) / Double(said) }
        /// The harmonic mean of precision and recall.
        public var f1: Double {
            let sum = precision + recall
            return sum == 0 ? 0 : 2 * precision * recall / sum
        }

        static func + (a: Counts, b: Counts) -> Counts {
            Counts(
                found: a.found + b.found, expected: a.expected + b.expected, right: a.right + b.right,
                said: a.said + b.said)
        }
    }

    /// Of the holdings that were found, how many the gold and the graph call former.
    public struct Former: Hashable, Sendable {
        /// Holdings that the gold calls former.
        public var wanted = 0
        /// Those of them that the graph calls former, too.
        public var wantedAndSaid = 0
        /// Holdings that the gold calls current.
        public var current = 0
        /// Those of them that the graph calls former.
        public var currentButSaid = 0
    }

    /// A row that the graph does not satisfy, or a thing of the graph that
    /// no row has.
    public struct Difference: Hashable, Sendable {
        /// The gold file's name.
        public var gold: String
        /// The kind of row, as in ``Score/counts``.
        public var label: String
        /// The row's columns; for a thing of the graph, its names.
        public var cells: [String]
    }

    /// The relations whose every edge between named nodes must be in the
    /// gold: others may be true without a row, such as a place's `partOf`.
    public static let exhaustiveRelations = [
        "locatedIn", "branchOf", "memberOf", "nativeOf", "studiedAt", "heldJointlyWith", "authored",
    ]

    /// The counts by kind of row, e.g. `node Person`, `edge holds`, `warn`.
    public var counts: [String: Counts] = [:]
    /// What holds of the former holdings.
    public var former = Former()
    /// The rows that the graph does not satisfy.
    public var missing: [Difference] = []
    /// The nodes and edges that no row has, of every kind.
    var unlisted: [Difference] = []
    /// The nodes and edges that no row has, of the kinds that the gold has.
    public var extra: [Difference] {
        let labels = Set(labels)
        return unlisted.filter { labels.contains($0.label) }
    }

    /// A score of nothing, to which others are added.
    public init() {}

    /// Compares a graph with a gold file.
    public init(of graph: Graph, against gold: GoldFile) {
        var scorer = Scorer(graph: graph, gold: gold)
        scorer.compare()
        self = scorer.score
    }

    /// Adds another document's score.
    public mutating func add(_ other: Score) {
        counts.merge(other.counts) { $0 + $1 }
        former.wanted += other.former.wanted
        former.wantedAndSaid += other.former.wantedAndSaid
        former.current += other.former.current
        former.currentButSaid += other.former.currentButSaid
        missing += other.missing
        unlisted += other.unlisted
    }

    /// Whether precision can be told for a kind of row.
    public static func hasPrecision(_ label: String) -> Bool {
        if label.hasPrefix("node ") || label == "edge holds" { return true }
        return exhaustiveRelations.contains { label == "edge \($0)" }
    }

    /// The kinds of row that some gold file has, sorted.
    public var labels: [String] { counts.filter { $0.value.expected > 0 }.keys.sorted() }

    /// The sum over all types of node that the gold has.
    public var allNodes: Counts { sum("node ") }
    /// The sum over all relations that the gold has; only its recall means anything.
    public var allEdges: Counts { sum("edge ") }

    private func sum(_ prefix: String) -> Counts {
        labels.filter { $0.hasPrefix(prefix) }.reduce(Counts()) { $0 + (counts[$1] ?? Counts()) }
    }
}
