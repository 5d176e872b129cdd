/// A named thing of the text: a person, post, organisation, place or article.
///
/// Two nodes with one `id` are the same node; merging unites what was said of
/// them (see ``Node/merge(_:)``).
public struct Node: Hashable, Sendable {
    /// A readable identifier made of the content alone, e.g.
    /// `Place:内蒙古自治区/包头市/石拐区`.
    public var id: String
    /// The name of an entity type of the schema, e.g. `Person`.
    public var type: String
    /// The full name, as a reader would write it.
    public var name: String
    /// Other forms under which pages name it, without `name` itself.
    public var aliases: Set<String>
    /// The role alone, without its organisation; of a `Position` only.
    public var role: String?
    /// `country`, `province`, `prefecture`, `county`, `township` or
    /// `village`; of a `Place` only.
    public var level: String?
    /// The administrative code, e.g. `150205`; of a grounded `Place` only.
    public var code: String?
    /// Whether the gazetteer alone brought it in: no page names it.
    public var inferred: Bool
    /// Where pages name it.
    public var mentions: Set<Mention>

    /// Makes a node; everything but id, type and name may be left out.
    public init(
        id: String, type: String, name: String, aliases: Set<String> = [], role: String? = nil,
        level: String? = nil, code: String? = nil, inferred: Bool = false, mentions: Set<Mention> = []
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.aliases = aliases
        self.role = role
        self.level = level
        self.code = code
        self.inferred = inferred
        self.mentions = mentions
    }

    /// Adds what `other`, a node with the same id, says.
    ///
    /// The longer name wins (then the one that sorts first); the other one
    /// becomes an alias. Commutative, associative and idempotent.
    public mutating func merge(_ other: Node) {
        if name != other.name {
            let (kept, dropped) = Self.preferred(name, other.name)
            aliases.insert(dropped)
            name = kept
        }
        aliases.formUnion(other.aliases)
        aliases.remove(name)
        type = min(type, other.type)
        role = Self.smaller(role, other.role)
        level = Self.smaller(level, other.level)
        code = Self.smaller(code, other.code)
        inferred = inferred && other.inferred
        mentions.formUnion(other.mentions)
    }

    private static func preferred(_ a: String, _ b: String) -> (kept: String, dropped: String) {
        let (countA, countB) = (a.unicodeScalars.count, b.unicodeScalars.count)
        let first = countA != countB ? countA > countB : a < b
        return first ? (a, b) : (b, a)
    }

    private static func smaller(_ a: String?, _ b: String?) -> String? {
        guard let a, let b else { return a ?? b }
        return min(a, b)
    }
}

/// A place in a document where a node is named.
public struct Mention: Hashable, Comparable, Sendable {
    /// The document's identifier, usually its path.
    public var document: String
    /// The headline of the article, empty where there is none.
    public var article: String
    /// The first Unicode scalar of the decoded document that belongs to it.
    public var start: Int
    /// The first Unicode scalar after it.
    public var end: Int

    /// Makes a mention of `start..<end`, counted in Unicode scalars.
    public init(document: String, article: String, start: Int, end: Int) {
        self.document = document
        self.article = article
        self.start = start
        self.end = end
    }

    /// Sorts by document, then position.
    public static func < (a: Mention, b: Mention) -> Bool {
        (a.document, a.start, a.end, a.article) < (b.document, b.start, b.end, b.article)
    }
}
