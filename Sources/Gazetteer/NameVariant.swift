/// How texts write the names of villages otherwise than the tree, by their endings; a row of variants.tsv.
struct NameVariant: Sendable {
    /// When the variant may be taken.
    enum Kind: String, Sendable {
        /// Always: both endings name the same village.
        case same = ""
        /// Where the text says in which county or township it looks for the name.
        case chain
    }

    /// The ending in the text.
    let said: [UInt16]
    /// The ending in the tree.
    let known: [UInt16]
    let kind: Kind
}

/// Words and characters that mean something in addresses; rows of variants.tsv too.
struct Marks: Sendable {
    /// What a row is.
    enum Kind: String {
        /// What stands between two names and says nothing.
        case filler
        /// What leads to an address.
        case lead
        /// What names of divisions end in.
        case ending
    }

    var fillers: [[UInt16]] = []
    var leads: [[UInt16]] = []
    var endings: Set<UInt16> = []

    mutating func add(_ kind: Kind, _ words: [UInt16]) {
        for word in words.split(separator: UInt16(UInt8(ascii: " "))) {
            switch kind {
            case .filler: fillers.append(Array(word))
            case .lead: leads.append(Array(word))
            case .ending: endings.formUnion(word)
            }
        }
    }
}
