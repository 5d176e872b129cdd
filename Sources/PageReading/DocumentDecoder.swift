/// Finds out how a document is encoded and decodes it.
///
/// A byte order mark decides, then strict validation as UTF-8; what is left is UTF-8 with a few faulty bytes where
/// far more sequences are right than wrong, and GB18030 otherwise.
struct DocumentDecoder {
    let document: String

    func decode(_ bytes: UnsafeBufferPointer<UInt8>, encoding: TextEncoding?) throws(PageError) -> DecodedText {
        guard !bytes.isEmpty else { throw .empty(document: document) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]), encoding == nil {
            throw .unsupportedEncoding(document: document, name: "UTF-16")
        }
        switch encoding {
        case .utf8: return try utf8(bytes)
        case .gb18030: return try gb18030(bytes)
        case nil:
            if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return try gb18030(bytes) }
            do throws(DecodingFailure) {
                return try valid(Self.withoutMark(bytes), encoding: .utf8, replacements: 0)
            } catch .binary(let offset) {
                throw binary(bytes, at: offset)
            } catch {
                return try Self.looksLikeUTF8(bytes) ? utf8(bytes) : gb18030(bytes)
            }
        }
    }

    /// Whether the sequences that are right outnumber the wrong ones clearly, a character cut at the end aside.
    static func looksLikeUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var right = 0
        var wrong = 0
        var index = 0
        while index < bytes.count {
            let (scalar, length) = UTF8Decoder.sequence(bytes, at: index)
            if scalar == nil {
                if index + length < bytes.count || length == 1 && bytes[index] < 0xC2 { wrong += 1 }
            } else if length > 1 {
                right += 1
            }
            index += length
        }
        return right > 0 && wrong * 4 <= right
    }

    private func utf8(_ bytes: UnsafeBufferPointer<UInt8>) throws(PageError) -> DecodedText {
        do throws(DecodingFailure) {
            return try valid(Self.withoutMark(bytes), encoding: .utf8, replacements: 0)
        } catch .binary(let offset) {
            throw binary(bytes, at: offset)
        } catch {
            let (repaired, replacements) = Self.repair(bytes)
            return try whole(repaired, encoding: .utf8, replacements: replacements)
        }
    }

    private func gb18030(_ bytes: UnsafeBufferPointer<UInt8>) throws(PageError) -> DecodedText {
        guard let (converted, replacements) = GB18030.utf8(bytes) else {
            throw .unsupportedEncoding(document: document, name: "GB18030")
        }
        return try whole(converted, encoding: .gb18030, replacements: replacements)
    }

    private func whole(
        _ bytes: ContiguousArray<UInt8>, encoding: TextEncoding, replacements: Int
    ) throws(PageError) -> DecodedText {
        try bytes.withUnsafeBufferPointer { (buffer) throws(PageError) -> DecodedText in
            do throws(DecodingFailure) {
                return try valid(Self.withoutMark(buffer), encoding: encoding, replacements: replacements)
            } catch {
                switch error {
                case .binary(let offset), .malformed(let offset): throw binary(buffer, at: offset)
                }
            }
        }
    }

    private func valid(
        _ bytes: UnsafeBufferPointer<UInt8>, encoding: TextEncoding, replacements: Int
    ) throws(DecodingFailure) -> DecodedText {
        let (units, marks) = try UTF8Decoder.decode(bytes)
        let text = ScalarIndexedText(bytes: ContiguousArray(bytes), marks: marks)
        return DecodedText(text: text, units: units, encoding: encoding, replacements: replacements)
    }

    private func binary(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> PageError {
        let line = bytes.prefix(offset).reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
        return .binary(document: document, line: line, byte: offset)
    }

    private static func withoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
    }

    private static func repair(_ bytes: UnsafeBufferPointer<UInt8>) -> (ContiguousArray<UInt8>, Int) {
        var repaired = ContiguousArray<UInt8>()
        repaired.reserveCapacity(bytes.count + 16)
        var replacements = 0
        var index = 0
        while index < bytes.count {
            let (scalar, length) = UTF8Decoder.sequence(bytes, at: index)
            if scalar == nil {
                repaired.append(contentsOf: [0xEF, 0xBF, 0xBD])
                replacements += 1
            } else {
                repaired.append(contentsOf: bytes[index..<index + length])
            }
            index += length
        }
        return (repaired, replacements)
    }
}
