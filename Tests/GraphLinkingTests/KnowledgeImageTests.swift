import Foundation
import KnowledgeFiles
import Testing
import TextRules

@testable import GraphLinking

@Suite("Knowledge with an image")
struct KnowledgeImageTests {
    private static let image = Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).image")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(Shared.knowledge.vocabularyImage(program: 3)).write(to: path)
        let file = try #require(MappedFile(path: path.path))
        return VocabularyImage(bytes: file.bytes, owner: file, program: 3)
    }

    @Test("is the same as without, though it is read when it is asked for")
    func same() throws {
        let (whole, stored) = (
            Shared.knowledge, try Knowledge(files: KnowledgeFiles.builtIn, image: Self.image.get())
        )
        #expect(stored.gazetteer.count == whole.gazetteer.count)
        #expect(stored.gazetteer.named("会宁县") == whole.gazetteer.named("会宁县"))
        #expect(stored.identity.rules.fingerprint == whole.identity.rules.fingerprint)
        let (rules, others) = (stored.grammar.ruleSummaries, whole.grammar.ruleSummaries)
        #expect(rules.map(\.source) == others.map(\.source))
        #expect(rules.map { $0.examples.map(\.line) } == others.map { $0.examples.map(\.line) })
        let page = try Shared.page("县委书记李文杰到临朐县调研。")
        #expect(PageGrapher(knowledge: stored).graph(of: page) == PageGrapher(knowledge: whole).graph(of: page))
    }

    @Test(
        "says what is wrong with a user's own files, also those that it does not need yet",
        arguments: [
            ("identity.txt", "kin sister 姐姐", "unknown word 'kin'"),
            ("gazetteer/countries.tsv", "甲\t乙\t丙\t丁", "found 4 columns"),
            ("seats.txt", "书记", "seats.txt:"),
            ("rules/vetoes.rules", "  yes    李文杰", "expected 'yes TEXT => WHAT, WHAT'"),
        ])
    func broken(_ name: String, _ line: String, _ problem: String) throws {
        let files = KnowledgeFiles.builtIn.map { file in
            file.name == name ? KnowledgeFile(name: name, bytes: file.bytes + "\n\(line)\n".utf8) : file
        }
        let error = #expect(throws: (any Error).self) { try Knowledge(files: files, image: Self.image.get()) }
        #expect(error.map { "\($0)".contains(problem) } == true, "\(error.map { "\($0)" } ?? "")")
    }

    @Test("makes at once what may have something wrong in it, and the rest once, when it is asked for")
    func onDemand() throws {
        struct Wrong: Error {}
        #expect(throws: Wrong.self) { try OnDemand<Int>(isSound: false) { throw Wrong() } }
        let made = Counter()
        let value = try OnDemand(isSound: true) { made.next() }
        #expect(made.count == 0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in #expect(value.value == 1) }
        #expect(made.count == 1)
    }

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var counted = 0
        var count: Int { lock.withLock { counted } }

        func next() -> Int {
            lock.withLock {
                counted += 1
                return counted
            }
        }
    }
}
