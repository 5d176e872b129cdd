/// Which rules of the phrase stages can change what names a text has: where
/// only names are asked for, the others need not run.
///
/// A rule can if it gives or vetoes a type of the schema, or a class that the
/// pattern of such a rule asks for.
struct NameRules {
    private var names: Set<String> = []

    /// - Parameters:
    ///   - stages: the rules of each phrase stage, in their order.
    ///   - entities: the classes that are types of the schema.
    init(_ stages: [[Rule]], entities: ClassSet) {
        // What counts so far: as a rule may serve one of its own stage, which
        // may run again, nothing but the absence of change ends the search.
        var wanted = entities
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for rule in stages.joined() where !names.contains(rule.name) && Self.changes(rule) & wanted != 0 {
                names.insert(rule.name)
                wanted |= rule.whole.classes
                hasChanged = true
            }
        }
    }

    func contains(_ rule: Rule) -> Bool { names.contains(rule.name) }

    /// The classes that a rule adds or takes away.
    private static func changes(_ rule: Rule) -> ClassSet {
        let marks = rule.marks.reduce(ClassSet(0)) { $0 | $1.set }
        switch rule.action {
        case .give(let type, _, _, _), .veto(let type): return marks | ClassSet.bit(type)
        default: return marks
        }
    }
}

extension Rule {
    /// All that the rule looks at, from left to right.
    var whole: Pattern { .sequence([after, match, before].compactMap(\.self)) }
}

extension Pattern {
    /// The classes that the pattern asks for or forbids.
    var classes: ClassSet {
        switch self {
        case .item(let any, let none): any | none
        case .capture(_, let inner), .repeated(let inner, _, _, _): inner.classes
        case .sequence(let parts), .choice(let parts): parts.reduce(0) { $0 | $1.classes }
        case .literal, .date, .any, .sentenceStart, .sentenceEnd: 0
        }
    }
}
