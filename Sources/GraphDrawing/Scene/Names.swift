import GraphModel

/// The ids of the elements of a picture, and what each of them is.
struct ElementNames {
    private let numbers: [String: Int]
    private var used: [String: Int] = [:]
    private var lineCount = 0
    /// What the element with an id is, e.g. `n12` → `张小兵`.
    private(set) var names: [String: String] = [:]

    /// Numbers nodes in the order of their ids.
    init(_ nodes: [Node]) {
        numbers = Dictionary(
            Set(nodes.map(\.id)).sorted().enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { a, _ in a })
    }

    /// A new id for a node: `n12`, and `n12-2` where it is drawn again.
    mutating func id(of node: Node) -> String {
        let number = numbers[node.id] ?? 0
        let count = (used[node.id] ?? 0) + 1
        used[node.id] = count
        let id = count == 1 ? "n\(number)" : "n\(number)-\(count)"
        names[id] = node.name
        return id
    }

    /// A new id for a line: `e7`.
    mutating func id(ofLine name: String) -> String {
        lineCount += 1
        names["e\(lineCount)"] = name
        return "e\(lineCount)"
    }
}
