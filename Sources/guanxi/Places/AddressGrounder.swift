import Gazetteer
import GraphExport

/// Grounds a place name or an address in the gazetteer.
struct AddressGrounder {
    let gazetteer: Gazetteer
    private var reader: AddressReader
    /// What has been written of the divisions above the villages, by their handles, and the bytes of it all.
    private var written: [Written]
    private var bytes: [UInt8] = []

    /// Where a division and what it lies in stand as answers have them: the fields of the levels, then the names one
    /// behind the other, then the field of the code.
    private struct Written {
        var start: Int32 = -1
        var names: Int32 = 0
        var code: Int32 = 0
        var end: Int32 = 0
    }

    init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        reader = AddressReader(gazetteer)
        written = Array(repeating: Written(), count: gazetteer.count)
    }

    /// Finds the division that a text names.
    mutating func ground(_ text: String) -> GroundedPlace {
        let address = reader.read(text)
        var place = GroundedPlace(text: text)
        if let id = address.division {
            place.level = gazetteer.level(of: id)
            place.code = gazetteer.code(of: id) ?? ""
            place.confidence = address.confidence
            for part in gazetteer.chain(of: id) { place.names[gazetteer.level(of: part)] = gazetteer.name(of: part) }
        }
        let candidates = address.candidates.isEmpty ? address.division.map { [$0] } ?? [] : address.candidates
        place.candidates = candidates.map { id in
            gazetteer.chain(of: id).reversed().map { gazetteer.name(of: $0) }.joined()
        }
        return place
    }

    // MARK: Records

    /// Appends the answer to a text, `,"province":"…",…`; returns false where it is not valid UTF-8.
    mutating func answer(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let address = reader.read(utf8: text) else { return false }
        if let id = address.division {
            appendFields(id, address, &output)
            output.append(contentsOf: Self.confidence)
            output.append(contentsOf: address.confidence.description.utf8)
        }
        output.append(contentsOf: Self.candidates)
        if address.candidates.isEmpty, let id = address.division {
            output.append(Self.quote)
            appendNames(id, address, &output)
            output.append(Self.quote)
        }
        for (index, id) in address.candidates.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append(Self.quote)
            appendNames(id, nil, &output)
            output.append(Self.quote)
        }
        output.append(UInt8(ascii: "]"))
        return true
    }

    private static let quote = UInt8(ascii: "\"")
    private static let candidates = Array(",\"candidates\":[".utf8)
    private static let confidence = Array(",\"confidence\":".utf8)
    private static let keys = Dictionary(
        uniqueKeysWithValues: Level.allCases.map { ($0, Array(",\"\($0.rawValue)\":\"".utf8)) })
    private static let village = Array(",\"village\":\"".utf8)
    private static let villageLevel = Array(",\"level\":\"village\"".utf8)

    private mutating func appendFields(_ id: Division.ID, _ address: Address, _ output: inout [UInt8]) {
        let level = gazetteer.level(of: id)
        guard level == .village, let parent = gazetteer.parent(of: id) else {
            let own = write(id)
            output.append(contentsOf: bytes[Int(own.start)..<Int(own.names)])
            output.append(contentsOf: bytes[Int(own.code)..<Int(own.end)])
            output.append(contentsOf: ",\"level\":\"\(level.rawValue)\"".utf8)
            return
        }
        let around = write(parent)
        output.append(contentsOf: bytes[Int(around.start)..<Int(around.names)])
        output.append(contentsOf: Self.village)
        appendName(address, &output)
        output.append(Self.quote)
        output.append(contentsOf: bytes[Int(around.code)..<Int(around.end)])
        output.append(contentsOf: Self.villageLevel)
    }

    /// Appends the names of a division and what it lies in.
    private mutating func appendNames(_ id: Division.ID, _ address: Address?, _ output: inout [UInt8]) {
        let parent = gazetteer.level(of: id) == .village ? gazetteer.parent(of: id) : nil
        let around = write(parent ?? id)
        output.append(contentsOf: bytes[Int(around.names)..<Int(around.code)])
        guard parent != nil else { return }
        if let address { appendName(address, &output) } else { gazetteer.appendName(of: id, to: &output) }
    }

    private func appendName(_ address: Address, _ output: inout [UInt8]) {
        reader.withName(of: address) { Gazetteer.append($0, to: &output) }
    }

    /// Writes a division, if it has not been written yet.
    private mutating func write(_ id: Division.ID) -> Written {
        let index = Int(id.rawValue)
        if written[index].start >= 0 { return written[index] }
        var new = Written()
        let chain = gazetteer.chain(of: id).reversed()
        new.start = Int32(bytes.count)
        for part in chain {
            bytes += Self.keys[gazetteer.level(of: part)] ?? []
            gazetteer.appendName(of: part, to: &bytes)
            bytes.append(Self.quote)
        }
        new.names = Int32(bytes.count)
        for part in chain { gazetteer.appendName(of: part, to: &bytes) }
        new.code = Int32(bytes.count)
        if let code = gazetteer.code(of: id) { bytes += ",\"code\":\"\(code)\"".utf8 }
        new.end = Int32(bytes.count)
        written[index] = new
        return new
    }
}

/// What a text was grounded to.
struct GroundedPlace {
    /// The text as given.
    let text: String
    /// The official names of the division and what it lies in.
    var names: [Level: String] = [:]
    /// The level of the division; nil where nothing was settled on.
    var level: Level?
    /// Its code, of a township or village that of its county; empty where there is none.
    var code = ""
    /// How sure the division is, from 0 to 1; see `Address.confidence`.
    var confidence = 0.0
    /// The full names of what the most specific name may be, the likeliest first.
    var candidates: [String] = []
}
