import TextRules

/// A relation between two mentions of the document, its subject found.
struct ResolvedLink {
    var relation: String
    var source: DocumentReading.Index
    var target: DocumentReading.Index
    var former: Bool
    var since: String?
    var until: String?
    var rule: Int
    var range: Range<Int>
}

extension DocumentReading {
    /// The organisations that are named as where somebody held a post or studied once.
    var pastSeats: Set<Index> {
        var past: Set<Index> = []
        for (passage, part) in passages.enumerated() {
            let former = Set(part.reading.links.filter { $0.relation == "holds" && $0.former }.map(\.target))
            for link in part.reading.links
            where link.relation == "postIn" && former.contains(link.source) || link.relation == "studiedAt" {
                past.insert(Index(passage: passage, mention: link.target))
            }
        }
        return past
    }

    /// The places that are named only to say where somebody comes from, or in the names of organisations where somebody
    /// was once.
    var placesInPassing: Set<Index> {
        var passing: Set<Index> = []
        let past = Dictionary(grouping: pastSeats, by: \.passage)
        for (passage, part) in passages.enumerated() {
            let mentions = part.reading.mentions
            var once = (past[passage] ?? []).map { self[$0].range }
            once += part.reading.links.filter { $0.relation == "nativeOf" }.map { mentions[$0.target].range }
            guard !once.isEmpty else { continue }
            // From the end: what stands right before such a place belongs to it, 集贤县 in 集贤县升昌镇人.
            var start: Int?
            for place in self.mentions(of: ["Place"], in: passage).reversed() {
                let range = self[place].range
                guard range.upperBound == start || once.contains(where: { $0.contains(range.lowerBound) }) else {
                    continue
                }
                passing.insert(place)
                start = range.lowerBound
            }
        }
        return passing
    }

    /// Every relation that the rules found, in reading order; one whose
    /// subject cannot be found is left out.
    func resolvedLinks(_ subjects: Subjects) -> [ResolvedLink] {
        var resolved: [ResolvedLink] = []
        for (passage, part) in passages.enumerated() {
            for link in part.reading.links {
                let target = Index(passage: passage, mention: link.target)
                var source = Index(passage: passage, mention: link.source)
                if link.source == FoundLink.subject {
                    let position = TextPosition(passage: passage, offset: link.range.lowerBound)
                    // 该村 lies in something, not a person.
                    let isOfPlace = link.relation == "partOf"
                    let subject =
                        isOfPlace ? lastVillage(before: position, subjects.grammar) : subjects.subject(at: position)
                    guard let subject else { continue }
                    source = subject
                }
                resolved.append(
                    ResolvedLink(
                        relation: link.relation, source: source, target: target, former: link.former,
                        since: link.since, until: link.until, rule: link.rule, range: link.range))
            }
        }
        return resolved
    }

    /// The village that the article names last before a place: what 该村 stands for.
    func lastVillage(before position: TextPosition, _ grammar: Grammar) -> Index? {
        let article = passages[position.passage].article
        for passage in (0...position.passage).reversed() where passages[passage].article == article {
            let village = mentions(of: ["Place"], in: passage).last {
                self.position($0) < position && grammar.ends(text($0), with: "VillageSuffix")
            }
            if let village { return village }
        }
        return nil
    }
}
