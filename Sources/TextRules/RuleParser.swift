/// Reads a rule file into rules; refuses whatever it does not understand.
struct RuleParser {
    private let file: String
    private let bytes: [UInt8]
    private var classes: ClassTable
    private let schemaRelations: Set<String>
    private let isChecked: Bool
    private var rules: [Rule] = []
    private var isOpen = false
    /// Which examples the last rule has.
    private var (hasYes, hasNo) = (false, false)
    private static let conditions: Set<String> = [
        "first", "second", "last", "inside", "holds", "cuts", "splits", "whole", "start", "rest",
    ]

    /// Prepares to read `file` with the classes known so far.
    ///
    /// - Parameter isChecked: whether the file was read before and found sound: its examples are then passed over, and
    ///   what every rule must have is not asked for again.
    init(file: SourceFile, classes: ClassTable, relations: Set<String>, isChecked: Bool) {
        self.file = file.name
        bytes = file.bytes
        self.classes = classes
        schemaRelations = relations
        self.isChecked = isChecked
    }

    /// The types that the file declares with `type NAME` lines.
    static func declaredTypes(_ file: SourceFile) -> [String] {
        file.bytes[...].lines.filter { $0.starts(with: "type ".utf8) }
            .flatMap { $0.parts(separatedBy: " ").dropFirst() }
    }

    /// Reads the whole file.
    mutating func parse() throws(RuleError) -> [Rule] {
        for (index, bytes) in bytes[...].lines.enumerated() {
            let line = RuleLine(file: file, number: index + 1, bytes: bytes)
            if line.saysSomething { try read(line) }
        }
        try checkLast()
        return rules
    }

    private mutating func read(_ line: RuleLine) throws(RuleError) {
        let key = line.keyword
        if line.isIndented {
            guard isOpen else { throw line.errorAtKey("a line outside a rule") }
            guard !line.value.isEmpty || key == "drop" else { throw line.error("'\(key)' needs a value") }
            rules[rules.count - 1].block.extend(to: line)
            try readLine(key, line)
        } else if key == "rule" {
            try checkLast()
            guard !line.value.isEmpty, !line.value.contains(UInt8(ascii: " ")) else {
                throw line.error("expected 'rule NAME'")
            }
            let name = String(decoding: line.value, as: UTF8.self)
            rules.append(Rule(name: name, about: "", block: RuleBlock(line, of: bytes)))
            (hasYes, hasNo) = (false, false)
            isOpen = true
        } else if key == "type" {
            isOpen = false
        } else {
            throw line.errorAtKey("expected 'rule NAME' or 'type NAME'")
        }
    }

    private mutating func readLine(_ key: String, _ line: RuleLine) throws(RuleError) {
        let last = rules.count - 1
        switch key {
        case "yes", "no":
            if !isChecked { try readExample(line) }
        case "about":
            rules[last].about = String(decoding: line.value, as: UTF8.self)
        case "after":
            rules[last].after = try pattern(line, insteadOf: rules[last].after)
        case "match":
            rules[last].match = try pattern(line, insteadOf: rules[last].match)
        case "before":
            rules[last].before = try pattern(line, insteadOf: rules[last].before)
        case let condition where Self.conditions.contains(condition):
            guard case .item(let any, 0) = try pattern(line) else { throw line.error("expected '<A|B>'") }
            rules[last].conditions.append((condition, any))
        case "length":
            let bounds = line.words.compactMap { Int($0) }
            guard bounds.count == 2, bounds[0] <= bounds[1], bounds[0] > 0 else {
                throw line.error("expected 'length MIN MAX'")
            }
            rules[last].length = bounds[0]...bounds[1]
        case "cost":
            let costs = line.words.map { Float($0) }
            guard (1...2).contains(costs.count), let cost = costs[0],
                let free = costs.count == 2 ? costs[1] : Rule.usualCostOfFreeCharacter
            else {
                throw line.error("expected 'cost BASE' or 'cost BASE EACH-FREE-CHARACTER'")
            }
            rules[last].cost = cost
            rules[last].costOfFreeCharacter = free
        case "give", "promote", "demote", "veto", "drop":
            guard rules[last].action == nil else { throw line.errorAtKey("a rule has one action") }
            rules[last].action = try action(key, line)
        case "mark":
            let words = line.words
            guard words.count == 2, classes.index(words[1]) != nil else {
                throw line.error("expected 'mark PART TYPE'")
            }
            rules[last].marks.append((words[0], classes.set(words[1])))
        case "link":
            rules[last].links.append(try link(line))
        default:
            throw line.errorAtKey("unknown word '\(key)'")
        }
    }

