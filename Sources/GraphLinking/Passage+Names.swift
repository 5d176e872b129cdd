import PageReading
import TextRules

extension Passage {
    /// The names that the layout of a page shows: those of writers and photographers, also in brackets, and those that a
    /// line of a list begins with.
    func namesShownByLayout(_ grammar: Grammar) -> KnownNames {
        units.withUnsafeBufferPointer { units in
            switch kind {
            case .byline, .credit: return grammar.namesBetweenBlanks(in: units)
            case .paragraph:
                let names = grammar.namesInListLine(units)
                return names.isEmpty ? grammar.namesInBrackets(units) : names
            default: return KnownNames()
            }
        }
    }
}
