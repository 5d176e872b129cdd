import Testing

@testable import TextRules

@Suite("Images of the vocabulary")
struct VocabularyImageTests {
    /// Bytes at an address that 64 divides.
    private final class Block: @unchecked Sendable {
        let bytes: UnsafeMutableRawBufferPointer

        init(_ values: [UInt8]) {
            bytes = .allocate(byteCount: values.count, alignment: 64)
            bytes.copyBytes(from: values)
        }

        deinit { bytes.deallocate() }

        func image(program: UInt64) -> VocabularyImage {
            VocabularyImage(bytes: UnsafeRawBufferPointer(bytes), owner: self, program: program)
        }
    }

    private static let text = "甲乙说高质量的丙。"

    private func small() -> SmallGrammar {
        var small = SmallGrammar(
            SmallGrammar.rule("both", "match  <A> <B>", "give   Person"),
            SmallGrammar.rule("c", "match  <C>", "give   Place")
        )
        small.weighted = ["Given": "伟\t3\n建国\t1\n"]
        small.general = "高质量\t27000\tn\n的\t2000000\tu\n说\t100\tv\n"
        small.tags = "Noun n\n"
        return small
    }

    @Test("A grammar with an image reads as the one that made it, and needs no lists for that")
    func equal() throws {
        let built = try small().make()
        let block = Block(built.vocabularyImage(fingerprint: 7, program: 9))
        var empty = small()
        for name in empty.lists.keys { empty.lists[name] = "" }
        (empty.general, empty.weighted) = ("", [:])
        let stored = try empty.make(image: block.image(program: 9), fingerprint: 7)
        #expect(stored.usesImage && !built.usesImage)
        #expect(stored.mentions(Self.text) == built.mentions(Self.text))
        #expect(built.mentions(Self.text).contains("Person 甲乙"))
        #expect(stored.classes.names == built.classes.names)
        for word in ["高质量", "建国", "伟", "甲", "无"] {
            let units = Array(word.utf16)
            #expect(stored.vocabulary.classes(of: units) == built.vocabulary.classes(of: units), "\(word)")
        }
        // An image of the stored one is the same again.
        #expect(stored.vocabularyImage(fingerprint: 7, program: 9) == Array(block.bytes))
    }

    @Test("An image of other knowledge, of another build, or with one wrong byte is passed over")
    func passedOver() throws {
        let built = try small().make()
        let bytes = built.vocabularyImage(fingerprint: 7, program: 9)
        let whole = Block(bytes)
        #expect(try !small().make(image: whole.image(program: 9), fingerprint: 8).usesImage)
        #expect(try !small().make(image: whole.image(program: 8), fingerprint: 7).usesImage)
        let places = [0, 9, 33, 50, 90, 130, 200, bytes.count / 2, bytes.count - 1]
        for place in places {
            var wrong = bytes
            wrong[place] ^= 0x40
            let block = Block(wrong)
            let grammar = try small().make(image: block.image(program: 9), fingerprint: 7)
            #expect(grammar.mentions(Self.text) == built.mentions(Self.text), "byte \(place)")
        }
        for count in [1, 63, 64, 255, 256, bytes.count - 1] {
            let block = Block(Array(bytes[..<count]))
            #expect(try !small().make(image: block.image(program: 9), fingerprint: 7).usesImage, "\(count) bytes")
        }
    }

    @Test("The rules of which an image was made are not checked again; others are, and say what is wrong")
    func checked() throws {
        let block = Block(try small().make().vocabularyImage(fingerprint: 7, program: 9))
        let image = block.image(program: 9)
        #expect(image.isMade(of: 7))
        #expect(!image.isMade(of: 8) && !block.image(program: 8).isMade(of: 7))
        #expect(!Block([1, 2, 3]).image(program: 9).isMade(of: 7))
        var broken = small()
        broken.rules["all"]?.replace("甲 => 甲", with: "甲 =>")
        #expect(try broken.make(image: image, fingerprint: 7).usesImage)
        let error = #expect(throws: RuleError.self) { try broken.make(image: image, fingerprint: 8) }
        #expect(error?.line == 6)
        #expect(error?.problem.hasPrefix("expected 'yes TEXT => WHAT, WHAT'") == true)
    }

    @Test("Other bytes, another order and another division have another fingerprint")
    func fingerprints() {
        func value(_ parts: [String]) -> UInt64 {
            var fingerprint = KnowledgeFingerprint()
            for part in parts { Array(part.utf8).withUnsafeBytes { fingerprint.add($0) } }
            return fingerprint.value
        }
        let all = [
            [], [""], ["a"], ["b"], ["a", "b"], ["b", "a"], ["ab"], [String(repeating: "x", count: 100)],
            [String(repeating: "x", count: 99) + "y"], ["y" + String(repeating: "x", count: 99)], ["a", ""], ["", "a"],
        ].map(value)
        #expect(Set(all).count == all.count)
        #expect(value(["a", "b"]) == value(["a", "b"]))
    }
}
