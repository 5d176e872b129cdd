import Foundation
import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct PDFTests {
    /// What Debian's tools for PDF, which the setup installs, make of a file.
    private func tool(_ program: String, _ arguments: [String], _ pdf: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("guanxi-\(UUID().uuidString).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = program == "pdftotext" ? ["-"] : []
        let result = try ChildProcess(program: program, arguments: arguments + [file.path] + output).run(
            limit: .seconds(60))
        #expect(result.status == 0 && result.messages.isEmpty, "\(result.messages)")
        return String(decoding: result.output, as: UTF8.self)
    }

    @Test func everyNameCanBeFound() throws {
        let pdf = try renderer().render(try drawing(InventedPage.graph), as: .pdf).bytes
        let text = try tool("pdftotext", ["-layout"], pdf)
        for name in ["谁在哪里任何职", "张小兵", "石桥村党支部", "定西市", "来源：page.txt"] { #expect(text.contains(name)) }
    }

    /// Every character has an outline: the library that Graphviz writes PDF
    /// with leaves out some, 如 and 燕 among them.
    @Test func everyCharacterHasAnOutline() throws {
        var graph = Graph()
        let name = "柳如燕·Ａbé①（𠮷）"
        graph.insert(Node(id: "Person:a", type: "Person", name: name))
        let options = DrawingOptions(title: name)
        let scene = Scene(
            size: Size(width: 9, height: 9), title: "", summary: "",
            items: [false, true].map { isBold in
                .text(
                    Scene.Text(
                        at: Point(x: 0, y: 0), string: name, size: 9, isBold: isBold, paint: Palette(schema: schema).ink
                    ))
            })
        let keys = PDFWriter.characters(of: [scene])
        let request = GlyphOutlines.request(keys, Palette(schema: schema))
        let svg = try Graphviz.render(request, engine: "nop2", format: "svg:cairo")
        let outlines = GlyphOutlines(String(decoding: svg.bytes, as: UTF8.self), of: keys)
        #expect(keys.count == 22)
        for key in keys {
            let bounds = outlines.paths[key]?.map(\.bounds).reduce(nil) { $0?.union($1) ?? $1 } ?? nil
            let size = try #require(bounds, "\(key.character)")
            // In its square, about the base line.
            #expect(size.x > -30 && size.maxX < 130 && size.y > -115 && size.maxY < 45, "\(key.character): \(size)")
        }
        #expect(try tool("pdftotext", [], renderer().render(drawing(graph, options), as: .pdf).bytes).contains(name))
    }

    @Test func aPageForEachPicture() throws {
        let options = DrawingOptions(title: "县", maxNodes: 50, page: Page("A4"))
        let drawings = try Drawing.sheets(of: countyGraph(people: 300), schema: schema, options)
        let pictures = try renderer().render(drawings, as: .pdf)
        #expect(pictures.count == 1 && drawings.count > 2)
        let info = try tool("pdfinfo", [], pictures[0].bytes)
        #expect(info.contains("Pages:           \(drawings.count)"))
        #expect(info.contains("Page size:       595.28 x 841.89 pts (A4)"))
    }
}
