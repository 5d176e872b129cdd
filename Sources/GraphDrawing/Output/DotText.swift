/// Names made safe for DOT text, and short enough for boxes.
enum DotText {
    /// The text without characters that break XML or turn the writing round.
    ///
    /// Line breaks and tabs become spaces; control characters, bidirectional
    /// controls and noncharacters go.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
            case ..<0x20, 0x7F...0x9F, 0xFEFF, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
            case 0xFDD0...0xFDEF: continue
            case let value where value & 0xFFFE == 0xFFFE: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// A quoted DOT string that shows the lines as they are.
    static func quoted(_ lines: [String], lineBreak: String = "\\n") -> String {
        "\"" + lines.map { escaped(clean($0)) }.joined(separator: lineBreak) + "\""
    }

    /// A quoted DOT string that shows the text as it is, in one line.
    static func quoted(_ text: String) -> String { quoted([text]) }

    /// Text for an HTML-like label, or for XML.
    static func markup(_ text: String) -> String {
        var result = ""
        for character in clean(text).unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// The text in lines of about `width` columns, evenly filled; a Han
    /// character takes two columns. What needs more than `maxLines` is cut.
    static func wrapped(_ text: String, width: Int, maxLines: Int = 4) -> [String] {
        let shortened = shortened(clean(text), width: width * maxLines)
        let total = columns(shortened)
        let lineCount = max(1, (total + width - 1) / width)
        let goal = (total + lineCount - 1) / lineCount
        var lines: [String] = []
        var line = ""
        var used = 0
        for character in shortened {
            let size = columns(character)
            if used + size > goal + 1, !isClosing(character), lines.count < lineCount - 1 || used + size > width + 2 {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line.append(character)
            used += size
        }
        return lines + [line]
    }

    /// Whether a line must not begin with it: it hangs out instead.
    static func isClosing(_ character: Character) -> Bool { "，。、；：！？”’）》】".contains(character) }

    /// The text, its end replaced by … where it has more than `width` columns.
    static func shortened(_ text: String, width: Int) -> String {
        guard columns(text) > width else { return text }
        var kept = ""
        var used = 0
        for character in text {
            used += columns(character)
            if used > width - 2 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

    private static func columns(_ character: Character) -> Int {
        // A character of many combining marks is cut like a long word.
        let scalars = character.unicodeScalars
        let first = scalars.first.map { $0.value >= 0x1100 ? 2 : 1 } ?? 0
        return first + max(0, scalars.count - 8)
    }

    // Graphviz expands \N, \G, \l and the like, and decodes entities.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
