/// Reads a rule file into rules; refuses whatever it does not understand.
struct RuleParser {
    private let file: SourceFile
    private var classes: ClassTable
    private let schemaRelations: Set<String>
    private var rules: [Rule] = []
    private var isOpen = false
    private static let conditions: Set<String> = [
        "first", "second", "last", "inside", "holds", "cuts", "splits", "whole", "start", "rest",
    ]

    /// Prepares to read `file` with the classes known so far.
    init(file: SourceFile, classes: ClassTable, relations: Set<String>) {
        self.file = file
        self.classes = classes
        schemaRelations = relations
    }

    /// The types that the file declares with `type NAME` lines.
    static func declaredTypes(_ file: SourceFile) -> [String] {
        file.byteLines.filter { $0.starts(with: "type ".utf8) }
            .flatMap { String(decoding: $0, as: UTF8.self).parts(separatedBy: " ").dropFirst() }
    }

    /// Reads the whole file.
    mutating func parse() throws(RuleError) -> [Rule] {
        for (index, line) in file.lines.enumerated() { try read(line, number: index + 1) }
        if let last = rules.last { try check(last) }
        return rules
    }

    private mutating func read(_ line: String, number: Int) throws(RuleError) {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let bytes = line.utf8
        guard let start = bytes.firstIndex(where: { !isBlank($0) }), bytes[start] != UInt8(ascii: "#") else { return }
        let keyEnd = bytes[start...].firstIndex(where: isBlank) ?? bytes.endIndex
        let valueStart = bytes[keyEnd...].firstIndex { !isBlank($0) } ?? bytes.endIndex
        let (key, value) = (String(line[start..<keyEnd]), String(line[valueStart...]))
        let scalars = line.unicodeScalars
        let place = Place(
            file: file.name, line: number, text: line, key: scalars.distance(from: scalars.startIndex, to: start),
            value: scalars.distance(from: scalars.startIndex, to: valueStart))
        if place.key == 0 {
            switch key {
            case "type":
                break
            case "rule":
                if let last = rules.last { try check(last) }
                guard !value.isEmpty, !value.contains(" ") else { throw place.error("expected 'rule NAME'") }
                rules.append(Rule(name: value, about: "", file: file.name, line: number))
                isOpen = true
            default:
                throw place.error("expected 'rule NAME' or 'type NAME'", atKey: true)
            }
        } else {
            guard isOpen, !rules.isEmpty else { throw place.error("a line outside a rule", atKey: true) }
            guard !value.isEmpty || key == "drop" else { throw place.error("'\(key)' needs a value") }
            try readLine(key, value, place)
        }
        if place.key == 0 && key == "type" { isOpen = false } else { rules[rules.count - 1].source.append(line) }
    }

    private mutating func readLine(_ key: String, _ value: String, _ place: Place) throws(RuleError) {
        let last = rules.count - 1
        switch key {
        case "about":
            rules[last].about = value
        case "after", "match", "before":
            var parser = PatternParser(
                file: place.file, line: place.line, text: place.text, from: place.value, classes: classes)
            let pattern = try parser.parse()
            let isRepeated: Bool
            switch key {
            case "after":
                isRepeated = rules[last].after != nil
                rules[last].after = pattern
            case "match":
                isRepeated = rules[last].match != nil
                rules[last].match = pattern
            default:
                isRepeated = rules[last].before != nil
                rules[last].before = pattern
            }
            if isRepeated { throw place.error("'\(key)' is given twice", atKey: true) }
        case let condition where Self.conditions.contains(condition):
            var parser = PatternParser(
                file: place.file, line: place.line, text: place.text, from: place.value, classes: classes)
            guard case .item(let any, 0) = try parser.parse() else { throw place.error("expected '<A|B>'") }
            rules[last].conditions.append((condition, any))
        case "length":
            let bounds = value.parts(separatedBy: " ").compactMap { Int($0) }
            guard bounds.count == 2, bounds[0] <= bounds[1], bounds[0] > 0 else {
                throw place.error("expected 'length MIN MAX'")
            }
            rules[last].length = bounds[0]...bounds[1]
        case "cost":
            let costs = value.parts(separatedBy: " ").map { Float($0) }
            guard (1...2).contains(costs.count), let cost = costs[0],
                let free = costs.count == 2 ? costs[1] : Rule.usualCostOfFreeCharacter
            else {
                throw place.error("expected 'cost BASE' or 'cost BASE EACH-FREE-CHARACTER'")
            }
            rules[last].cost = cost
            rules[last].costOfFreeCharacter = free
        case "give", "promote", "demote", "veto", "drop":
            guard rules[last].action == nil else { throw place.error("a rule has one action", atKey: true) }
            rules[last].action = try action(key, value, place)
        case "mark":
            let words = value.parts(separatedBy: " ")
            guard words.count == 2, classes.index(words[1]) != nil else {
                throw place.error("expected 'mark PART TYPE'")
            }
            rules[last].marks.append((words[0], classes.set(words[1])))
        case "link":
            rules[last].links.append(try link(value, place))
        case "yes", "no":
            try readExample(isPositive: key == "yes", value, place)
        default:
            throw place.error("unknown word '\(key)'", atKey: true)
        }
    }

