/// Graphviz's SVG made fit for web pages and screen readers.
///
/// Graphviz calls the elements `n12` and the picture `guanxi`, points to a
/// document type on another server, and paints with a colour that not every
/// viewer knows.
struct SVGDocument {
    /// The picture's title.
    let title: String
    /// One sentence about it.
    let summary: String
    /// What the elements with these ids are.
    let names: [String: String]
    /// The ids of the nodes that they show: of a box its node, of a line its two ends.
    var elements: [String: [String]] = [:]

    /// The finished file.
    func finished(_ source: String) -> String {
        var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        var isInside = false
        var isTagOpen = false
        var isComment = false
        var element = ""
        for line in source.split(separator: "\n", omittingEmptySubsequences: true) {
            if isComment || line.hasPrefix("<!--") {
                isComment = !line.hasSuffix("-->")
                continue
            }
            if line.hasPrefix("<svg ") {
                (isInside, isTagOpen) = (true, true)
                result += "<svg role=\"img\" aria-labelledby=\"title desc\" lang=\"zh-Hans\"\(line.dropFirst(4))\n"
            } else if isInside {
                if let id = Self.id(of: line) { element = id }
                if line.hasPrefix("<title>") {
                    if let name = names[element] { result += "<title>\(DotText.markup(name))</title>\n" }
                } else {
                    result += withNodes(Self.withKnownColours(line)) + "\n"
                }
            }
            if isTagOpen, line.hasSuffix(">") {
                isTagOpen = false
                result += "<title id=\"title\">\(DotText.markup(title))</title>\n"
                result += "<desc id=\"desc\">\(DotText.markup(summary))</desc>\n"
            }
        }
        return result
    }

    /// The id in a line such as `<g id="n12" class="node Person">`.
    private static func id(of line: Substring) -> String? {
        let start = "<g id=\""
        guard line.hasPrefix(start), line.contains("class=") else { return nil }
        return String(line.dropFirst(start.count).prefix { $0 != "\"" })
    }

    /// A line that begins a group, with the ids of the nodes that it shows.
    private func withNodes(_ line: String) -> String {
        guard let id = Self.id(of: line[...]), let nodes = elements[id], line.hasSuffix(">") else { return line }
        let names = nodes.count == 1 ? ["id"] : ["source", "target"]
        return line.dropLast() + zip(names, nodes).map { " data-\($0)=\"\(DotText.markup($1))\"" }.joined() + ">"
    }

    private static func withKnownColours(_ line: Substring) -> String {
        let unknown = "stroke=\"transparent\""
        guard line.hasPrefix("<p"), let range = line.firstRange(of: unknown) else { return String(line) }
        return line[..<range.lowerBound] + "stroke=\"none\"" + line[range.upperBound...]
    }
}
