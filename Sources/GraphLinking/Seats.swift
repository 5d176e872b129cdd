import KnowledgeFiles
import TextRules

/// Says in which organisations a post may be that stands alone, and for which ones a bare head stands.
struct Seats: Sendable {
    /// The endings of organisations' names, by role.
    private var endings: [String: [String]] = [:]
    /// The endings of bodies that no township or village has, and those that are an area's with its committee.
    private var ofCounties: [String] = []
    private var ofAreas: [String] = []
    /// The endings of bodies that are no parts of other organisations.
    private var ofPlaces: [String] = []

    /// Reads `seats.txt`: a role or head, and endings a line; behind `@county` those of bodies that no township has,
    /// behind `@area` those that areas such as 开发区 have, behind `@place` those that only places have.
    init(file: SourceFile) throws(RuleError) {
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            func error(_ problem: String) -> RuleError {
                RuleError(file: file.name, line: number, problem: problem, text: line)
            }
            guard words.count > 1 else { throw error("expected 'ROLE ENDING…'") }
            switch words[0] {
            case "@county": ofCounties += words.dropFirst()
            case "@area": ofAreas += words.dropFirst()
            case "@place": ofPlaces += words.dropFirst()
            default:
                guard endings[words[0]] == nil else { throw error("the role '\(words[0])' is there already") }
                endings[words[0]] = Array(words.dropFirst())
            }
        }
    }

    /// The endings of the names of organisations that have a role; none if
    /// the role alone does not tell.
    func endings(of role: String, grammar: Grammar) -> [String] {
        endings[role] ?? endings[Self.base(of: role, grammar: grammar)] ?? []
    }

    /// The endings of the names of organisations that a head such as 学校 or 所 stands for.
    func endings(ofHead head: String) -> [String] { [head] + (endings[head] ?? []) }

    /// Whether only counties and larger divisions have a body: 公安局.
    func isOfCounty(_ head: String) -> Bool { ofCounties.contains(where: head.hasSuffix) }

    /// Whether areas that are no divisions have a body beside their committee: 管委会.
    func isOfArea(_ head: String) -> Bool { ofAreas.contains(where: head.hasSuffix) }

    /// Whether a body is a place's and never a part of another organisation: 检察院, 作家协会.
    func isOfPlace(_ head: String) -> Bool { ofPlaces.contains(where: head.hasSuffix) }

    /// A role without 副, 代 and the like before it.
    static func base(of role: String, grammar: Grammar) -> String {
        var units = role.unicodeScalars.map { UInt16(clamping: $0.value) }[...]
        while units.count > 2 {
            let prefix = Array(units).withUnsafeBufferPointer { grammar.word(in: $0, at: 0, classes: ["RolePrefix"]) }
            guard let prefix, prefix.count < units.count - 1 else { break }
            units = units.dropFirst(prefix.count)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
