/// One step of the best path through a text: a word, a run of digits or
/// letters, a mark, or a candidate that a rule of the names stage gave.
struct Token: Sendable {
    var start: Int32
    var end: Int32
    /// The classes of the word; none for a candidate.
    var classes: ClassSet
    /// The index in the lattice's candidates, or -1.
    var candidate: Int32
}

/// A reading of a range that a rule of the names stage proposes.
struct Candidate: Sendable {
    var start: Int32
    var end: Int32
    /// The number of the giver.
    var giver: Int32
    /// The next candidate that ends at the same place, or -1.
    var next: Int32 = -1
    /// The class index of its type.
    var type: Int32
    /// The index of the rule that gave it.
    var rule: Int32
    /// The rule that promoted it most, or -1.
    var promoter: Int32
    /// Infinite after a veto.
    var cost: Float
    /// The most that rules can take off its cost for what stands before it and what it begins with.
    var mostGain: Float
    /// Whether its context leaves no doubt, so that the same name elsewhere
    /// in the article counts too.
    var isCertain: Bool
}
