/// A set of units that is filled and emptied again for each text.
struct UnitSet: ~Copyable {
    private var bits = Scratch<UInt64>(capacity: 1024)
    private var members = Scratch<UInt16>(capacity: 256)

    init() { bits.reset(count: 1024, to: 0) }

    mutating func insert(_ unit: UInt16) {
        bits[Int(unit / 64)] |= 1 << UInt64(unit % 64)
        members.append(unit)
    }

    func contains(_ unit: UInt16) -> Bool { bits[Int(unit / 64)] & 1 << UInt64(unit % 64) != 0 }

    mutating func removeAll() {
        for index in 0..<members.count { bits[Int(members[index] / 64)] = 0 }
        members.removeAll()
    }
}
