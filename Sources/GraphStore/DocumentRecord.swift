/// A document of a store: what was read, and in which state.
public struct DocumentRecord: Hashable, Sendable {
    /// The document's identifier, usually its path.
    public var id: String
    /// Anything that changes when the graph of the document may: a hash of
    /// its bytes, and the version of what read them.
    public var fingerprint: String
    /// The encoding in which it was read, e.g. `UTF-8`.
    public var encoding: String
    /// The date of the page, of ISO 8601, as exact as it is known.
    public var date: String?

    /// Makes a record.
    public init(id: String, fingerprint: String, encoding: String, date: String? = nil) {
        self.id = id
        self.fingerprint = fingerprint
        self.encoding = encoding
        self.date = date
    }
}

/// What adding a document did to a store.
public enum AddingOutcome: Sendable {
    /// The document is new.
    case added
    /// Its earlier contribution has given way to this one.
    case replaced
    /// It is there already with the same fingerprint; nothing was written.
    case unchanged
}
