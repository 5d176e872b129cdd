import ArgumentParser
import Foundation
import GraphStore

/// `guanxi build`: adds pages to a graph's file.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Add pages to a graph's file.",
        discussion: """
            A page that was read before and has not changed is not read again; a changed one takes the place of what \
            it said before.

            Example: guanxi build seeds --graph graphs/guanxi.db
            """)

    @Argument(help: "Pages to read: files, folders (their *.txt) or - for standard input.")
    var paths: [String]

    @OptionGroup var graph: GraphOption
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var pages: PageOptions

    func run() throws {
        var problems = Problems()
        let files = InputPaths.expand(paths, &problems)
        guard !files.isEmpty else { return try problems.check() }
        if graph.path == GraphOption.standardPath {
            let folder = URL(fileURLWithPath: graph.path).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let store = try GraphStore.open(path: graph.path, readOnly: false)
        let settings = try settingsFingerprint()
        var counts: [AddingOutcome: Int] = [:]
        let changed = try files.filter { path in
            // A pipe can be read only once, and what cannot be read is
            // reported when it is its turn.
            guard PageFile.canBeReadTwice(path), let file = try? PageFile(path: path) else { return true }
            let fingerprint = Fingerprint.of(file.bytes) + settings
            let isKnown = try store.contains(document: path, fingerprint: fingerprint)
            if isKnown { counts[.unchanged, default: 0] += 1 }
            return !isKnown
        }
        if !changed.isEmpty {
            let reader = PageGraphs(
                knowledge: try pages.knowledge.load(), encoding: pages.encoding, threads: threads.count)
            var progress = Progress(total: changed.count)
            defer { progress.clear() }
            try reader.read(changed) { reading in
                progress.advance(reading.path)
                guard let read = reading.graph else { return problems.report(reading.message ?? reading.path) }
                if let warning = reading.message { note(warning) }
                let record = DocumentRecord(
                    id: reading.path, fingerprint: reading.fingerprint + settings, encoding: reading.encoding)
                counts[try store.add(document: record, graph: read), default: 0] += 1
            }
        }
        let summary = try summary(counts, store)
        try store.close()
        try StandardOutput.shared.write(summary)
        try problems.check()
    }

    /// What else than a page's bytes decides what its graph is.
    private func settingsFingerprint() throws -> String {
        var bytes: [UInt8] = []
        for file in try pages.knowledge.files() { bytes += Array(file.name.utf8) + file.bytes }
        return "/\(Guanxi.version)/\(Fingerprint.of(bytes))/\(pages.encoding?.rawValue ?? "")"
    }

    private func summary(_ counts: [AddingOutcome: Int], _ store: GraphStore) throws -> String {
        func count(_ outcome: AddingOutcome) -> Int { counts[outcome] ?? 0 }
        let statistics = try store.statistics(degrees: 0)
        let nodes = statistics.nodes.reduce(0) { $0 + $1.count }
        let edges = statistics.edges.reduce(0) { $0 + $1.count }
        return """
            \(graph.path): \(count(.added)) pages added, \(count(.replaced)) replaced, \
            \(count(.unchanged)) unchanged; in all \(statistics.documents) pages, \(nodes) nodes, \(edges) edges

            """
    }
}
