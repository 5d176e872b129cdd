/// A way in which a general word can be made of others: what a rule of a words stage drops.
struct WordMaking {
    /// One of the words that it is made of.
    enum Part {
        case word(any: ClassSet, none: ClassSet)
        case literal([[UInt16]])
    }

    var parts: [Part]
    /// How many characters it has.
    var length = 1...Int.max
}

extension WordMaking {
    /// - Returns: nil for a rule that asks for more than words of given classes or letters one after another.
    init?(_ rule: Rule) {
        guard let match = rule.match, rule.after == nil, rule.before == nil else { return nil }
        var items = [match]
        if case .sequence(let sequence) = match { items = sequence }
        var parts: [Part] = []
        for item in items {
            switch item {
            case .item(let any, let none): parts.append(.word(any: any, none: none))
            case .literal(let words): parts.append(.literal(words))
            default: return nil
            }
        }
        self.init(parts: parts, length: rule.length ?? 1...Int.max)
    }
}

/// Finds out whether general words are made of others in one of several ways.
struct WordMakings {
    private let words: WordTrieBuilder
    private let makings: [WordMaking]
    private let endings: [ClassSet]
    private var units: [UInt16] = []
    private var nodes: [Int] = []
    /// For each place the classes of the word from there to the end, once
    /// they have been looked up.
    private var tails: [ClassSet?] = []

    /// The nodes of the words of two units or more that have none but plain
    /// classes and are made as one of `makings` says.
    static func made(_ words: WordTrieBuilder, of makings: [WordMaking], plain: ClassSet) -> [Int] {
        var maker = WordMakings(words: words, makings: makings)
        return (0..<words.nodeCount).filter { node in
            words.classes[node] != 0 && words.classes[node] & ~plain == 0 && words.isLong(node) && maker.isMade(node)
        }
    }

    private init(words: WordTrieBuilder, makings: [WordMaking]) {
        self.words = words
        self.makings = makings
        endings = words.classesOfEndings()
    }

    private mutating func isMade(_ node: Int) -> Bool {
        words.path(to: node, units: &units, nodes: &nodes)
        tails.removeAll(keepingCapacity: true)
        for _ in units { tails.append(nil) }
        return makings.contains { $0.length.contains(units.count) && canEnd($0) && fits(0, $0, from: 0) }
    }

    /// Whether the last unit can end a way of being made: a quick look before the long one.
    private func canEnd(_ making: WordMaking) -> Bool {
        let last = units[units.count - 1]
        return switch making.parts[making.parts.count - 1] {
        case .word(let any, _): endings[Int(last)] & any != 0
        case .literal(let words): words.contains { $0.last == last }
        }
    }

    /// Whether the units from `start` on are the parts of a way of being made from number `first` on, one after another.
    private mutating func fits(_ start: Int, _ making: WordMaking, from first: Int) -> Bool {
        if first == making.parts.count - 1 { return fits(start, units.count, making.parts[first]) }
        for cut in start + 1..<max(start + 1, units.count)
        where fits(start, cut, making.parts[first]) && fits(cut, making, from: first + 1) { return true }
        return false
    }

    private mutating func fits(_ start: Int, _ end: Int, _ part: WordMaking.Part) -> Bool {
        switch part {
        case .literal(let words): return words.contains { units[start..<end].elementsEqual($0) }
        case .word(let any, let none):
            let found = classes(start, end)
            return found & any != 0 && found & none == 0
        }
    }

    private mutating func classes(_ start: Int, _ end: Int) -> ClassSet {
        if start == 0 { return words.classes[nodes[end - 1]] }
        guard end == units.count else { return words.classes(of: units[start..<end]) }
        if let known = tails[start] { return known }
        let found = words.classes(of: units[start...])
        tails[start] = found
        return found
    }
}
