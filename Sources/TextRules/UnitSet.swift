/// About which units are in a text, filled anew for each: it may hold by chance what is not there, never the other way
/// round.
struct UnitSet: ~Copyable {
    private static let bits = 4096
    private var members = Scratch<UInt64>(capacity: bits / 64)

    init() { removeAll() }

    @inline(__always)
    func insert(_ unit: UInt16) {
        let bit = Int(unit) % Self.bits
        members[bit / 64] |= 1 << UInt64(bit % 64)
    }

    @inline(__always)
    func mayContain(_ unit: UInt16) -> Bool {
        let bit = Int(unit) % Self.bits
        return members[bit / 64] >> UInt64(bit % 64) & 1 != 0
    }

    mutating func removeAll() { members.reset(count: Self.bits / 64, to: 0) }
}
