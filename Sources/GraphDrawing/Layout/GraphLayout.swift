import GraphModel

/// Lays out boxes and lines: each component apart, as its size and shape
/// need, then all of them packed into the wanted shape.
struct GraphLayout {
    let schema: Schema
    let runner: LayoutRunner
    /// Width divided by height that the whole should have.
    let aspect: Double

    static let gap = 22.0

    /// What a layout is, and what a user should know about it.
    struct Result {
        var arrangement: Arrangement
        var warnings: [String] = []
        var engine: LayoutEngine?
    }

    /// Lays out a diagram.
    func layout(_ diagram: Diagram) throws(GraphvizError) -> Result {
        try layout([diagram])[0]
    }

    /// Lays out several diagrams at once, so that all cores have work.
    func layout(_ diagrams: [Diagram]) throws(GraphvizError) -> [Result] {
        var parts: [[Arrangement?]] = []
        var jobs: [(diagram: Int, part: Int, job: LayoutJob)] = []
        for (index, diagram) in diagrams.enumerated() {
            let components = diagram.components
            parts.append([Arrangement?](repeating: nil, count: components.count))
            for (part, component) in components.enumerated() {
                let cards = component.boxes.map { card($0) }
                if cards.count == 1 {
                    parts[index][part] = Self.single(cards[0])
                    continue
                }
                let style = LayoutJob.style(boxes: cards.count, lines: component.lines.count)
                jobs.append(
                    (index, part, LayoutJob(component, cards: cards, key: "c\(jobs.count)", style: style)))
            }
        }
        var warnings = [[String]](repeating: [], count: diagrams.count)
        var engines = [Set<LayoutEngine>](repeating: [], count: diagrams.count)
        for engine in [LayoutEngine.dot, .sfdp] {
            var missing: [(diagram: Int, part: Int, job: LayoutJob)] = []
            let wanted = jobs.filter { $0.job.engine == engine }
            guard !wanted.isEmpty else { continue }
            let answers = try runner.run(wanted.map(\.job.job), engine: engine)
            for (diagram, part, job) in wanted {
                let ribbon = parts[diagram][part]
                if let found = answers[job.key].flatMap(job.arrangement) {
                    if let ribbon, measure(ribbon) <= measure(found) { continue }
                    parts[diagram][part] = found
                    engines[diagram].insert(engine)
                    // Ranks with very many boxes make a ribbon; springs may do better.
                    if engine == .dot, isRibbon(found) {
                        missing.append((diagram, part, LayoutJob(job, style: .springs)))
                    }
                } else if ribbon == nil {
                    warnings[diagram].append("\(engine.rawValue) did not lay out \(job.cards.count) boxes in time")
                    if engine == .dot {
                        missing.append((diagram, part, LayoutJob(job, style: .springs)))
                    } else {
                        parts[diagram][part] = job.straight(Self.grid(job.cards))
                    }
                }
            }
            jobs = jobs.filter { $0.job.engine != engine } + missing
        }
        return diagrams.indices.map { index in
            Result(
                arrangement: packed(parts[index].compactMap(\.self)), warnings: Array(Set(warnings[index])).sorted(),
                engine: engines[index].contains(.sfdp) ? .sfdp : engines[index].isEmpty ? nil : .dot)
        }
    }

    /// A box with its texts broken and measured.
    func card(_ box: Diagram.Box, isTitle: Bool = false) -> Card {
        Card(box, shape: box.node.map { BoxShape(schema.entity($0.type)?.shape) } ?? .box, isTitle: isTitle)
    }

    private func isRibbon(_ arrangement: Arrangement) -> Bool {
        let (size, shape) = (arrangement.size, arrangement.size.width / arrangement.size.height)
        return arrangement.cards.count > 10 && max(size.width, size.height) > 1000 && !(1.0 / 3...3).contains(shape)
    }

    /// The height of the smallest page of the wanted shape that holds it.
    private func measure(_ arrangement: Arrangement) -> Double {
        max(arrangement.size.width / aspect, arrangement.size.height)
    }

    private func packed(_ parts: [Arrangement]) -> Arrangement {
        let packing = Packing(parts.map(\.size), aspect: aspect, gap: Self.gap)
        var result = Arrangement()
        for (part, place) in zip(parts, packing.places) { result.add(part, at: place) }
        result.size = packing.size
        return result
    }

    private static func single(_ card: Card) -> Arrangement {
        var result = Arrangement()
        result.cards = [Arrangement.PlacedCard(card: card, origin: Point(x: 0, y: 0))]
        result.size = card.size
        return result
    }

    /// Rows of boxes, where no engine came to an end.
    private static func grid(_ cards: [Card]) -> [Point] {
        let columns = max(1, Int(Double(cards.count).squareRoot() / 2))
        let (width, height) = (cards.map(\.size.width).max() ?? 0, cards.map(\.size.height).max() ?? 0)
        return cards.indices.map {
            Point(x: Double($0 % columns) * (width + 60), y: Double($0 / columns) * (height + 30))
        }
    }
}

extension LayoutJob {
    /// The same component in another style.
    init(_ job: LayoutJob, style: Style) {
        self.init(
            Diagram(boxes: job.cards.map(\.box), lines: job.lines), cards: job.cards, key: job.key, style: style)
    }
}
