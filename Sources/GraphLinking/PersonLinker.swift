import GraphModel
import TextRules

/// Finds out whom each person mention names.
///
/// One full name in a document is one person. A surname alone, with its
/// title, is the person of that surname named last.
struct PersonLinker {
    typealias Index = DocumentReading.Index

    private let document: DocumentReading
    private let grammar: Grammar
    /// The full name that each mention stands for.
    private(set) var names: [Index: String] = [:]
    /// The short forms by full name: 荣老, 刘书记.
    private(set) var aliases: [String: Set<String>] = [:]

    init(document: DocumentReading, grammar: Grammar) {
        self.document = document
        self.grammar = grammar
    }

    /// Resolves every person mention.
    mutating func link() {
        let mentions = document.mentions(of: ["Person"])
        let full = mentions.filter { document[$0].range.count > 1 }
        for index in full { names[index] = document.text(index) }
        resolveParts(full)
        let order = MentionOrder(full, of: document)
        for index in mentions where document[index].range.count == 1 {
            guard let bearer = bearer(of: index, among: order), let name = names[bearer] else { continue }
            names[index] = name
            aliases[name, default: []].insert(document.text(index.passage, formOfAddress(index)))
        }
    }

    /// A part of a dotted name alone stands for the whole: 吐尔洪 for
    /// 吐尔洪·热合曼.
    private mutating func resolveParts(_ full: [Index]) {
        var wholes: [String: String] = [:]
        for name in Set(names.values).sorted() where name.contains("·") {
            for part in name.split(separator: "·") where wholes[String(part)] == nil { wholes[String(part)] = name }
        }
        guard !wholes.isEmpty else { return }
        for index in full {
            guard let part = names[index], let whole = wholes[part] else { continue }
            names[index] = whole
            aliases[whole, default: []].insert(part)
        }
    }

    /// The last full name before a surname that begins with it, in the same
    /// article if there is one.
    private func bearer(of index: Index, among full: MentionOrder) -> Index? {
        let surname = document.text(index)
        func fits(_ other: Index) -> Bool { names[other]?.hasPrefix(surname) ?? false }
        let position = document.position(index)
        let article = document.article(index)
        let after = full.after(position)
        return full.before(position, inArticle: article).first(where: fits)
            ?? after.first { document.article($0) == article && fits($0) }
            ?? full.before(position).first(where: fits) ?? after.first(where: fits)
    }

    /// A surname with the title or word of respect behind it.
    private func formOfAddress(_ index: Index) -> Range<Int> {
        let range = document[index].range
        return document.passages[index.passage].passage.units.withUnsafeBufferPointer { units in
            let title = grammar.word(
                in: units, at: range.upperBound, classes: ["PersonHonorific", "Role", "PersonTitleAfter"])
            return range.lowerBound..<(title?.upperBound ?? range.upperBound)
        }
    }
}
