import Foundation
import Testing

/// `guanxi rules compile`.
@Suite struct CompileTests {
    @Test("The answer is the same with compiled words, with half of them, and without")
    func same() throws {
        let folder = try Folder()
        let copy = folder / "guanxi"
        try FileManager.default.copyItem(atPath: Program.path, toPath: copy)
        try folder.write("page.txt", Page.villages)
        func extract() throws -> Run { try Program.run(["extract", folder / "page.txt"], copy: copy) }

        let without = try extract()
        #expect(without.status == 0 && without.text.contains("张小兵"))
        let compiled = try Program.run(["rules", "compile"], copy: copy)
        #expect(compiled.status == 0 && compiled.errors.isEmpty)
        let image = try Data(contentsOf: URL(fileURLWithPath: folder / "guanxi.image"))
        #expect(image.count > 1_000_000)
        #expect(!FileManager.default.fileExists(atPath: folder / "guanxi.image.new"))
        #expect(try extract().output == without.output)

        try image[..<(image.count / 2)].write(to: URL(fileURLWithPath: folder / "guanxi.image"))
        #expect(try extract().output == without.output)
        try Data().write(to: URL(fileURLWithPath: folder / "guanxi.image"))
        #expect(try extract().output == without.output)
    }

    @Test("A place that cannot be written is named")
    func unwritable() throws {
        let run = try Program.run("rules", "compile", "--output", "/no/such/folder/x")
        #expect(run.status == 2 && run.errors.contains("/no/such/folder/x"))
    }
}
