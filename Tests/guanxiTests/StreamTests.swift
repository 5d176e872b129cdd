import Foundation
import Testing

/// Streams of records that are too long to be held in memory.
@Suite struct StreamTests {
    @Test("Memory stays flat however long the stream")
    func memory() throws {
        let folder = try Folder()
        try folder.write("out", "")
        let process = Process()
        let input = Pipe()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["place", "--records", "--threads", "2"]
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder / "out"))
        try process.run()
        let line = "{\"id\":\"1\",\"text\":\"石拐区\",\"more\":\"\(String(repeating: "汉字", count: 500))\"}\n"
        let block = Data(String(repeating: line, count: 1000).utf8)
        var peaks: [Int] = []
        for blocks in [2, 30] {
            for _ in 0..<blocks { try input.fileHandleForWriting.write(contentsOf: block) }
            peaks.append(try peakMemory(of: process.processIdentifier))
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let answers = try folder.read("out").reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
        #expect(answers == 32_000)
        // 90 MB went through between the two.
        #expect(peaks[1] - peaks[0] < 16_000, "\(peaks) kB")
    }

    /// The most memory that a process has held so far, in kB.
    private func peakMemory(of process: Int32) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(line.split { !$0.isNumber }.first.flatMap { Int($0) })
    }
}
