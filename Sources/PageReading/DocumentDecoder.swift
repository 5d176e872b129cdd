/// Finds out how a document is encoded and decodes it.
///
/// A byte order mark decides, then strict validation as UTF-8; what is left is UTF-8 with a few faulty bytes where
/// far more sequences are right than wrong, and GB18030 otherwise. Where a good part of it is no GB18030 either, it is no
/// text.
struct DocumentDecoder {
    /// How many faulty bytes are read over whatever the document's length.
    private static let toleratedFaults = 8

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
            } catch .binary {
                throw binary(bytes)
            } catch {
                guard !Self.looksLikeUTF8(bytes) else { return try utf8(bytes) }
                let text = try gb18030(bytes)
                if text.replacements > Self.toleratedFaults, text.replacements * 4 > text.units.count {
                    throw binary(bytes)
                }
                return text
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
        } catch .binary {
            throw binary(bytes)
        } catch {
            let (repaired, replacements) = Self.repair(Self.withoutMark(bytes))
            return try whole(repaired, of: bytes, encoding: .utf8, replacements: replacements)
        }
    }

    private func gb18030(_ bytes: UnsafeBufferPointer<UInt8>) throws(PageError) -> DecodedText {
        guard let (converted, replacements) = GB18030.utf8(bytes) else {
            throw .unsupportedEncoding(document: document, name: "GB18030")
        }
        return try whole(converted, of: bytes, encoding: .gb18030, replacements: replacements)
    }

    private func whole(
        _ converted: ContiguousArray<UInt8>, of bytes: UnsafeBufferPointer<UInt8>, encoding: TextEncoding,
        replacements: Int
    ) throws(PageError) -> DecodedText {
        try converted.withUnsafeBufferPointer { (buffer) throws(PageError) -> DecodedText in
            do throws(DecodingFailure) {
                return try valid(Self.withoutMark(buffer), encoding: encoding, replacements: replacements)
            } catch {
                throw binary(bytes)
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

    /// Says where the first byte is that belongs in no text; a control byte is one in either encoding.
    private func binary(_ bytes: UnsafeBufferPointer<UInt8>) -> PageError {
        let offset =
            bytes.firstIndex(of: 0) ?? bytes.firstIndex { $0 < 0x20 && UTF8Decoder.isControl($0) }
            ?? bytes.firstIndex { $0 >= 0x80 } ?? 0
        var line = 1
        for index in 0..<offset where Self.endsLine(bytes, index) { line += 1 }
        return .binary(document: document, line: line, byte: offset)
    }

    private static func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0x0A || bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
    }

    static func withoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
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
