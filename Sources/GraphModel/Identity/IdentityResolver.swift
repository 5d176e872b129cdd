/// A node as pages give it, before it is known which nodes are one.
public struct IdentityCandidate: Sendable {
    /// The id as pages give it.
    public let id: String
    /// The node's name.
    public let name: String
    /// The edges that go out from it; needed of people only.
    public let edges: [Edge]

    /// Makes a candidate.
    public init(id: String, name: String, edges: [Edge]) {
        self.id = id
        self.name = name
        self.edges = edges
    }
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
        guard candidates.count > 1 else {
            return IdentityPartition(shownIDs: Dictionary(candidates.map { ($0.id, $0.id) }) { id, _ in id })
        }
        let candidates = candidates.sorted { $0.id < $1.id }
        var clusters = Clusters(ids: candidates.map(\.id))
        let nodes = IdentityComparison(candidates, rules: rules)
        let numbers = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1.id, $0) })
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
            let isForbidden = clusters.crossPairs(pair.a, pair.b).lazy.compactMap { nodes.veto($0, $1) }.first
            if let isForbidden {
                clusters.refuse(pair.a, pair.b, isForbidden)
            } else {
                clusters.join(pair.a, pair.b, pair.reason)
            }
        }
        return clusters.partition
    }
}

/// Nodes in sets that are one node each.
private struct Clusters {
    private let ids: [String]
    private var members: [[Int]]
    private var cluster: [Int]
    private var apart: Set<[Int]> = []
    private var refused: Set<[Int]> = []
    private var decisions: [IdentityDecision] = []

    init(ids: [String]) {
        self.ids = ids
        members = ids.indices.map { [$0] }
        cluster = Array(ids.indices)
    }

    /// All pairs of a member of one's cluster and a member of the other's.
    func crossPairs(_ a: Int, _ b: Int) -> [(Int, Int)] {
        guard cluster[a] != cluster[b] else { return [] }
        return members[cluster[a]].flatMap { first in members[cluster[b]].map { (first, $0) } }
    }

    /// Makes two clusters one, unless a ruling keeps them apart.
    mutating func join(_ a: Int, _ b: Int, _ reason: IdentityRules.Reason) {
        let (first, second) = (cluster[a], cluster[b])
        if first == second { return }
        guard !crossPairs(a, b).contains(where: { apart.contains([min($0, $1), max($0, $1)]) }) else { return }
        decisions.append(decision(a, b, true, reason))
        for member in members[second] { cluster[member] = first }
        members[first] += members[second]
        members[second] = []
    }

    /// Keeps two nodes apart, unless they are one by now.
    mutating func separate(_ a: Int, _ b: Int, _ reason: IdentityRules.Reason) {
        guard cluster[a] != cluster[b], apart.insert([min(a, b), max(a, b)]).inserted else { return }
        refuse(a, b, reason)
    }

    /// Notes why two nodes are kept apart, unless that is known.
    mutating func refuse(_ a: Int, _ b: Int, _ reason: IdentityRules.Reason) {
        guard refused.insert([min(a, b), max(a, b)]).inserted else { return }
        decisions.append(decision(a, b, false, reason))
    }

    private func decision(_ a: Int, _ b: Int, _ isSame: Bool, _ reason: IdentityRules.Reason) -> IdentityDecision {
        IdentityDecision(first: ids[a], second: ids[b], isSame: isSame, reason: reason.name, score: reason.score)
    }

    var partition: IdentityPartition {
        var shown: [String: String] = [:]
        for members in members where !members.isEmpty {
            let names = members.map { ids[$0] }
            let best = names.min { (Self.rank($0), $0) < (Self.rank($1), $1) }
            for name in names { shown[name] = best }
        }
        return IdentityPartition(shownIDs: shown, decisions: decisions.sorted())
    }

    /// The better an id tells what it stands for, the smaller.
    private static func rank(_ id: String) -> Int {
        guard let entity = EntityID(id), !entity.anchor.isEmpty else { return 2 }
        return entity.region == nil ? 0 : 1
    }
}
