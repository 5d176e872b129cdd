import Testing

@testable import PageReading

@Suite struct SentenceTests {
    struct Case: Sendable {
        let text: String
        let sentences: [String]
    }

    static let cases: [Case] = [
        Case(text: "井很深。水很甜！谁打的？大家", sentences: ["井很深。", "水很甜！", "谁打的？", "大家"]),
        Case(text: "一要打井；二要修路。", sentences: ["一要打井；", "二要修路。"]),
        Case(text: "真的？！好。", sentences: ["真的？！", "好。"]),
        // The closing sign stays with its sentence, and a short quotation in one piece.
        Case(text: "“井很深。水很甜！”王小井说。", sentences: ["“井很深。水很甜！”", "王小井说。"]),
        Case(text: "他叫它“甜水井。”大家笑了。", sentences: ["他叫它“甜水井。”", "大家笑了。"]),
        Case(text: "他讲了‘好’和“坏”两件事。", sentences: ["他讲了‘好’和“坏”两件事。"]),
        Case(text: "他读《井在哪里？》（第二版。修订）和书。完", sentences: ["他读《井在哪里？》（第二版。修订）和书。", "完"]),
        // A sign that is never closed keeps nothing together.
        Case(text: "他说：“井很深。水很甜。", sentences: ["他说：“井很深。", "水很甜。"]),
        Case(text: "掌声不息……”他走了……又回来。", sentences: ["掌声不息……”", "他走了……又回来。"]),
        Case(text: "", sentences: []),
    ]

    @Test(arguments: cases) func sentences(_ example: Case) {
        let units = ContiguousArray(example.text.utf16)
        let ranges = Passage.sentences(of: units)
        #expect(ranges.map { String(decoding: units[$0], as: UTF16.self) } == example.sentences)
    }

    @Test func aLongQuotationIsSplit() {
        let text = "“" + String(repeating: "井水很甜。", count: 40) + "”他说。"
        let ranges = Passage.sentences(of: ContiguousArray(text.utf16))
        #expect(ranges.count == 41)
        #expect(ranges.map(\.count).max() == 6)
    }

    @Test func sentencesCoverThePassage() throws {
        let passage = try #require(try read("井很深。“水很甜。”他说").allPassages.first)
        #expect(passage.sentenceRanges == [0..<4, 4..<10, 10..<12])
    }
}