    private func action(_ key: String, _ value: String, _ place: Place) throws(RuleError) -> RuleAction {
        let words = value.parts(separatedBy: " ")
        if key == "drop" { return .drop }
        guard let name = words.first, let type = classes.index(name) else {
            throw place.error("unknown type '\(words.first ?? "")'")
        }
        switch (key, words.count) {
        case ("give", 1):
            return .give(type: type, part: nil, each: false)
        case ("give", 2) where words[1] == "certain":
            return .give(type: type, part: nil, each: false, certain: true)
        case ("give", 3) where words[1] == "=" || words[1] == "each":
            return .give(type: type, part: words[2], each: words[1] == "each")
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
        throw place.error("'\(key)' is not written like this")
    }

    private func link(_ value: String, _ place: Place) throws(RuleError) -> RuleLink {
        let words = value.parts(separatedBy: " ")
        let expected = "expected 'link PART relation PART', behind it 'since PART', 'until PART' and 'former' or not"
        guard words.count >= 3 else { throw place.error(expected) }
        guard schemaRelations.contains(words[1]) else {
            throw place.error("unknown relation '\(words[1])': the schema has none of this name")
        }
        var link = RuleLink(source: words[0], relation: words[1], target: words[2], former: false)
        var rest = words[3...]
        while let word = rest.popFirst() {
            switch word {
            case "former" where !link.former: link.former = true
            case "since" where link.since == nil && !rest.isEmpty: link.since = rest.popFirst()
            case "until" where link.until == nil && !rest.isEmpty: link.until = rest.popFirst()
            default: throw place.error(expected)
            }
        }
        return link
    }

    private mutating func readExample(isPositive: Bool, _ value: String, _ place: Place) throws(RuleError) {
        let parts = value.components(separatedByArrow: " => ")
        let expectations = parts.count > 1 ? parts[1].parts(separatedBy: ",").map { $0.trimmed } : []
        guard parts.count <= 2, !isPositive || !expectations.isEmpty else {
            throw place.error("expected 'yes TEXT => WHAT, WHAT' or 'no TEXT'")
        }
        for expectation in expectations {
            var rest = expectation.parts(separatedBy: " ").dropFirst(3)
            for key in ["since", "until"] where rest.first == key {
                guard let date = rest.dropFirst().first, TextDate(iso: date) != nil else {
                    throw place.error("expected a date such as 1990, 1990-05 or 1990-05-03 behind '\(key)'")
                }
                rest = rest.dropFirst(2)
            }
            if let word = rest.first {
                throw place.error("unexpected '\(word)': only 'since DATE' and 'until DATE' stand behind a relation")
            }
        }
        rules[rules.count - 1].examples.append(
            RuleExample(
                isPositive: isPositive, text: parts[0].trimmed, expectations: expectations, line: place.line))
    }

    private func check(_ rule: Rule) throws(RuleError) {
        func error(_ problem: String) -> RuleError {
            RuleError(
                file: rule.file, line: rule.line, problem: "rule '\(rule.name)' \(problem)", text: "rule \(rule.name)")
        }
        guard !rule.about.isEmpty else { throw error("has no 'about'") }
        guard rule.examples.contains(where: \.isPositive) else { throw error("has no 'yes' example") }
        guard rule.examples.contains(where: { !$0.isPositive }) else { throw error("has no 'no' example") }
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

/// A line of a rule file, for errors.
private struct Place {
    var file: String
    var line: Int
    var text: String
    var key: Int
    var value: Int

    func error(_ problem: String, atKey: Bool = false) -> RuleError {
        RuleError(file: file, line: line, column: (atKey ? key : value) + 1, problem: problem, text: text)
    }
}

extension StringProtocol {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        String(decoding: Array(utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()), as: UTF8.self)
    }

    /// What stands between separators, of one byte; what is empty is left out.
    fileprivate func parts(separatedBy separator: Unicode.Scalar) -> [String] {
        utf8.split(separator: UInt8(ascii: separator)).map { String(decoding: $0, as: UTF8.self) }
    }

    fileprivate func components(separatedByArrow arrow: String) -> [String] {
        var parts: [String] = []
        var rest = Array(utf8)[...]
        while let start = rest.indices.first(where: { rest[$0...].starts(with: arrow.utf8) }) {
            parts.append(String(decoding: rest[..<start], as: UTF8.self))
            rest = rest[(start + arrow.utf8.count)...]
        }
        return parts + [String(decoding: rest, as: UTF8.self)]
    }
}
