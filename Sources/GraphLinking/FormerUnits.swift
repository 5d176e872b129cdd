import Gazetteer
import TextRules

/// Words for units and the levels at which a unit that had one stands today.
struct FormerUnits: Sendable {
    struct Unit: Sendable {
        var word: String
        var level: Level
        var today: ClosedRange<Level>
    }

    /// The units in the order of the file.
    let units: [Unit]

    /// Reads `former-units.txt`: a word and three levels a line.
    init(file: SourceFile) throws(RuleError) {
        var units: [Unit] = []
        for (number, line) in file.entries {
            let words = line.split(separator: " ").map(String.init)
            let levels = words.dropFirst().compactMap { Level(rawValue: $0) }
            guard words.count == 4, levels.count == 3, levels[1] <= levels[2] else {
                throw RuleError(
                    file: file.name, line: number, problem: "expected 'WORD LEVEL FROM TO' with known levels",
                    text: line)
            }
            units.append(Unit(word: words[0], level: levels[0], today: levels[1]...levels[2]))
        }
        self.units = units
    }

    /// The unit with whose word a name ends, if the name holds more.
    func unit(of name: String) -> Unit? {
        units.first { name.hasSuffix($0.word) && name.count > $0.word.count }
    }

    /// The words for townships.
    var townshipWords: [String] { units.filter { $0.level == .township }.map(\.word) }
}
