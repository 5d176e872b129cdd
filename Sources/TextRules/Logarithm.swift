#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension VocabularyBuilder {
    /// The natural logarithm.
    static func logarithm(_ value: Float) -> Float { logf(value) }
}
