/// A vocabulary in one block of bytes, just as it lies in memory.
///
/// Building the vocabulary takes most of the time of a short run. An image, written once when the program is built, is
/// mapped instead and read in place. It holds for the knowledge and the build of the program that it was made with, and
/// is no format for exchange: whatever differs, it is passed over and the vocabulary built.
public struct VocabularyImage: Sendable {
    /// Keeps the bytes where they are as long as it lives.
    let owner: any Sendable
    private let bytes: UnsafeSendableBytes
    private let program: UInt64

    /// Makes an image of bytes that stay unchanged as long as `owner` lives; nothing is read yet.
    ///
    /// - Parameters:
    ///   - bytes: begin at an address that 64 divides, as mapped files do.
    ///   - program: what tells this build of the program from others.
    public init(bytes: UnsafeRawBufferPointer, owner: any Sendable, program: UInt64) {
        self.bytes = UnsafeSendableBytes(buffer: bytes)
        self.owner = owner
        self.program = program
    }

    /// Whether it says of itself that this build of the program made it of this knowledge. The knowledge was found sound
    /// then, whether or not the image was damaged since.
    ///
    /// - Parameter fingerprint: of the knowledge; see ``KnowledgeFingerprint``.
    public func isMade(of fingerprint: UInt64) -> Bool {
        bytes.buffer.count >= Header.size && holds(bytes.buffer.loadUnaligned(as: Header.self), fingerprint)
    }

    private func holds(_ header: Header, _ fingerprint: UInt64) -> Bool {
        header.magic == Header.magic && header.layout == Header.layout && header.program == program
            && header.fingerprint == fingerprint
    }

    /// The vocabulary and its classes; nil if the image is damaged, or was made of other knowledge or by another build.
    ///
    /// - Parameter fingerprint: of the knowledge; see ``KnowledgeFingerprint``.
    func read(fingerprint: UInt64) -> (vocabulary: Vocabulary, classes: ClassTable)? {
        let bytes = bytes.buffer
        guard bytes.count >= Header.size, let start = bytes.baseAddress, Int(bitPattern: start) % Header.alignment == 0
        else { return nil }
        let header = bytes.loadUnaligned(as: Header.self)
        let body = UnsafeRawBufferPointer(rebasing: bytes[Header.size...])
        guard holds(header, fingerprint), header.checksum == KnowledgeFingerprint.of(body) else { return nil }

        func section<Element>(_ section: Section, of type: Element.Type) -> Frozen<Element>? {
            let size = Int(section.count).multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
            guard !size.overflow, section.start >= 0, section.count >= 0, section.start <= Int64(body.count),
                size.partialValue <= body.count - Int(section.start), Int(section.start) % Header.alignment == 0
            else { return nil }
            let base = body.baseAddress.unsafelyUnwrapped + Int(section.start)
            return Frozen(base: base.assumingMemoryBound(to: type), count: Int(section.count))
        }

        guard let ranks = section(header.ranks, of: UInt16.self),
            let roots = section(header.roots, of: WordTrie.Node.self),
            let slots = section(header.slots, of: WordTrie.Node.self),
            let costs = section(header.costs, of: Float.self),
            let kinds = section(header.kinds, of: ClassSet.self),
            let characterCosts = section(header.characterCosts, of: Float.self),
            let longWeights = section(header.longWeights, of: Vocabulary.LongWeight.self),
            let rowOfClass = section(header.rowOfClass, of: Int32.self),
            let names = section(header.names, of: UInt8.self)
        else { return nil }
        var classes = ClassTable()
        for name in UnsafeBufferPointer(start: names.base, count: names.count).split(separator: UInt8(ascii: "\n")) {
            guard classes.add(String(decoding: name, as: UTF8.self)) != nil else { return nil }
        }
        let vocabulary = Vocabulary(
            trie: WordTrie(ranks: ranks, roots: roots, slots: slots, costs: costs), kinds: kinds,
            weightedClasses: ClassSet(header.weightedHigh) << 64 | ClassSet(header.weightedLow),
            characterCosts: characterCosts, longWeights: longWeights, rowOfClass: rowOfClass)
        return (vocabulary, classes)
    }

    /// The bytes of an image.
    static func bytes(of vocabulary: Vocabulary, _ classes: ClassTable, fingerprint: UInt64, program: UInt64) -> [UInt8]
    {
        var body: [UInt8] = []
        func append<Element>(_ values: UnsafeBufferPointer<Element>) -> Section {
            let start = body.count
            body += UnsafeRawBufferPointer(values)
            while body.count % Header.alignment != 0 { body.append(0) }
            return Section(start: Int64(start), count: Int64(values.count))
        }
        func append<Element>(_ values: Frozen<Element>) -> Section {
            append(UnsafeBufferPointer(start: values.base, count: values.count))
        }

        var header = Header()
        (header.fingerprint, header.program) = (fingerprint, program)
        header.ranks = append(vocabulary.trie.ranks)
        header.roots = append(vocabulary.trie.roots)
        header.slots = append(vocabulary.trie.slots)
        header.costs = append(vocabulary.trie.costs)
        header.kinds = append(vocabulary.kinds)
        header.characterCosts = append(vocabulary.characterCosts)
        header.longWeights = append(vocabulary.longWeights)
        header.rowOfClass = append(vocabulary.rowOfClass)
        header.names = Array(classes.names.joined(separator: "\n").utf8).withUnsafeBufferPointer(append)
        header.weightedLow = UInt64(truncatingIfNeeded: vocabulary.weightedClasses)
        header.weightedHigh = UInt64(truncatingIfNeeded: vocabulary.weightedClasses >> 64)
        header.checksum = body.withUnsafeBytes(KnowledgeFingerprint.of)
        return withUnsafeBytes(of: header) { bytes in
            Array(bytes) + repeatElement(0, count: Header.size - bytes.count) + body
        }
    }
}

/// Where a table is in the body of an image, and how many elements it has.
private struct Section: BitwiseCopyable {
    var start: Int64 = 0
    var count: Int64 = 0
}

private struct Header: BitwiseCopyable {
    var magic = Self.magic
    var layout = Self.layout
    var program: UInt64 = 0
    var fingerprint: UInt64 = 0
    var checksum: UInt64 = 0
    var weightedLow: UInt64 = 0
    var weightedHigh: UInt64 = 0
    var ranks = Section()
    var roots = Section()
    var slots = Section()
    var costs = Section()
    var kinds = Section()
    var characterCosts = Section()
    var longWeights = Section()
    var rowOfClass = Section()
    var names = Section()

    /// Each table begins at a multiple of this, so that rows of a cache are not cut.
    static let alignment = 64
    static let size = (MemoryLayout<Header>.size + alignment - 1) / alignment * alignment
    /// `guanxiV1`, read as a number: so a machine of the other byte order does not know it.
    static let magic: UInt64 = 0x3156_6978_6E61_7567
    /// Changes with the size of what the tables hold.
    static let layout = [
        MemoryLayout<WordTrie.Node>.stride, MemoryLayout<ClassSet>.stride,
        MemoryLayout<Vocabulary.LongWeight>.stride, MemoryLayout<Header>.size,
    ].reduce(UInt64(0)) { $0 &* 1009 &+ UInt64($1) }
}

/// Bytes that nobody changes, which makes them safe to share.
private struct UnsafeSendableBytes: @unchecked Sendable {
    let buffer: UnsafeRawBufferPointer
}
