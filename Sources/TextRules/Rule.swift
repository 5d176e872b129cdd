/// What a rule does when its pattern is found.
enum RuleAction: Sendable {
    /// A mention (or, of a type that the schema does not have, an inner
    /// phrase); its text is the whole match or the part with this name;
    /// with `each`, every part with that name is one; with `certain`, a name
    /// found so is looked for in the rest of the document, what a rule over
    /// phrases finds as a word.
    case give(type: Int, part: String?, each: Bool, certain: Bool = false)
    /// A candidate of the names stage is cheaper here.
    case promote(type: Int, by: Float, certain: Bool)
    /// A candidate of the names stage is dearer here.
    case demote(type: Int, by: Float)
    /// No candidate, no mention of this type here.
    case veto(type: Int)
    /// A general word made like this is no word.
    case drop
    /// Only marks and links.
    case none
}

/// A relation between two parts of a match.
struct RuleLink: Sendable {
    /// The source of a relation whose clause leaves its subject out.
    static let subject = "subject"
    /// The part's name; `it` is what the rule gives; `subject` is the person
    /// whom the text is about.
    var source: String
    var relation: String
    var target: String
    var former: Bool
    /// The parts that say since when and until when, if any.
    var since: String?
    var until: String?
}

/// One example inside a rule's block.
public struct RuleExample: Sendable {
    /// Whether it is a `yes`.
    public let isPositive: Bool
    /// The text to read.
    public let text: String
    /// What must (or must not) be found: `NAME`, `TYPE NAME` or
    /// `NAME relation NAME`, the last one with `since DATE` and `until DATE`
    /// behind it or not.
    public let expectations: [String]
    /// The line in the rule file, from 1.
    public let line: Int
}

/// A rule as its file gives it.
struct Rule: Sendable {
    var name: String
    var about: String
    var block: RuleBlock
    var file: String { block.file }
    var line: Int { block.line }
    var after: Pattern?
    var match: Pattern?
    var before: Pattern?
    /// Conditions on a candidate of the names stage, by key.
    var conditions: [(key: String, set: ClassSet)] = []
    var length: ClosedRange<Int>?
    var cost: Float = 0
    /// What each character costs that only must not be in some class.
    var costOfFreeCharacter = usualCostOfFreeCharacter
    static let usualCostOfFreeCharacter: Float = 2.5
    var action: RuleAction?
    var marks: [(part: String, set: ClassSet)] = []
    var links: [RuleLink] = []
}

/// What a rule can do to a reading.
public enum RuleEffect: Sendable {
    /// It gives mentions or links them.
    case finds
    /// It speaks for candidates of a type.
    case promotes(type: String)
    /// It speaks against candidates of a type, or forbids them.
    case hinders(type: String)
    /// It takes general words out, or finds or marks what only other rules see.
    case prepares
}

/// What the command line shows of a rule.
public struct RuleSummary: Sendable {
    /// The rule's name.
    public let name: String
    /// Its one-line comment.
    public let about: String
    /// The stage that it belongs to.
    public let stage: String
    /// Its file.
    public var file: String { block.file }
    /// Its first line in the file, from 1.
    public var line: Int { block.line }
    /// The whole block as written.
    public var source: String { block.source }
    /// What it does.
    public let effect: RuleEffect
    /// The examples of its block.
    public var examples: [RuleExample] { block.examples }
    let block: RuleBlock
}

extension Rule {
    /// What the rule does, its type by name.
    func effect(_ classes: ClassTable, entities: Set<String>) -> RuleEffect {
        switch action {
        case .promote(let type, _, _): .promotes(type: classes.names[type])
        case .demote(let type, _), .veto(let type): .hinders(type: classes.names[type])
        case .drop: .prepares
        case .give(let type, _, _, _): entities.contains(classes.names[type]) ? .finds : .prepares
        default: links.isEmpty ? .prepares : .finds
        }
    }
}
