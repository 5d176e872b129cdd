import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi same`: two entities are one.
struct Same: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "same",
        abstract: "Say that two entities are one, whatever the pages suggest.",
        discussion: """
            It holds for pages added later, too, until 'guanxi undo'. Where a name fits several entities, give its id.

            Example: guanxi same Person:刘刚@内蒙古自治区/包头市/石拐区 Person:刘刚@包头日报社 --because "his own account"
            """)

    @OptionGroup var pair: RulingArguments

    func run() throws { try pair.keep(.same) }
}

/// `guanxi different`: two entities are not one.
struct Different: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "different",
        abstract: "Say that two entities are not one, whatever the pages suggest.",
        discussion: """
            'guanxi show NAME' lists the ids that pages gave the entity and why they were taken for one; give the two \
            that are different people. It holds for pages added later, too, until 'guanxi undo'.

            Example: guanxi different Person:王伟@山东省/潍坊市/临朐县 Person:王伟@山东省/潍坊市/临朐县/柳山镇
            """)

    @OptionGroup var pair: RulingArguments

    func run() throws { try pair.keep(.different) }
}

/// Two entities, and why.
struct RulingArguments: ParsableArguments {
    @Argument(help: "An entity's id, or its name where only one has it.", completion: .names)
    var first: String

    @Argument(help: "The other one's.", completion: .names)
    var second: String

    @Option(help: ArgumentHelp("Why, for whoever reads it later.", valueName: "TEXT"))
    var because: String?

    @OptionGroup var graph: GraphOption
    @OptionGroup var knowledge: KnowledgeOptions

    func keep(_ verb: Correction.Verb) throws {
        let store = try graph.openForWriting(knowledge, mustExist: true)
        let ends = try [first, second].map { try CorrectionTarget(store).id(of: $0) }
        guard ends[0] != ends[1] else {
            throw Failure("'\(first)' and '\(second)' have one id, \(ends[0]): it is itself")
        }
        let types = ends.map { EntityID($0)?.type }
        guard types[0] == types[1] else {
            throw Failure("\(ends[0]) and \(ends[1]) are of two types; only entities of one type can be compared")
        }
        let opposite: Correction.Verb = verb == .same ? .different : .same
        for earlier in try store.corrections()
        where earlier.verb == opposite && Set([earlier.first, earlier.second]) == Set(ends) {
            note("this sets correction \(earlier.number) aside, which says '\(earlier.verb.rawValue)'")
        }
        let number = try store.correct(Correction(verb, ends[0], ends[1], note: because))
        let isOne = try store.node(id: ends[0])?.id == store.node(id: ends[1])?.id
        try store.close()
        try StandardOutput.shared.write(
            "correction \(number): \(ends[0]) and \(ends[1]) are \(isOne ? "one" : "two")\n")
    }
}

/// Finds what a correction is about.
struct CorrectionTarget {
    private let store: GraphStore

    init(_ store: GraphStore) { self.store = store }

    /// The id as it is given, if a page gives it, else that of the only entity of that name.
    func id(of text: String) throws -> String {
        if try !store.members(of: text).isEmpty { return text }
        return try EntityFinder(source: store, ids: []).entity(text).id
    }
}
