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
        let block = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
        values.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { block.initialize(from: base, count: source.count) }
        }
        blocks.append(UnsafeMutableRawPointer(block))
        return Frozen(base: UnsafePointer(block), count: values.count)
    }

    deinit { for block in blocks { block.deallocate() } }
}
