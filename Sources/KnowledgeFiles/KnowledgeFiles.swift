import CKnowledge
import Foundation

/// A file of knowledge: schema, stage list, rules, word list or gazetteer
/// table.
public struct KnowledgeFile: @unchecked Sendable {
    /// The name relative to the knowledge folder, e.g. `rules/posts.rules`.
    public let name: String
    private let contents: Contents

    private enum Contents {
        case own([UInt8])
        /// Built into the program: never freed, never changed.
        case builtIn(UnsafeRawBufferPointer)
    }

    /// The contents; a copy, where they are built in.
    public var bytes: [UInt8] {
        switch contents {
        case .own(let bytes): bytes
        case .builtIn(let bytes): Array(bytes)
        }
    }

    /// The number of bytes.
    public var count: Int { withUnsafeBytes(\.count) }

    /// The contents where they lie, if they are built into the program: they are there as long as it runs.
    public var builtInBytes: UnsafeRawBufferPointer? {
        if case .builtIn(let bytes) = contents { bytes } else { nil }
    }

    /// Looks at the contents where they are.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        switch contents {
        case .own(let bytes): try bytes.withUnsafeBytes(body)
        case .builtIn(let bytes): try body(bytes)
        }
    }

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        contents = .own(bytes)
    }

    fileprivate init(_ file: knowledge_file) {
        name = String(cString: file.name)
        contents = .builtIn(UnsafeRawBufferPointer(start: file.bytes, count: file.count))
    }
}

/// What is wrong with a user's own knowledge folder.
public struct KnowledgeFolderError: Error, CustomStringConvertible, Sendable {
    /// The folder or file, what is wrong, and what to do.
    public let description: String
}

/// The knowledge that is built into the program, and a user's own over it.
public enum KnowledgeFiles {
    /// The files that are built in, in a fixed order.
    public static var builtIn: [KnowledgeFile] {
        (0..<knowledge_file_count()).map { KnowledgeFile(knowledge_file_at($0)) }
    }

    /// The built-in files, those of `folder` taking the place of files with
    /// the same name and adding to them otherwise.
    public static func files(overlaidBy folder: String?) throws(KnowledgeFolderError) -> [KnowledgeFile] {
        var files = builtIn
        guard let folder else { return files }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw KnowledgeFolderError(
                description: "\(folder): no such folder; --knowledge takes a folder of rules and word lists")
        }
        guard let names = FileManager.default.enumerator(atPath: folder) else {
            throw KnowledgeFolderError(description: "\(folder): cannot be listed; check its permissions")
        }
        let known = [".rules", ".txt", ".tsv", ".bin"]
        for case let name as String in names where known.contains(where: name.hasSuffix) {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw KnowledgeFolderError(description: "\(folder)/\(name): cannot be read; check its permissions")
            }
            files.removeAll { $0.name == name }
            files.append(KnowledgeFile(name: name, bytes: [UInt8](data)))
        }
        return files
    }
}
