import ArgumentParser
import GraphLinking
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

    /// The rules and words, read and checked.
    func load() throws -> Knowledge { try Knowledge(files: files(), image: CompiledWords.image()) }
}
