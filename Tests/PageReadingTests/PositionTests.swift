import Testing

@testable import PageReading

@Suite struct PositionTests {
    @Test(arguments: [
        (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 2, 2), (5, 3, 1), (6, 4, 1), (7, 4, 2),
    ])
    func linesAndColumns(offset: Int, line: Int, column: Int) throws {
        // 一 \r \n 二 \n \r 𠀀 三
        let page = try read("一\r\n二\n\r𠀀三")
        #expect(page.position(of: offset) == (line, column))
        if offset != 2 { #expect(page.offset(line: line, column: column) == offset) }
    }

    @Test func positionsOutsideTheDocument() throws {
        let page = try read("一二\n三")
        #expect(page.offset(line: 1, column: 99) == 2)
        #expect(page.offset(line: 2) == 3)
        #expect(page.offset(line: 3) == nil)
        #expect(page.offset(line: 0) == nil)
        #expect(page.position(of: 99) == (2, 2))
        #expect(page.text(3..<99) == "三")
        #expect(page.text(98..<99) == "")
    }

    @Test func quotingFarIntoALongText() throws {
        let text = String(repeating: "石桥a村é𠀀。\n", count: 3_000)
        let page = try read(text)
        let scalars = Array(text.unicodeScalars)
        for start in stride(from: 0, to: scalars.count, by: 97) {
            for length in [0, 1, 11, 5_000] {
                let range = start..<min(start + length, scalars.count)
                #expect(page.text(range) == String(String.UnicodeScalarView(scalars[range])))
            }
        }
    }
}
