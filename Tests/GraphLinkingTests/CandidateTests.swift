import Foundation
import PageReading
import Testing
import TextRules

@testable import GraphLinking

@Suite("Candidates that are not weighed")
struct CandidateTests {
    /// A reading with a trace weighs every candidate, one without passes over those that no path can want.
    @Test("change nothing of what is found", arguments: GoldTests.pages + GoldTests.articles)
    func same(_ name: String) throws {
        let file = Shared.package.appending(path: name)
        let page = try PageReader().read(bytes: [UInt8](Data(contentsOf: file)), document: name)
        let reader = TextReader(grammar: Shared.knowledge.grammar)
        for passage in page.articles.flatMap(\.passages) {
            passage.units.withUnsafeBufferPointer { units in
                let all = reader.read(units, trace: true)
                let some = reader.read(units)
                #expect(Self.lines(some) == Self.lines(all))
            }
        }
    }

    private static func lines(_ reading: Reading) -> [String] {
        reading.mentions.map { "\($0.type) \($0.range) by \($0.rule) promoted by \($0.promoter ?? -1)" }
            + reading.links.map { "\($0.relation) from \($0.source) to \($0.target) by \($0.rule)" }
    }
}
