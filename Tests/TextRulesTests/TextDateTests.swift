import Testing

@testable import TextRules

@Suite("Dates as exactly as a text says them")
struct TextDateTests {
    @Test(
        "A date, and nothing before or behind it",
        arguments: [
            ("1990年", "1990"), ("1990年5月", "1990-05"), ("1990年05月", "1990-05"), ("1990年12月31日", "1990-12-31"),
            ("1990年5月3号", "1990-05-03"), ("１９９０年１２月", "1990-12"), ("一九九〇年五月三日", "1990-05-03"),
            ("二○○三年十月", "2003-10"), ("二零零三年十二月二十三日", "2003-12-23"), ("一九八三年一月三十日", "1983-01-30"),
            ("1938年秋", "1938"), ("1990年底", "1990"), ("1990年上半年", "1990"), ("1990年5月份", "1990-05"),
            ("1990年5月上旬", "1990-05"), ("2000年2月29日", "2000-02-29"),
        ])
    func date(_ text: String, _ expected: String) {
        #expect(TextDate(text)?.text == expected)
        #expect(TextDate(iso: expected) != nil)
    }

    @Test(
        "What is no date, or a date and more",
        arguments: [
            "", "1990", "90年", "199年", "19900年", "3990年", "0990年", "1990年代", "1990年13月", "1990年0月", "1990年5月32日",
            "1990年2月30日", "1990年十二三月", "1990年5月3日晚", "今年", "同年5月", "5月3日", "一九年", "二十年", "1990年至",
        ])
    func none(_ text: String) { #expect(TextDate(text) == nil) }

    @Test(
        "Where a date ends that has something behind it",
        arguments: [
            ("1990至1993年任", "1990", 4), ("1990—1993年", "1990", 4), ("1990——1993年", "1990", 4),
            ("1990年5月任", "1990-05", 7),
            ("1990年13月", "1990", 5), ("1990年5月32日", "1990-05", 7), ("一九九〇到一九九三年", "1990", 4),
        ])
    func end(_ text: String, _ expected: String, _ end: Int) throws {
        let found = try #require(Array(text.utf16).withUnsafeBufferPointer { TextDate.read($0, at: 0) })
        #expect((found.date.text, found.end) == (expected, end))
    }

    @Test(
        "Normal dates only", arguments: ["1990-5", "1990-", "90", "1990-13", "1990-05-03-1", "", "1990年", "1990-05-00"])
    func notNormal(_ text: String) { #expect(TextDate(iso: text) == nil) }

    @Test("Every date begins with one of the units that patterns ask for first")
    func beginnings() {
        for unit in UInt16.min...UInt16.max {
            let units = [unit] + Array("９９０年".utf16)
            let found = units.withUnsafeBufferPointer { TextDate.read($0, at: 0) }
            #expect((found != nil) == TextDate.beginnings.contains(unit))
        }
        #expect(TextDate.none.text == nil && !TextDate.none.isSaid)
    }
}
