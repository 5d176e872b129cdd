/// The search for all shortest ways between two nodes, from both ends at once.
///
/// A node is whatever a graph knows it by: its id, or the number of its row in
/// a database, which is several times as fast.
public struct ShortestWays {
    /// An edge as seen from one of its ends.
    public struct Arc<Key> {
        /// The node at the other end.
        public var to: Key
        /// The relation.
        public var relation: String
        /// Whether the edge goes out from this end.
        public var goesOut: Bool

        /// Makes an arc.
        public init(to: Key, relation: String, goesOut: Bool) {
            self.to = to
            self.relation = relation
            self.goesOut = goesOut
        }
    }

    /// An edge of a shortest way, in the direction of the way.
    public struct Step<Key> {
        /// The node that the step leaves.
        public var from: Key
        /// The node that it reaches.
        public var to: Key
        /// The relation.
        public var relation: String
        /// Whether the edge goes from `from` to `to`.
        public var goesOut: Bool
    }

    private let query: NeighbourQuery

    /// Makes a search along the edges that a query follows, no further than
    /// its depth, over nodes of its types.
    public init(_ query: NeighbourQuery) { self.query = query }

    /// The steps of all shortest ways between two different nodes, by the
    /// node that they leave; none where nothing connects the two.
    ///
    /// - Parameters:
    ///   - start: the node to start from.
    ///   - goal: the node to reach.
    ///   - arcs: all edges at a node.
    ///   - degree: how many those are.
    ///   - type: the type of a node.
    public func steps<Key: Hashable, Failure: Error>(
        from start: Key, to goal: Key, arcs: (Key) throws(Failure) -> [Arc<Key>],
        degree: (Key) throws(Failure) -> Int, type: (Key) throws(Failure) -> String?
    ) throws(Failure) -> [Key: [Step<Key>]] {
        var ahead = Side(from: start, isBackward: false)
        var back = Side(from: goal, isBackward: true)
        var meetings: [Key] = []
        while meetings.isEmpty {
            guard ahead.depth + back.depth < query.depth, !ahead.frontier.isEmpty, !back.frontier.isEmpty else {
                return [:]
            }
            // Whichever has fewer edges to look at: a node with many thousands
            // is mostly reached from the other side before it is its turn.
            if try ahead.work(degree) <= back.work(degree) {
                try ahead.advance(query, end: goal, arcs: arcs, type: type)
                meetings = ahead.frontier.filter { back.distance[$0] == back.depth }
            } else {
                try back.advance(query, end: start, arcs: arcs, type: type)
                meetings = back.frontier.filter { ahead.distance[$0] == ahead.depth }
            }
        }
        var steps: [Key: [Step<Key>]] = [:]
        ahead.collect(from: meetings, into: &steps)
        back.collect(from: meetings, into: &steps)
        return steps
    }

    /// One of the two searches: what it has reached, and by which edges.
    private struct Side<Key: Hashable> {
        let isBackward: Bool
        var depth = 0
        var frontier: [Key]
        var distance: [Key: Int]
        /// For each node reached, the steps between it and nodes one nearer to
        /// where the search began, turned so that they lead from start to goal.
        private var steps: [Key: [Step<Key>]] = [:]
        private var knownWork: Int?

        init(from key: Key, isBackward: Bool) {
            self.isBackward = isBackward
            frontier = [key]
            distance = [key: 0]
        }

        /// How many edges the next step looks at.
        mutating func work<Failure: Error>(_ degree: (Key) throws(Failure) -> Int) throws(Failure) -> Int {
            if let knownWork { return knownWork }
            var sum = 0
            for key in frontier { sum += try degree(key) }
            knownWork = sum
            return sum
        }

        /// Goes one edge further, everywhere.
        mutating func advance<Failure: Error>(
            _ query: NeighbourQuery, end: Key, arcs: (Key) throws(Failure) -> [Arc<Key>],
            type: (Key) throws(Failure) -> String?
        ) throws(Failure) {
            depth += 1
            var next: [Key] = []
            for from in frontier {
                for arc in try arcs(from) {
                    guard query.relations.isEmpty || query.relations.contains(arc.relation) else { continue }
                    let isAlong = arc.goesOut != isBackward
                    if isAlong ? query.direction == .in : query.direction == .out { continue }
                    if distance[arc.to] == nil {
                        if !query.types.isEmpty, arc.to != end {
                            guard let type = try type(arc.to), query.types.contains(type) else { continue }
                        }
                        distance[arc.to] = depth
                        next.append(arc.to)
                    }
                    guard distance[arc.to] == depth else { continue }
                    let step =
                        isBackward
                        ? Step(from: arc.to, to: from, relation: arc.relation, goesOut: !arc.goesOut)
                        : Step(from: from, to: arc.to, relation: arc.relation, goesOut: arc.goesOut)
                    steps[arc.to, default: []].append(step)
                }
            }
            frontier = next
            knownWork = nil
        }

        /// Adds the steps that lead from where the search began to these nodes,
        /// each under the node that it leaves.
        func collect(from meetings: [Key], into result: inout [Key: [Step<Key>]]) {
            var seen = Set(meetings)
            var pending = meetings
            while let key = pending.popLast() {
                for step in steps[key] ?? [] {
                    result[step.from, default: []].append(step)
                    let nearer = isBackward ? step.to : step.from
                    if seen.insert(nearer).inserted { pending.append(nearer) }
                }
            }
        }
    }
}
