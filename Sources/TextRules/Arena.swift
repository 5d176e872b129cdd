/// Plain values that never change, read without the checks of `Array` and
/// without reference counts; debug builds check bounds.
///
/// A view: it lives no longer than the ``Arena`` that made it. Everything that
/// is asked for each character of a text is kept like this.
struct Frozen<Element: BitwiseCopyable>: @unchecked Sendable {
    let base: UnsafePointer<Element>
    let count: Int

    @inline(__always)
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return base[index]
    }
}

/// Owns the memory of ``Frozen`` values; the grammar has one and keeps it as
/// long as it lives.
///
/// It is filled while the grammar is made, by one thread, and only read after.
final class Arena: @unchecked Sendable {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// Copies values into memory that stays until the arena goes.
    func freeze<Element: BitwiseCopyable>(_ values: [Element]) -> Frozen<Element> {
        freeze(count: values.count) { values[$0] }
    }

    /// Makes values in memory that stays until the arena goes.
    func freeze<Element: BitwiseCopyable>(count: Int, _ value: (Int) -> Element) -> Frozen<Element> {
        let block = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        for index in 0..<count { (block + index).initialize(to: value(index)) }
        blocks.append(UnsafeMutableRawPointer(block))
        return Frozen(base: UnsafePointer(block), count: count)
    }

    deinit { for block in blocks { block.deallocate() } }
}
