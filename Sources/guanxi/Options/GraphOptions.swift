import ArgumentParser
import Foundation
import GraphStore

/// The option that names the graph.
struct GraphOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The graph's file. (default: $GUANXI_GRAPH, else \(GraphOption.standardPath))", valueName: "FILE"),
        completion: .graphs)
    var graph: String?

    static let standardPath = "graphs/guanxi.db"

    /// The graph's file.
    var path: String {
        if let graph { return graph }
        if let path = Terminal.environment("GUANXI_GRAPH"), !path.isEmpty { return path }
        return Self.standardPath
    }

    /// Opens the graph to ask it.
    func open(at date: CalendarDate? = nil) throws -> GraphStore {
        try GraphStore.open(path: path, readOnly: true, at: date?.description)
    }

    /// Opens the graph to change it.
    ///
    /// - Parameter mustExist: whether it is an error that there is none yet.
    func openForWriting(_ knowledge: KnowledgeOptions, mustExist: Bool = false) throws -> GraphStore {
        // Opening it to ask says best what is wrong.
        if mustExist, !FileManager.default.fileExists(atPath: path) { _ = try open() }
        return try GraphStore.open(path: path, readOnly: false, identity: knowledge.identityRules())
    }
}

/// The options of every query.
struct QueryOptions: ParsableArguments {
    @OptionGroup var graph: GraphOption
    @OptionGroup var moment: MomentOption

    @Option(help: "table, json, tsv or tree. (default: table on a terminal, tsv in a pipe)")
    var format: AnswerFormat?

    /// Opens the graph to ask it, as of the date that is asked for.
    func open() throws -> GraphStore { try graph.open(at: moment.at) }

    /// Asks the graph any number of questions of one state of it.
    func ask(_ questions: (GraphStore) throws -> Void) throws {
        // Never closed: what reads leaves nothing to tidy up, and the end of
        // the process takes less time than closing.
        let store = Unmanaged.passRetained(try open()).takeUnretainedValue()
        try store.snapshot { try questions(store) }
    }

    /// Writes an answer in the format that is asked for.
    func write(_ answer: Answer) throws { try write(StreamedAnswer(answer)) }

    /// Writes an answer in the format that is asked for while it is made.
    func write(_ answer: StreamedAnswer) throws {
        try AnswerWriter(format: format ?? (Terminal.isOutput ? .table : .tsv)).write(answer)
    }

    /// Tells the user something about the answer, below it.
    func remark(_ message: String) throws {
        try StandardOutput.shared.flush()
        note(message)
    }
}

/// The option that picks one of several entities of one name.
struct IdentityOption: ParsableArguments {
    @Option(
        name: .customLong("id"),
        help: ArgumentHelp("Pick the entity with this id, of several with one name.", valueName: "ID"))
    var ids: [String] = []
}
