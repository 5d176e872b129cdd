import Gazetteer
import KnowledgeFiles

extension Gazetteer {
    /// Opens the gazetteer among the files of a knowledge folder; those built into the program stay where they are.
    public init(files: [KnowledgeFile]) throws(GazetteerError) {
        func file(_ name: String) -> KnowledgeFile? { files.last { $0.name == "gazetteer/\(name)" } }
        func bytes(_ name: String) -> [UInt8] { file(name)?.bytes ?? [] }
        let tree = file("tree.bin")
        try self.init(
            tree: tree?.builtInBytes.map { FileBytes(unowned: $0) } ?? FileBytes(tree?.bytes ?? []),
            countries: bytes("countries.tsv"), renamed: bytes("renamed.tsv"), shortNames: bytes("short-names.tsv"),
            variants: bytes("variants.tsv"))
    }
}
