import ArgumentParser
import Glibc

/// The command `guanxi` and the list of its subcommands.
@main
struct Guanxi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Reads Chinese newspaper pages and draws who holds what, where.",
        discussion: """
            Example: guanxi build pages/ && guanxi neighbours 张小兵

            Exit codes: 0 found, 1 nothing found, 2 error. Environment: GUANXI_GRAPH names the graph that \
            queries ask, NO_COLOR switches colour off.
            """,
        version: version,
        subcommands: [
            Extract.self, Build.self, Remove.self, Neighbours.self, Path.self, Between.self, Who.self, Show.self,
            Timeline.self,
            Find.self, Draw.self, Export.self, Same.self, Different.self, Forget.self, Add.self, Corrections.self,
            Undo.self, Explain.self, Rules.self, Evaluate.self, Place.self, Stats.self, Render.self,
        ])

    /// What the program is called; commands that are asked often have it in
    /// their configuration, so that they can be parsed by themselves.
    static let name = "guanxi"
    static let version = "0.1.0"

    static func main() {
        Glibc.exit(Launcher.run(Array(CommandLine.arguments.dropFirst())))
    }
}
