/// Cards, lines and frames at their places: a picture's body.
struct Arrangement: Sendable {
    /// A card with its upper left corner.
    struct PlacedCard: Sendable {
        var card: Card
        var origin: Point

        var frame: Rect { Rect(x: origin.x, y: origin.y, width: card.size.width, height: card.size.height) }
    }

    /// A frame around cards that lie in one place.
    struct Frame: Sendable {
        var rect: Rect
        /// How many frames are around it.
        var level: Int
        /// The places that it shows, from the largest, each where its name stands.
        var titles: [Card]
        var titlePoints: [Point]
    }

    /// A plain text or line of a view's own.
    var ornaments: [Scene.Item] = []
    var frames: [Frame] = []
    var cards: [PlacedCard] = []
    var lines: [(line: Diagram.Line, placed: PlacedLine)] = []
    var size = Size(width: 0, height: 0)

    /// Adds another arrangement at a place of this one.
    mutating func add(_ other: Arrangement, at offset: Point) {
        ornaments += other.ornaments.map { $0.moved(by: offset) }
        frames += other.frames.map { frame in
            var frame = frame
            frame.rect = frame.rect.moved(by: offset)
            frame.titlePoints = frame.titlePoints.map { $0 + offset }
            return frame
        }
        cards += other.cards.map { PlacedCard(card: $0.card, origin: $0.origin + offset) }
        lines += other.lines.map { ($0.line, $0.placed.moved(by: offset)) }
        size.width = max(size.width, offset.x + other.size.width)
        size.height = max(size.height, offset.y + other.size.height)
    }
}

extension PlacedLine {
    func moved(by offset: Point) -> PlacedLine {
        var result = self
        result.paths = paths.map { $0.moved(by: offset) }
        result.arrow = arrow?.moved(by: offset)
        result.label?.frame = (label?.frame ?? Rect(x: 0, y: 0, width: 0, height: 0)).moved(by: offset)
        return result
    }
}
