/// An HTML page that calls style sheets and scripts, and has places to fill:
/// `<link rel="stylesheet" href="a.css">` and `<script src="a.js"></script>`
/// on lines of their own, and `{{name}}`.
struct PageTemplate {
    private enum Part {
        case text(String)
        case style(String)
        case script(String)
        case place(String)
    }

    private let parts: [Part]

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - page: the name of the page's file.
    ///   - file: the text of the file with a name. A name without file is a mistake in the program.
    init(page: String, file: (String) -> String?) {
        func text(_ name: String) -> String {
            guard let text = file(name) else { preconditionFailure("\(page) needs \(name), which is not built in") }
            return text
        }
        parts = text(page).split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [Part] in
            if let call = line.wholeMatch(of: /\s*<link rel="stylesheet" href="([^"]+)">/) {
                return [.style(text(String(call.output.1)))]
            }
            if let call = line.wholeMatch(of: /\s*<script src="([^"]+)"><\/script>/) {
                return [.script(text(String(call.output.1)))]
            }
            return Self.places(in: line)
        }
    }

    /// The style sheets that the page calls.
    var styles: [String] { parts.compactMap { if case .style(let text) = $0 { text } else { nil } } }

    /// The scripts that the page calls.
    var scripts: [String] { parts.compactMap { if case .script(let text) = $0 { text } else { nil } } }

    /// The page with all files in it and its places filled; what fills one is
    /// not looked through for others.
    func filled(_ values: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .style(let text): "<style>\(text)</style>\n"
            case .script(let text): "<script>\(text)</script>\n"
            case .place(let name): values[name] ?? ""
            }
        }.joined()
    }

    /// The line, cut at its places.
    private static func places(in line: Substring) -> [Part] {
        var parts: [Part] = []
        var rest = line
        while let place = rest.firstMatch(of: /{{([a-z]+)}}/) {
            parts += [.text(String(rest[..<place.range.lowerBound])), .place(String(place.output.1))]
            rest = rest[place.range.upperBound...]
        }
        return parts + [.text(rest + "\n")]
    }
}
