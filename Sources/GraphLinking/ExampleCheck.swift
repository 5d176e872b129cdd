import GraphModel
import PageReading
import TextRules

/// An example of a rule that does not hold.
public struct ExampleFailure: Error, CustomStringConvertible, Sendable {
    /// The rule file.
    public let file: String
    /// The example's line, counted from 1.
    public let line: Int
    /// What was expected and what was found.
    public let message: String

    /// File, line and message.
    public var description: String { "\(file):\(line): \(message)" }
}

extension PageGrapher {
    /// Reads an example's text with all rules and compares.
    ///
    /// A `yes` must give what stands behind its arrow (`NAME`, `TYPE NAME`
    /// or `NAME relation NAME`, a post by its role, `since DATE` and `until
    /// DATE` behind it or not), and a rule that finds must be among those
    /// that did. In the text of a `no` a rule that finds
    /// or promotes must not have done so, and one that hinders must leave
    /// nothing of its type, or not what the arrow points at.
    ///
    /// - Returns: what does not hold, or nil.
    public func check(_ example: RuleExample, of rule: RuleSummary) -> ExampleFailure? {
        func failure(_ message: String) -> ExampleFailure {
            ExampleFailure(file: rule.file, line: example.line, message: "rule '\(rule.name)': \(message)")
        }
        var text = example.text
        let read = text.withUTF8 { try? PageReader().read(plainText: $0, document: "example") }
        guard let page = read else { return failure("the example has no text") }
        let graph = graph(of: page)
        let explanation = explanation(of: page)
        let finders = Set(explanation.mentions.map(\.rule) + explanation.links.map(\.rule))
        for expectation in example.expectations where holds(expectation, graph, explanation) != example.isPositive {
            let found = explanation.mentions.map { "\($0.type) \($0.text)" }.joined(separator: ", ")
            return failure("\(example.isPositive ? "expected" : "did not expect") '\(expectation)'; found \(found)")
        }
        switch rule.effect {
        case .finds where example.isPositive && !finders.contains(rule.name):
            return failure("found nothing in '\(example.text)'")
        case .finds where !example.isPositive && example.expectations.isEmpty && finders.contains(rule.name):
            return failure("found something in '\(example.text)'")
        case .promotes where !example.isPositive && explanation.mentions.contains { $0.promoter == rule.name }:
            return failure("promoted something in '\(example.text)'")
        case .hinders(let type) where !example.isPositive && example.expectations.isEmpty:
            guard let left = explanation.mentions.first(where: { $0.type == type }) else { return nil }
            return failure("left \(type) \(left.text) in '\(example.text)'")
        default:
            return nil
        }
    }

    /// Whether a graph has what an expectation names.
    private func holds(_ expectation: String, _ graph: Graph, _ explanation: Explanation) -> Bool {
        let words = expectation.split(separator: " ").map(String.init)
        let nodes = graph.nodes.values
        func isNamed(_ node: Node, _ name: String) -> Bool {
            node.name == name || node.aliases.contains(name) || node.role == name
        }
        switch words.count {
        case 1:
            return nodes.contains { isNamed($0, words[0]) } || explanation.mentions.contains { $0.text == words[0] }
        case 2:
            return nodes.contains { $0.type == words[0] && isNamed($0, words[1]) }
                || explanation.mentions.contains { $0.type == words[0] && $0.text == words[1] }
        default:
            // The parser has seen to it that a date stands behind each.
            func date(_ key: String) -> String? { words.dropFirst(3).firstIndex(of: key).map { words[$0 + 1] } }
            let (since, until) = (date("since"), date("until"))
            return graph.edges.values.contains { edge in
                let key = edge.key
                guard let source = graph.nodes[key.source], let target = graph.nodes[key.target] else { return false }
                return key.type == words[1] && isNamed(source, words[0]) && isNamed(target, words[2])
                    && (since == nil || edge.since == since) && (until == nil || edge.until == until)
            }
        }
    }
}
