import Foundation
import GraphModel
import PageReading
import Testing

@testable import GraphLinking

@Suite("Whole pages against what readers drew")
struct GoldTests {
    static let pages = texts(in: "seeds")
    /// Invented articles of many kinds and provinces, each written and drawn by a reader who did not know the rules.
    static let articles = texts(in: "Tests/GraphLinkingTests/Articles")

    private static func texts(in folder: String) -> [String] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: Shared.package.appending(path: folder), includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "txt" }.map { "\(folder)/\($0.lastPathComponent)" }.sorted()
    }

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
        let file = Shared.package.appending(path: name)
        #expect(try graph(of: file) == graph(of: file))
    }

    @Test("the sample pages together agree with what readers drew")
    func samplesAgree() throws {
        expect(try total(of: Self.pages), nodes: 0.97, precision: 0.98, edges: 0.95, holds: 0.95)
    }

    @Test("the articles together agree with what readers drew")
    func articlesAgree() throws {
        #expect(Self.articles.count >= 304)
        let total = try total(of: Self.articles)
        expect(total, nodes: 0.94, precision: 0.94, edges: 0.87, holds: 0.88)
        #expect((total.counts["never"]?.recall ?? 0) >= 0.98)
    }

    private func total(of names: [String]) throws -> Score {
        var total = Score()
        for name in names {
            let page = Shared.package.appending(path: name)
            let gold = page.deletingPathExtension().appendingPathExtension("gold.tsv")
            total.add(try score(page, gold: gold))
        }
        return total
    }

    /// A real newspaper page, which is somebody else's text and therefore not
    /// part of the package: read where it lies beside it.
    @Test("a real page agrees with what a reader drew", .enabled(if: Self.realPage != nil))
    func realPageAgrees() throws {
        let page = try #require(Self.realPage)
        let gold = Self.beside.appending(path: "gold/seed-page.gold.tsv")
        let score = try score(page, gold: gold)
        expect(score, nodes: 0.97, precision: 0.95, edges: 0.95, holds: 0.95)
        for kind in ["never", "warn"] { #expect(score.counts[kind]?.recall == 1, "\(kind)") }
    }

    static let beside = Shared.package.deletingLastPathComponent().appending(path: "shared")
    static let realPage =
        (try? FileManager.default.contentsOfDirectory(
            at: beside.appending(path: "seeds"), includingPropertiesForKeys: nil))?.first { $0.pathExtension == "txt" }

    private func expect(_ score: Score, nodes: Double, precision: Double, edges: Double, holds: Double) {
        let all = score.allNodes
        #expect(all.recall >= nodes, "\(score.missing)")
        #expect(all.precision >= precision, "\(score.extra)")
        #expect(score.allEdges.recall >= edges, "\(score.missing)")
        #expect((score.counts["edge holds"]?.f1 ?? 0) >= holds)
    }
}
