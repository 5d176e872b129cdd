/// A name or post that the rules found in a text.
public struct FoundMention: Sendable {
    /// An entity type of the schema.
    public var type: String
    /// The units that name it.
    public var range: Range<Int>
    /// The units that the rule looked at, its context left out; equal to or
    /// around `range`.
    public var cover: Range<Int>
    /// The index of the rule in the grammar's summaries.
    public var rule: Int
    /// The rule that made a candidate of the names stage win, if any.
    public var promoter: Int?
    /// The parts to which the rule gave names, e.g. `role`.
    public var parts: [String: Range<Int>]
    /// Whether it is no name of its own but a part that every organisation
    /// has, or the paper itself: a rule has marked all of it as `part` or
    /// `self`.
    public var isReference: Bool { parts["part"] == range || parts["self"] == range }
    /// Whether its context leaves no doubt.
    public var isCertain: Bool
    /// Whether the text says that it is called so, as of a short form behind the full name: it is a word wherever the
    /// document has it.
    public var isDeclared: Bool
}

/// A name that the rules found in a text, without how they found it.
public struct FoundName: Sendable {
    /// The type; see ``Grammar/typeName(of:)``.
    public var type: Int
    /// The units that name it.
    public var range: Range<Int>
    /// Whether its context leaves no doubt.
    public var isCertain: Bool
    /// Whether the rule looked at no more than the name, its context left out.
    var isWhole: Bool
    /// See ``FoundMention/isReference``.
    public var isReference: Bool
    /// See ``FoundMention/isDeclared``.
    var isDeclared: Bool
}

/// A relation that a rule found between two mentions.
public struct FoundLink: Sendable {
    /// A relation of the schema.
    public var relation: String
    /// In place of a mention: the person whom the text is about at this place,
    /// whom the clause itself doesn't name.
    public static let subject = -1
    /// The index of the mention that it goes out from, or ``subject``.
    public var source: Int
    /// The index of the mention that it goes to.
    public var target: Int
    /// Whether the text says that it is past.
    public var former: Bool
    /// Since when the text says that it is so, in ISO 8601 as exactly as it
    /// says it: `1990`, `1990-05`, `1990-05-03`.
    public var since: String?
    /// Until when it was so, likewise.
    public var until: String?
    /// The index of the rule in the grammar's summaries.
    public var rule: Int
    /// The units that the rule looked at.
    public var range: Range<Int>
}

/// A mention that a rule proposed and that did not stand.
public struct RejectedMention: Sendable {
    /// The type that it would have had.
    public var type: String
    /// The units that it would have been.
    public var range: Range<Int>
    /// The index of the rule that proposed it.
    public var rule: Int
    /// Why it did not stand, e.g. `overlapped by person-after-title`.
    public var reason: String
}

/// What the rules found in one text.
public struct Reading: Sendable {
    /// The mentions, in the order in which they were found.
    public var mentions: [FoundMention] = []
    /// The relations between them.
    public var links: [FoundLink] = []
    /// What did not stand; only filled when a trace was asked for.
    public var rejected: [RejectedMention] = []
    /// The words of the best path; only filled when a trace was asked for.
    public var words: [Range<Int>] = []
}
