import PageReading
import TextRules

/// A mention and the rules that made it.
public struct ExplainedMention: Sendable {
    /// Where it is in the document, in Unicode scalars; several ranges where
    /// a column break cuts it.
    public let ranges: [Range<Int>]
    /// The text that it names.
    public let text: String
    /// Its type.
    public let type: String
    /// The rule that found it.
    public let rule: String
    /// The rule whose context made it win, if any.
    public let promoter: String?
    /// The parts that the rule gave names to.
    public let parts: [(name: String, text: String)]
}

/// A relation between two mentions and the rule that found it.
public struct ExplainedLink: Sendable {
    /// Where the words that show it are in the document.
    public let ranges: [Range<Int>]
    /// The text that it goes out from.
    public let source: String
    /// The relation.
    public let relation: String
    /// The text that it goes to.
    public let target: String
    /// Whether it is past.
    public let former: Bool
    /// Since when it is so, where the text says it.
    public let since: String?
    /// Until when it was so, likewise.
    public let until: String?
    /// The rule that found it.
    public let rule: String
}

/// A mention that did not stand, and why.
public struct ExplainedRejection: Sendable {
    /// Where it is in the document.
    public let ranges: [Range<Int>]
    /// Its text.
    public let text: String
    /// The type that it would have had.
    public let type: String
    /// The rule that proposed it.
    public let rule: String
    /// Why it did not stand.
    public let reason: String
}

/// Which rules made what of a page, and what was rejected and why.
public struct Explanation: Sendable {
    /// The mentions in the order of the text.
    public var mentions: [ExplainedMention] = []
    /// The relations in the order of the text.
    public var links: [ExplainedLink] = []
    /// What was rejected, in the order of the text.
    public var rejected: [ExplainedRejection] = []
    /// The words and names into which the cheapest path cuts each passage.
    public var words: [[String]] = []

    init(_ document: DocumentReading, rules: [RuleSummary]) {
        for (index, part) in document.passages.enumerated() {
            func ranges(_ range: Range<Int>) -> [Range<Int>] { part.passage.documentRanges(of: range) }
            func text(_ range: Range<Int>) -> String { document.text(index, range) }
            words.append(part.reading.words.map(text))
            for mention in part.reading.mentions {
                mentions.append(
                    ExplainedMention(
                        ranges: ranges(mention.range), text: text(mention.range), type: mention.type,
                        rule: rules[mention.rule].name, promoter: mention.promoter.map { rules[$0].name },
                        parts: mention.parts.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) }))
            }
            for link in part.reading.links {
                links.append(
                    ExplainedLink(
                        ranges: ranges(link.range),
                        source: link.source == FoundLink.subject
                            ? "(subject)" : text(part.reading.mentions[link.source].range),
                        relation: link.relation, target: text(part.reading.mentions[link.target].range),
                        former: link.former, since: link.since, until: link.until, rule: rules[link.rule].name))
            }
            for rejection in part.reading.rejected {
                rejected.append(
                    ExplainedRejection(
                        ranges: ranges(rejection.range), text: text(rejection.range), type: rejection.type,
                        rule: rules[rejection.rule].name, reason: rejection.reason))
            }
        }
        func start(_ ranges: [Range<Int>]) -> Int { ranges.first?.lowerBound ?? 0 }
        mentions.sort { (start($0.ranges), $1.text.count) < (start($1.ranges), $0.text.count) }
        links.sort { start($0.ranges) < start($1.ranges) }
        rejected.sort { start($0.ranges) < start($1.ranges) }
    }
}
