/// What an address names.
public struct Address: Equatable, Sendable {
    /// The most specific division of which the address leaves no doubt.
    public var division: Division.ID?
    /// What its most specific name may stand for, the likeliest first; not all where there are very many. None where that
    /// is the division alone.
    public var candidates: [Division.ID] = []
    /// Where the address gives the division's official name, if that is all that it may mean.
    var exactName: Range<Int>?
}
