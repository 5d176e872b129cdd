import ArgumentParser
import GraphModel

/// `guanxi export`: the whole graph in another format.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole graph in a format for other programs.",
        discussion: """
            Examples:
              guanxi export --format json --output graph.json
              guanxi export --at 2022-06 --output then.dot
            """)

    @OptionGroup var graph: GraphOption
    @OptionGroup var moment: MomentOption

    @Option(help: "json, jsonl or dot. (default: by the output's extension, else json)")
    var format: GraphOutput?

    @Option(help: ArgumentHelp("The file to write; - for standard output.", valueName: "FILE"))
    var output = InputPaths.standardInput

    func run() throws {
        let format = format ?? GraphOutput.forFile(named: output)
        guard let format = format ?? (output == "-" ? GraphOutput(argument: "json") : nil) else {
            let names = GraphOutput.allValueStrings.joined(separator: ", ")
            throw Failure("\(output): no format has this extension; give --format: \(names)")
        }
        let whole = try GraphFile.graph(graph.path, at: moment.at)
        try writeFile(format.write(whole, graph.path), to: output)
        if whole.isEmpty { throw NothingFound("\(graph.path) is empty") }
    }
}
