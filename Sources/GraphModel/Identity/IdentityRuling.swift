/// What a user says about two nodes, whatever the texts suggest.
public struct IdentityRuling: Hashable, Sendable {
    /// Whether they are one.
    public var isSame: Bool
    /// The id of the one node, as pages alone give it or as it is shown.
    public var first: String
    /// The id of the other.
    public var second: String

    /// Makes a ruling.
    public init(isSame: Bool, first: String, second: String) {
        self.isSame = isSame
        self.first = first
        self.second = second
    }
}

/// Why two nodes of one name are one, or are not.
public struct IdentityDecision: Hashable, Comparable, Sendable {
    /// The id of the one, the smaller of the two.
    public let first: String
    /// The id of the other.
    public let second: String
    /// Whether they are taken for one.
    public let isSame: Bool
    /// The name of the reason in `identity.txt`.
    public let reason: String
    /// How sure the reason makes, from 0 to 1.
    public let score: Double

    /// Makes a decision.
    public init(first: String, second: String, isSame: Bool, reason: String, score: Double) {
        (self.first, self.second) = first < second ? (first, second) : (second, first)
        self.isSame = isSame
        self.reason = reason
        self.score = score
    }

    /// Sorts by the ids.
    public static func < (a: IdentityDecision, b: IdentityDecision) -> Bool {
        (a.first, a.second) < (b.first, b.second)
    }
}
