import KnowledgeFiles
import TextRules

/// Says in which organisations a post may be that stands alone, and for which ones a bare head stands.
struct Seats: Sendable {
    /// The endings of organisations' names, by role.
    private var endings: [String: [String]] = [:]
    /// The endings of bodies' names, by who alone has such bodies.
    private var bodies: [Owner: [String]] = [:]
    /// The endings of the names of organisations that alone have a department, by the ending of its name.
    private var wholes: [String: [String]] = [:]
    private static let part = "@part"
    /// How roles are written that have other words for them, by those.
    private var written: [String: String] = [:]
    private static let role = "@role"

    /// Who alone has bodies of some kinds, as the file marks their lines.
    enum Owner: String {
        /// Counties and larger divisions, no township: 公安局.
        case county = "@county"
        /// Places, no other organisation: 检察院, 作家协会.
        case place = "@place"
        /// Villages, and townships have others: 党支部.
        case village = "@village"
        /// Areas that are no divisions, beside their committee: 管委会 of a 开发区.
        case area = "@area"
        /// Other countries, not China: 国会.
        case otherCountry = "@abroad"
    }

    /// Reads `seats.txt`: a role or head, and endings a line; an ``Owner`` and the endings of its bodies; or `@part`,
    /// endings of departments, `:` and the endings of the organisations that alone have them; or `@role`, a role and other
    /// words for it.
    init(file: SourceFile) throws(RuleError) {
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            func error(_ problem: String) -> RuleError {
                RuleError(file: file.name, line: number, problem: problem, text: line)
            }
            guard words.count > 1 else { throw error("expected 'ROLE ENDING…'") }
            if let owner = Owner(rawValue: words[0]) {
                bodies[owner, default: []] += words.dropFirst()
                continue
            }
            if words[0] == Self.part {
                guard let colon = words.firstIndex(of: ":"), colon > 1, colon < words.count - 1 else {
                    throw error("expected '@part DEPARTMENT… : ENDING…'")
                }
                for part in words[1..<colon] { wholes[part, default: []] += words[(colon + 1)...] }
                continue
            }
            if words[0] == Self.role {
                guard words.count > 2 else { throw error("expected '@role ROLE OTHER…'") }
                for other in words.dropFirst(2) { written[other] = words[1] }
                continue
            }
            guard endings[words[0]] == nil else { throw error("the role '\(words[0])' is there already") }
            endings[words[0]] = Array(words.dropFirst())
        }
    }

    /// The endings of the names of organisations that have a role; none if
    /// the role alone does not tell.
    func endings(of role: String, grammar: Grammar) -> [String] {
        var role = role
        while true {
            if let found = endings[role] { return found }
            guard let base = Self.withoutPrefix(role, grammar: grammar) else { return [] }
            role = base
        }
    }

    /// How a role is written that the text has as `role`: 书记 for 支书.
    func written(_ role: String) -> String { written[role] ?? role }

    /// The words that a text may have for a role: 支书 for 书记.
    func words(for role: String) -> [String] { [role] + written.filter { $0.value == role }.keys }

    /// The endings of the names of organisations that a head such as 学校 or 所 stands for.
    func endings(ofHead head: String) -> [String] { [head] + (endings[head] ?? []) }

    /// The endings of the names of organisations that alone have such a department; none where others have it too.
    ///
    /// The longest ending of its name tells: 金工车间 is a 车间.
    func endings(ofWholeOf part: String) -> [String] {
        var ending = Substring(part)
        while !ending.isEmpty {
            if let found = wholes[String(ending)] { return found }
            ending.removeFirst()
        }
        return []
    }

    /// Whether a head is that of a body which only such an owner has.
    func isBody(_ head: String, of owner: Owner) -> Bool { bodies[owner]?.contains(where: head.hasSuffix) ?? false }

    /// Whether a whole name is that of a body which only such an owner has.
    func isWholeBody(_ name: String, of owner: Owner) -> Bool { bodies[owner]?.contains(name) ?? false }

    /// A role without 副, 代 and the like before it.
    static func base(of role: String, grammar: Grammar) -> String {
        var role = role
        while let shorter = withoutPrefix(role, grammar: grammar) { role = shorter }
        return role
    }

    /// A role without the first 副, 总 or the like before it, or nil if it has none.
    private static func withoutPrefix(_ role: String, grammar: Grammar) -> String? {
        let units = role.unicodeScalars.map { UInt16(clamping: $0.value) }
        guard units.count > 2,
            let prefix = units.withUnsafeBufferPointer({ grammar.word(in: $0, at: 0, classes: ["RolePrefix"]) }),
            prefix.count < units.count - 1
        else { return nil }
        return String(decoding: units[prefix.count...], as: UTF16.self)
    }
}
