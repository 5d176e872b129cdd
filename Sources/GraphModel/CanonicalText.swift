import Foundation

/// Unicode has two spellings of some characters, e.g. U+F92C and U+90CE for
/// 郎. Swift takes them for equal, a byte by byte reader does not; so what
/// identifies a node, an edge or a warning is kept in one spelling (NFC), and
/// the order of merging cannot show.
extension String {
    /// The text in Unicode normalization form C.
    package var canonical: String { isPlainlyCanonical ? self : precomposedStringWithCanonicalMapping }

    /// Whether a look at the bytes is enough to know that the text is in
    /// form C: it has nothing but scalars below U+0300 and Han ideographs.
    private var isPlainlyCanonical: Bool {
        utf8.allSatisfy { $0 < 0xCC || (0xE4...0xE9).contains($0) }
    }
}

extension Node {
    /// The node with its texts in form C and its name not among its aliases.
    var canonical: Node {
        var node = self
        node.id = id.canonical
        node.type = type.canonical
        node.name = name.canonical
        node.aliases = Set(aliases.map(\.canonical))
        node.aliases.remove(node.name)
        node.role = role?.canonical
        node.level = level?.canonical
        node.code = code?.canonical
        return node
    }
}

extension Edge {
    /// The edge with its key in form C, and without what is no date.
    var canonical: Edge {
        func date(_ text: String?) -> String? {
            func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
            guard let text, let first = text.utf8.first, isDigit(first) else { return nil }
            return text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") } ? text : nil
        }
        var edge = self
        (edge.since, edge.until) = (date(since), date(until))
        (edge.firstSeen, edge.lastSeen, edge.formerSeen) = (date(firstSeen), date(lastSeen), date(formerSeen))
        edge.key = Key(source: key.source.canonical, type: key.type.canonical, target: key.target.canonical)
        return edge
    }
}

extension GraphWarning {
    /// The warning with its key in form C.
    var canonical: GraphWarning {
        GraphWarning(
            code: key.code.canonical, subject: key.subject.canonical, message: key.message.canonical,
            evidence: evidence)
    }
}
