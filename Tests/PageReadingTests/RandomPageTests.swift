import Testing

@testable import PageReading

@Suite struct RandomPageTests {
    private static let parts = [
        "# ", "## ", "##", "◎", "□", "本报记者 ", "王小井", "李二", "石桥村党支部书记", "的", "摄", "（摄）", "摄影：", "（下转第三版）",
        "（上接第一版）", "（下转", "、", "，", "。", "：", "“", "”", "（", "）", "……", "——", "·", "19", "81年", "一、", "1.", "本报讯 ",
        "\n",
        "\n", "\n\n", "\r\n", "\r", "\u{3000}\u{3000}", " ", "\u{FEFF}", "𠀀", "e\u{301}", "村民大家凑钱打了一口井井水很甜",
    ]

    /// Whatever a page is made of, nothing of it is read twice and every passage is what stands at its place.
    @Test(arguments: 0..<40) func everyPositionIsTrue(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let count = Int.random(in: 1...120, using: &generator)
            let text = (0..<count).map { _ in Self.parts[Int.random(in: 0..<Self.parts.count, using: &generator)] }
                .joined()
            let page = try read("井" + text)
            expectTruePositions(page, in: "井" + text)
            let ranges = page.allPassages.flatMap(\.pieces).map { $0.documentStart..<$0.documentStart + $0.count }
                .sorted { $0.lowerBound < $1.lowerBound }
            #expect(
                zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound },
                "\(text.debugDescription)")
            for passage in page.allPassages {
                #expect(!passage.units.isEmpty)
                #expect(passage.sentenceRanges.reduce(0) { $0 + $1.count } == passage.units.count)
            }
        }
    }
}

/// A generator whose numbers follow from its seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
