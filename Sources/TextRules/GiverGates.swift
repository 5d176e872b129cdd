/// Which givers can give a candidate at a place, told from what stands there: quick tests that keep nearly all of them
/// from being run.
///
/// Each set of givers is ``words`` numbers of 64 bits.
struct GiverGates: Sendable {
    let words: Int
    /// For each class the givers whose candidates may begin with a word of it, and all of these classes.
    private let ofClass: Frozen<UInt64>
    private let firstClasses: ClassSet
    /// For each unit the givers with a text that begins with it.
    private let ofUnit: GiversOfUnits
    /// The givers whose candidates may begin with any Han character.
    private let ofAnything: Frozen<UInt64>
    /// For each set of states in which paths arrive the givers that can go on.
    private let ofReached: Frozen<UInt64>
    /// The givers that do not ask which class stands before, and those that are content with the edge of a sentence.
    private let afterAnything: Frozen<UInt64>
    private let afterEdge: Frozen<UInt64>
    /// For each class the givers that ask for it before them, and all of these classes.
    private let afterClass: Frozen<UInt64>
    private let classesBefore: ClassSet
    /// For each unit the weighted lexicons that hold it, and for each set of these the givers that may take such a
    /// unit as the second one of a candidate, and as the third one.
    private let lexicons: Frozen<UInt8>
    private let ofSecond: Frozen<UInt64>
    private let ofThird: Frozen<UInt64>

    /// - Parameters:
    ///   - givers: the rules as `entries` has them.
    ///   - compiler: has their programs.
    init(
        _ givers: [LatticeRules.Giver], _ entries: [LatticeTables.Giver], _ compiler: GiverCompiler,
        _ vocabulary: Vocabulary, in arena: Arena
    ) {
        let words = max(1, (givers.count + 63) / 64)
        /// Sets of the givers of which something is true.
        func sets(_ count: Int, _ isTrue: (_ giver: Int, _ index: Int) -> Bool) -> Frozen<UInt64> {
            var sets = [UInt64](repeating: 0, count: count * words)
            for index in 0..<count {
                for giver in givers.indices where isTrue(giver, index) {
                    sets[index * words + giver / 64] |= 1 << UInt64(giver % 64)
                }
            }
            return arena.freeze(sets)
        }
        self.words = words
        let starts = givers.map { PatternStart(of: $0.match) }
        var ofUnit = GiversOfUnits.Builder(words: words)
        for (number, giver) in givers.enumerated() {
            for unit in giver.match.firstUnitsOfLiterals
            where starts[number].anywhere.units & PatternStart.bit(of: unit) != 0 {
                ofUnit.add(unit, number / 64, 1 << UInt64(number % 64))
            }
        }
        self.ofUnit = ofUnit.build(in: arena)
        ofAnything = sets(1) { giver, _ in
            let start = starts[giver]
            return start.anywhere.isAnything || start.isEmpty || start.isEmptyAtEdge || !start.atEdge.isNothing
        }
        ofClass = sets(ClassSet.bitWidth) { givers[$0].program.first & ClassSet.bit($1) != 0 }
        firstClasses = givers.reduce(0) { $0 | $1.program.first }
        ofReached = sets(1 << PathState.count) { giver, reached in
            entries[giver].state < 0 || reached >> Int(entries[giver].state) & 1 != 0
        }
        afterAnything = sets(1) { giver, _ in !entries[giver].after.isAsked || entries[giver].after.any == 0 }
        afterEdge = sets(1) { giver, _ in entries[giver].after.isEdge }
        afterClass = sets(ClassSet.bitWidth) { entries[$0].after.any & ClassSet.bit($1) != 0 }
        classesBefore = entries.reduce(0) { $0 | $1.after.any }
        let known = min(vocabulary.rows, UInt8.bitWidth)
        lexicons = arena.freeze(count: Vocabulary.units) { unit in
            (0..<known).reduce(UInt8(0)) { set, row in
                vocabulary.characterCosts[unit * vocabulary.rows + row] < .infinity ? set | 1 << UInt8(row) : set
            }
        }
        func byLexicons(ofUnit unit: Int) -> Frozen<UInt64> {
            let asked = entries.map { compiler.lexicons(ofUnit: unit, from: Int($0.code), rows: known) }
            return sets(1 << UInt8.bitWidth) { giver, set in asked[giver].map { Int($0) & set != 0 } ?? true }
        }
        ofSecond = byLexicons(ofUnit: 1)
        ofThird = byLexicons(ofUnit: 2)
    }

    /// The givers that can go on from one of the states in which paths arrive.
    @inline(__always)
    func from(reached: Int, _ word: Int) -> UInt64 { ofReached[reached &* words &+ word] }

    /// The givers that take the second and the third unit from a place on.
    @inline(__always)
    func taking(_ text: UnsafeBufferPointer<UInt16>, behind place: Int, _ word: Int) -> UInt64 {
        // Behind the text stands nothing, which no lexicon holds.
        let second = place + 1 < text.count ? Int(lexicons[Int(text[place + 1])]) : 0
        let third = place + 2 < text.count ? Int(lexicons[Int(text[place + 2])]) : 0
        return ofSecond[second &* words &+ word] & ofThird[third &* words &+ word]
    }

    /// The givers that can follow words of these classes.
    @inline(__always)
    func after(_ classes: ClassSet, isEdge: Bool, _ word: Int) -> UInt64 {
        var givers = afterAnything[word]
        if isEdge { givers |= afterEdge[word] }
        var rest = classes & classesBefore
        while rest != 0 {
            givers |= afterClass[rest.trailingZeroBitCount &* words &+ word]
            rest &= rest - 1
        }
        return givers
    }

    /// The givers whose candidates may begin with a unit, or with words of these classes.
    @inline(__always)
    func beginning(with unit: UInt16, _ classes: ClassSet, _ word: Int) -> UInt64 {
        var givers = ofAnything[word] | ofUnit[unit, word]
        var rest = classes & firstClasses
        while rest != 0 {
            givers |= ofClass[rest.trailingZeroBitCount &* words &+ word]
            rest &= rest - 1
        }
        return givers
    }
}

extension GiverCompiler {
    /// The rows of weighted lexicons of which one must hold the unit of a number that the program at `start` takes,
    /// counted from 0; nil where that is not so.
    func lexicons(ofUnit unit: Int, from start: Int, rows: Int) -> UInt8? {
        var ways = [(counter: start, taken: 0)]
        var seen: Set<[Int]> = []
        var lexicons: UInt8 = 0
        while let (counter, taken) = ways.popLast() {
            guard seen.insert([counter, taken]).inserted else { continue }
            let instruction = code[counter]
            switch instruction.operation {
            case .sentenceStart, .sentenceEnd: ways.append((counter + 1, taken))
            case .jump: ways.append((Int(instruction.x), taken))
            case .split: ways += [(Int(instruction.x), taken), (Int(instruction.y), taken)]
            case .character:
                if taken < unit {
                    ways.append((counter + 1, taken + 1))
                } else {
                    let row = Int(vocabulary.rowOfClass[Int(instruction.x)])
                    guard row < rows else { return nil }
                    lexicons |= 1 << UInt8(row)
                }
            case .free, .any:
                if taken == unit { return nil }
                ways.append((counter + 1, taken + 1))
            case .item, .literal, .accept: return nil
            }
        }
        return lexicons
    }
}
