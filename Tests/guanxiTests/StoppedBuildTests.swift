import Foundation
import Testing

/// Builds that are killed, that meet each other, and graphs asked meanwhile.
@Suite(.serialized) struct StoppedBuildTests {
    /// Pages enough for a build of some tenths of a second.
    static func pages(_ count: Int, in folder: Folder) throws {
        for number in 0..<count {
            let surname = Array("张王李赵陈杨周吴")[number % 8]
            try folder.write(
                "pages/2021-01-\(number).txt",
                """
                石桥村党支部书记\(surname)小兵与柳林村党支部书记李文杰签了协议。
                宁城县副县长\(surname)国庆到小城子镇调研，宁城县人民医院院长赵春梅陪同。

                """)
        }
    }

    static func export(_ graph: String, _ folder: Folder) throws -> [UInt8] {
        let run = try Program.run("export", "--graph", graph, "--format", "json", folder: folder)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
    }

    /// What a store says that a build may be writing: something, or that it holds no page yet; never that it is damaged.
    static func isWhole(_ asked: Run) -> Bool {
        asked.status == 0 || asked.errors.contains("holds no page") || asked.errors.contains("is empty")
    }

    @Test("Killed at 200 points, a store opens, has what was added whole, and a further build ends as a fresh one")
    func killed() throws {
        let folder = try Folder()
        try Self.pages(24, in: folder)
        let first = "pages/2021-01-0.txt"
        let content = try folder.read(first)
        let start = ContinuousClock.now
        #expect(try Program.run("build", "pages", "--graph", "fresh.db", folder: folder).status == 0)
        let time = (ContinuousClock.now - start) / .milliseconds(1)
        let expected = try Self.export("fresh.db", folder)
        var generator = SystemRandomNumberGenerator()
        var interrupted = 0
        for point in 0..<200 {
            let graph = folder / "g.db"
            // Every tenth time from nothing, the others on what the last one left.
            if point % 10 == 0 {
                for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: graph + end) }
            }
            try folder.write(first, "第\(point)期：宁城县副县长李国庆到小城子镇调研。\n")
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = ["build", "pages", "--graph", graph]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(Double.random(in: 0...time * 1000, using: &generator)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { interrupted += 1 }
            guard FileManager.default.fileExists(atPath: graph) else { continue }
            let asked = try Program.run("stats", "--graph", graph, folder: folder)
            #expect(Self.isWhole(asked), "\(asked.errors)")
        }
        #expect(interrupted > 20)
        try folder.write(first, content)
        #expect(try Program.run("build", "pages", "--graph", "g.db", folder: folder).status == 0)
        let query = "print(*sqlite3.connect('\(folder / "g.db")').execute('PRAGMA integrity_check').fetchone())"
        #expect(try Shell.run("python3 -c \"import sqlite3; \(query)\"").text == "ok\n")
        #expect(try Self.export("g.db", folder) == expected)
    }

    @Test("Two builds into one file at once both end well, and a reader sees a whole state")
    func twoAtOnce() throws {
        let folder = try Folder()
        try Self.pages(24, in: folder)
        #expect(try Program.run("build", "pages", "--graph", "fresh.db", folder: folder).status == 0)
        let builds = try (0..<2).map { half in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", "\(Program.path) build pages/*[\(half == 0 ? "0-4" : "5-9")].txt --graph g.db"]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            return process
        }
        while builds.contains(where: \.isRunning) {
            guard FileManager.default.fileExists(atPath: folder / "g.db") else { continue }
            let asked = try Program.run("stats", "--graph", "g.db", folder: folder)
            #expect(Self.isWhole(asked), "\(asked.errors)")
        }
        for build in builds {
            build.waitUntilExit()
            #expect(build.terminationStatus == 0)
        }
        #expect(try Self.export("g.db", folder) == Self.export("fresh.db", folder))
    }

    @Test("Where there is no room for the file to grow, a build says so and loses nothing")
    func noRoom() throws {
        let folder = try Folder()
        try Self.pages(2, in: folder)
        #expect(try Program.run("build", "pages", "--graph", "g.db", folder: folder).status == 0)
        let before = try Self.export("g.db", folder)
        try Self.pages(40, in: folder)
        let size =
            try Shell.run("stat -c %s \(folder / "g.db")").text.split(separator: "\n").first.flatMap { Int($0) } ?? 0
        // In blocks of 1,024 bytes; the signal that comes with the limit would end any program.
        let limit = "ulimit -f \(size / 1024 + 40); trap '' XFSZ"
        let run = try Shell.run("cd \(folder.path); \(limit); \(Program.path) build pages --graph g.db")
        #expect(run.status == 2)
        #expect(run.errors.contains("g.db: ") && run.errors.contains("disk"), "\(run.errors)")
        #expect(try Self.export("g.db", folder) == before)
        #expect(try Program.run("build", "pages", "--graph", "g.db", folder: folder).status == 0)
        #expect(try Program.run("build", "pages", "--graph", "fresh.db", folder: folder).status == 0)
        #expect(try Self.export("g.db", folder) == Self.export("fresh.db", folder))
    }
}
