import KnowledgeFiles

/// How Chinese names are spelt in pinyin, without tones; ü is written v.
///
///     Pinyin.builtIn.searchKeys(of: "单飞燕", isPerson: true)    // "shanfeiyan", "danfeiyan", …, "sfy", "dfy", …
///
/// A character of several readings is spelt in each, except where a surname
/// or a known word decides: 重庆 is only `chong qing`.
public struct Pinyin: Sendable {
    /// A name has at most so many spellings; the rest of its characters are
    /// spelt as they mostly read.
    public static let mostSpellings = 8

    /// What the built-in tables say.
    public static let builtIn = Pinyin { name in
        KnowledgeFiles.builtIn.first { $0.name == "pinyin/\(name).tsv" }?.bytes ?? []
    }

    /// The readings of each row of the table of characters, and the row of each character.
    private var readings: [[String]] = []
    private var rows: [Unicode.Scalar: Int] = [:]
    private let surnames: [[Unicode.Scalar]: [String]]
    private let phrases: [[Unicode.Scalar]: [String]]
    private let longestPhrase: Int

    /// Reads the tables `characters`, `surnames` and `phrases`.
    ///
    /// - Parameter table: the bytes of a table: a line for each entry, its
    ///   syllables, a tab, and what has them; `#` begins a comment.
    public init(table: (String) -> [UInt8]) {
        surnames = Self.phrases(table("surnames"))
        phrases = Self.phrases(table("phrases"))
        longestPhrase = phrases.keys.lazy.map(\.count).max() ?? 0
        for entry in PinyinTable(table("characters")) {
            for scalar in entry.text { rows[scalar] = readings.count }
            readings.append(entry.syllables)
        }
    }

    private static func phrases(_ bytes: [UInt8]) -> [[Unicode.Scalar]: [String]] {
        Dictionary(PinyinTable(bytes).map { ($0.text, $0.syllables) }, uniquingKeysWith: { first, _ in first })
    }

    /// The spellings of a name, each as its syllables, the likeliest first.
    ///
    /// What is no Chinese character counts as one syllable where letters or
    /// digits stand together, and is left out otherwise.
    ///
    /// - Parameter isPerson: whether the name begins with a surname.
    public func spellings(of name: String, isPerson: Bool) -> [[String]] {
        var spellings: [[String]] = [[]]
        for choices in choices(Array(name.unicodeScalars), isPerson: isPerson) {
            let used = spellings.count * choices.count <= Self.mostSpellings ? choices : Array(choices.prefix(1))
            spellings = used.flatMap { syllable in spellings.map { $0 + [syllable] } }
        }
        return spellings == [[]] ? [] : spellings
    }

    /// What a reader may type to find a name: its spellings without blanks,
    /// then the initial letters of each.
    public func searchKeys(of name: String, isPerson: Bool) -> [String] {
        let spellings = spellings(of: name, isPerson: isPerson)
        var seen: Set<String> = []
        return (spellings.map { $0.joined() } + spellings.map(Self.initials)).filter { seen.insert($0).inserted }
    }

    /// The first letter of each syllable.
    static func initials(_ syllables: [String]) -> String { String(syllables.compactMap(\.first)) }

    /// For each syllable of a name, how it may be spelt.
    private func choices(_ name: [Unicode.Scalar], isPerson: Bool) -> [[String]] {
        var choices: [[String]] = []
        var index = 0
        if isPerson, let surname = surname(of: name) {
            choices += surname.choices
            index = surname.length
        }
        while index < name.count {
            if let phrase = phrase(in: name, at: index) {
                choices += phrase.map { [$0] }
                index += phrase.count
            } else if let row = rows[name[index]] {
                choices.append(readings[row])
                index += 1
            } else {
                let word = name[index...].prefix { rows[$0] == nil && $0.isLetterOrDigit }
                if !word.isEmpty { choices.append([String(String.UnicodeScalarView(word)).lowercased()]) }
                index += max(1, word.count)
            }
        }
        return choices
    }

    /// The surname at the start of a name, where it reads otherwise than its
    /// characters; one character keeps its other readings behind that one.
    private func surname(of name: [Unicode.Scalar]) -> (choices: [[String]], length: Int)? {
        for length in [2, 1] where name.count > length {
            guard let syllables = surnames[Array(name[..<length])] else { continue }
            guard length == 1, let row = rows[name[0]] else { return (syllables.map { [$0] }, length) }
            return ([syllables + readings[row].filter { !syllables.contains($0) }], length)
        }
        return nil
    }

    /// The longest known word at a place in a name.
    private func phrase(in name: [Unicode.Scalar], at index: Int) -> [String]? {
        let longest = min(longestPhrase, name.count - index)
        guard longest > 1 else { return nil }
        return (2...longest).lazy.reversed().compactMap { phrases[Array(name[index..<index + $0])] }.first
    }
}

extension Unicode.Scalar {
    /// Whether it is part of a word.
    var isLetterOrDigit: Bool { properties.isAlphabetic || properties.numericType != nil }
}
