extension Edge {
    /// The first date from which on it is known to be so, if any is.
    public var begin: String? { since ?? firstSeen }

    /// The date on which it was over, or by which a page calls it past.
    public var end: String? { until ?? (former ? formerSeen : nil) }

    /// Whether it was so on a date.
    ///
    /// What begins after that date or was over before it, was not; of what no
    /// page dates it is not known, and counts as so: a village is in its county
    /// on every day. A past post has only the days that its dates enclose.
    ///
    /// - Parameter date: as exact as the question, e.g. `2022-06`; then a day
    ///   of that month is enough.
    public func isSo(at date: String) -> Bool {
        if let begin, begin.prefix(date.count) > date { return false }
        if let end, date.prefix(end.count) > end { return false }
        if until == nil, let formerSeen, former, date >= formerSeen { return false }
        return !former || begin != nil && end != nil
    }

    /// Adds the date of the page that says so to an edge of that page.
    public mutating func see(on date: String) {
        guard evidence.contains(where: { $0.quote != nil }) else { return }
        if isOnlySaidFormer { formerSeen = date } else { (firstSeen, lastSeen) = (date, date) }
    }
}

extension Graph {
    /// The part of the graph that was so on a date, with all nodes that its
    /// edges touch or that have no edge at all.
    public func at(_ date: String) -> Graph {
        var result = Graph()
        var touched: Set<String> = []
        for edge in edges.values {
            touched.formUnion([edge.key.source, edge.key.target])
        }
        var kept: Set<String> = []
        for edge in edges.values where edge.isSo(at: date) {
            result.insert(edge)
            kept.formUnion([edge.key.source, edge.key.target])
        }
        for node in nodes.values where kept.contains(node.id) || !touched.contains(node.id) { result.insert(node) }
        for warning in warnings.values { result.insert(warning) }
        return result
    }

    /// Adds the date of the page that a graph was made of to its edges.
    public mutating func see(on date: String) {
        for edge in edges.values {
            var seen = edge
            seen.see(on: date)
            insert(seen)
        }
    }
}
