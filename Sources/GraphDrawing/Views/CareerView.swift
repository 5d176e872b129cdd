import GraphModel

/// The view of one person's posts in the order of time: first the box of the
/// person, then one for each post, the former ones first, the undated ones
/// where the text tells of them.
struct CareerView {
    let index: GraphIndex
    let focus: String

    func diagram() throws(DrawingError) -> Diagram {
        guard index.isHolder(focus), let person = index.nodes[focus] else {
            throw DrawingError(
                "'\(index.nodes[focus]?.name ?? focus)' holds no posts; --view organisation shows an organisation")
        }
        var head = Diagram.Box(person)
        var posts: [Post] = []
        for edge in index.outgoing[focus] ?? [] {
            guard edge.key.type == Relation.holds, let post = index.nodes[edge.key.target] else {
                head.captions.append(index.note(edge))
                continue
            }
            let places = (index.outgoing[post.id] ?? []).filter { $0.key.type == Relation.postIn }
            // A post without a text saying where is a box of its own.
            for place in places.isEmpty ? [post] : places.compactMap({ index.nodes[$0.key.target] }) {
                var box = Diagram.Box(place)
                box.id = "\(post.id)\u{10FFFF}\(place.id)"
                let whereabouts = index.whereabouts(of: place)
                box.captions = whereabouts.isEmpty ? [] : [whereabouts]
                var line = Diagram.Line(edge)
                line.target = box.id
                line.roles = [post.role ?? post.name]
                let same = posts.firstIndex {
                    $0.box.node?.id == place.id && $0.line.isFormer == line.isFormer && $0.line.periods == line.periods
                }
                if let same {
                    posts[same].line.roles += line.roles
                    posts[same].line.evidence.formUnion(line.evidence)
                } else {
                    posts.append(Post(line: line, box: box, at: position(of: post, saying: line)))
                }
            }
        }
        posts = Self.inTime(posts)
        return Diagram(arrangement: .ladder, boxes: [head] + posts.map(\.box), lines: posts.map(\.line))
    }

    private struct Post {
        var line: Diagram.Line
        var box: Diagram.Box
        /// Where the text tells of it.
        var at: (document: String, start: Int)

        /// Since when, or else until when.
        var date: String? { line.periods.first.map { $0.hasPrefix("—") ? String($0.dropFirst()) : $0 } }
    }

    /// Where in its evidence, which is a sentence with perhaps a whole list, a post stands.
    private func position(of post: Node, saying line: Diagram.Line) -> (document: String, start: Int) {
        guard let told = line.tellingEvidence else { return ("", 0) }
        let inside = post.mentions.filter {
            $0.document == told.document && (told.start..<max(told.start, told.end)).contains($0.start)
        }
        return (told.document, inside.map(\.start).min() ?? told.start)
    }

    /// Former posts, then present ones, each by date. A post without one has
    /// the date that its text gave last: 1990年起历任副县长、县长. Before the
    /// first date of a text stands what is long past, or what is so today.
    private static func inTime(_ posts: [Post]) -> [Post] {
        let told = posts.sorted { a, b in
            (a.at.document, a.at.start, a.line.target) < (b.at.document, b.at.start, b.line.target)
        }
        let dating = Set(posts.filter { $0.date != nil && !$0.at.document.isEmpty }.map(\.at.document))
        var keys: [(Int, String, Int)] = []
        var (document, last) = ("", String?.none)
        for (rank, post) in told.enumerated() {
            if post.at.document != document || !dating.contains(document) { (document, last) = (post.at.document, nil) }
            last = post.date ?? last
            // ~ is behind every character of a date.
            let unknown = post.line.isFormer && dating.contains(document) ? "" : "~"
            keys.append((post.line.isFormer ? 0 : 1, last ?? unknown, rank))
        }
        return zip(keys, told).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
