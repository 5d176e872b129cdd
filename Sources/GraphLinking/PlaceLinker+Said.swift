import TextRules

/// Places of which a sentence says where they lie, instead of a chain of names.
extension PlaceLinker {
    /// Learns from the relations of the rules what villages and townships lie in: 斜滩镇 of 石桥村位于寿宁县斜滩镇, and of
    /// 该村属斜滩镇 after 石桥村.
    ///
    /// - Parameter chains: the mentions of places that stand side by side, the more general first.
    mutating func learnSaid(_ chains: [[Index]]) {
        let chainTo = Dictionary(uniqueKeysWithValues: chains.compactMap { chain in chain.last.map { ($0, chain) } })
        for (passage, part) in document.passages.enumerated() {
            for link in part.reading.links where link.relation == "partOf" {
                let whole = Index(passage: passage, mention: link.target)
                guard let chain = chainTo[whole], let lower = lower(of: link, passage),
                    let level = level(of: document.text(lower)),
                    self.level(of: document.text(whole)).map({ $0 < level }) ?? true
                else { continue }
                learn(chain + [lower])
            }
        }
    }

    /// The place that a relation says to lie in another one; the village named last where it says 该村.
    private func lower(of link: FoundLink, _ passage: Int) -> Index? {
        guard link.source == FoundLink.subject else {
            let index = Index(passage: passage, mention: link.source)
            return document[index].type == "Place" ? index : nil
        }
        let position = TextPosition(passage: passage, offset: link.range.lowerBound)
        return document.lastVillage(before: position, knowledge.grammar)
    }
}
