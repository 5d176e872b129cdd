/// A span of tokens that a rule found, with its classes.
struct Phrase: Sendable {
    var startToken: Int32
    var endToken: Int32
    /// The bit of its type, and what rules marked it with.
    var classes: ClassSet
    /// The index of its type.
    var type: Int32
    /// What of the text it names; within or equal to its tokens.
    var textStart: Int32
    var textEnd: Int32
    /// The index of the rule that found it.
    var rule: Int32
    /// The next phrase, shorter or equal, at the same first token, or -1.
    var next: Int32
    var isCertain: Bool
    var isDead: Bool
}

/// The phrases found so far, by their first token.
struct PhraseChart: ~Copyable {
    var phrases = Scratch<Phrase>()
    var first = Scratch<Int32>()
    /// For each token its classes and those of the phrases that begin there.
    var available = Scratch<ClassSet>()
    /// The classes that are anywhere in the text.
    private(set) var present: ClassSet = 0

    mutating func reset(_ tokens: borrowing Scratch<Token>) {
        phrases.removeAll()
        first.reset(count: tokens.count + 1, to: -1)
        available.reset(count: tokens.count + 1, to: 0)
        present = 0
        for index in 0..<tokens.count {
            available[index] = tokens[index].classes
            present |= tokens[index].classes
        }
    }

    /// Adds a phrase; at one token longer phrases come first, then later
    /// ones, which know more.
    mutating func insert(_ phrase: Phrase) {
        var phrase = phrase
        let start = Int(phrase.startToken)
        let index = Int32(phrases.count)
        available[start] |= phrase.classes
        present |= phrase.classes
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
        available[Int(phrases[index].startToken)] |= classes
        present |= classes
    }

    func kill(_ index: Int) { phrases.base[index].isDead = true }
}
