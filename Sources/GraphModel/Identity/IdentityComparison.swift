/// The nodes of one group, and what comparing any two of them says.
struct IdentityComparison {
    /// Two nodes that are likely one.
    struct Pair {
        var a: Int
        var b: Int
        var reason: IdentityRules.Reason
    }

    private let judge: IdentityJudge
    private let people: [PersonFacts?]
    private let entities: [EntityID?]
    /// The groups of the nodes, as numbers.
    private let groups: [Int]

    init(_ candidates: [IdentityCandidate], rules: IdentityRules) {
        judge = IdentityJudge(rules: rules)
        people = candidates.map { $0.facts(by: rules) }
        entities = zip(candidates, people).map { $1 == nil ? EntityID($0.id) : nil }
        groups = Self.groups(candidates, rules)
    }

    private static func groups(_ candidates: [IdentityCandidate], _ rules: IdentityRules) -> [Int] {
        var keys: [String] = []
        var groups: [Int] = []
        for (number, candidate) in candidates.enumerated() {
            // Mostly all are of one name.
            if number > 0, candidates[number - 1].isNamesake(of: candidate) {
                groups.append(groups[number - 1])
                continue
            }
            let key = IdentityGroup.key(of: candidate.id, name: candidate.name, rules: rules)
            if !keys.contains(key) { keys.append(key) }
            groups.append(keys.firstIndex(of: key) ?? 0)
        }
        return groups
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

    /// Only those are compared that have a body or a prefecture in common. Of
    /// two names that a ruling joins nothing else is asked.
    private var pairsWithSomethingInCommon: [(Int, Int)] {
        struct Key: Hashable {
            var group: Int
            var block: IdentityBlock
        }
        var blocks: [Key: [Int]] = [:]
        for number in groups.indices {
            for block in self.blocks(of: number) {
                let key = Key(group: groups[number], block: block)
                // One person may have a block by several posts.
                if blocks[key]?.last != number { blocks[key, default: []].append(number) }
            }
        }
        var pairs: [Int] = []
        for members in blocks.values {
            for (index, a) in members.enumerated() {
                for b in members[(index + 1)...] { pairs.append(a * groups.count + b) }
            }
        }
        pairs.sort()
        return pairs.indices.filter { $0 == 0 || pairs[$0] != pairs[$0 - 1] }.map {
            (pairs[$0] / groups.count, pairs[$0] % groups.count)
        }
    }

    private func blocks(of number: Int) -> [IdentityBlock] {
        if let person = people[number] { return person.blocks }
        // Bodies of one group have one place, if they have any.
        let entity = entities[number]
        return [IdentityBlock(entity?.seatPlace == nil ? entity?.region?.prefix(2).text ?? "" : "")]
    }
}
