import ArgumentParser
import Dispatch
import Foundation
import GraphModel
import GraphStore

/// `guanxi build`: adds pages to a graph's file.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Add pages to a graph's file.",
        discussion: """
            A page that was read before and has not changed is not read again; a changed one takes the place of what \
            it said before. A build that is stopped loses nothing that it has added, and goes on when it is run again.

            A page's date is that of --date, of its file's name (2022-06-14, 20220614, 2022年6月14日) or of a line \
            of its own at its beginning or end.

            Examples:
              guanxi build seeds --graph graphs/guanxi.db
              guanxi build 'pages/2022-*.txt' --graph year.db
              pdftotext page.pdf - | guanxi build - --date 2022-06-14 --graph year.db
            """)

    @Argument(help: "Pages to read: files, folders (their *.txt), patterns, or - for standard input.")
    var paths: [String]

    @OptionGroup var graph: GraphOption
    @OptionGroup var date: PageDateOption
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var pages: PageOptions

    func run() throws {
        var problems = Problems()
        let files = InputPaths.expand(paths.map(InputPaths.plain), &problems)
        guard !files.isEmpty else { return try problems.check() }
        if graph.path == GraphOption.standardPath {
            let folder = URL(fileURLWithPath: graph.path).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let store = try graph.openForWriting(pages.knowledge)
        let settings = try settingsFingerprint()
        var counts: [AddingOutcome: Int] = [:]
        let known = Set(try store.documents().map { $0.id + "\n" + $0.fingerprint })
        let changed = files.filter { path in
            // A pipe can be read only once, and what cannot be read is
            // reported when it is its turn.
            guard PageFile.canBeReadTwice(path), let file = try? PageFile(path: path) else { return true }
            let isKnown = known.contains(path + "\n" + Fingerprint.of(file.bytes) + settings)
            if isKnown { counts[.unchanged, default: 0] += 1 }
            return !isKnown
        }
        if !changed.isEmpty {
            try add(changed, to: store, settings, &counts, &problems)
        }
        let summary = try summary(counts, store)
        try store.close()
        try StandardOutput.shared.write(summary)
        try problems.check()
    }

    private func add(
        _ files: [String], to store: GraphStore, _ settings: String, _ counts: inout [AddingOutcome: Int],
        _ problems: inout Problems
    ) throws {
        let reader = PageGraphs(
            knowledge: try pages.knowledge.load(), encoding: pages.encoding, date: date.date?.description,
            namesInputByContent: true, threads: threads.count)
        var progress = Progress(total: files.count)
        defer { progress.clear() }
        var batch = ContributionBatch(store)
        try reader.read(files) { reading in
            progress.advance(reading.path)
            guard let read = reading.graph else { return problems.report(reading.message ?? reading.path) }
            if let warning = reading.message { note(warning) }
            let record = DocumentRecord(
                id: reading.path, fingerprint: reading.fingerprint + settings, encoding: reading.encoding,
                date: reading.date)
            try batch.add(record, read)
        }
        try batch.finish()
        counts.merge(batch.counts, uniquingKeysWith: +)
    }

    /// What else than a page's bytes decides what its graph is.
    private func settingsFingerprint() throws -> String {
        var bytes: [UInt8] = []
        for file in try pages.knowledge.files() where file.name != IdentityRules.fileName {
            bytes += Array(file.name.utf8) + file.bytes
        }
        let options = "\(pages.encoding?.rawValue ?? "")/\(date.date?.description ?? "")"
        return "/\(Guanxi.version)/\(Fingerprint.of(bytes))/\(options)"
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

/// Pages that are written together: one by one they would write the same parts of the file again and again.
///
/// While one batch is written, the next one is read.
private struct ContributionBatch {
    private let store: GraphStore
    private var waiting: [(document: DocumentRecord, graph: Graph)] = []
    private var weight = 0
    private var start = ContinuousClock.now
    private var writing: Writing?
    private(set) var counts: [AddingOutcome: Int] = [:]

    private static let size = 256
    /// While the batch before is still being written, more may gather, up to
    /// so many nodes and edges: the more at once, the less work is each.
    private static let most = 40_000
    /// A batch waits no longer than this to be written, unless the one before still is.
    private static let time = Duration.seconds(1)

    /// A batch that is being written, and what comes of it; only the writing thread touches them before their end.
    private final class Writing: @unchecked Sendable {
        private let work = DispatchGroup()
        private var outcomes: Result<[AddingOutcome], any Error> = .success([])

        init(_ write: @escaping @Sendable () throws -> [AddingOutcome]) {
            DispatchQueue.global().async(group: work) { self.outcomes = Result(catching: write) }
        }

        /// Whether nobody would have to wait for the outcomes.
        var isDone: Bool { work.wait(timeout: .now()) == .success }

        /// Waits for what comes of it.
        func wait() throws -> [AddingOutcome] {
            work.wait()
            return try outcomes.get()
        }
    }

    init(_ store: GraphStore) { self.store = store }

    mutating func add(_ document: DocumentRecord, _ graph: Graph) throws {
        if waiting.isEmpty { start = .now }
        waiting.append((document, graph))
        weight += graph.nodes.count + graph.edges.count
        guard waiting.count >= Self.size || .now - start > Self.time else { return }
        if weight >= Self.most || writing?.isDone ?? true { try begin() }
    }

    /// Writes what is left, and waits until all is in the file.
    mutating func finish() throws {
        try begin()
        try settle()
    }

    private mutating func begin() throws {
        try settle()
        writing = Writing { [store, waiting] in try store.add(waiting) }
        (waiting, weight) = ([], 0)
    }

    private mutating func settle() throws {
        guard let writing else { return }
        self.writing = nil
        for outcome in try writing.wait() { counts[outcome, default: 0] += 1 }
    }
}
