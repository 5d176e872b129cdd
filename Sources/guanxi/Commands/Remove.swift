import ArgumentParser
import GraphStore

/// `guanxi remove`: takes pages out of a graph's file.
struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take pages out of a graph's file, with everything that only they supported.",
        discussion: """
            A PATH is a page as 'guanxi build' was given it, or a folder of such pages. The page itself is not touched.

            Examples:
              guanxi remove pages/2022-06-14.txt --graph year.db
              guanxi remove pages/2022 --graph year.db
            """)

    @Argument(help: "Pages, or folders of pages, as 'guanxi build' was given them.")
    var paths: [String]

    @OptionGroup var graph: GraphOption
    @OptionGroup var knowledge: KnowledgeOptions

    func run() throws {
        let store = try graph.openForWriting(knowledge, mustExist: true)
        var removed = 0
        let documents = try store.documents().map(\.id)
        var missing: [String] = []
        for path in paths.map(InputPaths.plain) {
            let folder = path.hasSuffix("/") ? path : path + "/"
            let meant = documents.filter { $0 == path || $0.hasPrefix(folder) }
            if meant.isEmpty { missing.append(path) }
            for document in meant where try store.remove(document: document) { removed += 1 }
        }
        try store.close()
        try StandardOutput.shared.write("\(graph.path): \(removed) pages removed\n")
        guard missing.isEmpty else {
            throw NothingFound(
                "\(graph.path) holds no page \(missing.joined(separator: ", ")); 'guanxi stats' counts its pages")
        }
    }
}
