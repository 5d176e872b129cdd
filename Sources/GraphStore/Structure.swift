import GRDB
import GraphModel

/// How a graph hangs together, and how complete it is.
public struct StoreStructure: Hashable, Sendable {
    /// A node and a measure of it.
    public struct Ranked: Hashable, Sendable {
        /// The node's id.
        public let id: String
        /// The node's type.
        public let type: String
        /// The node's name.
        public let name: String
        /// How many edges connect it with others.
        public let degree: Int
        /// The share of all shortest ways between others on which it lies, from 0 to 1.
        public let betweenness: Double
    }

    /// A part of the things of one kind of which something is known.
    public struct Coverage: Hashable, Sendable {
        /// What is counted, e.g. `persons with a post`.
        public let what: String
        /// How many have it.
        public let count: Int
        /// Of how many.
        public let total: Int
    }

    /// A range of degrees and the number of nodes in it.
    public struct DegreeRange: Hashable, Sendable {
        /// The degrees.
        public let degrees: ClosedRange<Int>
        /// How many nodes have such a degree.
        public let count: Int
    }

    /// How many nodes have which degree: 0, 1, 2 to 3, 4 to 7 and so on.
    public let degrees: [DegreeRange]
    /// The sizes of the parts that no edge connects, the largest first.
    public let components: [Int]
    /// The nodes with the most edges, the highest first.
    public let highestDegrees: [Ranked]
    /// The nodes with the highest betweenness, the highest first.
    public let central: [Ranked]
    /// From how many nodes ways were looked at; where it is the number of all
    /// nodes, the betweenness is exact.
    public let pivots: Int
    /// How complete the graph is.
    public let coverage: [Coverage]
}

extension GraphStore {
    /// Measures how the graph hangs together.
    ///
    /// - Parameter top: how many of the nodes with the highest degree and betweenness to name.
    public func structure(top: Int = 10) throws(StoreError) -> StoreStructure {
        try read { database in
            let (nodes, structure) = try Self.load(database)
            let pivots = Self.pivots(structure)
            let betweenness = structure.betweenness(from: pivots)
            func highest<Value: Comparable & Numeric>(_ value: (Int) -> Value) -> [StoreStructure.Ranked] {
                // The nodes are sorted by id, which decides between equals.
                nodes.indices.filter { value($0) > 0 }.sorted { (value($1), $0) < (value($0), $1) }.prefix(top).map {
                    StoreStructure.Ranked(
                        id: nodes[$0].id, type: nodes[$0].type, name: nodes[$0].name, degree: structure.degree(of: $0),
                        betweenness: betweenness[$0])
                }
            }
            return StoreStructure(
                degrees: Self.degrees(structure), components: structure.components(),
                highestDegrees: highest(structure.degree), central: highest { betweenness[$0] },
                pivots: pivots.count, coverage: try Self.coverage(database))
        }
    }

    /// The nodes sorted by id, so that nothing depends on the order in which
    /// pages were added, and the edges between them.
    private static func load(
        _ database: Database
    ) throws -> (nodes: [(id: String, type: String, name: String)], structure: GraphStructure) {
        var nodes: [(id: String, type: String, name: String)] = []
        var numbers: [Int: Int32] = [:]
        let every = "SELECT key, id, coalesce(type, ''), coalesce(name, id) FROM node WHERE shown = key ORDER BY id"
        let forgotten = try Forgotten(database).nodes
        try SQLStatement(database, every).rows { row in
            if forgotten.contains(row.text(1)) { return }
            numbers[row.int(0)] = Int32(nodes.count)
            nodes.append((row.text(1), row.text(2), row.text(3)))
        }
        var edges: [(Int32, Int32)] = []
        // Edges that two rows are shown as are one.
        let select = "SELECT DISTINCT shown_source, type, shown_target FROM edge WHERE shown_source IS NOT NULL"
        try SQLStatement(database, select).rows { row in
            if let source = numbers[row.int(0)], let target = numbers[row.int(2)] { edges.append((source, target)) }
        }
        // One order of edges for one graph: sums of fractions depend on it.
        edges.sort { $0 < $1 }
        return (nodes, GraphStructure(count: nodes.count, edges: edges))
    }

    /// All nodes of a small graph; of a large one as many, spread evenly, as
    /// keep the work within a second or two.
    private static func pivots(_ structure: GraphStructure) -> [Int] {
        let work = (0..<structure.count).reduce(structure.count) { $0 + structure.degree(of: $1) }
        let wanted = min(structure.count, max(16, 40_000_000 / max(work, 1)))
        return (0..<wanted).map { $0 * structure.count / wanted }
    }

    private static func degrees(_ structure: GraphStructure) -> [StoreStructure.DegreeRange] {
        var counts: [Int: Int] = [:]
        for node in 0..<structure.count {
            let degree = structure.degree(of: node)
            counts[degree == 0 ? 0 : Int.bitWidth - degree.leadingZeroBitCount, default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map { power, count in
            let degrees = power == 0 ? 0...0 : (1 << (power - 1))...((1 << power) - 1)
            return StoreStructure.DegreeRange(degrees: degrees, count: count)
        }
    }

    private static func coverage(_ database: Database) throws -> [StoreStructure.Coverage] {
        try coverageQueries.map { what, count, total in
            func number(_ sql: String) throws -> Int { try SQLStatement(database, sql).first { $0.int(0) } ?? 0 }
            return StoreStructure.Coverage(what: what, count: try number(count), total: try number(total))
        }
    }
}

private let coverageQueries = [
    (
        "persons with a post",
        """
        SELECT count(*) FROM node n WHERE type = 'Person' AND shown = key
        AND EXISTS (SELECT 1 FROM edge WHERE shown_source = n.key AND type = 'holds')
        """, "SELECT count(*) FROM node WHERE type = 'Person' AND shown = key"
    ),
    (
        "posts with a holder",
        """
        SELECT count(*) FROM node n WHERE type = 'Position' AND shown = key
        AND EXISTS (SELECT 1 FROM edge WHERE shown_target = n.key AND type = 'holds')
        """, "SELECT count(*) FROM node WHERE type = 'Position' AND shown = key"
    ),
    (
        "posts with an organisation or place",
        """
        SELECT count(*) FROM node n WHERE type = 'Position' AND shown = key
        AND EXISTS (SELECT 1 FROM edge WHERE shown_source = n.key AND type = 'postIn')
        """, "SELECT count(*) FROM node WHERE type = 'Position' AND shown = key"
    ),
    (
        "places with a code", "SELECT count(*) FROM node WHERE type = 'Place' AND shown = key AND code IS NOT NULL",
        "SELECT count(*) FROM node WHERE type = 'Place' AND shown = key"
    ),
    (
        "edges with a quotation",
        """
        SELECT count(*) FROM edge e
        WHERE shown_source IS NOT NULL
        AND EXISTS (SELECT 1 FROM evidence WHERE edge = e.key AND quote IS NOT NULL)
        """, "SELECT count(*) FROM edge WHERE shown_source IS NOT NULL"
    ),
]
