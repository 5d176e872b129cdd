import GraphExport
import GraphModel
import GraphStore

/// All that a graph says of one entity.
struct Profile {
    /// Something that holds of the entity, with what says so.
    struct Fact {
        /// `post`, `holder`, `place` or the relation.
        var kind: String
        var text: String
        /// The edge that says so; none for a place that follows from several.
        var edge: Edge?
        var evidence: [Evidence] { edge?.evidence.sorted() ?? [] }
    }

    let node: Node
    /// The entity's own fields, as name and value.
    private(set) var fields: [(name: String, value: String)] = []
    /// What edges say of it.
    private(set) var facts: [Fact] = []
    /// Entities with one of its names that are kept apart from it.
    private(set) var namesakes: [Node] = []
    /// The ids that pages give it, where they are several.
    private var members: [String] = []
    /// Why it is what it is, and not something else.
    private var decisions: [IdentityDecision] = []
    /// What the gazetteer has for a place that is not grounded.
    let candidates: PlaceCandidates?

    init(of node: Node, in store: GraphStore, candidates: PlaceCandidates? = nil) throws {
        self.node = node
        self.candidates = candidates
        let lookup = StoreLookup(store)
        addFields()
        for edge in try store.edges(at: node.id).inOrderOfTime {
            let isSource = edge.key.source == node.id
            let other = try lookup.node(isSource ? edge.key.target : edge.key.source)
            facts.append(try Self.fact(edge, isSource: isSource, other, store, lookup))
        }
        try addChain(lookup)
        members = try store.members(of: node.id)
        decisions = try store.decisions(about: node.id)
        var seen: Set<String> = [node.id]
        for name in [node.name] + node.aliases.sorted() {
            for other in try store.nodes(named: name) where seen.insert(other.id).inserted { namesakes.append(other) }
        }
    }

    private mutating func addFields() {
        fields = [("id", node.id), ("type", node.type), ("name", node.name)]
        fields += node.aliases.sorted().map { ("alias", $0) }
        if let role = node.role { fields.append(("role", role)) }
        if let level = node.level { fields.append(("level", level)) }
        if let code = node.code { fields.append(("code", code)) }
        if node.inferred { fields.append(("inferred", "only the gazetteer names it")) }
        let byDocument = Dictionary(grouping: node.mentions, by: \.document)
        for (document, mentions) in byDocument.sorted(by: { $0.key < $1.key }) {
            let places = mentions.sorted().map { "\($0.start)-\($0.end)" }.joined(separator: " ")
            fields.append(("mentions", "\(document): \(places)"))
        }
        fields += candidates?.fields ?? []
    }

    /// The places of an entity and of its posts, up to the top.
    private mutating func addChain(_ lookup: StoreLookup) throws {
        let upward: Set<String> = ["holds", "postIn", "locatedIn", "partOf", "branchOf"]
        var chain: [Node] = []
        let query = NeighbourQuery(depth: .max, relations: upward, direction: .out, types: ["Place"])
        for step in try lookup.store.neighbours(of: node.id, query) {
            let place = try lookup.node(step.id)
            if !chain.contains(place) { chain.append(place) }
        }
        for place in chain {
            let level = place.level.map { " (\($0))" } ?? ""
            facts.append(Fact(kind: "place", text: place.name + level))
        }
    }

    private static func fact(
        _ edge: Edge, isSource: Bool, _ other: Node, _ store: GraphStore, _ lookup: StoreLookup
    ) throws -> Fact {
        switch (edge.key.type, isSource) {
        case ("holds", true):
            let inside = try store.edges(at: other.id)
                .filter { $0.key.type == "postIn" && $0.key.source == other.id }
                .map { try lookup.node($0.key.target).name }
            let place = inside.isEmpty ? "" : " (\(inside.joined(separator: "、")))"
            return Fact(kind: "post", text: (other.role ?? other.name) + place, edge: edge)
        case ("holds", false):
            return Fact(kind: "holder", text: other.name, edge: edge)
        case ("postIn", false):
            let holders = try store.edges(at: other.id).filter { $0.key.type == "holds" && $0.key.target == other.id }
            let names = try holders.map { try lookup.node($0.key.source).name + $0.tenure }
            let who = names.isEmpty ? "" : ": \(names.joined(separator: "、"))"
            return Fact(kind: "post here", text: (other.role ?? other.name) + who, edge: edge)
        default:
            let arrow = isSource ? "→" : "←"
            return Fact(kind: "\(edge.key.type) \(arrow)", text: "\(other.name) (\(other.type))", edge: edge)
        }
    }

