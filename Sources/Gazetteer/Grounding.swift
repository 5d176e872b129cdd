/// What a chain of place names stands for.
public struct Grounding: Equatable, Sendable {
    /// The division of each name of the chain, or nothing where the evidence settles on none.
    public let resolved: [Division.ID?]
    /// The first place where the chain contradicts the gazetteer.
    public let conflict: Conflict?
    /// For each name the divisions that fit the chain best, the resolved one first.
    public let candidates: [[Division.ID]]

    /// A name that lies elsewhere than the chain says.
    public struct Conflict: Equatable, Sendable {
        /// The position of the name in the chain.
        public let index: Int
        /// The name: 杭锦旗.
        public let name: String
        /// What the text puts it in: 巴彦淖尔市.
        public let said: Division.ID
        /// What the gazetteer puts it in, at the same level where there is one: 鄂尔多斯市. Nothing if the name has
        /// several bearers, and none of them lies where the text says.
        public let actual: Division.ID?
        /// Whether the division once lay where the text says.
        public let wasOnce: Bool
    }
}
