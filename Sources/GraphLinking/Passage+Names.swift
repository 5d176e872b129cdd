import PageReading
import TextRules

extension Passage {
    /// The names that the layout of a page shows: those of writers and photographers, and those that a line of a list
    /// begins with.
    func namesShownByLayout(_ grammar: Grammar) -> KnownNames {
        units.withUnsafeBufferPointer { units in
            switch kind {
            case .byline, .credit: grammar.namesBetweenBlanks(in: units)
            case .paragraph: grammar.namesInListLine(units)
            default: KnownNames()
            }
        }
    }
}
