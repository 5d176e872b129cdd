/// A name as the units of its UTF-16.
typealias Units = UnsafeBufferPointer<UInt16>

/// FNV-1a over the units of a name, with the high bits folded in, because only the low ones choose the slot.
///
/// It can be carried on from one prefix to the next. Scripts/gazetteer_tree.py computes the same.
struct NameHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(_ units: Units) {
        for unit in units { add(unit) }
    }

    @inline(__always)
    mutating func add(_ unit: UInt16) {
        state = (state ^ UInt64(unit)) &* 0x100_0000_01b3
    }

    @inline(__always)
    var value: UInt32 { UInt32(truncatingIfNeeded: state ^ (state >> 32)) }
}

/// Longer strings are no names.
let longestName = 64

/// Calls a function with the units of a string; not at all for one that is too long to be a name.
func withUnits<Result>(_ name: String, _ body: (Units) -> Result) -> Result? {
    var name = name
    return name.withUTF8 { utf8 -> Result? in
        guard utf8.count <= 3 * longestName else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(utf8.count, 1)) { buffer in
            var count = 0
            _ = transcode(
                utf8.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false,
                into: {
                    buffer[count] = $0
                    count += 1
                })
            return body(Units(rebasing: buffer[..<count]))
        }
    }
}
