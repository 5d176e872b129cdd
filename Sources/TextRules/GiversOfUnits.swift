/// For units that stand in texts of rules, the givers of those rules: few of
/// the 65,536 units have any.
struct GiversOfUnits: Sendable {
    /// What a unit says about givers.
    struct OfUnit: BitwiseCopyable {
        /// Those with a text that begins with the unit.
        var beginning: GiverSet = 0
        /// Those that ask for one of a few units anywhere, of which it is one.
        var asking: GiverSet = 0
    }

    /// The row of each unit; row 0 is empty.
    private let rows: Frozen<UInt8>
    private let givers: Frozen<OfUnit>

    @inline(__always)
    subscript(unit: UInt16) -> OfUnit { givers[Int(rows[Int(unit)])] }

    /// Collects the givers of each unit.
    struct Builder {
        private var rows = [UInt8](repeating: 0, count: 65_536)
        private var givers = [OfUnit()]

        /// Adds givers to those of a unit.
        mutating func add(_ unit: UInt16, beginning: GiverSet = 0, asking: GiverSet = 0) {
            if rows[Int(unit)] == 0 {
                // Units beyond the last row share it: then a few givers are asked in vain.
                if givers.count <= UInt8.max { givers.append(OfUnit()) }
                rows[Int(unit)] = UInt8(givers.count - 1)
            }
            givers[Int(rows[Int(unit)])].beginning |= beginning
            givers[Int(rows[Int(unit)])].asking |= asking
        }

        func build(in arena: Arena) -> GiversOfUnits {
            GiversOfUnits(rows: arena.freeze(rows), givers: arena.freeze(givers))
        }
    }
}
