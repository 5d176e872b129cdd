/// A directed relation between two nodes, with all the evidence for it.
public struct Edge: Hashable, Sendable {
    /// What makes an edge the same edge: source, relation and target.
    public struct Key: Hashable, Comparable, Sendable {
        /// The id of the node that the relation goes out from.
        public var source: String
        /// The name of a relation of the schema, e.g. `holds`.
        public var type: String
        /// The id of the node that the relation goes to.
        public var target: String

        /// Makes a key.
        public init(source: String, type: String, target: String) {
            self.source = source
            self.type = type
            self.target = target
        }

        /// Sorts by source, then relation, then target.
        public static func < (a: Key, b: Key) -> Bool {
            (a.source, a.type, a.target) < (b.source, b.type, b.target)
        }
    }

    /// Source, relation and target.
    public var key: Key
    /// Whether every text that says so says that it is past.
    public var isOnlySaidFormer: Bool
    /// Since when it is so where a text says it: a date of ISO 8601, as exact
    /// as the text, e.g. `1990` or `1990-05-03`.
    public var since: String?
    /// Until when it was so, likewise.
    public var until: String?
    /// The date of the first page that says that it is so, likewise; nil
    /// where no such page has one.
    public var firstSeen: String?
    /// The date of the last page that says that it is so.
    public var lastSeen: String?
    /// The date of the first page that says that it is past.
    public var formerSeen: String?
    /// What says so; never empty in a graph that Guanxi made.
    public var evidence: Set<Evidence>

    /// Whether it is past: every text says so, or one that is later than all
    /// those that give it as current. A page without a date counts as early.
    public var former: Bool {
        isOnlySaidFormer || formerSeen.map { $0 > lastSeen ?? "" } ?? false
    }

    /// Makes an edge.
    public init(
        source: String, type: String, target: String, former: Bool = false, since: String? = nil, until: String? = nil,
        evidence: Set<Evidence> = []
    ) {
        key = Key(source: source, type: type, target: target)
        isOnlySaidFormer = former
        self.since = since
        self.until = until
        self.evidence = evidence
    }

    /// Adds what `other`, an edge with the same key, says.
    ///
    /// A holding that one text gives as current is current. Where texts give
    /// other dates, it is since the earliest and until the latest; of 1990 and
    /// 1990-05, where one is a part of the other, the more exact one counts.
    public mutating func merge(_ other: Edge) {
        isOnlySaidFormer = isOnlySaidFormer && other.isOnlySaidFormer
        since = Self.earlier(since, other.since)
        until = Self.later(until, other.until)
        firstSeen = Self.earlier(firstSeen, other.firstSeen)
        lastSeen = Self.later(lastSeen, other.lastSeen)
        formerSeen = Self.earlier(formerSeen, other.formerSeen)
        evidence.formUnion(other.evidence)
    }

    private static func earlier(_ a: String?, _ b: String?) -> String? {
        guard let a, let b else { return a ?? b }
        // ~ is behind every character of a date: 1990-05~ is before 1990~.
        return a + "~" < b + "~" ? a : b
    }

    private static func later(_ a: String?, _ b: String?) -> String? {
        guard let a, let b else { return a ?? b }
        return max(a, b)
    }
}

/// One passage that supports an edge or a warning, and the rule that read it.
public struct Evidence: Hashable, Comparable, Sendable {
    /// The document's identifier; empty for what the gazetteer says.
    public var document: String
    /// The headline of the article, empty where there is none.
    public var article: String
    /// The first Unicode scalar of the passage in the decoded document.
    public var start: Int
    /// The first Unicode scalar after the passage, or after its first part
    /// where a column break cuts it.
    public var end: Int
    /// The passage as a reader reads it, joined across column breaks; nil
    /// for what the gazetteer says.
    public var quote: String?
    /// The name of the rule, or `gazetteer`.
    public var rule: String

    /// Makes evidence.
    public init(document: String, article: String, start: Int, end: Int, quote: String?, rule: String) {
        self.document = document
        self.article = article
        self.start = start
        self.end = end
        self.quote = quote
        self.rule = rule
    }

    /// The evidence for what the gazetteer knows: no document, no quote.
    public static let gazetteer = Evidence(document: "", article: "", start: 0, end: 0, quote: nil, rule: "gazetteer")

    /// Sorts by document, position and rule; no two different ones are level.
    public static func < (a: Evidence, b: Evidence) -> Bool {
        let (first, second) = ((a.document, a.start, a.end, a.rule), (b.document, b.start, b.end, b.rule))
        if first != second { return first < second }
        if a.article != b.article { return a.article < b.article }
        guard let quote = a.quote, let other = b.quote else { return a.quote == nil && b.quote != nil }
        return quote < other
    }
}

/// Something on a page that a reader should check.
public struct GraphWarning: Hashable, Sendable {
    /// What makes a warning the same warning.
    public struct Key: Hashable, Comparable, Sendable {
        /// A fixed code, e.g. `place-hierarchy-conflict`.
        public var code: String
        /// The name that it is about.
        public var subject: String
        /// What is the matter, in a sentence.
        public var message: String

        /// Sorts by code, subject and message.
        public static func < (a: Key, b: Key) -> Bool {
            (a.code, a.subject, a.message) < (b.code, b.subject, b.message)
        }
    }

    /// Code, subject and message.
    public var key: Key
    /// Where the page gives cause for it.
    public var evidence: Set<Evidence>

    /// Makes a warning.
    public init(code: String, subject: String, message: String, evidence: Set<Evidence>) {
        key = Key(code: code, subject: subject, message: message)
        self.evidence = evidence
    }
}