    private func action(_ key: String, _ line: RuleLine) throws(RuleError) -> RuleAction {
        let words = line.words
        if key == "drop" { return .drop }
        guard let name = words.first, let type = classes.index(name) else {
            throw line.error("unknown type '\(words.first ?? "")'")
        }
        switch (key, words.count) {
        case ("give", 1):
            return .give(type: type, part: nil, each: false)
        case ("give", 2) where words[1] == "certain":
            return .give(type: type, part: nil, each: false, certain: true)
        case ("give", 3) where words[1] == "=" || words[1] == "each":
            return .give(type: type, part: words[2], each: words[1] == "each")
        case ("give", 4) where words[1] == "=" && words[3] == "certain":
            return .give(type: type, part: words[2], each: false, certain: true)
        case ("promote", 2), ("promote", 3):
            guard let value = Float(words[1]), words.count == 2 || words[2] == "certain" else { break }
            return .promote(type: type, by: value, certain: words.count == 3)
        case ("demote", 2):
            guard let value = Float(words[1]) else { break }
            return .demote(type: type, by: value)
        case ("veto", 1):
            return .veto(type: type)
        default:
            break
        }
        throw line.error("'\(key)' is not written like this")
    }

    private func link(_ line: RuleLine) throws(RuleError) -> RuleLink {
        let words = line.words
        let expected = "expected 'link PART relation PART', behind it 'since PART', 'until PART' and 'former' or not"
        guard words.count >= 3 else { throw line.error(expected) }
        guard schemaRelations.contains(words[1]) else {
            throw line.error("unknown relation '\(words[1])': the schema has none of this name")
        }
        var link = RuleLink(source: words[0], relation: words[1], target: words[2], former: false)
        var rest = words[3...]
        while let word = rest.popFirst() {
            switch word {
            case "former" where !link.former: link.former = true
            case "since" where link.since == nil && !rest.isEmpty: link.since = rest.popFirst()
            case "until" where link.until == nil && !rest.isEmpty: link.until = rest.popFirst()
            default: throw line.error(expected)
            }
        }
        return link
    }

    private func pattern(_ line: RuleLine) throws(RuleError) -> Pattern {
        var parser = PatternParser(line, from: line.valueStart, classes: classes)
        return try parser.parse()
    }

    private func pattern(_ line: RuleLine, insteadOf earlier: Pattern?) throws(RuleError) -> Pattern {
        let pattern = try pattern(line)
        guard earlier == nil else { throw line.errorAtKey("'\(line.keyword)' is given twice") }
        return pattern
    }

    private mutating func readExample(_ line: RuleLine) throws(RuleError) {
        guard let example = try RuleExample(line) else { return }
        if example.isPositive { hasYes = true } else { hasNo = true }
    }

    private func checkLast() throws(RuleError) {
        if !isChecked, let rule = rules.last { try check(rule) }
    }

    private func check(_ rule: Rule) throws(RuleError) {
        func error(_ problem: String) -> RuleError {
            RuleError(
                file: rule.file, line: rule.line, problem: "rule '\(rule.name)' \(problem)", text: "rule \(rule.name)")
        }
        guard !rule.about.isEmpty else { throw error("has no 'about'") }
        guard hasYes else { throw error("has no 'yes' example") }
        guard hasNo else { throw error("has no 'no' example") }
        guard rule.action != nil || !rule.links.isEmpty || !rule.marks.isEmpty else {
            throw error("does nothing: it needs give, promote, demote, veto, drop, mark or link")
        }
        let patterns = [rule.after, rule.match, rule.before].compactMap(\.self)
        let parts = patterns.reduce(into: Set(["it", RuleLink.subject])) { $0.formUnion($1.captures) }
        var used = rule.links.flatMap { [$0.source, $0.target] } + rule.marks.map(\.part)
        if case .give(_, let part?, _, _) = rule.action { used.append(part) }
        if let unknown = used.first(where: { !parts.contains($0) }) { throw error("has no part named '\(unknown)'") }
        let dates = patterns.reduce(into: Set<String>()) { $0.formUnion($1.dates) }
        let asked = rule.links.flatMap { [$0.since, $0.until] }.compactMap(\.self)
        if let unknown = asked.first(where: { !dates.contains($0) }) {
            throw error("has no date named '\(unknown)': write '\(unknown):date' in its pattern")
        }
    }
}
