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
    ///
    /// - Parameter parts: names of which the text may be made up: a line ends
    ///   where one of them begins or ends, or at a space, if there is such a
    ///   place near.
    static func wrapped(_ text: String, width: Int, maxLines: Int = 4, parts: [String] = []) -> [String] {
        let shortened = shortened(clean(text), width: width * maxLines)
        let total = columns(shortened)
        let lineCount = max(1, (total + width - 1) / width)
        let goal = (total + lineCount - 1) / lineCount
        let characters = Array(shortened)
        let seams = lineCount > 1 ? seams(characters, parts) : []
        var lines: [String] = []
        var (start, used, left) = (0, 0, total)
        var position = 0
        while position < characters.count {
            let size = columns(characters[position])
            if used + size > goal + 1, !isClosing(characters[position]),
                lines.count < lineCount - 1 || used + size > width + 2
            {
                // One character more is no harm.
                let room = (width + 2) * (lineCount - lines.count - 1)
                let end = seam(characters, seams, from: start, goal: goal, width: width, least: left - room) ?? position
                lines.append(trimmed(characters[start..<end]))
                left -= columns(String(characters[start..<end]))
                (start, position, used) = (end, end, 0)
                continue
            }
            used += size
            position += 1
        }
        return lines + [trimmed(characters[start...])]
    }

    /// Where in a text one name ends and another begins.
    private static func seams(_ text: [Character], _ parts: [String]) -> Set<Int> {
        var seams = Set(text.indices.filter { text[$0] == " " }.map { $0 + 1 })
        for part in Set(parts).map(Array.init) where part.count > 1 && part.count <= text.count {
            for start in 0...(text.count - part.count) where text[start..<(start + part.count)].elementsEqual(part) {
                seams.formUnion([start, start + part.count])
            }
        }
        return seams
    }

    /// The seam where a line is filled best, that leaves no more than the other lines hold; nil for none.
    private static func seam(
        _ text: [Character], _ seams: Set<Int>, from start: Int, goal: Int, width: Int, least: Int
    ) -> Int? {
        var (best, used) = (nil as (end: Int, distance: Int)?, 0)
        for end in text.indices.dropFirst(start + 1) {
            used += columns(text[end - 1])
            guard used <= width + 2 else { break }
            guard seams.contains(end), used >= max(least, goal / 2), !isClosing(text[end]) else { continue }
            // Of two as near, the later: a unit with its place, not the place alone.
            if best.map({ abs(used - goal) <= $0.distance }) ?? true { best = (end, abs(used - goal)) }
        }
        return best?.end
    }

    private static func trimmed(_ line: ArraySlice<Character>) -> String {
        String(line.last == " " ? line.dropLast() : line)
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
