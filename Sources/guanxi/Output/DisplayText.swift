/// Text as a terminal shows it: Chinese characters are two columns wide.
enum DisplayText {
    /// The number of columns that the text takes.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// The text, filled with spaces to a number of columns.
    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }

    /// The text, cut with an ellipsis where it takes more than a number of
    /// columns.
    static func shortened(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        var kept = String.UnicodeScalarView()
        var used = 1
        for scalar in text.unicodeScalars {
            used += width(scalar)
            if used > columns { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    /// A line is not folded to fewer columns than these.
    static let leastRoom = 24

    /// The text in lines of at most a number of columns, none of which begins
    /// inside a word or with a mark that closes what is before it.
    static func folded(_ text: String, to columns: Int) -> [String] {
        var lines = [String.UnicodeScalarView()]
        var used = 0
        for scalar in text.unicodeScalars {
            used += width(scalar)
            if used > columns {
                let line = lines[lines.count - 1]
                let kept = keptTogether(with: scalar, endOf: line)
                lines[lines.count - 1] = String.UnicodeScalarView(line.dropLast(kept))
                lines.append(String.UnicodeScalarView(line.suffix(kept)))
                used = width(String(lines[lines.count - 1])) + width(scalar)
            }
            lines[lines.count - 1].append(scalar)
        }
        return lines.map { String($0) }
    }

    /// How many scalars at the end of a line go to the next one with a scalar.
    private static func keptTogether(with scalar: Unicode.Scalar, endOf line: String.UnicodeScalarView) -> Int {
        func isOfWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.value > 0x20 }
        let count =
            isOfWord(scalar) ? line.reversed().prefix(while: isOfWord).count : closing.contains(scalar) ? 1 : 0
        // What fills half a line is better cut.
        return count * 2 < line.count ? count : 0
    }

    private static let closing = Set("，。、；：！？」』）》”’…,.;:!?)]".unicodeScalars)

    /// The text with a space in place of each character that would move the
    /// cursor or break a column: what comes from a page commands no terminal.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: 1
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
