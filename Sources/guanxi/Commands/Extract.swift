import ArgumentParser
import GraphModel

/// `guanxi extract`: pages to one graph, or records to a graph each.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", _superCommandName: Guanxi.name,
        abstract: "Write the graph of pages to standard output.",
        discussion: """
            A PATH is a file, a folder (its *.txt and those below) or - for standard input.

            With --records, standard input holds a JSON document a line, {"id": "...", "text": "..."}; for each, in \
            order, the graph with its id comes out on a line. With --mentions, too, only the names: \
            {"id": "...", "mentions": [[start, end, "Person"], ...]}.

            Example: guanxi extract seeds --format json > graph.json
            """)

    @Argument(help: "Pages to read.")
    var paths: [String] = []

    @Option(help: "json, jsonl or dot.")
    var format = GraphOutput(argument: "json")!

    @Flag(help: "Read a JSON record a line from standard input.")
    var records = false

    @Flag(help: "With --records: write the names only.")
    var mentions = false

    @OptionGroup var date: PageDateOption
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var pages: PageOptions

    func validate() throws {
        if records {
            guard paths.isEmpty || paths == [InputPaths.standardInput] else {
                throw ValidationError("--records reads standard input; leave out the paths")
            }
        } else if paths.isEmpty {
            throw ValidationError("name a page, a folder of pages, or - for standard input")
        } else if mentions {
            throw ValidationError("--mentions needs --records")
        }
    }

    func run() throws {
        if records {
            try RecordStream(threads: threads.count).run(
                mentions ? .mentions(knowledge: pages.knowledge.load()) : .graphs(knowledge: pages.knowledge.load()))
            return
        }
        var problems = Problems()
        let files = InputPaths.expand(paths, &problems)
        var graph = Graph()
        if !files.isEmpty {
            let knowledge = try pages.knowledge.load()
            let reader = PageGraphs(
                knowledge: knowledge, encoding: pages.encoding, date: date.date?.description,
                threads: threads.count)
            var progress = Progress(total: files.count)
            defer { progress.clear() }
            try reader.read(files) { reading in
                progress.advance(reading.path)
                if let read = reading.graph {
                    graph.merge(read)
                    if let warning = reading.message { note(warning) }
                } else {
                    problems.report(reading.message ?? reading.path)
                }
            }
            progress.clear()
            graph = graph.resolved(by: knowledge.identity).graph
        }
        if problems.count < paths.count || !graph.isEmpty {
            try StandardOutput.shared.write(format.write(graph, title(files)))
        }
        try problems.check()
        if graph.isEmpty { throw NothingFound("the pages name no one and nothing that Guanxi knows") }
    }

    private func title(_ files: [String]) -> String {
        guard files.count == 1 else { return "\(files.count) pages" }
        return files[0].split(separator: "/").last.map(String.init) ?? files[0]
    }
}
