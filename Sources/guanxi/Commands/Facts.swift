import ArgumentParser
import GraphModel
import GraphStore

/// `guanxi forget`: takes a node or an edge out of all answers.
struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Leave an entity, or one fact about it, out of every answer.",
        discussion: """
            What pages say stays in the file, and comes back with 'guanxi undo'. It holds for pages added later, too.

            Examples:
              guanxi forget Person:农家乐
              guanxi forget 窦双喜 holds 付兴村委会主任 --because "misread"
            """)

    @Argument(help: "The entity's name or id; of a fact the one that it is about.", completion: .names)
    var entity: String

    @Argument(help: "The fact's relation, e.g. holds.", completion: .relations)
    var relation: String?

    @Argument(help: "The other entity of the fact.", completion: .names)
    var other: String?

    @Option(help: ArgumentHelp("Why, for whoever reads it later.", valueName: "TEXT"))
    var because: String?

    @OptionGroup var graph: GraphOption
    @OptionGroup var knowledge: KnowledgeOptions

    func validate() throws {
        if relation != nil, other == nil {
            throw ValidationError("a fact is ENTITY RELATION OTHER; an entity alone has no relation behind it")
        }
    }

    func run() throws {
        let store = try graph.openForWriting(knowledge, mustExist: true)
        let target = CorrectionTarget(store)
        let id = try target.id(of: entity)
        var correction = Correction(.forget, id, note: because)
        if let relation, let other {
            let end = try target.id(of: other)
            (correction.relation, correction.second) = (relation, end)
            let shown = try [id, end].map { try store.node(id: $0, withMentions: false)?.id ?? $0 }
            let key = Edge.Key(source: shown[0], type: relation, target: shown[1])
            guard try store.edges(at: id).contains(where: { $0.key == key }) else {
                throw NothingFound(
                    "the graph has no \(shown[0]) \(relation) \(shown[1]); 'guanxi neighbours \(entity)' lists what it has"
                )
            }
        }
        let number = try store.correct(correction)
        try store.close()
        let what = [id, correction.relation, correction.second].compactMap(\.self).joined(separator: " ")
        try StandardOutput.shared.write("correction \(number): \(what) is forgotten\n")
    }
}

/// `guanxi add`: a fact that no page gave.
struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add one fact that no page gives, with where it is from.",
        discussion: """
            It is shown with the rule 'added' and its source, and kept apart from what pages say. An entity that the \
            graph does not have is given as TYPE:NAME.

            Examples:
              guanxi add 窦双喜 holds 付兴村党支部书记 --source "县志，2019年，第88页" --since 2008
              guanxi add Person:孟长河 nativeOf 临朐县 --source "own interview, 2021-03-02"
            """)

    @Argument(help: "The entity that the fact is about: a name, an id, or TYPE:NAME for a new one.", completion: .names)
    var entity: String

    @Argument(help: "The relation, e.g. holds.", completion: .relations)
    var relation: String

    @Argument(help: "The other entity.", completion: .names)
    var other: String

    @Option(help: ArgumentHelp("Where you have it from.", valueName: "TEXT"))
    var source: String

    @Flag(help: "It is past.")
    var former = false

    @Option(help: ArgumentHelp("Since when, e.g. 2019 or 2019-05.", valueName: "DATE"))
    var since: CalendarDate?

    @Option(help: ArgumentHelp("Until when.", valueName: "DATE"))
    var until: CalendarDate?

    @OptionGroup var graph: GraphOption
    @OptionGroup var knowledge: KnowledgeOptions

    func validate() throws {
        if source.allSatisfy(\.isWhitespace) { throw ValidationError("--source says where you have it from") }
    }

    func run() throws {
        let store = try graph.openForWriting(knowledge, mustExist: true)
        let correction = Correction(
            .add, try id(of: entity, store), relation: relation, try id(of: other, store), former: former,
            since: since?.description, until: until?.description, note: source)
        let number = try CorrectionKeeper(store: store, schema: Schema.builtIn()).keep(correction)
        try store.close()
        try StandardOutput.shared.write(
            "correction \(number): \(correction.first) \(relation) \(correction.second ?? "") is added\n")
    }

    private func id(of text: String, _ store: GraphStore) throws -> String {
        if let new = EntityID(text), try Schema.builtIn().entity(String(new.type)) != nil { return text }
        return try CorrectionTarget(store).id(of: text)
    }
}

/// Keeps corrections, with the nodes that an added fact brings.
struct CorrectionKeeper {
    let store: GraphStore
    let schema: Schema

    /// Checks a correction and keeps it.
    ///
    /// - Returns: its number.
    func keep(_ correction: Correction) throws -> Int {
        guard correction.verb == .add, let relation = correction.relation, let second = correction.second else {
            return try store.correct(correction)
        }
        let ends = try [correction.first, second].map(node)
        guard schema.relation(relation) != nil else {
            let names = schema.relations.map(\.name).joined(separator: ", ")
            throw Failure("no relation '\(relation)'; there are: \(names)")
        }
        guard schema.allows(relation, from: ends[0].type, to: ends[1].type) else {
            throw Failure(
                "\(relation) does not go from a \(ends[0].type) to a \(ends[1].type); 'schema.txt' says what it connects"
            )
        }
        let evidence = Evidence(
            document: "", article: "", start: 0, end: 0, quote: correction.note, rule: Correction.rule)
        var graph = Graph()
        for end in ends { graph.insert(end) }
        graph.insert(
            Edge(
                source: ends[0].id, type: relation, target: ends[1].id, former: correction.former,
                since: correction.since, until: correction.until, evidence: [evidence]))
        return try store.correct(correction, adding: graph)
    }

    /// The node with this id as a page gives it, or a new one.
    private func node(_ id: String) throws -> Node {
        if var known = try store.node(id: id, withMentions: false) {
            known.id = id
            return known
        }
        guard let entity = EntityID(id), schema.entity(String(entity.type)) != nil, !entity.name.isEmpty else {
            throw Failure("the graph has no '\(id)'; a new entity is given as TYPE:NAME, e.g. Person:孟长河")
        }
        let path = entity.type == "Place" ? PlacePath(entity.name) : nil
        return Node(id: id, type: String(entity.type), name: path?.names.last.map(String.init) ?? String(entity.name))
    }
}
