/// An SVG file made ready to stand inside an HTML page.
struct PagePicture {
    /// The markup, without what belongs to a file of its own.
    let markup: String
    /// The texts of its style sheets, for the page's security policy.
    let styles: [String]
    /// The ids of the nodes that it shows.
    let nodeIDs: Set<String>
    /// Whether it is wider than high, and so fits paper laid across.
    let isWide: Bool

    /// Takes the text of an SVG file.
    init(_ svg: String) {
        let start = svg.firstRange(of: "<svg")?.lowerBound ?? svg.startIndex
        // HTML takes the marks of a CDATA section inside a style for content of the style in no browser, but the
        // hash is taken of the text between the tags: without the marks both are the same.
        let body = String(svg[start...])
        markup = body.replacing("<![CDATA[", with: "").replacing("]]>", with: "")
        styles = markup.matches(of: /<style[^>]*>([^<]*)<\/style>/).map { String($0.output.1) }
        nodeIDs = Set(markup.matches(of: /data-id="([^"]*)"/).map { Self.plain($0.output.1) })
        let size = markup.firstMatch(of: /viewBox="\S+ \S+ (\S+) ([^"\s]+)"/)
        if let size, let width = Double(size.output.1), let height = Double(size.output.2) {
            isWide = width > height
        } else {
            isWide = false
        }
    }

    /// The text of an attribute's value.
    private static func plain(_ value: Substring) -> String {
        let names = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&apos;": "'"]
        let text = names.reduce(String(value)) { $0.replacing($1.key, with: $1.value) }
        return text.replacing("&amp;", with: "&")
    }
}
