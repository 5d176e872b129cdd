import Testing

@testable import GraphDrawing

@Suite struct DotTextTests {
    @Test(arguments: [
        ("张小兵", "\"张小兵\""), ("a\"b", "\"a\\\"b\""), ("\\N \\G\\l", "\"\\\\N \\\\G\\\\l\""),
        ("&amp; &", "\"&amp;amp; &amp;\""),
        ("a\u{1}b\u{0}", "\"ab\""), ("一\n二\t三", "\"一 二 三\""), ("<b>]]>", "\"<b>]]>\""), ("\u{202E}反\u{200F}", "\"反\""),
        ("👨‍👩‍👧🇨🇳", "\"👨‍👩‍👧🇨🇳\""),
    ])
    func quoted(text: String, expected: String) { #expect(DotText.quoted(text) == expected) }

    @Test(arguments: [0xFDD0, 0xFFFE, 0x1FFFF, 0x7F, 0xFEFF] as [UInt32])
    func charactersThatXMLRejectsGo(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(DotText.clean("石\(Character(scalar))桥") == "石桥")
    }

    @Test(arguments: [("<&>\"'", "&lt;&amp;&gt;&quot;'"), ("\u{8}村", "村")])
    func markup(text: String, expected: String) { #expect(DotText.markup(text) == expected) }

    @Test(arguments: [
        ("", [""]), ("张小兵", ["张小兵"]), ("安定区人民检察院第一", ["安定区人民检察院第一"]),
        ("安定区人民检察院第二党支部", ["安定区人民检察", "院第二党支部"]), ("ABCDEFGHIJKLMNOPQRSTUVWX", ["ABCDEFGHIJKLM", "NOPQRSTUVWX"]),
    ])
    func wrapped(text: String, expected: [String]) { #expect(DotText.wrapped(text, width: 20) == expected) }

    @Test func longNamesAreCut() {
        let lines = DotText.wrapped(String(repeating: "很长的名字", count: 400), width: 20)
        #expect(lines.count <= 5)
        #expect(lines.allSatisfy { $0.count <= 11 })
        #expect(lines.last?.hasSuffix("…") == true)
        #expect(DotText.shortened("e" + String(repeating: "\u{301}", count: 900), width: 20) == "…")
    }

    @Test(arguments: [
        ("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1),
        ("#E69F00", "#000000", 9.4),
    ])
    func contrast(a: String, b: String, expected: Double) {
        #expect(abs(Colour.contrast(a, b) - expected) < 0.1)
        #expect(Colour.contrast(a, b) == Colour.contrast(b, a))
    }

    /// Lines end where names do, or at spaces, if such a place is near.
    @Test(
        arguments: [
            ("墨玉县和田地区人民法院", 16, ["墨玉县", "和田地区"], ["墨玉县和田地区", "人民法院"]),
            ("新疆某自治区和田地区墨玉县委", 14, ["新疆某自治区", "和田地区", "墨玉县"], ["新疆某自治区", "和田地区墨玉县委"]),
            (
                "百色市中级人民法院政治部", 22, ["百色市", "百色市中级人民法院", "中级人民法院"],
                ["百色市中级人民法院", "政治部"]
            ),
            ("浙江省 丽水市 遂昌县", 14, [], ["浙江省", "丽水市 遂昌县"]),
            ("甲乙丙丁戊己庚辛", 8, [], ["甲乙丙丁", "戊己庚辛"]),
        ] as [(String, Int, [String], [String])])
    func linesEndWhereNamesDo(text: String, width: Int, parts: [String], lines: [String]) {
        #expect(DotText.wrapped(text, width: width, parts: parts) == lines)
    }
}
