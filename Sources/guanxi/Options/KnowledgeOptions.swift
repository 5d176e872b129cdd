import ArgumentParser
import GraphLinking
import GraphModel
import KnowledgeFiles

/// The option for a user's own rules and word lists.
struct KnowledgeOptions: ParsableArguments {
    @Option(
        name: .customLong("knowledge"),
        help: ArgumentHelp(
            "A folder of your own rules and word lists; its files take the place of built-in ones of the same name.",
            valueName: "DIR"))
    var folder: String?

    /// The files to read, the user's own over the built-in ones.
    func files() throws -> [KnowledgeFile] { try KnowledgeFiles.files(overlaidBy: folder) }

    /// What decides which people and bodies of one name are one.
    func identityRules() throws -> IdentityRules {
        let name = IdentityRules.fileName
        let bytes = try files().last { $0.name == name }?.bytes ?? []
        return try IdentityRules(parsing: String(decoding: bytes, as: UTF8.self), file: name)
    }

    /// The rules and words, read and checked.
    func load() throws -> Knowledge { try Knowledge(files: files(), image: CompiledWords.image()) }
}
