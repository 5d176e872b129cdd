import PageReading
import Testing

@Suite struct PageDateTests {
    @Test(arguments: [
        ("rb-20220614-03.txt", "2022-06-14"), ("pages/2022-06-14.txt", "2022-06-14"), ("2022-6-4-报.txt", "2022-06-04"),
        ("2022年6月14日.txt", "2022-06-14"), ("2022-06.txt", "2022-06"), ("２０２２年６月.txt", "2022-06"),
        ("2022_06_14", "2022-06-14"),
        ("2022.txt", nil), ("20221345.txt", nil), ("123456789.txt", nil), ("2022-06-14/page.txt", nil), ("", nil),
    ])
    func name(path: String, date: String?) { #expect(PageDate.inName(of: path) == date) }

    @Test(arguments: [
        ("包头日报　2022年6月14日　星期二\n\n# 题\n\n正文说了一件事。\n", "2022-06-14"),
        ("# 题\n\n2019年3月5日，他到村里调研。\n", nil), ("# 题\n\n正文说了一件事。\n\n（2021-02-03）\n", "2021-02-03"),
        ("# 2022年6月大事\n\n正文说了一件事。\n", nil),
    ])
    func text(text: String, date: String?) throws {
        let page = try PageReader().read(bytes: Array(text.utf8), document: "p.txt")
        #expect(PageDate.inText(of: page) == date)
    }
}
