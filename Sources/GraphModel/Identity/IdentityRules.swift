/// What `identity.txt` says: words for kinds of roles, full and short forms of
/// bodies and roles, and how much each reason weighs for taking two nodes of
/// one name for one.
///
///     kind    journalist  记者 通讯员
///     body    人民政府  政府
///     role    书记  支书
///     reason  same-post 1.0  They hold the same post.
///       yes   局长@Organization:临朐县公安局@山东省/潍坊市/临朐县 2019-03 + 局长@…
///       no    …
public struct IdentityRules: Sendable {
    /// A reason for or against taking two nodes for one.
    public struct Reason: Hashable, Sendable {
        /// Its name, e.g. `same-post`.
        public let name: String
        /// How sure it makes: 1 certainly the same, 0 certainly not.
        public let score: Double
        /// What it says, in a sentence.
        public let about: String
    }

    /// Two people, as seats with the day of the page, and what comes out.
    public struct Example: Sendable {
        /// The reason under which the example stands.
        public let reason: String
        /// Whether just this reason must take them for one; otherwise nothing may.
        public let isYes: Bool
        /// What each of the two holds: posts as ids without their type.
        public let sides: [[String]]
        /// The line in the file.
        public let line: Int
    }

    /// The reasons by name.
    public private(set) var reasons: [String: Reason] = [:]
    /// The examples in the order of the file.
    public private(set) var examples: [Example] = []
    /// What ids of bodies and posts were found to stand for.
    let offices = Memo<String, PersonFacts.Office>(capacity: mostKnownIDs)
    /// What ids were found to have in common with others.
    let groups = Memo<String, String>(capacity: mostKnownIDs)
    private static let mostKnownIDs = 50_000
    private var kinds: [String: Set<String>] = [:]
    /// Full and short forms, the longest short forms first.
    private var bodies: [(short: String, full: String)] = []
    private var roles: [String: String] = [:]

    /// The reasons that the program asks for; a file must weigh each.
    public static let reasonNames = [
        "ruled-same", "same-post", "same-body", "same-place", "place-within", "moved-inside-county",
        "same-article-place",
        "same-byline", "ruled-different", "in-office-elsewhere",
    ]

    /// The name of the file in a knowledge folder.
    public static let fileName = "identity.txt"

    /// Tells these rules from others.
    public private(set) var fingerprint = ""

    /// No rules: only nodes with one id are one.
    public init() {}

