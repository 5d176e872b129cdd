import Foundation
import Testing

@testable import Gazetteer

/// The gazetteer of the project's own tables, and what the tests need to speak of it by code.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/CKnowledge/data/gazetteer")

    private static let loaded = Result { try load() }

    static func gazetteer() throws -> Gazetteer { try loaded.get() }

    private static func load() throws -> Gazetteer {
        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
        return try Gazetteer(
            tree: FileBytes(bytes(TreeFile.name)), countries: bytes("countries.tsv"), renamed: bytes("renamed.tsv"),
            shortNames: bytes("short-names.tsv"), variants: bytes("variants.tsv"))
    }
}

extension Gazetteer {
    /// The code of a division, or its name where it has none.
    func label(_ id: Division.ID) -> String {
        let division = division(id)
        return division.code.isEmpty ? division.name : division.code
    }

    func labels(_ name: String) -> [String] { named(name).map(label) }

    func ids(_ codes: [String]) throws -> [Division.ID] {
        try codes.map { try #require(coded($0)) }
    }
}
