/// A span of tokens that a rule found, with its classes.
struct Phrase: Sendable, BitwiseCopyable {
    /// The bit of its type, and what rules marked it with.
    var classes: ClassSet
    var startToken: Int32
    var endToken: Int32
    /// The index of its type.
    var type: Int32
    /// What of the text it names; within or equal to its tokens.
    var textStart: Int32
    var textEnd: Int32
    /// The index of the rule that found it.
    var rule: Int32
    /// The next phrase, shorter or equal, at the same first token, or -1.
    var next: Int32 = -1
    /// The parts of the match that it comes from.
    var parts = PoolRange()
    var isCertain: Bool
    /// Whether the text says that it is a name; see ``FoundMention/isDeclared``.
    var isDeclared = false
    var isDead = false
}

/// The phrases found so far, by their first token.
struct PhraseChart: ~Copyable {
    private(set) var phrases = Scratch<Phrase>()
    private(set) var first = Scratch<Int32>()
    /// For each token its classes and those of the phrases that begin there.
    private(set) var available = Scratch<ClassSet>()
    /// The classes that are anywhere in the text.
    private(set) var present: ClassSet = 0
    /// Where the classes and first units that rules look for are.
    private(set) var places = TokenSets()
    /// The tokens of the longest phrase of each type.
    private var longest = Scratch<Int32>(capacity: ClassSet.bitWidth)

    /// - Parameter wanted: the classes that rules look for.
    mutating func reset(_ tokens: borrowing Scratch<Token>, wanted: ClassSet) {
        places.reset(tokens: tokens.count, wanted: wanted)
        phrases.removeAll()
        longest.reset(count: ClassSet.bitWidth, to: 0)
        first.reset(count: tokens.count + 1, to: -1)
        available.reset(count: tokens.count + 1, to: 0)
        var all: ClassSet = 0
        for index in 0..<tokens.count {
            available[index] = tokens[index].classes
            all |= tokens[index].classes
        }
        present = all
        places.insert(tokens)
    }

    /// Notes that the text says that a phrase is a name.
    mutating func declare(_ index: Int) { phrases[index].isDeclared = true }

    /// Adds a phrase; at one token longer phrases come first, then later
    /// ones, which know more.
    mutating func insert(_ phrase: Phrase) {
        var phrase = phrase
        let start = Int(phrase.startToken)
        let index = Int32(phrases.count)
        add(phrase.classes, start)
        longest[Int(phrase.type)] = max(longest[Int(phrase.type)], phrase.endToken - phrase.startToken)
        var previous: Int32 = -1
        var current = first[start]
        while current >= 0 && phrases[Int(current)].endToken > phrase.endToken {
            previous = current
            current = phrases[Int(current)].next
        }
        phrase.next = current
        phrases.append(phrase)
        if previous < 0 { first[start] = index } else { phrases.base[Int(previous)].next = index }
    }

    mutating func mark(_ index: Int, _ classes: ClassSet) {
        phrases.base[index].classes |= classes
        add(classes, Int(phrases[index].startToken))
    }

    @inline(__always)
    private mutating func add(_ classes: ClassSet, _ token: Int) {
        available[token] |= classes
        present |= classes
        places.insert(token, classes)
    }

    func kill(_ index: Int) { phrases.base[index].isDead = true }

    /// The first found phrase of this type, or -1, that keeps another one out
    /// of a span: inside a stage any that overlaps it; a phrase of an earlier
    /// stage only where the other one does not widen it.
    func conflict(_ type: Int32, _ start: Int32, _ end: Int32, newSince: Int) -> Int {
        var found = -1
        for token in max(0, Int(start - longest[Int(type)]) + 1)..<Int(end) {
            var index = Int(first[token])
            while index >= 0 {
                let phrase = phrases[index]
                // Longer ones come first, so the rest ends too early as well.
                if phrase.endToken <= start { break }
                if phrase.type == type, !phrase.isDead, found < 0 || index < found {
                    let widens =
                        start <= phrase.startToken && end >= phrase.endToken
                        && end - start > phrase.endToken - phrase.startToken
                    if index >= newSince || !widens { found = index }
                }
                index = Int(phrase.next)
            }
        }
        return found
    }
}
