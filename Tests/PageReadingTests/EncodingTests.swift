import Testing

@testable import PageReading

@Suite struct EncodingTests {
    /// 石桥村 in both encodings.
    static let utf8: [UInt8] = [0xE7, 0x9F, 0xB3, 0xE6, 0xA1, 0xA5, 0xE6, 0x9D, 0x91]
    static let gb: [UInt8] = [0xCA, 0xAF, 0xC7, 0xC5, 0xB4, 0xE5]

    struct Case: Sendable {
        let bytes: [UInt8]
        var given: TextEncoding?
        let text: String
        let encoding: TextEncoding
        var replacements = 0
    }

    static let cases: [Case] = [
        Case(bytes: utf8, text: "石桥村", encoding: .utf8),
        Case(bytes: [0xEF, 0xBB, 0xBF] + utf8, text: "石桥村", encoding: .utf8),
        Case(bytes: gb, text: "石桥村", encoding: .gb18030),
        Case(bytes: [0x84, 0x31, 0x95, 0x33] + gb, text: "石桥村", encoding: .gb18030),
        Case(bytes: gb, given: .gb18030, text: "石桥村", encoding: .gb18030),
        Case(bytes: utf8, given: .utf8, text: "石桥村", encoding: .utf8),
        // A character of four bytes in GB18030.
        Case(bytes: gb + [0x95, 0x32, 0x82, 0x36], text: "石桥村𠀀", encoding: .gb18030),
        // A character cut at the end, and one in the midst of right ones.
        Case(bytes: utf8 + [0xE4, 0xBA], text: "石桥村\u{FFFD}", encoding: .utf8, replacements: 1),
        Case(bytes: utf8 + utf8 + [0xFF] + utf8, text: "石桥村石桥村\u{FFFD}石桥村", encoding: .utf8, replacements: 1),
        Case(bytes: gb + [0xCA], text: "石桥村\u{FFFD}", encoding: .gb18030, replacements: 1),
        Case(bytes: gb + [0xFF] + gb, text: "石桥村\u{FFFD}石桥村", encoding: .gb18030, replacements: 1),
        // The user's word counts: each longest faulty sequence is replaced once.
        Case(
            bytes: [0xE7, 0x9F, 0x41, 0xF0, 0x9F, 0x98, 0x41, 0xED, 0xA0, 0x41], given: .utf8,
            text: "\u{FFFD}A\u{FFFD}A\u{FFFD}\u{FFFD}A", encoding: .utf8, replacements: 4),
    ]

    @Test(arguments: cases) func decoding(_ example: Case) throws {
        let page = try PageReader().read(bytes: example.bytes, document: "test", encoding: example.given)
        #expect(page.text(0..<page.scalarCount) == example.text)
        #expect(page.encoding == example.encoding)
        #expect(page.replacements == example.replacements)
        expectTruePositions(page, in: example.text)
    }

    @Test func repairMatchesTheStandardLibrary() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let bytes: [UInt8] = (0..<40).map { _ in
                [0x41, 0x80, 0xA0, 0xBF, 0xC2, 0xE0, 0xE7, 0xED, 0xF0, 0xF4, 0xFF].randomElement(using: &generator)
                    ?? 0x41
            }
            let page = try PageReader().read(bytes: bytes, document: "test", encoding: .utf8)
            #expect(page.text(0..<page.scalarCount) == String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test(arguments: [
        ("UTF-8", TextEncoding.utf8), ("utf8", .utf8), ("GBK", .gb18030), ("gb2312", .gb18030), ("GB18030", .gb18030),
    ])
    func names(_ name: String, _ encoding: TextEncoding) {
        #expect(TextEncoding(name: name) == encoding)
    }

    @Test func unknownName() { #expect(TextEncoding(name: "latin-1") == nil) }

    @Test func longGB18030Text() throws {
        // More than one buffer of the converter, with an odd offset so that a character lies across the seam.
        let bytes = [0x41] + Array([[UInt8]](repeating: Self.gb, count: 50_000).joined())
        let page = try PageReader().read(bytes: bytes, document: "test")
        #expect(page.encoding == .gb18030)
        #expect(page.replacements == 0)
        #expect(page.scalarCount == 150_001)
        #expect(page.text(149_998..<150_001) == "石桥村")
    }

    static let faults: [([UInt8], PageError)] = [
        ([], .empty(document: "test")),
        (Array(" \n\u{3000}\r\n\t".utf8), .empty(document: "test")),
        ([0xEF, 0xBB, 0xBF], .empty(document: "test")),
        (Array("# \n## \n".utf8), .empty(document: "test")),
        (Array("一\n二\0三".utf8), .binary(document: "test", line: 2, byte: 7)),
        ([UInt8](repeating: 1, count: 100), .binary(document: "test", line: 1, byte: 0)),
        ([0xEF, 0xBB, 0xBF] + Array("一\r二\r\n\0三".utf8), .binary(document: "test", line: 3, byte: 12)),
        (gb + [0x0A, 0], .binary(document: "test", line: 2, byte: 7)),
        ([0x41] + [UInt8](repeating: 0xFF, count: 100), .binary(document: "test", line: 1, byte: 1)),
        ([0xFF, 0xFE, 0x41, 0x00], .unsupportedEncoding(document: "test", name: "UTF-16")),
    ]

    @Test(arguments: faults) func refusesWhatIsNoText(_ bytes: [UInt8], _ error: PageError) {
        #expect(throws: error) { try PageReader().read(bytes: bytes, document: "test") }
        #expect(error.description.hasPrefix("test: "))
    }

    @Test func fewControlBytesAreRead() throws {
        #expect(try read("石桥\u{1}村。").outline == ["paragraph 石桥 村。"])
    }

    @Test func plainTextIsReadLikeAPage() throws {
        let text = "# 题\n□王小井\n村支书王\n小井说。"
        let bytes = Array(text.utf8)
        let page = try bytes.withUnsafeBufferPointer { try PageReader().read(plainText: $0, document: "test") }
        #expect(page.outline == (try read(text).outline))
    }
}
