import GraphModel

/// What a picture says about a node or an edge under the pointer.
enum Tooltip {
    private static let maxColumns = 160

    /// The name, the type and how often pages name it.
    static func lines(of node: Node, type: Schema.EntityType?) -> [String] {
        var lines = [shortened("\(node.name)（\(type?.label ?? node.type)）")]
        if !node.aliases.isEmpty { lines.append(shortened("又作：" + node.aliases.sorted().joined(separator: "、"))) }
        if let code = node.code { lines.append("代码：\(code)") }
        lines.append(node.inferred ? "页面未提及，据地名录补" : "提及 \(node.mentions.count) 处")
        return lines
    }

    /// The relation, its dates, the first passage that says so, and its rule.
    static func lines(of line: Diagram.Line, name: String) -> [String] {
        var lines = [shortened(name)] + line.tenures.map(shortened)
        let sorted = line.evidence.sorted()
        guard let evidence = sorted.first(where: { $0.quote != nil }) ?? sorted.first else { return lines }
        if let quote = evidence.quote { lines.append("“\(shortened(quote))”") }
        let more = line.evidence.count > 1 ? "；共 \(line.evidence.count) 处" : ""
        let article = evidence.article.isEmpty ? "" : "；《\(shortened(evidence.article))》"
        lines.append("规则：\(evidence.rule)\(article)\(more)")
        return lines
    }

    private static func shortened(_ text: String) -> String {
        DotText.shortened(DotText.clean(text), width: maxColumns)
    }
}
