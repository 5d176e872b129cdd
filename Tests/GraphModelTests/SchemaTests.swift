import GraphModel
import Testing

@Suite struct SchemaTests {
    static let sound = """
        # Types of a test.
        entity Person
          # of whom pages speak
          label   人物
          shape   ellipse
          colour  #E69F00

        entity Place
        \tlabel   地名
        \tshape   house
        \tcolour  #009E73

        relation nativeOf
          from    Person
          to      Person Place
          label   籍贯
        """

    @Test(arguments: ["\n", "\r\n"]) func readsBlocks(lineEnd: String) throws {
        let text = Self.sound.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
        let schema = try Schema(parsing: text, file: "schema.txt")
        #expect(schema.entities.map(\.name) == ["Person", "Place"])
        #expect(schema.entity("Person")?.label == "人物")
        #expect(schema.entity("Place")?.shape == "house")
        #expect(schema.entity("Place")?.colour == "#009E73")
        #expect(schema.relation("nativeOf")?.targets == ["Person", "Place"])
        #expect(schema.entity("nativeOf") == nil && schema.relation("Person") == nil)
    }

    @Test(arguments: [
        ("nativeOf", "Person", "Place", true), ("nativeOf", "Person", "Person", true),
        ("nativeOf", "Place", "Person", false), ("holds", "Person", "Place", false),
    ])
    func knowsWhatARelationMayJoin(relation: String, source: String, target: String, expected: Bool) throws {
        let schema = try Schema(parsing: Self.sound, file: "schema.txt")
        #expect(schema.allows(relation, from: source, to: target) == expected)
    }

    static let entity = "entity A\n label x\n shape y\n colour z\n"

    @Test(arguments: [
        ("  label x", 1, "outside a block"),
        ("\n\nentity", 3, "expected 'entity NAME'"),
        ("entity A B", 1, "expected 'entity NAME'"),
        ("person A", 1, "expected 'entity NAME'"),
        ("entity A\n  label x\n  color y", 3, "unknown field 'color'"),
        ("entity A\n  label x\n  label y", 3, "'label' is given twice"),
        ("entity A\n  label", 2, "'label' needs a value"),
        ("# c\nentity A\n  label x\n  shape y\n", 2, "has no 'colour'"),
        ("\(entity)entity A", 5, "entity 'A' is there already"),
        ("\(entity)relation r\n from A\n to B\n label l", 5, "unknown entity 'B'"),
        ("\(entity)relation r\n from A\n label l", 5, "has no 'to'"),
        ("\(entity)relation r\n shape A", 6, "unknown field 'shape' in a block of kind 'relation'"),
        ("\(entity)relation r\n from A\n to A\n label l\n symmetric maybe", 5, "neither 'yes' nor 'no'"),
        ("\(entity)  symmetric yes", 5, "unknown field 'symmetric' in a block of kind 'entity'"),
        ("entity A\r\n  label x\r\n  wrong y", 3, "unknown field 'wrong'"),
    ])
    func namesTheLineOfAnError(text: String, line: Int, problem: String) {
        let error = #expect(throws: SchemaError.self) { try Schema(parsing: text, file: "schema.txt") }
        #expect(error?.line == line)
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "no error")")
        #expect(error?.description.hasPrefix("schema.txt:\(line): ") == true)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        #expect(error?.text == lines.dropFirst(line - 1).first.map(String.init))
    }
}
