/// A date as exactly as a text says it: 1990年, 1990年5月, 一九九〇年五月三日.
///
/// What a pattern's `date` finds. Words that make it no more exact than its
/// year or month can say belong to it: 1990年秋, 1990年5月上旬.
struct TextDate: Hashable, Sendable, BitwiseCopyable {
    /// 0 where there is no date.
    private(set) var year: Int16 = 0
    /// 0 where the text says none.
    private(set) var month: Int8 = 0
    /// 0 where the text says none.
    private(set) var day: Int8 = 0

    /// No date.
    static let none = TextDate()

    /// The most words that a date can be: one for each character of 一九九〇年十二月三十一日下旬.
    static let mostTokens: Int32 = 14

    /// Units with which a date can begin, in no order.
    static let beginnings: [UInt16] = Array("12１２一二".utf16)

    /// The date in ISO 8601, no more exact than it is known: `1990`,
    /// `1990-05`, `1990-05-03`; nil where there is none.
    var text: String? {
        guard isSaid else { return nil }
        return [month, day].prefix { $0 > 0 }.reduce("\(year)") { $0 + ($1 < 10 ? "-0" : "-") + "\($1)" }
    }

    /// Whether there is a date.
    var isSaid: Bool { year > 0 }

    /// The date that a text is, nothing before or behind it.
    init?(_ text: String) {
        let units = Array(text.utf16)
        let found = units.withUnsafeBufferPointer { TextDate.read($0, at: 0) }
        guard let found, found.end == units.count else { return nil }
        self = found.date
    }

    /// The date that ``text`` writes so.
    init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        self.init(zip(parts, ["年", "月", "日"]).reduce("") { $0 + $1.0 + $1.1 })
        if self.text != text { return nil }
    }

    private init() {}

    /// The date that begins at a place, and where it ends.
    ///
    /// A year has four digits and 年 behind it, which only the first one of a
    /// range may lack: 1990至1993年.
    static func read(_ units: UnsafeBufferPointer<UInt16>, at start: Int) -> (date: TextDate, end: Int)? {
        guard start < units.count, beginnings.contains(units[start]) else { return nil }
        var date = TextDate()
        var end = start
        while end < units.count, end < start + 4, let digit = digit(units[end]) {
            date.year = date.year * 10 + digit
            end += 1
        }
        guard end == start + 4, end < units.count else { return nil }
        guard units[end] == yearMark else {
            var next = end
            while next < units.count, next < end + 2, rangeMarks.contains(units[next]) { next += 1 }
            guard next > end, next < units.count, digit(units[next]) != nil else { return nil }
            return (date, end)
        }
        end += 1
        guard let month = number(units, at: end, upTo: 12, before: monthMarks) else {
            return (date, skip(yearParts, units, at: end))
        }
        (date.month, end) = (month.value, month.end)
        guard let day = number(units, at: end, upTo: daysOfMonth[Int(date.month) - 1], before: dayMarks) else {
            return (date, skip(monthParts, units, at: end))
        }
        (date.day, end) = (day.value, day.end)
        return (date, end)
    }

    private static let yearMark = UInt16(0x5E74)  // 年
    private static let monthMarks = Array("月".utf16)
    private static let dayMarks = Array("日号".utf16)
    private static let rangeMarks = Array("至到-－—–―~～".utf16)
    private static let yearParts = ["上半年", "下半年", "年初", "年底", "年末", "春", "夏", "秋", "冬", "初", "底", "末"].map {
        Array($0.utf16)
    }
    private static let monthParts = ["上旬", "中旬", "下旬", "份", "初", "底", "末"].map { Array($0.utf16) }
    private static let daysOfMonth: [Int16] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    private static let chineseDigits = Array("〇一二三四五六七八九".utf16)
    private static let chineseZeros = Array("零○".utf16)
    private static let ten = UInt16(0x5341)  // 十

    /// The value of one digit: 5, ５ or 五.
    private static func digit(_ unit: UInt16) -> Int16? {
        switch unit {
        case 0x30...0x39: Int16(unit - 0x30)
        case 0xFF10...0xFF19: Int16(unit - 0xFF10)
        default: chineseZeros.contains(unit) ? 0 : chineseDigits.firstIndex(of: unit).map { Int16($0) }
        }
    }

    /// The number of one or two places at a place, from 1 to `most`, with one
    /// of some marks behind it: 5月, 05月, 十二月, 三十一日.
    private static func number(
        _ units: UnsafeBufferPointer<UInt16>, at start: Int, upTo most: Int16, before marks: [UInt16]
    ) -> (value: Int8, end: Int)? {
        var value: Int16 = 0
        var end = start
        var hasTen = false
        while end < units.count, end < start + 3 {
            if units[end] == ten, !hasTen, value < 10 {
                value = max(value, 1) * 10
                hasTen = true
            } else if let digit = digit(units[end]) {
                // 二十三, but 23 and no 十23.
                guard value < 10 || value % 10 == 0 && hasTen else { return nil }
                value = hasTen ? value + digit : value * 10 + digit
            } else {
                break
            }
            end += 1
        }
        guard end < units.count, marks.contains(units[end]), value >= 1, value <= most else { return nil }
        return (Int8(value), end + 1)
    }

    /// The end of the first of some texts that stands at a place.
    private static func skip(_ texts: [[UInt16]], _ units: UnsafeBufferPointer<UInt16>, at start: Int) -> Int {
        let found = texts.first { units[start...].starts(with: $0) }
        return start + (found?.count ?? 0)
    }
}
