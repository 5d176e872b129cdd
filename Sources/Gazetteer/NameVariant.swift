/// How texts write the names of villages otherwise than the tree, by their endings; a row of variants.tsv.
struct NameVariant: Sendable {
    /// When the variant may be taken.
    enum Kind: String, Sendable {
        /// Always: both endings name the same village.
        case same = ""
        /// Where the text says in which county or township it looks for the name.
        case chain
        /// What stands between two names of an address and says nothing.
        case filler
    }

    /// The ending in the text.
    let said: [UInt16]
    /// The ending in the tree.
    let known: [UInt16]
    let kind: Kind
}
