/// A set of word classes and mention types, one bit each.
typealias ClassSet = UInt128

extension ClassSet {
    /// The set of the one class with this index.
    @inline(__always)
    static func bit(_ index: some BinaryInteger) -> ClassSet { ClassSet(1) << ClassSet(index) }

    /// The same bits in one of the processor's wide registers, of which it has enough for many sets at once.
    typealias Lanes = SIMD2<UInt64>

    @inline(__always) var lanes: Lanes { unsafeBitCast(self, to: Lanes.self) }

    @inline(__always)
    init(_ lanes: Lanes) { self = unsafeBitCast(lanes, to: ClassSet.self) }
}

/// Classes of words, looked up once.
public struct WordClasses: Sendable {
    let set: ClassSet
}

/// Gives each word class (a lexicon), mention type and character class its
/// bit.
struct ClassTable: Sendable {
    /// Classes of characters that the reader itself recognises.
    static let builtIn = ["Number", "Latin", "Punctuation", "Unknown"]
    private(set) var names: [String] = []
    private var indexes: [String: Int] = [:]

    init() { for name in Self.builtIn { _ = add(name) } }

    /// The bit of a class; nil when there is no room for another one.
    mutating func add(_ name: String) -> Int? {
        if let index = indexes[name] { return index }
        guard names.count < ClassSet.bitWidth else { return nil }
        indexes[name] = names.count
        names.append(name)
        return names.count - 1
    }

    func wordClasses(_ names: [String]) -> WordClasses { WordClasses(set: names.reduce(0) { $0 | set($1) }) }

    func index(_ name: String) -> Int? { indexes[name] }

    func set(_ name: String) -> ClassSet { indexes[name].map { ClassSet.bit($0) } ?? 0 }

    /// The names of the classes in a set, in the order of their bits.
    func names(in set: ClassSet) -> [String] {
        names.indices.filter { set >> ClassSet($0) & 1 != 0 }.map { names[$0] }
    }
}
