import GraphLinking
import GraphModel
import PageReading

/// Reads pages on several threads and gives their graphs in order.
struct PageGraphs {
    /// One page that was read, or could not be.
    struct Reading: Sendable {
        /// The path as given.
        var path: String
        /// What distinguishes this state of the page.
        var fingerprint = ""
        /// The encoding in which it was read.
        var encoding = ""
        /// Its date, where it has one.
        var date: String?
        /// Its graph; nil where it could not be read.
        var graph: Graph?
        /// What the user should know: an error where there is no graph.
        var message: String?
    }

    let knowledge: Knowledge
    let encoding: TextEncoding?
    /// The date of all pages, whatever they say; nil: look for it.
    var date: String?
    /// Whether standard input is named by what comes in, not `-`: it is another page each time.
    var namesInputByContent = false
    let threads: Int

    /// Reads files and hands over what each gives, in the order of the paths.
    func read(_ paths: [String], _ take: (Reading) throws -> Void) throws {
        let settings = self
        let pipeline = OrderedPipeline<String, Reading>(threads: min(threads, max(1, paths.count))) {
            let grapher = PageGrapher(knowledge: settings.knowledge)
            return { settings.reading(of: $0, grapher) }
        }
        var rest = paths[...]
        try pipeline.run(next: { _ in rest.popFirst().map { .work($0) } ?? .end }, take: take)
    }

    private func reading(of path: String, _ grapher: PageGrapher) -> Reading {
        do {
            var file = try PageFile(path: path)
            if namesInputByContent, path == InputPaths.standardInput {
                file.path = "standard input \(Fingerprint.of(file.bytes))"
            }
            if GraphFile.isGraph(path) {
                var graph = try GraphFile.graph(in: file)
                if let date { graph.see(on: date) }
                return Reading(
                    path: file.path, fingerprint: Fingerprint.of(file.bytes), encoding: TextEncoding.utf8.rawValue,
                    date: date, graph: graph)
            }
            let (page, warning) = try file.page(encoding: encoding)
            let date = self.date ?? PageDate.inName(of: file.path) ?? PageDate.inText(of: page)
            var graph = grapher.graph(of: page)
            if let date { graph.see(on: date) }
            return Reading(
                path: file.path, fingerprint: Fingerprint.of(file.bytes), encoding: page.encoding.rawValue, date: date,
                graph: graph, message: warning)
        } catch {
            return Reading(path: path, message: (error as? Failure)?.message ?? "\(error)")
        }
    }
}

/// A hash by which a changed file is known.
enum Fingerprint {
    /// The FNV-1a hash of bytes and their number, as text.
    static func of(_ bytes: [UInt8]) -> String {
        let hash = bytes.withUnsafeBufferPointer(stableHash(of:))
        return "\(String(hash, radix: 16))-\(bytes.count)"
    }
}
