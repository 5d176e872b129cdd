/// A set of givers, one bit each.
typealias GiverSet = UInt128

/// Which givers can give a candidate at a place, told from what stands there: quick tests that keep nearly all of them
/// from being run.
struct GiverGates: Sendable {
    /// What words say about givers; all are sets that many words' sets are joined to.
    struct OfWords: BitwiseCopyable {
        /// Their classes.
        var classes = ClassSet.Lanes.zero
        /// Those whose candidates may begin with such a word.
        var beginning = ClassSet.Lanes.zero
        /// Those that ask for such a word before them.
        var behind = ClassSet.Lanes.zero

        @inline(__always)
        mutating func formUnion(_ other: OfWords) {
            classes |= other.classes
            beginning |= other.beginning
            behind |= other.behind
        }
    }

    /// Classes of which one must be somewhere in a text, and the givers that ask for that.
    private struct Requirement: BitwiseCopyable {
        var classes: ClassSet
        var givers: GiverSet
    }

    /// Those whose candidates may begin with any Han character, and those that do not ask which class stands before.
    let ofAnything: OfWords
    /// Those that are content with the edge of a sentence before them.
    let atEdge: GiverSet
    /// For each kind of word and for each class.
    private let ofKind: Frozen<OfWords>
    private let ofClass: Frozen<OfWords>
    private let ofUnits: GiversOfUnits
    /// All givers but those that ask for one of a few units somewhere in the text.
    private let askingForNoUnit: GiverSet
    private let requirements: Frozen<Requirement>
    /// None and all of them.
    private let masks: Frozen<GiverSet>
    /// For each set of states in which paths arrive the givers that can go on.
    private let ofReached: Frozen<GiverSet>
    /// For each set of weighted lexicons the givers that may take a unit that these hold as the second one of a
    /// candidate, and as the third one.
    private let ofSecond: Frozen<GiverSet>
    private let ofThird: Frozen<GiverSet>
    /// All givers but those that take one unit and ask what stands behind it, and the classes of which these ask for one.
    private let notAskingBehindOne: GiverSet
    private let behindOne: ClassSet

    /// - Parameters:
    ///   - givers: the rules as `entries` has them.
    ///   - required: for each of them the sets of classes of which it asks for one of each somewhere in the text.
    ///   - compiler: has their programs.
    ///   - sentenceEnd: the classes of words that end sentences.
    init(
        _ givers: [LatticeRules.Giver], _ entries: [LatticeTables.Giver], required: [[ClassSet]],
        _ compiler: GiverCompiler, _ vocabulary: Vocabulary, sentenceEnd: ClassSet, in arena: Arena
    ) {
        /// The givers of which something is true.
        func set(_ isTrue: (_ giver: Int) -> Bool) -> GiverSet {
            givers.indices.reduce(0) { isTrue($1) ? $0 | 1 << GiverSet($1) : $0 }
        }
        let numbers = LiteralNumbers(givers.map(\.match))
        let starts = givers.map { PatternStart(of: $0.match, numbers) }
        // Of the texts that a giver asks for only the first units are looked at.
        let requiredUnits = givers.map { giver in
            Set((giver.program.requiredTexts.min { $0.count < $1.count } ?? []).map { $0[0] })
        }
        var ofUnits = GiversOfUnits.Builder()
        for (number, giver) in givers.enumerated() {
            for text in giver.match.literals.joined()
            where starts[number].anywhere.texts & numbers.bits(of: [text]) != 0 {
                ofUnits.add(text[0], beginning: 1 << GiverSet(number))
            }
            for unit in requiredUnits[number] { ofUnits.add(unit, asking: 1 << GiverSet(number)) }
        }
        self.ofUnits = ofUnits.build(in: arena)
        askingForNoUnit = set { requiredUnits[$0].isEmpty }
        requirements = arena.freeze(
            Set(required.joined()).map { classes in
                Requirement(classes: classes, givers: set { required[$0].contains(classes) })
            })
        masks = arena.freeze([0, ~0])
        ofAnything = OfWords(
            beginning: set { giver in
                let start = starts[giver]
                return start.anywhere.isAnything || start.isEmpty || start.isEmptyAtEdge || !start.atEdge.isNothing
            }.lanes,
            behind: set { !entries[$0].after.isAsked || entries[$0].after.any == 0 }.lanes)
        let atEdge = set { entries[$0].after.isEdge }
        self.atEdge = atEdge
        let ofClass = arena.freeze(count: ClassSet.bitWidth) { index in
            let isEdge = sentenceEnd & ClassSet.bit(index) != 0
            return OfWords(
                classes: ClassSet.bit(index).lanes,
                beginning: set { givers[$0].program.first & ClassSet.bit(index) != 0 }.lanes,
                behind: (set { entries[$0].after.any & ClassSet.bit(index) != 0 } | (isEdge ? atEdge : 0)).lanes)
        }
        self.ofClass = ofClass
        ofKind = arena.freeze(count: vocabulary.kinds.count) { Self.ofWords(vocabulary.kinds[$0], ofClass) }
        ofReached = arena.freeze(count: 1 << PathState.count) { reached in
            set { entries[$0].state < 0 || reached >> Int(entries[$0].state) & 1 != 0 }
        }
        let known = min(vocabulary.rows, UInt8.bitWidth)
        func byLexicons(ofUnit unit: Int) -> Frozen<GiverSet> {
            let asked = entries.map { compiler.lexicons(ofUnit: unit, from: Int($0.code), rows: known) }
            return arena.freeze(count: 1 << UInt8.bitWidth) { lexicons in
                set { asked[$0].map { Int($0) & lexicons != 0 } ?? true }
            }
        }
        ofSecond = byLexicons(ofUnit: 1)
        ofThird = byLexicons(ofUnit: 2)
        let askingBehindOne = entries.filter { $0.length == 1 && $0.before.any != 0 && !$0.before.isEdge }
        notAskingBehindOne = set { giver in !askingBehindOne.contains { $0.index == entries[giver].index } }
        behindOne = askingBehindOne.reduce(0) { $0 | $1.before.any }
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
            all.formUnion(ofClass[rest.trailingZeroBitCount])
            rest &= rest - 1
        }
        return all
    }

    /// What a unit says.
    @inline(__always)
    func ofUnit(_ unit: UInt16) -> GiversOfUnits.OfUnit { ofUnits[unit] }

    /// The givers that can give anything in a text.
    ///
    /// - Parameters:
    ///   - present: all classes of its words.
    ///   - asking: what ``GiversOfUnits/OfUnit/asking`` says of all its units.
    func live(present: ClassSet, asking: GiverSet) -> GiverSet {
        var missing: GiverSet = 0
        for index in 0..<requirements.count {
            let requirement = requirements.base + index
            // A row of the table instead of a branch: what is in a text no processor foresees.
            missing |= requirement.pointee.givers & masks[requirement.pointee.classes & present == 0 ? 1 : 0]
        }
        return (askingForNoUnit | asking) & ~missing
    }

    /// The givers that can go on from one of the states in which paths arrive.
    @inline(__always)
    func from(reached: Int) -> GiverSet { ofReached[reached] }

    /// The givers that can give something where words of some classes begin behind the first unit.
    @inline(__always)
    func behindFirstUnit(_ classes: ClassSet) -> GiverSet { classes & behindOne != 0 ? ~0 : notAskingBehindOne }

    /// The givers that take a second and a third unit that these lexicons hold.
    @inline(__always)
    func taking(second: UInt8, third: UInt8) -> GiverSet.Lanes {
        ofSecond[Int(second)].lanes & ofThird[Int(third)].lanes
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
