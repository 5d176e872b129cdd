extension IdentityRules {
    /// What is wrong with the examples inside the file: one line for each that
    /// does not come out as it says, none if all do.
    public func exampleFailures(file: String) -> [String] {
        let judge = IdentityJudge(rules: self)
        return examples.compactMap { example in
            let facts = example.sides.enumerated().map { person($0.element, number: $0.offset) }
            let verdict = judge.judge(facts[0], facts[1])
            let isSame = verdict.map { !$0.isVeto && $0.reason.score >= IdentityJudge.threshold } ?? false
            let fits = example.isYes ? verdict?.reason.name == example.reason : !isSame
            if fits { return nil }
            let wanted = example.isYes ? "'\(example.reason)'" : "nothing that makes them one"
            return "\(file):\(example.line): expected \(wanted), found '\(verdict?.reason.name ?? "nothing")'"
        }
    }

    /// One side of an example: `ROLE@BODY`, `ROLE@PLACE` or `~PLACE`, each
    /// with what stands behind its last slash if that is a date or `former`.
    private func person(_ words: [String], number: Int) -> PersonFacts {
        var id = "Person:某\(number)"
        var edges: [Edge] = []
        for word in words {
            if word.first == EntityID.around {
                id += "@" + word
                continue
            }
            var seat = Substring(word)
            var edge = Edge(source: id, type: "holds", target: "")
            while let slash = seat.lastIndex(of: "/") {
                let last = seat[seat.index(after: slash)...]
                if last == "former" {
                    edge.isOnlySaidFormer = true
                } else if last.first?.isNumber ?? false {
                    (edge.firstSeen, edge.lastSeen) = (String(last), String(last))
                } else {
                    break
                }
                seat = seat[..<slash]
            }
            edge.key.target = "Position:" + seat
            edges.append(edge)
        }
        return PersonFacts(id: id, edges: edges, rules: self)
    }
}
