import ArgumentParser
import GraphDrawing

/// The hidden command that draws in a process of its own.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Render DOT from standard input; for Guanxi itself.", shouldDisplay: false)

    @Argument var engine: String
    @Argument var format: String
    @Argument var dotsPerInch = 144.0
    /// `early` where the input comes later.
    @Argument var mode = ""

    /// Runs the command where the arguments are those that a drawing process gets; nil where they are not.
    static func run(_ arguments: [String]) -> Int32? {
        guard arguments.first == _commandName, (3...5).contains(arguments.count), !arguments[1].hasPrefix("-") else {
            return nil
        }
        guard let dotsPerInch = arguments.count < 4 ? 144 : Double(arguments[3]) else { return nil }
        return RenderChild.main(
            engine: arguments[1], format: arguments[2], dotsPerInch: dotsPerInch, isEarly: arguments.last == "early")
    }

    func run() throws {
        throw ExitCode(
            RenderChild.main(engine: engine, format: format, dotsPerInch: dotsPerInch, isEarly: mode == "early"))
    }
}
