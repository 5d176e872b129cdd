import Foundation
import GraphExport
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [
        ("石桥村", "石桥村"), ("", ""), ("\"\\/", "\\\"\\\\/"), ("\n\r\t", "\\n\\r\\t"), ("\r\n", "\\r\\n"),
        ("\u{0}\u{1}\u{8}\u{1F}", "\\u0000\\u0001\\u0008\\u001f"),
        ("\u{7F}\u{85}\u{9F}\u{A0}", "\\u007f\\u0085\\u009f\u{A0}"),
        ("\u{2028}\u{2029}\u{2027}“”…", "\\u2028\\u2029\u{2027}“”…"),
        ("\u{20000}😀\u{FEFF}\u{FFFD}", "\u{20000}😀\u{FEFF}\u{FFFD}"),
    ])
    func escapes(text: String, expected: String) throws {
        var writer = JSONWriter()
        writer.value(text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"\(expected)\"")
        let read = try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed) as? String
        #expect(read.map { Array($0.utf8) } == Array(text.utf8))
    }

    /// Every scalar that is not plain text comes back as it was.
    @Test func roundTripsEveryScalarOfTheBasicPlane() throws {
        let text = String(String.UnicodeScalarView((0...0xFFFF).compactMap(Unicode.Scalar.init)))
        var writer = JSONWriter()
        writer.value(text)
        let read = try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed) as? String
        #expect(read.map { $0.unicodeScalars.elementsEqual(text.unicodeScalars) } == true)
        #expect(!writer.bytes.contains { $0 < 0x20 || $0 == 0x7F })
    }

    @Test(arguments: [
        (false, #"{"a":[1,-2,true,"x"],"b":{},"c":true,"e":0}"#),
        (true, #"{"a": [1, -2, true, "x"], "b": {}, "c": true, "e": 0}"#),
    ])
    func separates(isSpaced: Bool, expected: String) {
        var writer = JSONWriter(isSpaced: isSpaced)
        writer.object { writer in
            writer.key("a")
            writer.array { writer in
                writer.value(1)
                writer.value(-2)
                writer.value(true)
                writer.value("x")
            }
            writer.key("b")
            writer.object { _ in }
            writer.field("c", ifTrue: true)
            writer.field("d", ifTrue: false)
            writer.field("d", ifPresent: nil)
            writer.field("e", 0)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }
}
