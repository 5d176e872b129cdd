import GraphLinking
import GraphModel

/// What a text says of the time of a relation, in words for a tree.
enum Tenure {
    /// ` (former, since 1990-05, until 1993)`, or nothing.
    static func words(former: Bool, since: String?, until: String?) -> String {
        let words = [former ? "former" : nil, since.map { "since \($0)" }, until.map { "until \($0)" }]
        let said = words.compactMap(\.self)
        return said.isEmpty ? "" : " (\(said.joined(separator: ", ")))"
    }
}

extension Edge {
    /// Whether it is former, since when and until when.
    var tenure: String { Tenure.words(former: former, since: since, until: until) }
}

extension Neighbour {
    /// Whether the edge is former, since when and until when.
    var tenure: String { Tenure.words(former: former, since: since, until: until) }
}

extension ExplainedLink {
    /// Whether it is former, since when and until when.
    var tenure: String { Tenure.words(former: former, since: since, until: until) }
}
