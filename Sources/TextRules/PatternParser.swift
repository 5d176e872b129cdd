/// Reads a pattern of the rule language; see ``Pattern`` for its notation.
struct PatternParser {
    private let line: RuleLine
    private let classes: ClassTable
    private var position: Int
    /// The most that `*` and `+` repeat: patterns stay bounded, so that no
    /// text, however odd, takes long.
    private static let unboundedMaximum = 8

    /// Prepares to read the part of a line that begins at a byte.
    init(_ line: RuleLine, from position: Int, classes: ClassTable) {
        self.line = line
        self.position = position
        self.classes = classes
    }

    /// Reads the whole rest of the line.
    mutating func parse() throws(RuleError) -> Pattern {
        let pattern = try choice()
        skipSpaces()
        if let scalar { throw error("unexpected '\(scalar)'") }
        return pattern
    }

    private mutating func choice() throws(RuleError) -> Pattern {
        var branches = [try sequence()]
        skipSpaces()
        while peek == "|" {
            position += 1
            branches.append(try sequence())
            skipSpaces()
        }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(RuleError) -> Pattern {
        var parts: [Pattern] = []
        skipSpaces()
        while let next = peek, next != "|", next != ")" {
            parts.append(try repeated())
            skipSpaces()
        }
        guard !parts.isEmpty else { throw error("expected an item such as <Type>, \"text\" or (group)") }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func repeated() throws(RuleError) -> Pattern {
        let item = try atom()
        switch peek {
        case "?":
            position += 1
            return .repeated(item, minimum: 0, maximum: 1)
        case "*":
            position += 1
            return .repeated(item, minimum: 0, maximum: Self.unboundedMaximum)
        case "+":
            position += 1
            return .repeated(item, minimum: 1, maximum: Self.unboundedMaximum)
        case "{":
            position += 1
            let minimum = try number()
            try expect(",")
            let maximum = try number()
            try expect("}")
            guard minimum <= maximum, maximum > 0, maximum <= 40 else {
                throw error("a repetition is {m,n} with m <= n and n from 1 to 40")
            }
            let isLazy = peek == "?"
            if isLazy { position += 1 }
            return .repeated(item, minimum: minimum, maximum: maximum, isLazy: isLazy)
        default:
            return item
        }
    }

    private mutating func atom() throws(RuleError) -> Pattern {
        switch peek {
        case "<":
            return try item()
        case "!":
            position += 1
            guard peek == "<" else { throw error("expected '<' after '!'") }
            guard case .item(let any, 0) = try item() else { throw error("'!<…>' takes no '-'") }
            return .item(any: 0, none: any)
        case "\"":
            return try literal()
        case "(":
            position += 1
            let inner = try choice()
            skipSpaces()
            try expect(")")
            return inner
        case ".":
            position += 1
            return .any
        case "^":
            position += 1
            return .sentenceStart
        case "$":
            position += 1
            return .sentenceEnd
        default:
            let name = word()
            if name == "date", peek != ":" { return .date }
            guard !name.isEmpty, peek == ":" else {
                throw error("expected <Type>, \"text\", (group), '.', '^', '$', 'date' or a name followed by ':'")
            }
            position += 1
            return .capture(name, try atom())
        }
    }

    private mutating func item() throws(RuleError) -> Pattern {
        try expect("<")
        var any: ClassSet = 0
        var none: ClassSet = 0
        var isExcluding = false
        while true {
            skipSpaces()
            if peek == "-" {
                isExcluding = true
                position += 1
                skipSpaces()
            }
            let start = position
            let name = word()
            guard !name.isEmpty else { throw error("expected the name of a type or lexicon") }
            guard let index = classes.index(name) else {
                throw error(
                    "unknown type '\(name)': it is no lexicon, no entity of the schema and no declared type", start)
            }
            if isExcluding { none |= ClassSet.bit(index) } else { any |= ClassSet.bit(index) }
            skipSpaces()
            if peek == "|" {
                position += 1
            } else if peek != "-" {
                try expect(">")
                return .item(any: any, none: none)
            }
        }
    }

    private mutating func literal() throws(RuleError) -> Pattern {
        try expect("\"")
        let start = position
        while let next = peek, next != "\"" { position += 1 }
        guard peek != nil else { throw error("this quotation is not closed", start - 1) }
        let texts = line.bytes[start..<position].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self).unicodeScalars.map { UInt16(clamping: $0.value) } }
        position += 1
        guard texts.allSatisfy({ !$0.isEmpty }) else { throw error("an empty text matches nothing", start) }
        // The longest first, so that "县委|县" finds 县委.
        return .literal(texts.sorted { $0.count > $1.count })
    }

    /// The next byte, which stands for a character where it is one of the notation's own.
    private var peek: Unicode.Scalar? {
        position < line.bytes.endIndex ? Unicode.Scalar(line.bytes[position]) : nil
    }

    /// The next character.
    private var scalar: Unicode.Scalar? {
        String(decoding: line.bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first
    }

    private mutating func skipSpaces() {
        while let next = peek, next == " " || next == "\t" { position += 1 }
    }

    private mutating func word() -> String {
        let start = position
        while let length = lengthOfLetter { position += length }
        return String(decoding: line.bytes[start..<position], as: UTF8.self)
    }

    /// How many bytes the next character has, if names have such ones.
    private var lengthOfLetter: Int? {
        guard let next = peek else { return nil }
        switch next {
        case "a"..."z", "A"..."Z", "0"..."9", "_": return 1
        default:
            guard !next.isASCII, let scalar, scalar.properties.isAlphabetic else { return nil }
            return UTF8.width(scalar)
        }
    }

    private mutating func number() throws(RuleError) -> Int {
        guard let value = Int(word()) else { throw error("expected a number") }
        return value
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(RuleError) {
        guard peek == scalar else { throw error("expected '\(scalar)'") }
        position += 1
    }

    private func error(_ problem: String, _ place: Int? = nil) -> RuleError {
        line.error(problem, at: place ?? position)
    }
}
