import ArgumentParser
import GraphDrawing

/// The hidden command that draws in a process of its own.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Render DOT from standard input; for Guanxi itself.", shouldDisplay: false)

    @Argument var engine: String
    @Argument var format: String
    @Argument var dotsPerInch = 144.0

    func run() throws {
        throw ExitCode(RenderChild.main(engine: engine, format: format, dotsPerInch: dotsPerInch))
    }
}
