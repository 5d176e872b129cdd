/// The nodes of one group, and what comparing any two of them says.
struct IdentityComparison {
    /// Two nodes that are likely one.
    struct Pair {
        var a: Int
        var b: Int
        var reason: IdentityRules.Reason
    }

    private let judge: IdentityJudge
    private let people: [Int: PersonFacts]
    private let entities: [EntityID?]
    private let groups: [String]

    init(_ candidates: [IdentityCandidate], rules: IdentityRules) {
        judge = IdentityJudge(rules: rules)
        entities = candidates.map { EntityID($0.id) }
        var people: [Int: PersonFacts] = [:]
        for (number, candidate) in candidates.enumerated() where entities[number]?.type == "Person" {
            people[number] = PersonFacts(id: candidate.id, edges: candidate.edges, rules: rules)
        }
        self.people = people
        groups = candidates.map { IdentityGroup.key(of: $0.id, name: $0.name, rules: rules) }
    }

    /// The pairs that are likely one, the surest first.
    var likelyPairs: [Pair] {
        var pairs: [Pair] = []
        for (a, b) in pairsWithSomethingInCommon {
            guard let verdict = compare(a, b), !verdict.isVeto, verdict.reason.score >= IdentityJudge.threshold else {
                continue
            }
            pairs.append(Pair(a: a, b: b, reason: verdict.reason))
        }
        return pairs.sorted { ($1.reason.score, $0.a, $0.b) < ($0.reason.score, $1.a, $1.b) }
    }

    /// Why two nodes cannot be one, if they cannot.
    func veto(_ a: Int, _ b: Int) -> IdentityRules.Reason? {
        guard let verdict = compare(a, b), verdict.isVeto else { return nil }
        return verdict.reason
    }

    private func compare(_ a: Int, _ b: Int) -> IdentityJudge.Verdict? {
        if let person = people[a], let other = people[b] { return judge.judge(person, other) }
        guard let entity = entities[a], let other = entities[b], entity.type == other.type else { return nil }
        return judge.judge(entity, other)
    }

    /// A frequent name has hundreds of bearers all over the country: only
    /// those are compared that have a body or a prefecture in common. Of two
    /// names that a ruling joins nothing else is asked.
    private var pairsWithSomethingInCommon: [(Int, Int)] {
        var blocks: [String: [Int]] = [:]
        for number in entities.indices {
            for block in self.blocks(of: number) {
                blocks["\(groups[number])\n\(block)", default: []].append(number)
            }
        }
        var pairs: Set<Int> = []
        for members in blocks.values {
            for (index, a) in members.enumerated() {
                for b in members[(index + 1)...] { pairs.insert(a * entities.count + b) }
            }
        }
        return pairs.sorted().map { ($0 / entities.count, $0 % entities.count) }
    }

    private func blocks(of number: Int) -> Set<String> {
        guard let person = people[number] else {
            // Bodies of one group have one place, if they have any.
            let entity = entities[number]
            return [entity?.seatPlace == nil ? entity?.region?.prefix(2).text ?? "" : ""]
        }
        var blocks: Set<String> = []
        for seat in person.seats {
            if !seat.body.isEmpty { blocks.insert(seat.body) }
            for place in [seat.place, seat.region].compactMap(\.self) { blocks.insert(place.prefix(2).text) }
        }
        if let region = person.region { blocks.insert(region.prefix(2).text) }
        if person.isJournalist, let region = person.anyRegion { blocks.insert(region.prefix(1).text) }
        return blocks
    }
}
