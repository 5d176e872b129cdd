import ArgumentParser
import GraphStore

/// The option that names the graph.
struct GraphOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The graph's file. (default: $GUANXI_GRAPH, else \(GraphOption.standardPath))", valueName: "FILE"))
    var graph: String?

    static let standardPath = "graphs/guanxi.db"

    /// The graph's file.
    var path: String {
        if let graph { return graph }
        if let path = Terminal.environment("GUANXI_GRAPH"), !path.isEmpty { return path }
        return Self.standardPath
    }

    /// Opens the graph to ask it.
    func open() throws -> GraphStore { try GraphStore.open(path: path, readOnly: true) }
}

/// The options of every query.
struct QueryOptions: ParsableArguments {
    @OptionGroup var graph: GraphOption

    @Option(help: "table, json, tsv or tree. (default: table on a terminal, tsv in a pipe)")
    var format: AnswerFormat?

    /// Writes an answer in the format that is asked for.
    func write(_ answer: Answer) throws {
        try AnswerWriter(format: format ?? (Terminal.isOutput ? .table : .tsv)).write(answer)
    }
}

/// The option that picks one of several entities of one name.
struct IdentityOption: ParsableArguments {
    @Option(
        name: .customLong("id"),
        help: ArgumentHelp("Pick the entity with this id, of several with one name.", valueName: "ID"))
    var ids: [String] = []
}
