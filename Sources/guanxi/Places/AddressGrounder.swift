import Gazetteer
import GraphExport

/// Grounds a place name or an address in the gazetteer.
struct AddressGrounder {
    /// The most candidates to list; a name such as 和平村 has thousands.
    private static let maxCandidates = 20
    /// The longest name that is looked up, in scalars: longer than any in the tables.
    private static let longestName = 24

    let gazetteer: Gazetteer

    /// Finds the division that a text names.
    func ground(_ text: String) -> GroundedPlace {
        let chain = names(in: text)
        var place = GroundedPlace(text: text)
        guard !chain.isEmpty else { return place }
        let grounding = gazetteer.ground(chain)
        let resolved = grounding.resolved.compactMap(\.self)
        if let deepest = resolved.max(by: { gazetteer.level(of: $0) < gazetteer.level(of: $1) }) {
            let division = gazetteer.division(deepest)
            place.level = division.level
            place.code = division.code
            for id in gazetteer.chain(of: deepest) {
                let part = gazetteer.division(id)
                place.names[part.level] = part.name
            }
        }
        let last = grounding.candidates.last { !$0.isEmpty } ?? []
        place.candidates = last.prefix(Self.maxCandidates).map(fullName)
        return place
    }

    /// The names of divisions in a text, the longest ones from the left.
    private func names(in text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var names: [String] = []
        var start = 0
        while start < scalars.count {
            guard let name = longestName(in: scalars, at: start) else {
                start += 1
                continue
            }
            names.append(name)
            start += name.unicodeScalars.count
        }
        // A single character alone may be a province: 冀.
        if names.isEmpty, scalars.count == 1, isKnown(text) { names = [text] }
        return names
    }

    private func longestName(in scalars: [Unicode.Scalar], at start: Int) -> String? {
        // No name of the tables begins with a letter of another script.
        guard scalars[start].value >= 0x2E80 else { return nil }
        var name = String(String.UnicodeScalarView(scalars[start..<min(start + Self.longestName, scalars.count)]))
        while name.unicodeScalars.count > 1 {
            if isKnown(name) { return name }
            name.unicodeScalars.removeLast()
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
