import GraphModel

/// Lays out boxes in frames: one for each place, those of smaller places in
/// those of larger ones, each packed for itself.
struct NestedLayout {
    let layout: GraphLayout
    private static let (pad, gap) = (10.0, 9.0)

    /// A place with what is in it.
    private final class Place {
        var titles: [Diagram.Box] = []
        var boxes: [Diagram.Box] = []
        var children: [String: Place] = [:]

        var isLeaf: Bool { boxes.isEmpty && children.isEmpty }
    }

    func arrangement(_ diagram: Diagram) -> Arrangement {
        let root = Place()
        for box in diagram.boxes {
            var place = root
            for id in box.home { place = Self.child(of: place, id) }
            if box.home.last == box.id { place.titles = [box] } else { place.boxes.append(box) }
        }
        return content(of: root, level: 0, aspect: layout.aspect)
    }

    private static func child(of place: Place, _ id: String) -> Place {
        if let child = place.children[id] { return child }
        let child = Place()
        place.children[id] = child
        return child
    }

    /// A place's frame, its title and all that is in it.
    private func frame(_ place: Place, level: Int) -> Arrangement {
        let titles = place.titles
        if place.isLeaf, titles.count == 1 { return single(layout.card(titles[0])) }
        let cards = titles.map { layout.card($0, isTitle: true) }
        var result = Arrangement()
        // On a narrow page, inner frames are narrow too.
        var inner = content(of: place, level: level + 1, aspect: max(0.6, min(1.45, layout.aspect)))
        var (x, height) = (Self.pad, 0.0)
        var points: [Point] = []
        for card in cards {
            points.append(Point(x: x, y: Self.pad))
            x += card.size.width + 6
            height = max(height, card.size.height)
        }
        let top = Self.pad + (cards.isEmpty ? 0 : height + Self.gap)
        result.size = Size(
            width: max(x - 6 + Self.pad, inner.size.width + 2 * Self.pad),
            height: top + inner.size.height + (inner.size.height > 0 ? Self.pad : 0))
        result.frames = [
            Arrangement.Frame(
                rect: Rect(x: 0, y: 0, width: result.size.width, height: result.size.height), level: level,
                titles: cards, titlePoints: points)
        ]
        let size = result.size
        inner.size = Size(width: 0, height: 0)
        result.add(inner, at: Point(x: Self.pad, y: top))
        result.size = size
        return result
    }

    private func content(of place: Place, level: Int, aspect: Double) -> Arrangement {
        var parts = place.boxes.map { single(layout.card($0)) }
        parts += place.children.sorted { $0.key < $1.key }.map { frame($0.value, level: level) }
        let packing = Packing(parts.map(\.size), aspect: aspect, gap: Self.gap)
        var result = Arrangement()
        for (part, point) in zip(parts, packing.places) { result.add(part, at: point) }
        result.size = packing.size
        return result
    }

    private func single(_ card: Card) -> Arrangement {
        var result = Arrangement()
        result.cards = [Arrangement.PlacedCard(card: card, origin: Point(x: 0, y: 0))]
        result.size = card.size
        return result
    }
}
