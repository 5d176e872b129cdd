import Gazetteer
import GraphModel
import KnowledgeFiles
import TextRules

/// Everything that Guanxi knows before it reads a page: the schema, the
/// gazetteer, the rules and words. Made once, shared by all threads.
public struct Knowledge: Sendable {
    /// The types of nodes and edges.
    public let schema: Schema
    /// The administrative tree.
    public var gazetteer: Gazetteer { places.value }
    /// The rules and words.
    public let grammar: Grammar
    /// Which organisations a post alone may be in.
    var seats: Seats { postsAlone.value }
    /// Full names for short ones.
    let fullNames: FullNames
    /// What decides which nodes of one name are one.
    public var identity: IdentityResolver { resolver.value }
    /// What units were called that are called otherwise today.
    let formerUnits: FormerUnits

    /// The words for places with which names begin; see ``placeInName(_:of:)``.
    let namingPlaces: WordClasses

    private let postsAlone: OnDemand<Seats>
    private let places: OnDemand<Gazetteer>
    private let resolver: OnDemand<IdentityResolver>

    /// What stands for all the files in a ``VocabularyImage``.
    private let fingerprint: UInt64

    /// Reads and checks the files of a knowledge folder.
    ///
    /// - Parameter image: a vocabulary made earlier by ``vocabularyImage(program:)``; if it was made of other files or by another
    ///   version, it is passed over.
    /// - Throws: `SchemaError`, `GazetteerError`, `IdentityRulesError` or `RuleError` with file
    ///   and line, at the first thing that is not understood.
    public init(files: [KnowledgeFile], image: VocabularyImage? = nil) throws {
        @Sendable func bytes(_ name: String) -> [UInt8] { files.last { $0.name == name }?.bytes ?? [] }
        schema = try Schema(parsing: String(decoding: bytes("schema.txt"), as: UTF8.self), file: "schema.txt")
        let fingerprint = Self.fingerprint(files)
        // What an image was made of has been checked.
        let isSound = image?.isMade(of: fingerprint) ?? false
        let places = try OnDemand(isSound: isSound) { try Gazetteer(files: files) }
        postsAlone = try OnDemand(isSound: isSound) {
            try Seats(file: SourceFile(name: "seats.txt", bytes: bytes("seats.txt")))
        }
        fullNames = try FullNames(file: SourceFile(name: "full-names.txt", bytes: bytes("full-names.txt")))
        resolver = try OnDemand(isSound: isSound) {
            let text = String(decoding: bytes(IdentityRules.fileName), as: UTF8.self)
            return IdentityResolver(rules: try IdentityRules(parsing: text, file: IdentityRules.fileName))
        }
        formerUnits = try FormerUnits(file: SourceFile(name: "former-units.txt", bytes: bytes("former-units.txt")))
        let sources = files.filter {
            !$0.name.hasPrefix("gazetteer/") && !["schema.txt", IdentityRules.fileName].contains($0.name)
        }
        .map { file in SourceFile(name: file.name, count: file.count) { file.bytes } }
        grammar = try Grammar(
            files: sources, names: Self.placeNames(places.value), schema: schema, image: image,
            fingerprint: fingerprint)
        self.places = places
        self.fingerprint = fingerprint
        namingPlaces = grammar.wordClasses(Self.namingPlaces)
    }

    /// The bytes of an image with which this build of the program reads the same files faster.
    public func vocabularyImage(program: UInt64) -> [UInt8] {
        grammar.vocabularyImage(fingerprint: fingerprint, program: program)
    }

    /// Of a file that is built in its name and size are enough: an image is of one build of the program, as its own files
    /// are, and reading all of them would be a good part of a start.
    private static func fingerprint(_ files: [KnowledgeFile]) -> UInt64 {
        var fingerprint = KnowledgeFingerprint()
        for file in files {
            Array(file.name.utf8).withUnsafeBytes { fingerprint.add($0) }
            if file.builtInBytes == nil {
                file.withUnsafeBytes { fingerprint.add($0) }
            } else {
                withUnsafeBytes(of: file.count) { fingerprint.add($0) }
            }
        }
        return fingerprint.value
    }

    /// The gazetteer's names by the class under which rules ask for them.
    private static func placeNames(_ gazetteer: Gazetteer) -> [(type: String, words: [String])] {
        var words: [String: [String]] = [:]
        // A weak name says too little for a rule to ask for it.
        for name in gazetteer.names where name.name.unicodeScalars.count > 1 && !name.isWeak {
            let level: String
            switch name.level {
            case .country: level = "Country"
            case .province: level = "Province"
            case .prefecture: level = "Prefecture"
            case .county: level = "County"
            case .township: level = "Township"
            case .village: level = "Village"
            }
            let isWhole = name.isOfficial || name.level == .country
            words[isWhole ? level : level + "Short", default: []].append(name.name)
        }
        words["ForeignPlace"] = gazetteer.foreignPlaces.map(\.name)
        return words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
