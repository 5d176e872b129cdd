import ArgumentParser
import Glibc

/// Runs a command and maps what it throws to an exit code and a message.
enum Launcher {
    /// Runs the command that the arguments name, and returns the exit code.
    static func run(_ arguments: [String]) -> Int32 {
        // A reader that has seen enough, such as `head`, is no error: writing
        // then fails with EPIPE instead of ending the process.
        signal(SIGPIPE, SIG_IGN)
        // The process that draws starts with every picture: it does without the parser's milliseconds.
        if let code = Render.run(arguments) { return code }
        do {
            if let word = arguments.first { try checkCommand(word) }
            var command = try parse(arguments)
            try command.run()
            try StandardOutput.shared.flush()
            return 0
        } catch {
            return report(error)
        }
    }

    /// The command that the arguments name, with its own arguments.
    ///
    /// A command by itself is parsed in half the time that it takes below the
    /// root, for which the parser looks at the arguments three times; whatever
    /// it does not understand, help among it, the root does.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let word = arguments.first
        let type = Guanxi.configuration.subcommands.first { $0._commandName == word }
        if let type, let command = try? type.parseAsRoot(Array(arguments.dropFirst())),
            Swift.type(of: command) == type
        {
            return command
        }
        return try Guanxi.parseAsRoot(arguments)
    }

    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case is ClosedPipe:
            return 0
        case let found as NothingFound:
            guard flush() else { return 2 }
            note(found.message)
            return 1
        case let code as ExitCode:
            return flush() ? code.rawValue : 2
        case let failure as Failure:
            _ = flush()
            note(failure.message)
            return 2
        default:
            let code = Guanxi.exitCode(for: error)
            let message = Guanxi.fullMessage(for: error)
            if code == .success {
                try? StandardOutput.shared.write(message + "\n")
                return flush() ? 0 : 2
            }
            _ = flush()
            // Errors of the libraries say all that there is to say; those of
            // the argument parser come with the usage.
            if code == .validationFailure {
                writeToStandardError(message)
            } else {
                note("\(error)")
            }
            return 2
        }
    }

    /// Writes what is still in the buffer; false where that fails.
    private static func flush() -> Bool {
        do {
            try StandardOutput.shared.flush()
            return true
        } catch {
            if error is ClosedPipe { return true }
            note("\((error as? Failure)?.message ?? "\(error)")")
            return false
        }
    }

    private static func checkCommand(_ word: String) throws {
        let names = Guanxi.configuration.subcommands.flatMap { command in
            [command._commandName] + command.configuration.aliases
        }
        guard !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
        let visible = names.filter { $0 != Render._commandName }
        let near = visible.map { ($0, editDistance($0, word)) }.min { $0.1 < $1.1 }
        let guess = near.flatMap { $0.1 <= 2 ? "did you mean '\($0.0)'? " : nil } ?? ""
        throw Failure("unknown command '\(word)'; \(guess)'guanxi --help' lists the commands")
    }

    /// How many letters must be added, removed or changed to make one word
    /// the other.
    private static func editDistance(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
