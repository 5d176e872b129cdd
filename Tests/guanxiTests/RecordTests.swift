import Foundation
import Testing

/// `extract --records` and `place --records`.
@Suite struct RecordTests {
    private static let text = "石桥村党支部书记张小兵在会上发言。"

    private func objects(_ run: Run) throws -> [[String: Any]] {
        try run.lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    private func mentions(_ object: [String: Any]) throws -> [(start: Int, end: Int, type: String)] {
        try #require(object["mentions"] as? [[Any]]).map {
            (try #require($0[0] as? Int), try #require($0[1] as? Int), try #require($0[2] as? String))
        }
    }

    @Test("Mentions are slices of the text, in order")
    func mentions() throws {
        let run = try Program.run(
            "extract", "--records", "--mentions", input: "{\"id\":\"a\",\"text\":\"\(Self.text)\"}\n")
        #expect(run.status == 0, "\(run.errors)")
        let object = try #require(try objects(run).first)
        #expect(object["id"] as? String == "a")
        let scalars = Array(Self.text.unicodeScalars)
        let found = try mentions(object).map { mention in
            "\(mention.type) \(String(String.UnicodeScalarView(scalars[mention.start..<mention.end])))"
        }
        for expected in ["Person 张小兵", "Place 石桥村", "PartyOrganization 石桥村党支部"] {
            #expect(found.contains(expected), "\(found)")
        }
    }

    @Test("A record's graph bears its id, and names it as its document")
    func graphs() throws {
        let run = try Program.run("extract", "--records", input: "{\"text\":\"\(Self.text)\",\"id\":\"甲/1\"}")
        let object = try #require(try objects(run).first)
        #expect(object["id"] as? String == "甲/1")
        #expect(object["format"] as? String == "guanxi-graph/1")
        #expect(run.text.contains("\"document\":\"甲/1\""))
    }

    /// A line, and what its answer must hold.
    static let lines: [(line: String, id: String, error: String?)] = [
        (#"{"id": "1", "text": ""}"#, "\"1\"", nil),
        (#"{"id": 7, "text": "x", "other": [1, {"a": [null, true]}, "}"]}"#, "7", nil),
        (#"{"text": "\u77f3\ud83d\ude00\n", "id": "a\"b"}"#, #""a\"b""#, nil),
        (#"  {"id" : "s" , "text" : "x" }  "#, "\"s\"", nil),
        ("", "null", "blank"),
        ("nonsense", "null", "byte 1"),
        (#"{"id": "2"}"#, "\"2\"", "'text' is missing"),
        (#"{"text": "x"}"#, "null", "'id' is missing"),
        (#"{"id": "3", "text": 5}"#, "\"3\"", "'text' is not a string"),
        (#"{"id": null, "text": "x"}"#, "null", "'id' is not a string"),
        (#"{"id": "4", "text": "x"#, "\"4\"", "end of a string"),
        (#"{"id": "5", "text": "x"} {}"#, "\"5\"", "end of the line"),
        (#"{"id": "6", "text": "\x"}"#, "\"6\"", "escape"),
        (#"{"id": "7", "text": "\u0000"}"#, "\"7\"", "not text"),
        (#"{"id": "8", "text": "x",}"#, "\"8\"", "a string"),
        (#"{"id": "9", "a": [1, 2}, "text": "x"}"#, "\"9\"", "bracket"),
        (#"["id", "text"]"#, "null", "an object"),
    ]

    @Test("A bad line gives an error with its id, and the stream goes on", arguments: ["1", "3"])
    func badLines(threads: String) throws {
        let input = Self.lines.map { $0.line + "\n" }.joined()
        let run = try Program.run("extract", "--records", "--mentions", "--threads", threads, input: input)
        #expect(run.status == 0)
        #expect(run.lines.count == Self.lines.count)
        for (expected, answer) in zip(Self.lines, run.lines) {
            #expect(answer.hasPrefix("{\"id\":\(expected.id),"), "\(expected.line): \(answer)")
            if let error = expected.error {
                #expect(answer.contains("\"error\":") && answer.contains(error), "\(expected.line): \(answer)")
            } else {
                #expect(answer.contains("\"mentions\":["), "\(expected.line): \(answer)")
            }
        }
        #expect(run.errors.contains("13 of 17"), "\(run.errors)")
    }

    @Test("Bytes that are no UTF-8 are a bad line")
    func invalidBytes() throws {
        let line = Array("{\"id\":\"x\",\"text\":\"".utf8) + [0xC8, 0xCB] + Array("\"}\n".utf8)
        let run = try Program.run(["extract", "--records"], input: line)
        #expect(run.text.contains("not valid UTF-8"))
        #expect(run.status == 0)
    }

    @Test("A deep line does no harm")
    func depth() throws {
        let deep = String(repeating: "[", count: 200_000)
        let run = try Program.run(
            "extract", "--records", input: "{\"id\":\"d\",\"x\":\(deep)\n{\"id\":\"e\",\"text\":\"x\"}\n")
        #expect(run.lines.count == 2)
        #expect(run.lines[0].contains("error"))
        #expect(run.lines[1].hasPrefix("{\"id\":\"e\""))
    }

    @Test("Threads keep the order and the bytes")
    func threads() throws {
        let input = (0..<3000).map { "{\"id\":\"\($0)\",\"text\":\"\(Self.text)\($0)\"}\n" }.joined()
        let one = try Program.run("extract", "--records", "--mentions", "--threads", "1", input: input)
        let four = try Program.run("extract", "--records", "--mentions", "--threads", "4", input: input)
        #expect(one.lines.count == 3000)
        #expect(one.output == four.output)
    }

    @Test("A writer that waits for each answer gets it")
    func conversation() throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["extract", "--records", "--mentions"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        for id in 0..<3 {
            try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":\"\(id)\",\"text\":\"x\"}\n".utf8))
            let answer = output.fileHandleForReading.availableData
            #expect(String(decoding: answer, as: UTF8.self) == "{\"id\":\"\(id)\",\"mentions\":[]}\n")
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("Places are answered with full names, and without the levels that are not grounded")
    func places() throws {
        let input = """
            {"id":"1","text":"包头市石拐区"}
            {"id":"2","text":"朝阳区"}
            {"id":"3","text":"nowhere"}
            {"id":"4"}

            """
        let run = try Program.run("place", "--records", input: input)
        let found = try objects(run)
        #expect(found.count == 4)
        #expect(found[0]["province"] as? String == "内蒙古自治区")
        #expect(found[0]["county"] as? String == "石拐区")
        #expect(found[0]["code"] as? String == "150205")
        #expect(found[0]["level"] as? String == "county")
        #expect(found[0]["confidence"] as? Double == 1)
        #expect(found[1]["confidence"] == nil)
        #expect(found[0]["township"] == nil)
        #expect(found[1]["level"] == nil)
        #expect((found[1]["candidates"] as? [String])?.count == 2)
        #expect((found[2]["candidates"] as? [String])?.isEmpty == true)
        #expect(found[3]["error"] != nil)
    }
}
