/// The characters that the layout rules know, as folded units.
enum Unit {
    static let hash: UInt16 = 0x23
    static let dot: UInt16 = 0xB7
    static let colon: UInt16 = 0xFF1A
    static let comma: UInt16 = 0xFF0C
    static let enumerationComma: UInt16 = 0x3001
    static let ellipsis: UInt16 = 0x2026
    static let dash: UInt16 = 0x2014
    static let openParenthesis: UInt16 = 0xFF08
    static let closeParenthesis: UInt16 = 0xFF09
    static let openQuote: UInt16 = 0x201C
    static let closeQuote: UInt16 = 0x201D

    /// 。！？
    @inline(__always)
    static func isFullStop(_ unit: UInt16) -> Bool { unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F }

    /// 。！？；…
    static func isStop(_ unit: UInt16) -> Bool { isFullStop(unit) || unit == 0xFF1B || unit == ellipsis }

    /// ”’）》】〕〉]
    static func isCloser(_ unit: UInt16) -> Bool {
        switch unit {
        case closeQuote, 0x2019, closeParenthesis, 0x300B, 0x3011, 0x3015, 0x3009, 0x5D: true
        default: false
        }
    }

    /// “‘（《【〔〈[
    static func isOpener(_ unit: UInt16) -> Bool { closer(of: unit) != nil }

    /// The closing sign of an opening one; nil for any other character.
    static func closer(of unit: UInt16) -> UInt16? {
        switch unit {
        case openQuote: closeQuote
        case 0x2018: 0x2019
        case openParenthesis: closeParenthesis
        case 0x300A: 0x300B
        case 0x3010: 0x3011
        case 0x3014: 0x3015
        case 0x3008: 0x3009
        case 0x5B: 0x5D
        default: nil
        }
    }

    /// Whether text that ends with `unit` is complete: a stop, a colon, a closing sign or a dash.
    static func ends(_ unit: UInt16) -> Bool {
        isStop(unit) || isCloser(unit) || unit == colon || (0x2012...0x2015).contains(unit) || unit == 0x7E
            || unit == 0xFF5E || unit == 0x22
    }

    /// Whether no text can begin with `unit`: it ends or parts something before it.
    static func onlyContinues(_ unit: UInt16) -> Bool {
        isStop(unit) || isCloser(unit) || unit == comma || unit == enumerationComma || unit == colon || unit == 0x25
    }

    /// Any sign that parts or ends text: ，、： and the stops.
    static func isPunctuation(_ unit: UInt16) -> Bool {
        isStop(unit) || unit == comma || unit == enumerationComma || unit == colon
    }

    /// A Chinese character.
    @inline(__always)
    static func isHan(_ unit: UInt16) -> Bool {
        (0x3400...0x9FFF).contains(unit) || (0xF900...0xFAFF).contains(unit) || unit == Folding.replacement
    }

    /// 0 to 9.
    static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

    /// 的 and 们, with which no text begins.
    static func isSuffix(_ unit: UInt16) -> Bool { unit == 0x7684 || unit == 0x4EEC }

    /// What follows a number: 年月日时岁元人个名户亩万亿多.
    static func isMeasure(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x5E74, 0x6708, 0x65E5, 0x65F6, 0x5C81, 0x5143, 0x4EBA, 0x4E2A, 0x540D, 0x6237, 0x4EA9, 0x4E07, 0x4EBF,
            0x591A:
            true
        default: false
        }
    }

    /// 一 to 十 and the digits: what numbers a list.
    static func isNumeral(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
        default: isDigit(unit)
        }
    }
}