    // MARK: Writing

    /// The profile as rows and as a tree.
    var answer: Answer {
        let columns = [
            Column("what"), Column("value"), Column("former"), Column("since"), Column("until"), Column("rule"),
            Column("quote"), Column("document", .data),
        ]
        func row(_ what: String, _ value: String) -> [Cell] {
            [.text(what), .text(value)] + columns.dropFirst(2).map { _ in .none }
        }
        var rows = fields.map { row($0.name, $0.value) }
        for fact in facts {
            let first = fact.evidence.first { $0.quote != nil } ?? fact.evidence.first
            rows.append([
                .text(fact.kind), .text(fact.text), .flag(fact.edge?.former ?? false), Cell(fact.edge?.since),
                Cell(fact.edge?.until), Cell(first?.rule), Cell(first?.quote), Cell(first?.document),
            ])
        }
        if members.count > 1 { rows += members.map { row("made of", $0) } }
        rows += decisions.map { row($0.isSame ? "taken for one" : "not taken for one", $0.words) }
        rows += namesakes.map { row("kept apart", "\($0.name): \($0.id)") }
        return Answer(columns: columns, rows: rows, tree: [tree])
    }

    private var tree: Branch {
        var children = fields.dropFirst(3).map { Branch(label: "\($0.name): \($0.value)") }
        children += facts.map { fact in
            let quotes = fact.evidence.map { evidence in
                let place = evidence.document.isEmpty ? "" : "  \(evidence.document):\(evidence.start)-\(evidence.end)"
                return Branch(label: "\(evidence.quote.map { "「\($0)」" } ?? "")  [\(evidence.rule)]\(place)")
            }
            return Branch(label: "\(fact.kind): \(fact.text)\(fact.edge?.tenure ?? "")", children: quotes)
        }
        if members.count > 1 { children += members.map { Branch(label: "made of: \($0)") } }
        children += decisions.map { Branch(label: "\($0.isSame ? "taken for one" : "not taken for one"): \($0.words)") }
        children += namesakes.map { Branch(label: "kept apart: \($0.name), \($0.id)") }
        return Branch(label: "\(node.name) (\(node.type))  \(node.id)", children: children)
    }

    /// The profile as one object: the node's own fields, facts, namesakes.
    var json: [UInt8] {
        var writer = JSONWriter(isSpaced: true)
        writer.object { writer in
            writer.newLine(indentation: 2)
            writer.key("node")
            GraphJSON.write(&writer, node)
            writer.newLine(indentation: 2)
            writer.key("facts")
            writer.array { writer in
                for fact in facts {
                    writer.newLine(indentation: 4)
                    write(fact, &writer)
                }
            }
            writer.newLine(indentation: 2)
            writer.key("madeOf")
            writer.array(of: members.count > 1 ? members : []) { $0.value($1) }
            writer.newLine(indentation: 2)
            writer.key("decisions")
            writer.array(of: decisions) { $0.decision($1) }
            writer.newLine(indentation: 2)
            writer.key("keptApart")
            writer.array(of: namesakes) { $0.value($1.id) }
            if let candidates {
                writer.newLine(indentation: 2)
                writer.key("candidates")
                writer.array(of: candidates.candidates) { $0.candidate($1) }
            }
            writer.closingLine()
        }
        writer.closingLine()
        return writer.bytes
    }

    private func write(_ fact: Fact, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("what", fact.kind)
            writer.field("value", fact.text)
            writer.field("former", ifTrue: fact.edge?.former ?? false)
            writer.field("since", ifPresent: fact.edge?.since)
            writer.field("until", ifPresent: fact.edge?.until)
            writer.key("evidence")
            writer.array(of: fact.evidence) { GraphJSON.write(&$0, $1) }
        }
    }
}

extension IdentityDecision {
    /// The decision in words.
    fileprivate var words: String { "\(first) \(isSame ? "=" : "≠") \(second)  [\(reason) \(score)]" }
}

extension JSONWriter {
    fileprivate mutating func decision(_ decision: IdentityDecision) {
        object { writer in
            writer.field("first", decision.first)
            writer.field("second", decision.second)
            writer.key("same")
            writer.value(decision.isSame)
            writer.field("reason", decision.reason)
            writer.field("score", decision.score)
        }
    }

    fileprivate mutating func candidate(_ candidate: PlaceCandidates.Candidate) {
        object { writer in
            writer.field("name", candidate.fullName)
            writer.field("code", ifPresent: candidate.code)
            writer.field("placesBeside", ifPresent: candidate.placesBeside)
        }
    }
}
