/// A growing array of plain values that keeps its memory between texts.
///
/// Its elements are read and written without the checks of `Array`; debug
/// builds check bounds. Only for trivial types: nothing is deinitialised.
struct Scratch<Element>: ~Copyable {
    private(set) var base: UnsafeMutableBufferPointer<Element>
    private(set) var count = 0

    init(capacity: Int = 1024) {
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index < count)
            return base[index]
        }
        nonmutating set {
            assert(index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == base.count { grow(to: count + 1) }
        (base.baseAddress.unsafelyUnwrapped + count).initialize(to: element)
        count += 1
    }

    /// Appends an element that counts only where a condition holds: a branch that no processor foresees costs more than
    /// to write what the next one is written over.
    @inline(__always)
    mutating func append(_ element: Element, if isWanted: Bool) {
        if count == base.count { grow(to: count + 1) }
        (base.baseAddress.unsafelyUnwrapped + count).initialize(to: element)
        count &+= isWanted ? 1 : 0
    }

    mutating func removeAll() { count = 0 }

    mutating func removeFirst(_ number: Int) {
        let start = base.baseAddress.unsafelyUnwrapped
        start.update(from: start + number, count: count - number)
        count -= number
    }

    mutating func removeLast(keeping count: Int) { self.count = count }

    /// Empties it and fills it with `count` equal elements.
    mutating func reset(count: Int, to element: Element) {
        if count > base.count { grow(to: count) }
        base.baseAddress.unsafelyUnwrapped.initialize(repeating: element, count: count)
        self.count = count
    }

    /// Makes it `count` elements long, each of which is to be written before it is read.
    mutating func resize(count: Int) {
        if count > base.count { grow(to: count) }
        self.count = count
    }

    private mutating func grow(to needed: Int) {
        let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(needed, base.count * 2))
        if count > 0 {
            larger.baseAddress.unsafelyUnwrapped.moveInitialize(from: base.baseAddress.unsafelyUnwrapped, count: count)
        }
        base.deallocate()
        base = larger
    }
}
