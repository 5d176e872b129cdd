import Foundation
import Testing

/// What a run of the program left behind.
struct Run {
    var status: Int32
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
    /// The cells of TSV without its head.
    var cells: [[String]] {
        lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output)) }
}

/// The program as it was built, run as a user runs it.
enum Program {
    /// The file: beside the tests' own program.
    static let path: String = {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = URL(fileURLWithPath: own ?? "").deletingLastPathComponent()
        return folder.appendingPathComponent("guanxi").path
    }()

    /// The project's folder.
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let seeds = project.appendingPathComponent("seeds").path

    /// Runs the program, or a copy of it at `copy`, to its end.
    static func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], folder: Folder? = nil,
        copy: String? = nil
    ) throws -> Run {
        let files = try Folder()
        let (stdin, stdout, stderr) = (files / "in", files / "out", files / "err")
        try Data(input).write(to: URL(fileURLWithPath: stdin))
        for path in [stdout, stderr] { try Data().write(to: URL(fileURLWithPath: path)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: copy ?? path)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        for name in ["GUANXI_GRAPH", "NO_COLOR"] { variables[name] = nil }
        process.environment = variables.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: stdin))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: stdout))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: stderr))
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: Array(try Data(contentsOf: URL(fileURLWithPath: stdout))),
            errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: stderr)), as: UTF8.self))
    }

    /// Runs the program with text as its input.
    static func run(_ arguments: String..., input: String = "", folder: Folder? = nil) throws -> Run {
        try run(arguments, input: Array(input.utf8), folder: folder)
    }
}

/// A folder that is gone when it goes out of use.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("guanxi-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it.
    static func / (folder: Folder, name: String) -> String { folder.path + "/" + name }

    /// Writes a file in it, and returns its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = self / name
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: self / name))) }
}

/// Pages of a few sentences, so that what is in them is known.
enum Page {
    static let villages = """
        # 两村结对

        石桥村党支部书记张小兵与柳林村党支部书记李文杰签了协议。石桥村村委会主任王大勇在场。

        """
    static let county = "宁城县副县长李国庆到小城子镇调研，宁城县人民医院院长赵春梅陪同。\n"
}

/// A store of the pages above, made once.
enum Store {
    static let folder: Result<Folder, any Error> = Result {
        let folder = try Folder()
        try folder.write("pages/villages.txt", Page.villages)
        try folder.write("pages/county.txt", Page.county)
        let run = try Program.run("build", "pages", "--graph", "graph.db", folder: folder)
        try #require(run.status == 0, "\(run.errors)")
        return folder
    }

    /// Asks the store.
    static func ask(_ arguments: String...) throws -> Run {
        try Program.run(arguments + ["--graph", try folder.get() / "graph.db"])
    }
}

/// Runs command lines in bash, for what needs pipes or a terminal.
enum Shell {
    static func run(_ command: String) throws -> Run {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let messages = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: Array(text), errors: String(decoding: messages, as: UTF8.self))
    }
}
