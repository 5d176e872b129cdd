/// Reads a pattern of the rule language; see ``Pattern`` for its notation.
struct PatternParser {
    private let file: String
    private let line: Int
    private let text: String
    private let scalars: [Unicode.Scalar]
    private let classes: ClassTable
    private var position: Int
    /// The most that `*` and `+` repeat: patterns stay bounded, so that no
    /// text, however odd, takes long.
    private static let unboundedMaximum = 8

    /// Prepares to read the part of `text` that begins at scalar `position`.
    init(file: String, line: Int, text: String, from position: Int, classes: ClassTable) {
        self.file = file
        self.line = line
        self.text = text
        self.position = position
        self.classes = classes
        scalars = Array(text.unicodeScalars)
    }

    /// Reads the whole rest of the line.
    mutating func parse() throws(RuleError) -> Pattern {
        let pattern = try choice()
        skipSpaces()
        guard position == scalars.count else { throw error("unexpected '\(scalars[position])'") }
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
        while let next = peek, next != "\"" {
            _ = next
            position += 1
        }
        guard position < scalars.count else { throw error("this quotation is not closed", start - 1) }
        var texts: [[UInt16]] = [[]]
        for scalar in scalars[start..<position] {
            if scalar == "|" { texts.append([]) } else { texts[texts.count - 1].append(UInt16(clamping: scalar.value)) }
        }
        position += 1
        guard texts.allSatisfy({ !$0.isEmpty }) else { throw error("an empty text matches nothing", start) }
        // The longest first, so that "县委|县" finds 县委.
        return .literal(texts.sorted { $0.count > $1.count })
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipSpaces() {
        while let next = peek, next == " " || next == "\t" { position += 1 }
    }

    private mutating func word() -> String {
        var word = ""
        while let next = peek, Self.isOfWord(next) {
            word.unicodeScalars.append(next)
            position += 1
        }
        return word
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: !scalar.isASCII && scalar.properties.isAlphabetic
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
        RuleError(file: file, line: line, column: (place ?? position) + 1, problem: problem, text: text)
    }
}