    /// Reads the file.
    ///
    /// - Throws: ``IdentityRulesError`` with the line that is not understood.
    public init(parsing text: String, file: String) throws(IdentityRulesError) {
        var current = ""
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = raw.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            func error(_ problem: String) -> IdentityRulesError {
                IdentityRulesError(file: file, line: index + 1, problem: problem)
            }
            switch first {
            case "kind":
                guard words.count > 2 else { throw error("expected 'kind NAME WORD…'") }
                kinds[words[1], default: []].formUnion(words.dropFirst(2))
            case "body":
                guard words.count > 2 else { throw error("expected 'body FULL SHORT…'") }
                for short in words.dropFirst(2) { bodies.append((short, words[1])) }
            case "role":
                guard words.count > 2 else { throw error("expected 'role FULL SHORT…'") }
                for short in words.dropFirst(2) { roles[short] = words[1] }
            case "reason":
                guard words.count > 3, let score = Double(words[2]), (0...1).contains(score) else {
                    throw error("expected 'reason NAME SCORE ABOUT', the score from 0 to 1")
                }
                guard Self.reasonNames.contains(words[1]) else {
                    throw error("no reason '\(words[1])'; there are: \(Self.reasonNames.joined(separator: ", "))")
                }
                current = words[1]
                reasons[current] = Reason(
                    name: current, score: score, about: words.dropFirst(3).joined(separator: " "))
            case "yes", "no":
                let sides = words.dropFirst().split(separator: "+").map(Array.init)
                guard !current.isEmpty, sides.count == 2 else {
                    throw error("expected '\(first) SEAT… + SEAT…' in a reason")
                }
                examples.append(Example(reason: current, isYes: first == "yes", sides: sides, line: index + 1))
            default:
                throw error("unknown word '\(first)'; there are: kind, body, role, reason, yes, no")
            }
        }
        fingerprint = String(text.stableHash, radix: 16)
        bodies.sort { ($0.short.count, $1.short) > ($1.short.count, $0.short) }
        if let missing = Self.reasonNames.first(where: { reasons[$0] == nil }) {
            throw IdentityRulesError(file: file, line: 1, problem: "the reason '\(missing)' is missing")
        }
    }

    /// A reason that the file weighs.
    func reason(_ name: String) -> Reason { reasons[name] ?? Reason(name: name, score: 0, about: "") }

    /// Whether a role is of a kind: it is one of its words, or ends in one.
    func isRole(_ role: some StringProtocol, _ kind: String) -> Bool {
        (kinds[kind] ?? []).contains { role.hasSuffix($0) }
    }

    /// Whether a role is work and no office: 教师, 民警. Many of one name do it in one city.
    public func isWork(_ role: String) -> Bool { isRole(role, "staff") }

    /// A role in its full form.
    func fullRole(_ role: Substring) -> String { roles[String(role)] ?? String(role) }

    /// A place's path without the word for its kind where it is a township:
    /// 小吕乡 became 小吕镇, and is the same place.
    func placeKey(_ place: PlacePath) -> String {
        guard place.level == .township, let last = place.names.last else { return place.text }
        let unit = kinds["unit"]?.first { last.hasSuffix($0) && last.count > $0.count + 1 }
        return String(place.text.dropLast(unit?.count ?? 0))
    }

    /// The name of a body without that of its place and the number of its
    /// session, its last part in the full form: 临朐县政府 and 临朐县人民政府
    /// of 临朐县 are both 人民政府, 政协临朐县第九届委员会 and 临朐县政协 both 政协.
    func bodyName(_ name: Substring, in place: PlacePath?) -> String {
        var rest = name
        for prefix in kinds["prefix"] ?? [] where rest.hasPrefix(prefix) && rest.count > prefix.count {
            rest = rest.dropFirst(prefix.count)
        }
        let front = kinds["front"]?.first { rest.hasPrefix($0) && rest.count > $0.count } ?? ""
        rest = rest.dropFirst(front.count)
        for unit in place?.names ?? [] {
            if rest.hasPrefix(unit) {
                rest = rest.dropFirst(unit.count)
            } else if unit.count > 2, rest.hasPrefix(unit.dropLast()) {
                rest = rest.dropFirst(unit.count - 1)
                // 邹平县公安局 of 邹平市: the place was a unit of another kind.
                let former = kinds["unit"]?.first { rest.hasPrefix($0) && rest.count > $0.count + 1 }
                rest = rest.dropFirst(former?.count ?? 0)
            }
        }
        let body = front + withoutSession(rest)
        for (short, full) in bodies where body.hasSuffix(short) && !body.hasSuffix(full) {
            return body.dropLast(short.count) + full
        }
        return body.isEmpty ? String(name) : body
    }

    /// 人大常委会 of 第十六届人大常委会.
    private func withoutSession(_ name: Substring) -> Substring {
        let number = name.drop { kinds["ordinal"]?.contains(String($0)) ?? false }
        let rest = number.drop(while: \.isWholeNumber)
        guard rest.startIndex > number.startIndex,
            let session = kinds["session"]?.first(where: { rest.hasPrefix($0) && rest.count > $0.count })
        else { return name }
        return rest.dropFirst(session.count)
    }
}

/// What is not understood in `identity.txt`.
public struct IdentityRulesError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The file's name.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is wrong with it.
    public let problem: String

    /// `file:line: problem`.
    public var description: String { "\(file):\(line): \(problem)" }
}
