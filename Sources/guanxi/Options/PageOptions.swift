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
    var count: Int { threads ?? Self.allowedCores ?? ProcessInfo.processInfo.activeProcessorCount }

    /// The cores that this process may use, of those that there are: a batch
    /// system may give it but a few.
    private static var allowedCores: Int? {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
        guard let list = line?.split(whereSeparator: \.isWhitespace).last else { return nil }
        return list.split(separator: ",").reduce(0) { sum, part in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last else { return sum }
            return sum + last - first + 1
        }
    }
}
