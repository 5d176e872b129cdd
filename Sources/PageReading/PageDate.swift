/// Finds the date of a page: in its file's name, or in a line that says
/// nothing else, such as a masthead `2022年6月14日 星期二`.
///
/// A date inside a sentence is when something happened, not when the page came
/// out, and is left alone.
public enum PageDate {
    /// The date in a file's name, of ISO 8601: `rb-20220614-03.txt`,
    /// `2022-06-14.txt`, `2022年6月14日.txt`; at least year and month.
    public static func inName(of path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        return dates(in: Array(name.unicodeScalars)).first
    }

    /// The date in the page's own text, of its first lines or its last ones.
    public static func inText(of page: Page) -> String? {
        let scalars = Array(page.text(0..<page.scalarCount).unicodeScalars)
        let lines = scalars.split { $0 == "\n" || $0 == "\r" }
        let head = lines.prefix(headLines)
        let tail = lines.dropFirst(headLines).suffix(tailLines)
        for line in Array(head) + tail where line.count <= longestLine && !line.contains("。") {
            // Behind the day of a masthead nothing is said of it.
            if let date = dates(in: Array(line)).first(where: { $0.count == 10 }) { return date }
        }
        return nil
    }

    private static let headLines = 8
    private static let tailLines = 2
    private static let longestLine = 40

    /// The dates in a text, each year behind no other digit.
    private static func dates(in text: [Unicode.Scalar]) -> [String] {
        var dates: [String] = []
        var index = 0
        while index < text.count {
            let digits = number(in: text, at: index)
            guard digits.count > 0 else {
                index += 1
                continue
            }
            if let (date, end) = date(in: text, at: index, digits) {
                dates.append(date)
                index = end
            } else {
                index += digits.count
            }
        }
        return dates
    }

    private static func date(
        in text: [Unicode.Scalar], at start: Int, _ digits: (value: Int, count: Int)
    ) -> (String, end: Int)? {
        if digits.count == 8 {
            let date = iso(digits.value / 10_000, digits.value / 100 % 100, digits.value % 100)
            return date.map { ($0, start + 8) }
        }
        guard digits.count == 4 else { return nil }
        var index = start + 4
        var parts = [digits.value]
        for marks in ["-_.年", "-_.月"] {
            guard index < text.count, marks.unicodeScalars.contains(text[index]) else { break }
            let next = number(in: text, at: index + 1)
            guard (1...2).contains(next.count) else { break }
            parts.append(next.value)
            index += 1 + next.count
        }
        guard parts.count > 1 else { return nil }
        let date = iso(parts[0], parts[1], parts.count > 2 ? parts[2] : nil)
        return date.map { ($0, index) }
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int?) -> String? {
        guard (1900...2100).contains(year), (1...12).contains(month), (1...31).contains(day ?? 1) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))" + (day.map { "-\(two($0))" } ?? "")
    }

    /// The number that begins here, of Latin digits, full width or not.
    private static func number(in text: [Unicode.Scalar], at start: Int) -> (value: Int, count: Int) {
        var value = 0
        var index = start
        while index < text.count, index - start < 9, let digit = digit(text[index]) {
            value = value * 10 + digit
            index += 1
        }
        return (value, index - start)
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }
}
