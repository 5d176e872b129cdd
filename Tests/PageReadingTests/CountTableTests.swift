import Testing

@testable import PageReading

@Suite struct CountTableTests {
    /// Counting up and down in a random order gives what a dictionary gives.
    @Test func agreesWithADictionary() {
        var generator = SystemRandomNumberGenerator()
        var table = CountTable(capacity: 300)
        var expected: [UInt64: Int] = [:]
        for _ in 0..<5_000 {
            let key = UInt64.random(in: 1...300, using: &generator) << 32
            if Bool.random(using: &generator) {
                table.add(key)
                expected[key, default: 0] += 1
            } else if let count = expected[key] {
                table.subtract(key)
                expected[key] = count > 1 ? count - 1 : nil
            } else {
                table.subtract(key)
            }
        }
        #expect(table.count == expected.count)
        #expect(table.numbers.sorted() == expected.keys.sorted())
        for key in expected.keys { #expect(table.count(of: key) == expected[key]) }
    }

    @Test func countsSequencesOfChineseCharacters() {
        let text = Array("石桥村、石桥村a石桥".utf16)
        var pairs = CountTable(capacity: text.count)
        text.withUnsafeBufferPointer { pairs.add($0, length: 2) }
        var all = CountTable(capacity: pairs.count)
        all.add(pairs)
        all.add(pairs)
        let key = { (pair: String) in pair.utf16.reduce(UInt64(0)) { $0 << 16 | UInt64($1) } }
        #expect((pairs.count, all.count) == (2, 2))
        #expect((pairs.count(of: key("石桥")), pairs.count(of: key("桥村")), pairs.count(of: key("村石"))) == (3, 2, 0))
        #expect(all.count(of: key("石桥")) == 2)
    }
}
