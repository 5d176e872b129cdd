/// What an address names.
public struct Address: Equatable, Sendable {
    /// The most specific division of which the address leaves no doubt.
    public var division: Division.ID?
    /// What its most specific name may stand for, the likeliest first; not all where there are very many. None where that
    /// is the division alone.
    public var candidates: [Division.ID] = []
    /// How sure the division is: 1 where the address gives its official name and no name that is at odds with it; 0.8
    /// where it calls it otherwise, as by a short or former name; 0.5 where it names something in it, or besides it, that
    /// several bear or that does not lie there; 0 without a division.
    public internal(set) var confidence = 0.0
    /// Where the address gives the division's official name, if that is all that it may mean.
    var exactName: Range<Int>?
}
