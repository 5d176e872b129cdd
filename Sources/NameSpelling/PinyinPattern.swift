import Foundation
import KnowledgeFiles

/// What a user typed to find a name by its sound: `liugang`, `liu gang`,
/// `liúgāng`, `lg`, `xi'an`.
public struct PinyinPattern: Hashable, Sendable {
    /// The letters of each part between blanks or apostrophes, without tones.
    private let parts: [String]

    /// The letters alone, which may be the initials of a name.
    public var letters: String { parts.joined() }

    /// Reads a pattern; nil where it is not made of letters alone.
    public init?(_ text: String) {
        var typed = String.UnicodeScalarView()
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar == "\u{308}", typed.last == "u" {
                typed.removeLast()
                typed.append("v")
            } else if !(0x300...0x36F).contains(scalar.value) {
                // Every other mark is a tone.
                typed.append(scalar)
            }
        }
        let parts = typed.split { " '’-".unicodeScalars.contains($0) }.map { String(String.UnicodeScalarView($0)) }
        guard !parts.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(Self.letter) }) else { return nil }
        self.parts = parts
    }

    private static func letter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    /// The ways to read the letters as syllables, at most `limit`; the last
    /// syllable may be only begun. Each blank ends a syllable.
    public func readings(limit: Int = 8) -> [[String]] {
        var readings: [[String]] = [[]]
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let ways = Self.readings(of: Array(part), mayBreakOff: isLast, limit: limit)
            readings = Array(readings.flatMap { start in ways.lazy.map { start + $0 } }.prefix(limit))
        }
        return readings
    }

    /// The readings of letters without a blank, found from the end, so that
    /// no end is tried twice.
    private static func readings(of letters: [Character], mayBreakOff: Bool, limit: Int) -> [[String]] {
        var readings: [[[String]]] = Array(repeating: [], count: letters.count) + [[[]]]
        for start in letters.indices.reversed() {
            let longest = Swift.min(longest, letters.count - start)
            for length in (1...longest).reversed() where readings[start].count < limit {
                let head = String(letters[start..<start + length])
                let isLast = start + length == letters.count
                guard syllables.contains(head) || mayBreakOff && isLast && beginnings.contains(head) else { continue }
                let rest = readings[start + length].prefix(limit - readings[start].count)
                readings[start] += rest.map { [head] + $0 }
            }
        }
        return readings[0]
    }

    /// Every syllable that some character has.
    private static let syllables: Set<String> = {
        let file = KnowledgeFiles.builtIn.first { $0.name == "pinyin/characters.tsv" }
        return Set(PinyinTable(file?.bytes ?? []).flatMap(\.syllables))
    }()
    private static let beginnings = Set(syllables.flatMap { word in (1...word.count).map { String(word.prefix($0)) } })
    private static let longest = syllables.lazy.map(\.count).max() ?? 1
}
