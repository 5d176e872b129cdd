/// One administrative division, or one country.
public struct Division: Identifiable, Hashable, Sendable {
    /// A handle to a division: good only for the gazetteer that gave it.
    ///
    /// Handles follow the order of the tables, in which everything inside a division follows it at once. They change
    /// when the tables do, so they do not belong in a file: keep the code or the names instead.
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        /// The row of the division.
        public let rawValue: Int32

        /// Creates the handle of a row.
        public init(rawValue: Int32) {
            self.rawValue = rawValue
        }

        init(_ row: Int) {
            rawValue = Int32(row)
        }

        var row: Int { Int(rawValue) }

        /// Returns whether the first division comes before the second in the tables.
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
    /// The official code of six, nine or twelve digits, or nothing where there is none.
    public let code: String
    /// What the division lies in: nothing for a country.
    public let parent: ID?
}
