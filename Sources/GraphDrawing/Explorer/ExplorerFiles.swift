import CExplorer

/// The files that the explorer's page is made of, as they lie under
/// `Sources/CExplorer/page`.
enum ExplorerFiles {
    /// The name of the page that calls the others.
    static let page = "explorer.html"

    /// The text of a file, e.g. `styles/theme.css`; nil where none has this name.
    static func text(_ name: String) -> String? { texts[name] }

    private static let texts: [String: String] = {
        let files = (0..<explorer_file_count()).map(explorer_file_at)
        return Dictionary(
            files.map { file in
                let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
                return (String(cString: file.name), String(decoding: bytes, as: UTF8.self))
            }, uniquingKeysWith: { a, _ in a })
    }()
}
