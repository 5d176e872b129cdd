/// Writes characters that mean the same in one way, so that a word list needs each word only once.
///
/// One scalar gives one unit: positions stay.
enum Folding {
    static let lineFeed: UInt16 = 0x0A
    static let carriageReturn: UInt16 = 0x0D
    static let space: UInt16 = 0x20
    static let replacement: UInt16 = 0xFFFD

    /// The unit of each scalar of the basic plane.
    static let table: ContiguousArray<UInt16> = makeTable()

    private static let pairs: [(String, String)] = [
        (",;:?!()", "，；：？！（）"),
        ("｡､｢｣", "。、“”"),
        ("「」『』﹁﹂﹃﹄", "“”‘’“”‘’"),
        ("•・‧∙･⋅", "······"),
    ]

    private static func makeTable() -> ContiguousArray<UInt16> {
        var table = ContiguousArray<UInt16>(0...0xFFFF)
        for scalar in 0..<0x20 { table[scalar] = space }
        for scalar in 0x7F...0xA0 { table[scalar] = space }
        for scalar in 0x2000...0x200F { table[scalar] = space }
        for scalar in [0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF] { table[scalar] = space }
        for scalar in [0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029] { table[scalar] = lineFeed }
        table[0x0D] = carriageReturn
        for (wide, narrow) in [(0xFF10...0xFF19, 0x30), (0xFF21...0xFF3A, 0x41), (0xFF41...0xFF5A, 0x61)] {
            for scalar in wide { table[scalar] = UInt16(scalar - wide.lowerBound + narrow) }
        }
        for (written, read) in pairs {
            for (from, to) in zip(written.utf16, read.utf16) { table[Int(from)] = to }
        }
        return table
    }
}
