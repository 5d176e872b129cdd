#if canImport(Glibc)
    import Glibc
#endif

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
    private static let largePage = 1 << 21

    /// Copies values into memory that stays until the arena goes.
    func freeze<Element: BitwiseCopyable>(_ values: [Element]) -> Frozen<Element> {
        freeze(count: values.count) { values[$0] }
    }

    /// Makes values in memory that stays until the arena goes.
    func freeze<Element: BitwiseCopyable>(count: Int, _ value: (Int) -> Element) -> Frozen<Element> {
        let size = max(1, count) * MemoryLayout<Element>.stride
        // Large tables lie on large pages where the system has them: few of
        // their places are near one another.
        let isLarge = size >= Self.largePage
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: size, alignment: isLarge ? Self.largePage : MemoryLayout<Element>.alignment)
        #if canImport(Glibc)
            if isLarge { madvise(memory, size, MADV_HUGEPAGE) }
        #endif
        let block = memory.bindMemory(to: Element.self, capacity: max(1, count))
        for index in 0..<count { (block + index).initialize(to: value(index)) }
        blocks.append(UnsafeMutableRawPointer(block))
        return Frozen(base: UnsafePointer(block), count: count)
    }

    deinit { for block in blocks { block.deallocate() } }
}
