import Gazetteer
import GraphExport
import GraphLinking
import GraphModel
import PageReading

/// Makes the answer to one record.
protocol RecordAnswerer {
    /// Whether the answer depends on the record's id.
    var usesID: Bool { get }

    /// Appends the answer's fields, without the id and the braces around:
    /// `,"name":value…`.
    ///
    /// - Throws: what is wrong with the text.
    mutating func answer(_ text: UnsafeBufferPointer<UInt8>, id: String, into output: inout [UInt8]) throws
}

extension RecordAnswerer {
    var usesID: Bool { true }
}

extension RecordStream.Answers {
    /// What makes the answers in one thread.
    func answerer() -> any RecordAnswerer {
        switch self {
        case .graphs(let knowledge): GraphAnswerer(grapher: PageGrapher(knowledge: knowledge))
        case .mentions(let knowledge): MentionAnswerer(grapher: PageGrapher(knowledge: knowledge))
        case .places(let gazetteer): PlaceAnswerer(grounder: AddressGrounder(gazetteer: gazetteer))
        }
    }
}

/// Answers with the graph of the text.
private struct GraphAnswerer: RecordAnswerer {
    let grapher: PageGrapher

    func answer(_ text: UnsafeBufferPointer<UInt8>, id: String, into output: inout [UInt8]) throws {
        let page = try recordPage { () throws(PageError) in try recordReader.read(plainText: text, document: id) }
        let graph = page.map(grapher.graph) ?? Graph()
        output.append(UInt8(ascii: ","))
        output += GraphJSON.record(graph).dropFirst().dropLast()
    }
}

/// Answers with the names in the text.
private struct MentionAnswerer: RecordAnswerer {
    let grapher: PageGrapher
    private var buffer = ContiguousArray<UInt16>()
    var usesID: Bool { false }

    init(grapher: PageGrapher) { self.grapher = grapher }

    mutating func answer(_ text: UnsafeBufferPointer<UInt8>, id: String, into output: inout [UInt8]) throws {
        output.append(",\"mentions\":[")
        let page = try recordPage { () throws(PageError) in
            try recordReader.readUnquoted(plainText: text, document: id, buffer: &buffer)
        }
        if let page {
            let start = output.count
            grapher.forEachMention(of: page) { mention in
                Self.append(mention, isFirst: output.count == start, to: &output)
            }
        }
        output.append(UInt8(ascii: "]"))
    }

    /// Appends `[start,end,"type"]`, with a comma before all but the first.
    private static func append(_ mention: PageMention, isFirst: Bool, to output: inout [UInt8]) {
        // The schema's names need no escapes.
        var type = mention.type
        type.withUTF8 { type in
            // Two numbers have at most 40 digits.
            output.append(addingCapacity: type.count + 48) { bytes in
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                bytes.append(UInt8(ascii: "["))
                append(mention.start, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                append(mention.end, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                bytes.append(UInt8(ascii: "\""))
                for byte in type { bytes.append(byte) }
                bytes.append(UInt8(ascii: "\""))
                bytes.append(UInt8(ascii: "]"))
            }
        }
    }

    private static func append(_ number: Int, to bytes: inout OutputSpan<UInt8>) {
        if number >= 10 { append(number / 10, to: &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}

/// Answers with the place that the text names.
private struct PlaceAnswerer: RecordAnswerer {
    var grounder: AddressGrounder
    var usesID: Bool { false }

    mutating func answer(_ text: UnsafeBufferPointer<UInt8>, id: String, into output: inout [UInt8]) throws {
        guard grounder.answer(text, into: &output) else {
            throw RecordScanner.Problem(message: "the text is not valid UTF-8", byte: nil)
        }
    }
}

/// Made once: a reader works out the marks of a page's layout first.
private let recordReader = PageReader()

/// The page that a record's text is; nil where it is blank.
private func recordPage(_ read: () throws(PageError) -> Page) throws -> Page? {
    do {
        let page = try read()
        guard page.replacements == 0 else {
            throw RecordScanner.Problem(message: "the text is not valid UTF-8", byte: nil)
        }
        return page
    } catch PageError.empty {
        return nil
    } catch PageError.binary(_, _, let byte) {
        throw RecordScanner.Problem(message: "the text is not text: a control character at byte \(byte)", byte: nil)
    }
}
