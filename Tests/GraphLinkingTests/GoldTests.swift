import Foundation
import GraphModel
import PageReading
import Testing

@testable import GraphLinking

@Suite("Whole pages against what readers drew")
struct GoldTests {
    static let pages =
        ((try? FileManager.default.contentsOfDirectory(
            at: Shared.package.appending(path: "seeds"), includingPropertiesForKeys: nil)) ?? [])
        .filter { $0.pathExtension == "txt" }.map(\.lastPathComponent).sorted()

    private func graph(of file: URL) throws -> Graph {
        let page = try PageReader().read(bytes: [UInt8](Data(contentsOf: file)), document: file.lastPathComponent)
        return PageGrapher(knowledge: Shared.knowledge).graph(of: page)
    }

    private func score(_ page: URL, gold: URL) throws -> Score {
        let rows = try GoldFile(parsing: String(contentsOf: gold, encoding: .utf8), file: gold.lastPathComponent)
        return Score(of: try graph(of: page), against: rows)
    }

    @Test("there are sample pages")
    func samples() { #expect(Self.pages.count >= 6) }

    @Test("a page gives the same graph however often it is read", arguments: pages)
    func repeatable(_ name: String) throws {
        let file = Shared.package.appending(path: "seeds/\(name)")
        #expect(try graph(of: file) == graph(of: file))
    }
}
