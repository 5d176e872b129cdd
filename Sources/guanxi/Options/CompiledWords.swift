import Foundation
import Glibc
import KnowledgeFiles
import TextRules

/// The file in which the built-in words lie compiled, beside the program: without it the program works as well, but
/// starts slower.
enum CompiledWords {
    /// Where the file is looked for, relative to the program's own folder.
    private static let places = ["guanxi.image", "../lib/guanxi/guanxi.image"]

    /// The file where there is one; whether it fits is for its reader to say.
    static func image() -> VocabularyImage? {
        guard let program else { return nil }
        for place in places {
            guard let file = MappedFile(path: program.folder + "/" + place) else { continue }
            return VocabularyImage(bytes: file.bytes, owner: file, program: program.build)
        }
        return nil
    }

    /// Where to write the file, unless the user says otherwise.
    static var path: String? { program.map { $0.folder + "/" + places[0] } }

    /// The number of this build of the program.
    static var build: UInt64? { program?.build }

    /// The folder that this program lies in, and what tells this build from others: its size and when it was written.
    private static let program: (folder: String, build: UInt64)? = {
        var status = stat()
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        guard stat(path, &status) == 0 else { return nil }
        var fingerprint = KnowledgeFingerprint()
        let facts = [Int64(status.st_size), Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec)]
        facts.withUnsafeBytes { fingerprint.add($0) }
        let folder = String(cString: path).split(separator: "/").dropLast().joined(separator: "/")
        return ("/" + folder, fingerprint.value)
    }()
}
