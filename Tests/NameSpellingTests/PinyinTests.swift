import Testing

@testable import NameSpelling

@Suite struct PinyinTests {
    /// A name, whether a person has it, and keys under which it must and must not be found.
    static let names: [(name: String, isPerson: Bool, keys: [String], not: [String])] = [
        ("刘刚", true, ["liugang", "lg"], ["liu", "gang"]),
        ("单飞燕", true, ["shanfeiyan", "danfeiyan", "sfy", "dfy"], []),
        ("曾国藩", true, ["zengguofan", "cengguofan", "zgf"], []),
        ("仇和", true, ["qiuhe", "chouhe"], []),
        ("解学东", true, ["xiexuedong", "jiexuedong", "xxd"], []),
        ("尉迟恭", true, ["yuchigong", "ycg"], ["weichigong"]),
        ("吕布", true, ["lvbu", "lb"], []),
        ("重庆市", false, ["chongqingshi", "cqs"], ["zhongqingshi"]),
        ("六安市", false, ["luanshi"], ["liuanshi"]),
        ("人民银行行长", false, ["renminyinhanghangzhang", "rmyhhz"], []),
        ("APEC中心", false, ["apeczhongxin", "azx"], []),
        ("阿卜杜·买买提", true, ["abudumaimaiti", "abdmmt"], []),
        ("“”", false, [], [""]),
        ("", true, [], [""]),
    ]

    @Test(arguments: names) func givesSearchKeys(name: String, isPerson: Bool, keys: [String], not: [String]) {
        let found = Pinyin.builtIn.searchKeys(of: name, isPerson: isPerson)
        for key in keys { #expect(found.contains(key), "\(found)") }
        for key in not { #expect(!found.contains(key), "\(found)") }
        #expect(Set(found).count == found.count)
    }

    @Test func aSurnameReadsFirstAsASurname() {
        #expect(Pinyin.builtIn.searchKeys(of: "单平", isPerson: true).first == "shanping")
        #expect(Pinyin.builtIn.searchKeys(of: "单平", isPerson: false).first == "danping")
        #expect(Pinyin.builtIn.searchKeys(of: "刘刚", isPerson: true) == ["liugang", "lg"])
    }

    @Test func spellingsAreBounded() {
        let name = String(repeating: "行", count: 200)
        let spellings = Pinyin.builtIn.spellings(of: name, isPerson: false)
        #expect((2...Pinyin.mostSpellings).contains(spellings.count))
        #expect(spellings.allSatisfy { $0.count == 200 })
    }

    static let patterns: [(text: String, readings: [[String]])] = [
        ("liugang", [["liu", "gang"]]),
        ("Liu Gang", [["liu", "gang"]]),
        ("liúgāng", [["liu", "gang"]]),
        ("xian", [["xian"], ["xi", "an"]]),
        ("xi'an", [["xi", "an"]]),
        ("liuga", [["liu", "ga"]]),
        ("liug", [["liu", "g"]]),
        ("lü", [["lv"]]),
        ("lǚbu", [["lv", "bu"]]),
        ("lg", []),
    ]

    @Test(arguments: patterns) func readsPatterns(text: String, readings: [[String]]) throws {
        let found = try #require(PinyinPattern(text)).readings()
        for reading in readings { #expect(found.contains(reading), "\(found)") }
        if readings.isEmpty { #expect(found.isEmpty) }
    }

    @Test(arguments: ["刘", "liu刘", "", " ", "12", "a1"]) func takesLettersAlone(text: String) {
        #expect(PinyinPattern(text) == nil)
    }

    @Test func patternsAreBounded() throws {
        let pattern = try #require(PinyinPattern(String(repeating: "xian", count: 100)))
        #expect(pattern.readings().count == 8)
    }
}
