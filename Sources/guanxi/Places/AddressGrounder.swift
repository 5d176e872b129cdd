import Gazetteer
import GraphExport

/// Grounds a place name or an address in the gazetteer.
struct AddressGrounder {
    /// The most candidates to list; a name such as 和平村 has thousands.
    private static let maxCandidates = 20
    /// The longest name that is looked up, in scalars: longer than any in the tables.
    private static let longestName = 24
    /// The longest name that need not end as official names do.
    private static let longestShortName = 6
    /// What the names of divisions and countries end in.
    private static let endings = Set("省市区县旗州盟乡镇村道社木查岛国会".unicodeScalars.map { Array(String($0).utf8) })

    let gazetteer: Gazetteer

    /// Finds the division that a text names.
    func ground(_ text: String) -> GroundedPlace {
        let chain = names(in: text)
        var place = GroundedPlace(text: text)
        guard !chain.isEmpty else { return place }
        let grounding = gazetteer.ground(chain)
        func level(_ index: Int) -> Level { grounding.resolved[index].map(gazetteer.level) ?? .country }
        let resolved = chain.indices.filter { grounding.resolved[$0] != nil }
        let deepest = resolved.max { level($0) < level($1) }
        if let id = deepest.flatMap({ grounding.resolved[$0] }) {
            place.level = gazetteer.level(of: id)
            place.code = gazetteer.division(id).code
            for id in gazetteer.chain(of: id) {
                let part = gazetteer.division(id)
                place.names[part.level] = part.name
            }
        }
        let named = deepest ?? chain.indices.last { !grounding.candidates[$0].isEmpty }
        place.candidates = named.map { grounding.candidates[$0].prefix(Self.maxCandidates).map(fullName) } ?? []
        return place
    }

    /// The names of divisions in a text, the longest ones from the left.
    private func names(in text: String) -> [String] {
        // Bytes, since a string's own scalars are slow to count and cut.
        let bytes = Array(text.utf8)
        let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
        var names: [String] = []
        var index = 0
        while index < starts.count - 1 {
            // No name of the tables begins with a letter of another script.
            guard bytes[starts[index]] >= 0xE2, let (name, count) = longestName(bytes, starts[index...]) else {
                index += 1
                continue
            }
            names.append(name)
            index += count
        }
        // A single character alone may be a province: 冀.
        if names.isEmpty, starts.count == 2, isKnown(text) { names = [text] }
        return names
    }

    /// The longest name at the first of the starts of scalars, and how many
    /// scalars it has.
    private func longestName(_ bytes: [UInt8], _ starts: ArraySlice<Int>) -> (name: String, count: Int)? {
        let start = starts[starts.startIndex]
        for count in stride(from: min(Self.longestName, starts.count - 1), to: 1, by: -1) {
            let end = starts[starts.startIndex + count]
            if count > Self.longestShortName {
                let last = starts[starts.startIndex + count - 1]
                guard Self.endings.contains(Array(bytes[last..<end])) else { continue }
            }
            let name = String(decoding: bytes[start..<end], as: UTF8.self)
            if isKnown(name) { return (name, count) }
        }
        return nil
    }

    private func isKnown(_ name: String) -> Bool {
        !gazetteer.named(name).isEmpty || !gazetteer.renamed(name).isEmpty
    }

    private func fullName(_ id: Division.ID) -> String {
        gazetteer.chain(of: id).reversed().map { gazetteer.division($0).name }.joined()
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
    /// Its code; empty where it has none.
    var code = ""
    /// The full names of what the most specific name may be, the likeliest first.
    var candidates: [String] = []

    /// Writes the fields.
    func write(_ writer: inout JSONWriter) {
        for level in Level.allCases { writer.field(level.rawValue, ifPresent: names[level]) }
        writer.field("code", ifPresent: code.isEmpty ? nil : code)
        writer.field("level", ifPresent: level?.rawValue)
        writer.key("candidates")
        writer.array(of: candidates) { $0.value($1) }
    }
}
