import GraphModel
import PageReading
import TextRules

/// Makes one graph of what the rules found in a document.
struct Linker {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let knowledge: Knowledge
    private var graph = Graph()
    private var places: PlaceLinker
    private var organizations: OrganizationLinker
    private var persons: PersonLinker
    private var positions: PositionLinker
    private let links: [ResolvedLink]
    private let bearers: Bearers

    init(document: DocumentReading, knowledge: Knowledge) {
        self.document = document
        self.knowledge = knowledge
        places = PlaceLinker(document: document, knowledge: knowledge)
        places.link()
        organizations = OrganizationLinker(document: document, places: places, knowledge: knowledge)
        organizations.link()
        persons = PersonLinker(document: document, grammar: knowledge.grammar)
        persons.link()
        positions = PositionLinker(
            document: document, knowledge: knowledge, places: places, organizations: organizations, persons: persons)
        links = document.resolvedLinks(Subjects(document: document, persons: persons, grammar: knowledge.grammar))
        positions.link(links)
        bearers = Bearers(
            document: document, knowledge: knowledge, persons: persons, positions: positions, places: places,
            links: links)
    }

    /// Builds the graph.
    mutating func link() -> Graph {
        addPlaces()
        addOrganizations()
        addPersons()
        addPositions()
        addLinks()
        addArticles()
        for warning in places.warnings { graph.insert(warning) }
        return graph.renamed(bearers.regions.ids(of: graph, grammar: knowledge.grammar))
    }

    private func ruleName(_ rule: Int) -> String { knowledge.grammar.ruleSummaries[rule].name }

    // MARK: - Places

    private mutating func addPlaces() {
        for (index, place) in places.places where place.isAdministrative {
            let text = document.text(index)
            var node = self.node(place, inferred: false)
            for name in [text, places.fullNames[index] ?? text] where name != node.name { node.aliases.insert(name) }
            node.mentions = document.graphMentions(index.passage, document[index].range)
            graph.insert(node)
            addAncestors(of: place, index)
        }
    }

    private func node(_ place: LinkedPlace, inferred: Bool) -> Node {
        Node(
            id: place.id, type: "Place", name: place.name, level: place.level?.rawValue,
            code: place.division.flatMap(places.gazetteer.code),
            inferred: inferred)
    }

    /// Adds the places around a place: those of the gazetteer are inferred
    /// where no page names them.
    private mutating func addAncestors(of place: LinkedPlace, _ index: Index) {
        let chain = places.chain(of: place)
        for (lower, upper) in zip(chain, chain.dropFirst()) {
            graph.insert(node(upper, inferred: true))
            let evidence =
                lower.division != nil
                ? Evidence.gazetteer
                : document.evidence(index.passage, document[index].cover, rule: ruleName(document[index].rule))
            graph.insert(Edge(source: lower.id, type: "partOf", target: upper.id, evidence: [evidence]))
        }
    }

    // MARK: - Organisations

    /// For organisations the longer names that the text has for them, with a place before: 广西环江桂丰公司 for 环江桂丰公司.
    private func longerNames() -> [LinkedOrganization: Set<String>] {
        var names: [LinkedOrganization: Set<String>] = [:]
        for (index, organization) in organizations.organizations {
            let text = document.text(index)
            if text.count > organization.name.count, text.hasSuffix(organization.name) {
                names[organization, default: []].insert(text)
            }
        }
        return names
    }

    private mutating func addOrganizations() {
        let used = usedMentions()
        let longer = longerNames()
        for (index, organization) in organizations.organizations {
            // 支部 alone, which nobody holds and nothing is said of, is a general word; 乡政府 says whose it is, 第二支部
            // which it is, and the 本报 of a dateline whose the page is.
            let mention = document[index]
            let isSaid = ["generic", "number", "dateline"].contains { mention.parts[$0] != nil }
            if mention.isReference && !isSaid && !used.contains(index) { continue }
            let text = document.text(index)
            var node = Node(id: organization.id, type: organization.type, name: organization.name)
            if text != organization.name { node.aliases.insert(text) }
            if let owner = organizations.owners[organization], organization.name.hasPrefix(owner.name) {
                // What is part of it is called by its longer names, too.
                let rest = organization.name.dropFirst(owner.name.count)
                for name in longer[owner] ?? [] { node.aliases.insert(name + rest) }
            }
            node.mentions = document.graphMentions(index.passage, document[index].range)
            graph.insert(node)
            let evidence = document.evidence(index.passage, document[index].cover, rule: ruleName(document[index].rule))
            if let place = organization.place, place.isAdministrative {
                graph.insert(self.node(place, inferred: true))
                addAncestors(of: place, index)
                graph.insert(Edge(source: organization.id, type: "locatedIn", target: place.id, evidence: [evidence]))
            }
            guard let owner = organizations.owners[organization] else { continue }
            graph.insert(Node(id: owner.id, type: owner.type, name: owner.name))
            let relation = organization.type == "PartyOrganization" ? "branchOf" : "partOf"
            if knowledge.schema.allows(relation, from: organization.type, to: owner.type) {
                graph.insert(Edge(source: organization.id, type: relation, target: owner.id, evidence: [evidence]))
            }
        }
    }

