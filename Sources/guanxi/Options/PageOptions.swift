import ArgumentParser
import Foundation
import PageReading

/// The options of every command that reads pages.
struct PageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("utf-8 or gb18030; found out for each page where it is not given.", valueName: "ENCODING"))
    var encoding: TextEncoding?

    @OptionGroup var knowledge: KnowledgeOptions
}

extension TextEncoding: ExpressibleByArgument {
    /// The encoding that a user names.
    public init?(argument: String) { self.init(name: argument) }

    /// The names in a help text.
    public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

/// The option for the number of threads.
struct ThreadOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Threads that read; changes the speed, never the output. (default: all cores)", valueName: "N"))
    var threads: Int?

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads takes a number from 1 to 1024, not \(threads)")
        }
    }

    /// How many threads to use.
    var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
