import Gazetteer
import TextRules

/// What a place linker works out once: shared by its copies, used by one
/// thread.
final class PlaceMemory {
    /// The places of the gazetteer asked for so far.
    var divisions: [Division.ID: LinkedPlace] = [:]
    /// Each place with those around it, by id.
    var chains: [String: [LinkedPlace]] = [:]
    /// The places named so far, by id.
    private(set) var byId: [String: LinkedPlace] = [:]
    /// Townships and villages by the first two characters of their names.
    private var byBeginning: [String: [LinkedPlace]] = [:]

    /// Villages, and townships where no village is called so, by their names without the word for one.
    private var placesByStem: [String: LinkedPlace] = [:]
    private let grammar: Grammar

    init(grammar: Grammar) { self.grammar = grammar }

    /// Adds a place that the document names.
    func remember(_ place: LinkedPlace) {
        guard byId[place.id] == nil else { return }
        byId[place.id] = place
        guard place.level == .township || place.level == .village, place.name.count > 2 else { return }
        if let length = grammar.stemOfSmallPlace(Array(place.name.utf16)) {
            let stem = String(place.name.prefix(length))
            if place.level == .village || placesByStem[stem] == nil { placesByStem[stem] = place }
        }
        byBeginning[String(place.name.prefix(2)), default: []].append(place)
    }

    /// The village or township that a name without the word for one stands for: 建昌营.
    func place(calledBy stem: String) -> LinkedPlace? { placesByStem[stem] }

    /// The township or village with whose name, without its last word,
    /// another name begins.
    func placeWithStem(of name: String) -> LinkedPlace? {
        let fitting = (byBeginning[String(name.prefix(2))] ?? []).filter { place in
            let stem = place.name.dropLast()
            return name.count > stem.count && name.hasPrefix(stem)
        }
        return fitting.min { ($0.name.count, $0.id) < ($1.name.count, $1.id) }
    }
}
