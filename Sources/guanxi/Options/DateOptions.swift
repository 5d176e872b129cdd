import ArgumentParser

/// A date that a user gives, of ISO 8601, as exact as it is known.
struct CalendarDate: ExpressibleByArgument, CustomStringConvertible {
    let description: String

    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = [4, 2, 2]
        guard (1...3).contains(parts.count),
            zip(parts, lengths).allSatisfy({ $0.count == $1 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            parts.count < 2 || (1...12).contains(Int(parts[1]) ?? 0),
            parts.count < 3 || (1...31).contains(Int(parts[2]) ?? 0)
        else { return nil }
        description = argument
    }
}

/// The option for the date of pages.
struct PageDateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The date of these pages, e.g. 2022-06-14 or 2022-06. (default: what the file's name or the masthead says)",
            valueName: "DATE"))
    var date: CalendarDate?
}

/// The option that asks for the graph of a day.
struct MomentOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only what was so on this date, e.g. 2022-06: begun by then, and not over.", valueName: "DATE"))
    var at: CalendarDate?
}
