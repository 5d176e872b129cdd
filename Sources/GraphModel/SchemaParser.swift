extension Schema {
    /// Reads a schema file.
    ///
    /// - Throws: ``SchemaError`` at the first line that is not understood, a
    ///   block with a field missing, a duplicate name, or a relation that
    ///   names an unknown type.
    public init(parsing text: String, file: String) throws(SchemaError) {
        var parser = SchemaParser(file: file)
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            try parser.read(String(line), number: index + 1)
        }
        self = try parser.finish()
    }
}

/// The blocks read so far, and the one that is open.
private struct SchemaParser {
    private struct Block {
        var kind: String
        var name: String
        var fields: [String: String] = [:]
        var line: Int
        var text: String
    }

    private static let required = ["entity": ["label", "shape", "colour"], "relation": ["from", "to", "label"]]
    private static let optional = ["relation": ["symmetric"]]
    let file: String
    private var blocks: [Block] = []

    init(file: String) { self.file = file }

    mutating func read(_ line: String, number: Int) throws(SchemaError) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard let key = words.first, !key.hasPrefix("#") else { return }
        func fail(_ problem: String) -> SchemaError {
            SchemaError(file: file, line: number, problem: problem, text: line)
        }
        if line.first == " " || line.first == "\t" {
            guard let last = blocks.indices.last else { throw fail("a field outside a block") }
            let kind = blocks[last].kind
            guard [Self.required, Self.optional].contains(where: { $0[kind]?.contains(key) == true }) else {
                throw fail("unknown field '\(key)' in a block of kind '\(kind)'")
            }
            guard words.count > 1 else { throw fail("'\(key)' needs a value") }
            guard blocks[last].fields.updateValue(words.dropFirst().joined(separator: " "), forKey: key) == nil else {
                throw fail("'\(key)' is given twice")
            }
        } else {
            guard Self.required[key] != nil, words.count == 2 else {
                throw fail("expected 'entity NAME' or 'relation NAME'")
            }
            guard !blocks.contains(where: { $0.kind == key && $0.name == words[1] }) else {
                throw fail("\(key) '\(words[1])' is there already")
            }
            blocks.append(Block(kind: key, name: words[1], line: number, text: line))
        }
    }

    func finish() throws(SchemaError) -> Schema {
        var entities: [Schema.EntityType] = []
        var relations: [Schema.RelationType] = []
        let names = Set(blocks.filter { $0.kind == "entity" }.map(\.name))
        for block in blocks {
            var values: [String] = []
            for field in Self.required[block.kind] ?? [] {
                guard let value = block.fields[field] else {
                    throw error("\(block.kind) '\(block.name)' has no '\(field)'", block)
                }
                values.append(value)
            }
            if block.kind == "entity" {
                entities.append(.init(name: block.name, label: values[0], shape: values[1], colour: values[2]))
            } else {
                let ends = values[0...1].map { $0.split(separator: " ").map(String.init) }
                if let unknown = ends.joined().first(where: { !names.contains($0) }) {
                    throw error("relation '\(block.name)' names the unknown entity '\(unknown)'", block)
                }
                let symmetric = block.fields["symmetric"] ?? "no"
                guard ["yes", "no"].contains(symmetric) else {
                    throw error("'symmetric' of relation '\(block.name)' is neither 'yes' nor 'no'", block)
                }
                relations.append(
                    .init(
                        name: block.name, label: values[2], sources: ends[0], targets: ends[1],
                        isSymmetric: symmetric == "yes"))
            }
        }
        return Schema(entities: entities, relations: relations)
    }

    private func error(_ problem: String, _ block: Block) -> SchemaError {
        SchemaError(file: file, line: block.line, problem: problem, text: block.text)
    }
}
