/// Writes JSON text, byte by byte, with no tree in between.
///
/// Commas, colons and escapes are its task; what is inside what is the
/// caller's:
///
///     var writer = JSONWriter()
///     writer.object { writer in
///         writer.field("id", "刘刚")
///         writer.field("start", 3)
///     }
public struct JSONWriter: Sendable {
    /// The text so far, in UTF-8.
    public private(set) var bytes: [UInt8]
    private let isSpaced: Bool
    private var needsComma = false

    /// Makes an empty writer.
    ///
    /// - Parameter isSpaced: whether a space follows each comma and colon.
    public init(isSpaced: Bool = false) {
        bytes = []
        self.isSpaced = isSpaced
    }

    /// Writes an object, its fields by the closure.
    public mutating func object(_ fields: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
    }

    /// Writes an array, its elements by the closure.
    public mutating func array(_ elements: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
    }

    /// Writes an array of the elements of a sequence.
    public mutating func array<S: Sequence>(of elements: S, _ write: (inout JSONWriter, S.Element) -> Void) {
        array { writer in
            for element in elements { write(&writer, element) }
        }
    }

    /// Writes the name of a field; its value comes next.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        if isSpaced { bytes.append(UInt8(ascii: " ")) }
        needsComma = false
    }

    /// Writes a string.
    public mutating func value(_ text: String) {
        separate()
        quote(text)
    }

    /// Writes a whole number.
    public mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes a finite number.
    public mutating func value(_ number: Double) {
        separate()
        bytes.append(contentsOf: number.description.utf8)
    }

    /// Writes `true` or `false`.
    public mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes a field with a string.
    public mutating func field(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    /// Writes a field with a string, or nothing.
    public mutating func field(_ name: String, ifPresent text: String?) {
        if let text { field(name, text) }
    }

    /// Writes a field with a finite number.
    public mutating func field(_ name: String, _ number: Double) {
        key(name)
        value(number)
    }

    /// Writes a field with a whole number.
    public mutating func field(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    /// Writes a field with `true`, or nothing.
    public mutating func field(_ name: String, ifTrue flag: Bool) {
        guard flag else { return }
        key(name)
        value(true)
    }

    /// Breaks the line before the next element or field, and indents it.
    public mutating func newLine(indentation: Int) {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            needsComma = false
        }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
    }

    /// Breaks the line before a closing bracket, or after the whole.
    public mutating func closingLine(indentation: Int = 0) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
    }

    private mutating func enclose(_ opening: UInt8, _ closing: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(opening)
        needsComma = false
        content(&self)
        bytes.append(closing)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            if isSpaced { bytes.append(UInt8(ascii: " ")) }
        }
        needsComma = true
    }

    /// Writes a string in quotes.
    ///
    /// Besides what JSON demands, everything that some reader takes for the
    /// end of a line is escaped (U+0085, U+2028, U+2029), and the invisible
    /// control characters U+007F to U+009F: a record stays one line.
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy(Self.isPlain) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte can be copied, and begins no scalar that cannot:
    /// `C2` begins U+0080 to U+00BF, `E2` U+2000 to U+2FFF.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            bytes.append(contentsOf: "\\u".utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
            bytes.append(contentsOf: digits.utf8)
        default: bytes.append(contentsOf: scalar.utf8)
        }
    }
}
