import GraphModel

/// What a picture says about a node or an edge under the pointer.
enum Tooltip {
    private static let maxColumns = 160
    private static let maxQuotes = 3

    /// The name, the type and how often pages name it.
    static func lines(of node: Node, type: Schema.EntityType?) -> [String] {
        var lines = [shortened("\(node.name)（\(type?.label ?? node.type)）")]
        if !node.aliases.isEmpty { lines.append(shortened("又作：" + node.aliases.sorted().joined(separator: "、"))) }
        if let code = node.code { lines.append(shortened("代码：\(code)")) }
        lines.append(node.inferred ? "页面未提及，据地名录补" : "提及 \(node.mentions.count) 处")
        return lines
    }

    /// The relation, its dates, the first passages that say so, and their rules.
    static func lines(of line: Diagram.Line, name: String) -> [String] {
        var lines = [shortened(name)] + line.tenures.map(shortened)
        let quoted = line.evidence.sorted().filter { $0.quote != nil }
        guard !quoted.isEmpty else {
            if let rule = line.firstEvidence?.rule { lines.append("规则：\(shortened(rule))") }
            return lines
        }
        for evidence in quoted.prefix(maxQuotes) {
            lines.append("“\(shortened(evidence.quote ?? ""))”")
            let article = evidence.article.isEmpty ? "" : "；《\(shortened(evidence.article))》"
            lines.append("规则：\(shortened(evidence.rule))\(article)")
        }
        if quoted.count > maxQuotes { lines.append("共 \(quoted.count) 处") }
        return lines
    }

    /// A line in words: 张小兵 → 石桥村党支部：担任原书记.
    static func name(of line: Diagram.Line, from source: String, to target: String, schema: Schema) -> String {
        let relation = schema.relation(line.relation)?.label ?? line.relation
        let arrow = schema.isSymmetric(line.relation) ? "—" : "→"
        return "\(source) \(arrow) \(target)：\(relation)\(line.roles.isEmpty ? "" : line.label)"
    }

    private static func shortened(_ text: String) -> String {
        DotText.shortened(DotText.clean(text), width: maxColumns)
    }
}

/// Links from a picture to the pages.
struct PageLinks: Sendable {
    /// How the documents' folder is reached from the picture, e.g. `../`; nil for no links.
    let base: String?

    /// A link to a passage: a path without a scheme and the position as
    /// RFC 5147 writes it for plain text. Nil for what is no relative path.
    func link(to document: String, _ start: Int, _ end: Int) -> String? {
        guard let base, !document.isEmpty, !document.hasPrefix("/"), !document.contains("://") else { return nil }
        let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let hex = Array("0123456789ABCDEF")
        var path = ""
        for byte in document.utf8 {
            if safe.contains(byte) {
                path.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                path += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }
        // Without a leading ./ a path such as a//b could name another host.
        return "\(base.isEmpty ? "./" : base)\(path)#char=\(start),\(end)"
    }

    func link(to evidence: Evidence?) -> String? {
        evidence.flatMap { link(to: $0.document, $0.start, $0.end) }
    }

    func link(to mention: Mention?) -> String? {
        mention.flatMap { link(to: $0.document, $0.start, $0.end) }
    }
}
