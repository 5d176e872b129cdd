/// A set of givers, one bit each.
typealias GiverSet = UInt128

/// Which givers can give a candidate at a place, told from what stands there: quick tests that keep nearly all of them
/// from being run.
struct GiverGates: Sendable {
    /// What words say about givers.
    struct OfWords: BitwiseCopyable {
        /// Those whose candidates may begin with such a word.
        var beginning: GiverSet = 0
        /// Those that ask for such a word before them.
        var behind: GiverSet = 0
    }

    /// Those whose candidates may begin with any Han character, and those that do not ask which class stands before.
    let ofAnything: OfWords
    /// Those that are content with the edge of a sentence before them.
    let atEdge: GiverSet
    /// For each kind of word and for each class.
    private let ofKind: Frozen<OfWords>
    private let ofClass: Frozen<OfWords>
    /// For each unit the givers with a text that begins with it.
    private let ofUnit: GiversOfUnits
    /// For each set of states in which paths arrive the givers that can go on.
    private let ofReached: Frozen<GiverSet>
    /// For each unit the weighted lexicons that hold it, and for each set of these the givers that may take such a
    /// unit as the second one of a candidate, and as the third one.
    private let lexicons: Frozen<UInt8>
    private let ofSecond: Frozen<GiverSet>
    private let ofThird: Frozen<GiverSet>

    /// - Parameters:
    ///   - givers: the rules as `entries` has them.
    ///   - compiler: has their programs.
    ///   - sentenceEnd: the classes of words that end sentences.
    init(
        _ givers: [LatticeRules.Giver], _ entries: [LatticeTables.Giver], _ compiler: GiverCompiler,
        _ vocabulary: Vocabulary, sentenceEnd: ClassSet, in arena: Arena
    ) {
        /// The givers of which something is true.
        func set(_ isTrue: (_ giver: Int) -> Bool) -> GiverSet {
            givers.indices.reduce(0) { isTrue($1) ? $0 | 1 << GiverSet($1) : $0 }
        }
        let starts = givers.map { PatternStart(of: $0.match) }
        var ofUnit = GiversOfUnits.Builder()
        for (number, giver) in givers.enumerated() {
            for unit in giver.match.firstUnitsOfLiterals
            where starts[number].anywhere.units & PatternStart.bit(of: unit) != 0 {
                ofUnit.add(unit, 1 << GiverSet(number))
            }
        }
        self.ofUnit = ofUnit.build(in: arena)
        ofAnything = OfWords(
            beginning: set { giver in
                let start = starts[giver]
                return start.anywhere.isAnything || start.isEmpty || start.isEmptyAtEdge || !start.atEdge.isNothing
            },
            behind: set { !entries[$0].after.isAsked || entries[$0].after.any == 0 })
        let atEdge = set { entries[$0].after.isEdge }
        self.atEdge = atEdge
        let ofClass = arena.freeze(count: ClassSet.bitWidth) { index in
            let isEdge = sentenceEnd & ClassSet.bit(index) != 0
            return OfWords(
                beginning: set { givers[$0].program.first & ClassSet.bit(index) != 0 },
                behind: set { entries[$0].after.any & ClassSet.bit(index) != 0 } | (isEdge ? atEdge : 0))
        }
        self.ofClass = ofClass
        ofKind = arena.freeze(count: vocabulary.kinds.count) { Self.ofWords(vocabulary.kinds[$0], ofClass) }
        ofReached = arena.freeze(count: 1 << PathState.count) { reached in
            set { entries[$0].state < 0 || reached >> Int(entries[$0].state) & 1 != 0 }
        }
        let known = min(vocabulary.rows, UInt8.bitWidth)
        lexicons = arena.freeze(count: Vocabulary.units) { unit in
            (0..<known).reduce(UInt8(0)) { set, row in
                vocabulary.characterCosts[unit * vocabulary.rows + row] < .infinity ? set | 1 << UInt8(row) : set
            }
        }
        func byLexicons(ofUnit unit: Int) -> Frozen<GiverSet> {
            let asked = entries.map { compiler.lexicons(ofUnit: unit, from: Int($0.code), rows: known) }
            return arena.freeze(count: 1 << UInt8.bitWidth) { lexicons in
                set { asked[$0].map { Int($0) & lexicons != 0 } ?? true }
            }
        }
        ofSecond = byLexicons(ofUnit: 1)
        ofThird = byLexicons(ofUnit: 2)
    }

    /// What words of a kind say; kinds are those of ``Vocabulary/kinds``.
    @inline(__always)
    func ofWords(kind: Int) -> OfWords { ofKind[kind] }

    /// What words of some classes say.
    func ofWords(_ classes: ClassSet) -> OfWords { Self.ofWords(classes, ofClass) }

    private static func ofWords(_ classes: ClassSet, _ ofClass: Frozen<OfWords>) -> OfWords {
        var all = OfWords()
        var rest = classes
        while rest != 0 {
            let one = ofClass[rest.trailingZeroBitCount]
            all.beginning |= one.beginning
            all.behind |= one.behind
            rest &= rest - 1
        }
        return all
    }

    /// The givers with a text that begins with a unit.
    @inline(__always)
    func beginning(with unit: UInt16) -> GiverSet { ofUnit[unit] }

    /// The givers that can go on from one of the states in which paths arrive.
    @inline(__always)
    func from(reached: Int) -> GiverSet { ofReached[reached] }

    /// The givers that take the second and the third unit from a place on.
    @inline(__always)
    func taking(_ text: UnsafeBufferPointer<UInt16>, behind place: Int) -> GiverSet {
        // Behind the text stands nothing, which no lexicon holds.
        let second = place + 1 < text.count ? Int(lexicons[Int(text[place + 1])]) : 0
        let third = place + 2 < text.count ? Int(lexicons[Int(text[place + 2])]) : 0
        return ofSecond[second] & ofThird[third]
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