    /// The mentions of which a relation says something.
    private func usedMentions() -> Set<Index> {
        var used: Set<Index> = []
        for link in links where link.relation != "postIn" || positions.positions[link.source] != nil {
            used.formUnion([link.source, link.target])
        }
        return used
    }

    // MARK: - People and posts

    private mutating func addPersons() {
        for (index, name) in persons.names {
            var node = Node(id: bearers.id(of: index), type: "Person", name: name, aliases: persons.aliases[name] ?? [])
            node.mentions = document.graphMentions(index.passage, document[index].range)
            graph.insert(node)
        }
    }

    private mutating func addPositions() {
        for (index, position) in positions.positions {
            var node = Node(id: position.id, type: "Position", name: position.name, role: position.role)
            node.mentions = document.graphMentions(index.passage, document[index].range)
            graph.insert(node)
            guard let seat = position.seat else { continue }
            let rule = positions.seatLinks[index]?.rule ?? document[index].rule
            let range = positions.seatLinks[index]?.range ?? document[index].cover
            switch seat {
            case .organization(let organization):
                graph.insert(Node(id: organization.id, type: organization.type, name: organization.name))
            case .place(let place):
                graph.insert(self.node(place, inferred: true))
                addAncestors(of: place, index)
            }
            graph.insert(
                Edge(
                    source: position.id, type: "postIn", target: seat.id,
                    evidence: [document.evidence(index.passage, range, rule: ruleName(rule))]))
        }
    }

    // MARK: - Relations

    private mutating func addLinks() {
        // Who is still called 向主任 need not be in office any more.
        var former: Set<[String]> = []
        for link in links where link.former {
            guard let source = entity(link.source), let target = entity(link.target) else { continue }
            former.insert([source.id, target.id])
        }
        for link in links where link.relation != "postIn" {
            guard let source = entity(link.source), let target = entity(link.target), source.id != target.id,
                knowledge.schema.allows(link.relation, from: source.type, to: target.type)
            else { continue }
            // Where places lie is drawn as they were found; a sentence that says so is one more evidence.
            if link.relation == "partOf", let place = places.places[link.source], place.parent != target.id { continue }
            let evidence = document.evidence(link.target.passage, link.range, rule: ruleName(link.rule))
            let isAddress = persons.isAddress(link.source)
            let isFormer = link.former || isAddress && former.contains([source.id, target.id])
            graph.insert(
                Edge(
                    source: source.id, type: link.relation, target: target.id, former: isFormer, since: link.since,
                    until: link.until, evidence: [evidence]))
        }
    }

    private func entity(_ index: Index) -> (id: String, type: String)? {
        let type = document[index].type
        let id: String?
        switch type {
        case "Place": id = places.places[index].flatMap { $0.isAdministrative ? $0.id : nil }
        case "Person": id = persons.names[index].map { _ in bearers.id(of: index) }
        case "Position": id = positions.positions[index]?.id
        default: id = organizations.organizations[index]?.id
        }
        return id.map { ($0, type) }
    }

    // MARK: - Articles

    /// Articles with a headline, and who wrote them by their bylines.
    private mutating func addArticles() {
        for (passage, part) in document.passages.enumerated() {
            let headline = document.headline(part.article)
            guard !headline.isEmpty else { continue }
            let id = "Article:" + headline
            if part.passage.kind == .headline {
                var node = Node(id: id, type: "Article", name: headline)
                node.mentions = document.graphMentions(passage, 0..<part.passage.units.count)
                graph.insert(node)
            }
            let isLast =
                passage + 1 == document.passages.count || document.passages[passage + 1].article != part.article
            let writers = writers(of: part.passage, isLast: isLast)
            for (mention, found) in part.reading.mentions.enumerated() where found.type == "Person" {
                guard writers.contains(where: { $0.contains(found.range.lowerBound) }),
                    let author = entity(Index(passage: passage, mention: mention))
                else { continue }
                graph.insert(
                    Edge(
                        source: author.id, type: "authored", target: id,
                        evidence: [document.evidence(passage, found.range, rule: "byline")]))
            }
        }
    }

    /// Where a passage says who wrote the article: all of a byline, brackets such as （记者 李文杰） that do not speak of
    /// a picture alone, what stands behind a dateline, and names that sign the last passage: （李文杰　胡伟）.
    private func writers(of passage: Passage, isLast: Bool) -> [Range<Int>] {
        switch passage.kind {
        case .byline: return [0..<passage.units.count]
        case .paragraph:
            return passage.units.withUnsafeBufferPointer { units in
                let grammar = knowledge.grammar
                let bracketed = grammar.writersInBrackets(in: units).filter { range in
                    let end = units[range].suffix(4).map(\.self)
                    return !grammar.ends(end, with: "BylineEnd") || grammar.ends(end, with: "AuthorEnd")
                }
                let others = [
                    grammar.writersBehindDateline(in: units), isLast ? Grammar.signature(in: units) : nil,
                ]
                return bracketed + others.compactMap(\.self)
            }
        default: return []
        }
    }
}
