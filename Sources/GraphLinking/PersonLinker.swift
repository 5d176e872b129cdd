import GraphModel
import TextRules

/// Finds out whom each person mention names.
///
/// One full name in a document is one person. A surname alone, with its
/// title or a familiar word such as 老, is the person of that surname named last.
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
        let mentions = document.mentions(of: ["Person"]).filter { !isWithinOrganization($0) }
        let surnames = mentions.map(surname)
        let full = zip(mentions, surnames).filter { $1 == nil }.map(\.0)
        // A blank may stand in a name of two characters: 张　敏.
        for index in full {
            let name = document.text(index).filter { !$0.isWhitespace }
            // Whoever is 陈某 on one page is somebody else on the next, so that no node stands for him.
            if !grammar.ends(name, with: "Unnamed") { names[index] = name }
        }
        resolveParts(full)
        let order = MentionOrder(full, of: document)
        for (index, surname) in zip(mentions, surnames) {
            guard let surname, let bearer = bearer(of: surname, at: index, among: order), let name = names[bearer]
            else { continue }
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

    /// Whether a name is only part of an organisation's: 木墩丰 in 库木墩丰源农民专业合作社.
    private func isWithinOrganization(_ index: Index) -> Bool {
        let range = document[index].range
        return document.passages[index.passage].reading.mentions.contains {
            $0.type.hasSuffix("Organization") && $0.range.lowerBound < range.lowerBound
                && $0.range.upperBound > range.upperBound
        }
    }

    /// Whether a mention has only the surname of whom it names.
    func isAddress(_ index: Index) -> Bool { document[index].type == "Person" && surname(index) != nil }

    /// The surname of a mention that has nothing else of a name: 尹 for 老尹, and for the 尹 of 尹镇长.
    private func surname(_ index: Index) -> String? {
        let range = document[index].range
        if range.count == 1 { return document.text(index) }
        return document.passages[index.passage].passage.units.withUnsafeBufferPointer { units in
            grammar.surnameInAddress(units, range).map { document.text(index.passage, $0) }
        }
    }

    /// The last full name before a surname that begins with it, in the same
    /// article if there is one.
    private func bearer(of surname: String, at index: Index, among full: MentionOrder) -> Index? {
        func fits(_ other: Index) -> Bool { names[other]?.hasPrefix(surname) ?? false }
        let position = document.position(index)
        let article = document.article(index)
        let after = full.after(position)
        return full.before(position, inArticle: article).first(where: fits)
            ?? after.first { document.article($0) == article && fits($0) }
            ?? full.before(position).first(where: fits) ?? after.first(where: fits)
    }

    /// A surname with the title or word of respect around it.
    private func formOfAddress(_ index: Index) -> Range<Int> {
        let range = document[index].range
        return document.passages[index.passage].passage.units.withUnsafeBufferPointer { units in
            let title = grammar.word(
                in: units, at: range.upperBound, classes: ["PersonHonorific", "Role", "PersonTitleAfter"])
            return range.lowerBound..<(title?.upperBound ?? range.upperBound)
        }
    }
}
