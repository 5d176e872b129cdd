/// A node as pages give it, before it is known which nodes are one.
public struct IdentityCandidate: Sendable {
    /// The id as pages give it.
    public let id: String
    /// The node's name.
    public let name: String
    /// The edges that go out from it; needed of people only.
    public let edges: [Edge]
    private let facts: PersonFacts?

    /// Makes a candidate.
    public init(id: String, name: String, edges: [Edge]) {
        self.id = id
        self.name = name
        self.edges = edges
        facts = nil
    }

    /// Makes a candidate of a person whose facts are gathered.
    package init(id: String, name: String, facts: PersonFacts?) {
        self.id = id
        self.name = name
        self.facts = facts
        edges = []
    }

    /// What is known of a person; nil of anything else.
    func facts(by rules: IdentityRules) -> PersonFacts? {
        facts ?? (isPerson ? PersonFacts(id: id, edges: edges, rules: rules) : nil)
    }

    private var isPerson: Bool { EntityID.isPerson(id) }

    /// Whether both are people of one name.
    func isNamesake(of other: IdentityCandidate) -> Bool { isPerson && other.isPerson && name == other.name }
}

/// Which nodes are one, and why.
public struct IdentityPartition: Hashable, Sendable {
    /// The id under which each node is shown, by its own.
    public var shownIDs: [String: String] = [:]
    /// What was decided about pairs of nodes that have something to do with each other, sorted.
    public var decisions: [IdentityDecision] = []

    /// Makes a partition.
    public init(shownIDs: [String: String] = [:], decisions: [IdentityDecision] = []) {
        self.shownIDs = shownIDs
        self.decisions = decisions
    }
}

/// Decides which nodes of one name are one.
///
/// The outcome depends on the nodes and rulings alone, never on the order in
/// which they became known: pairs are taken by how sure they are, then by id.
public struct IdentityResolver: Sendable {
    /// The words and weights.
    public let rules: IdentityRules

    /// Makes a resolver.
    public init(rules: IdentityRules) { self.rules = rules }

    /// What nodes that may be one have in common: people of one name, a body
    /// under all forms of its name; for a place or an article its id.
    public func group(ofID id: String, name: String) -> String {
        IdentityGroup.key(of: id, name: name, rules: rules)
    }

    /// Finds out which nodes are one.
    ///
    /// - Parameters:
    ///   - candidates: all nodes of one group, or of several that rulings join.
    ///   - rulings: what the user says, the latest last; those about other
    ///     nodes are passed over.
    public func partition(
        _ candidates: [IdentityCandidate], rulings: [IdentityRuling] = []
    ) -> IdentityPartition {
        let candidates = candidates.sorted { $0.id < $1.id }
        let (shown, decisions) = shown(candidates, rulings: rulings)
        return IdentityPartition(
            shownIDs: Dictionary(zip(candidates, shown).map { ($0.id, candidates[$1].id) }) { id, _ in id },
            decisions: decisions)
    }

    /// Finds out which nodes are one, of candidates that are sorted by id.
    ///
    /// - Returns: for each the number of the one under whose id it is shown,
    ///   and the decisions, sorted.
    package func shown(
        _ candidates: [IdentityCandidate], rulings: [IdentityRuling]
    ) -> (shown: [Int], decisions: [IdentityDecision]) {
        guard candidates.count > 1 else { return (Array(candidates.indices), []) }
        var clusters = Clusters(ids: candidates.map(\.id))
        let nodes = IdentityComparison(candidates, rules: rules)
        let numbers =
            rulings.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1.id, $0) })
        // The latest ruling counts where two contradict each other.
        for ruling in rulings.reversed() {
            guard let a = numbers[ruling.first], let b = numbers[ruling.second], a != b else { continue }
            if ruling.isSame {
                clusters.join(a, b, rules.reason("ruled-same"))
            } else {
                clusters.separate(a, b, rules.reason("ruled-different"))
            }
        }
        for pair in nodes.likelyPairs {
            let isForbidden = clusters.firstOfCrossPairs(pair.a, pair.b) { nodes.veto($0, $1) }
            if let isForbidden {
                clusters.refuse(pair.a, pair.b, isForbidden)
            } else {
                clusters.join(pair.a, pair.b, pair.reason)
            }
        }
        return (clusters.shown, clusters.sortedDecisions)
    }
}

/// Nodes in sets that are one node each.
private struct Clusters {
    /// Two nodes, whichever is named first.
    private struct Pair: Hashable {
        let low: Int
        let high: Int

        init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
    }

    private let ids: [String]
    private var members: [[Int]]
    private var cluster: [Int]
    private var apart: Set<Pair> = []
    private var refused: Set<Pair> = []
    private var decisions: [IdentityDecision] = []

    init(ids: [String]) {
        self.ids = ids
        members = ids.indices.map { [$0] }
        cluster = Array(ids.indices)
    }

    /// What is first found of all pairs of a member of one's cluster and a member of the other's.
    func firstOfCrossPairs<T>(_ a: Int, _ b: Int, _ find: (Int, Int) -> T?) -> T? {
        guard cluster[a] != cluster[b] else { return nil }
        for first in members[cluster[a]] {
            for second in members[cluster[b]] {
                if let found = find(first, second) { return found }
            }
        }
        return nil
    }

    /// Makes two clusters one, unless a ruling keeps them apart.
    mutating func join(_ a: Int, _ b: Int, _ reason: IdentityRules.Reason) {
        let (first, second) = (cluster[a], cluster[b])
        if first == second { return }
        if !apart.isEmpty, firstOfCrossPairs(a, b, { apart.contains(Pair($0, $1)) ? true : nil }) != nil { return }
        decisions.append(decision(a, b, true, reason))
        for member in members[second] { cluster[member] = first }
        members[first] += members[second]
        members[second] = []
    }

    /// Keeps two nodes apart, unless they are one by now.
    mutating func separate(_ a: Int, _ b: Int, _ reason: IdentityRules.Reason) {
        guard cluster[a] != cluster[b], apart.insert(Pair(a, b)).inserted else { return }
        refuse(a, b, reason)
    }

    /// Notes why two nodes are kept apart, unless that is known.
    mutating func refuse(_ a: Int, _ b: Int, _ reason: IdentityRules.Reason) {
        guard refused.insert(Pair(a, b)).inserted else { return }
        decisions.append(decision(a, b, false, reason))
    }

    private func decision(_ a: Int, _ b: Int, _ isSame: Bool, _ reason: IdentityRules.Reason) -> IdentityDecision {
        IdentityDecision(first: ids[a], second: ids[b], isSame: isSame, reason: reason.name, score: reason.score)
    }

    var sortedDecisions: [IdentityDecision] { decisions.sorted() }

    /// For each node the one of its cluster that gives it its id.
    var shown: [Int] {
        var shown = Array(ids.indices)
        for members in members where members.count > 1 {
            // The ids are sorted, so that of two numbers the smaller has the smaller id.
            let best = members.min { (Self.rank(ids[$0]), $0) < (Self.rank(ids[$1]), $1) }
            for member in members { shown[member] = best ?? member }
        }
        return shown
    }

    /// The better an id tells what it stands for, the smaller.
    private static func rank(_ id: String) -> Int {
        guard let entity = EntityID(id), !entity.anchor.isEmpty else { return 2 }
        return entity.region == nil ? 0 : 1
    }
}
