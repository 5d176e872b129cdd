/// One administrative division, or one country.
public struct Division: Identifiable, Hashable, Sendable {
    /// A handle to a division: good only for the gazetteer that gave it.
    ///
    /// Handles follow the order of the tree, in which everything inside a division follows it at once, but for villages,
    /// which come last. They change when the files do, so they do not belong in a file: keep the code or the names.
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        /// The row of the division, or from ``firstVillage`` on the number of a village.
        public let rawValue: Int32

        /// Where the villages begin.
        static let firstVillage: Int32 = 1 << 24

        /// Creates the handle of a row.
        public init(rawValue: Int32) {
            self.rawValue = rawValue
        }

        init(_ row: Int) {
            rawValue = Int32(truncatingIfNeeded: row)
        }

        init(village: Int) {
            rawValue = Self.firstVillage + Int32(truncatingIfNeeded: village)
        }

        var row: Int { Int(rawValue) }
        /// The number of a village; nothing for what is none.
        var village: Int? { isVillage ? Int(rawValue - Self.firstVillage) : nil }
        var isVillage: Bool { rawValue >= Self.firstVillage }

        /// Returns whether the first division comes before the second.
        public static func < (first: ID, second: ID) -> Bool {
            first.rawValue < second.rawValue
        }
    }

    /// The handle of the division.
    public let id: ID
    /// The official name, such as 阿拉善右旗; of a country the common name.
    public let name: String
    /// The other names of today, such as 阿右旗, in the order of the tables; the weak ones are left out.
    public let shortNames: [String]
    /// The level at which the division stands.
    public let level: Level
    /// The official code of six digits, or nothing where there is none, as below the county.
    public let code: String
    /// What the division lies in: nothing for a country.
    public let parent: ID?
}
