/// A point in a picture, in points of 1/72 inch; y grows downwards.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double

    static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
    static func * (a: Point, scale: Double) -> Point { Point(x: a.x * scale, y: a.y * scale) }

    /// How far it is from the origin.
    var length: Double { (x * x + y * y).squareRoot() }
}

/// A width and a height in points.
struct Size: Hashable, Sendable {
    var width: Double
    var height: Double
}

/// An upright rectangle in points.
struct Rect: Hashable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    init(x: Double, y: Double, width: Double, height: Double) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    init(centre: Point, size: Size) {
        self.init(x: centre.x - size.width / 2, y: centre.y - size.height / 2, width: size.width, height: size.height)
    }

    var maxX: Double { x + width }
    var maxY: Double { y + height }
    var centre: Point { Point(x: x + width / 2, y: y + height / 2) }
    var size: Size { Size(width: width, height: height) }

    /// The rectangle grown by `margin` on each side; a negative one shrinks it.
    func grown(by margin: Double) -> Rect {
        Rect(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }

    func moved(by offset: Point) -> Rect { Rect(x: x + offset.x, y: y + offset.y, width: width, height: height) }

    func intersects(_ other: Rect) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }

    func contains(_ point: Point) -> Bool { point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY }

    /// The smallest rectangle around both.
    func union(_ other: Rect) -> Rect {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }

    /// Where the line from the centre to `point` leaves the rectangle.
    func border(towards point: Point) -> Point {
        let direction = point - centre
        guard direction.x != 0 || direction.y != 0 else { return centre }
        let scale = min(
            direction.x == 0 ? .infinity : width / 2 / abs(direction.x),
            direction.y == 0 ? .infinity : height / 2 / abs(direction.y))
        return centre + direction * scale
    }
}

/// A line or an outline made of straight and curved pieces.
struct Path: Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        case line(Point)
        case curve(Point, Point, Point)
    }

    var start: Point
    var pieces: [Piece] = []
    var isClosed = false

    init(_ start: Point) { self.start = start }

    /// Straight lines through the points.
    init(through points: [Point], isClosed: Bool = false) {
        self.init(points.first ?? Point(x: 0, y: 0))
        pieces = points.dropFirst().map { .line($0) }
        self.isClosed = isClosed
    }

    /// A rectangle whose corners are quarters of a circle.
    init(_ rect: Rect, radius: Double = 0) {
        let r = min(radius, rect.width / 2, rect.height / 2)
        guard r > 0 else {
            self.init(
                through: [
                    Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y), Point(x: rect.maxX, y: rect.maxY),
                    Point(x: rect.x, y: rect.maxY),
                ], isClosed: true)
            return
        }
        // The usual share of the radius that makes a cubic curve a quarter circle.
        let k = r * 0.4477
        self.init(Point(x: rect.x + r, y: rect.y))
        pieces = [
            .line(Point(x: rect.maxX - r, y: rect.y)),
            .curve(
                Point(x: rect.maxX - k, y: rect.y), Point(x: rect.maxX, y: rect.y + k),
                Point(x: rect.maxX, y: rect.y + r)),
            .line(Point(x: rect.maxX, y: rect.maxY - r)),
            .curve(
                Point(x: rect.maxX, y: rect.maxY - k), Point(x: rect.maxX - k, y: rect.maxY),
                Point(x: rect.maxX - r, y: rect.maxY)),
            .line(Point(x: rect.x + r, y: rect.maxY)),
            .curve(
                Point(x: rect.x + k, y: rect.maxY), Point(x: rect.x, y: rect.maxY - k),
                Point(x: rect.x, y: rect.maxY - r)),
            .line(Point(x: rect.x, y: rect.y + r)),
            .curve(
                Point(x: rect.x, y: rect.y + k), Point(x: rect.x + k, y: rect.y), Point(x: rect.x + r, y: rect.y)),
        ]
        isClosed = true
    }

    /// All points, those that only bend curves included.
    var points: [Point] {
        [start]
            + pieces.flatMap { piece -> [Point] in
                switch piece {
                case .line(let end): [end]
                case .curve(let a, let b, let end): [a, b, end]
                }
            }
    }

    /// The rectangle around all points.
    var bounds: Rect {
        points.dropFirst().reduce(Rect(x: start.x, y: start.y, width: 0, height: 0)) {
            $0.union(Rect(x: $1.x, y: $1.y, width: 0, height: 0))
        }
    }

    func moved(by offset: Point) -> Path {
        var result = self
        result.start = start + offset
        result.pieces = pieces.map { piece in
            switch piece {
            case .line(let end): .line(end + offset)
            case .curve(let a, let b, let end): .curve(a + offset, b + offset, end + offset)
            }
        }
        return result
    }

    /// Points along the line, close enough together to place a label.
    func sampled(perPiece count: Int = 12) -> [Point] {
        var result = [start]
        var from = start
        for piece in pieces {
            for step in 1...count {
                let t = Double(step) / Double(count)
                switch piece {
                case .line(let end): result.append(from * (1 - t) + end * t)
                case .curve(let a, let b, let end):
                    let u = 1 - t
                    result.append(from * (u * u * u) + a * (3 * u * u * t) + b * (3 * u * t * t) + end * (t * t * t))
                }
            }
            switch piece {
            case .line(let end), .curve(_, _, let end): from = end
            }
        }
        return result
    }

    /// The strokes of the path where it is drawn with strokes and gaps of
    /// these lengths in turn.
    func dashes(_ lengths: [Double]) -> [Path] {
        var (strokes, number, left) = ([] as [Path], 0, lengths[0])
        var (from, stroke) = (start, [start])
        for next in sampled().dropFirst() {
            while (next - from).length > left {
                from = from + (next - from) * (left / (next - from).length)
                if number % 2 == 0 { strokes.append(Path(through: stroke + [from])) }
                number = (number + 1) % lengths.count
                (left, stroke) = (lengths[number], [from])
            }
            left -= (next - from).length
            from = next
            stroke.append(next)
        }
        if number % 2 == 0, stroke.count > 1 { strokes.append(Path(through: stroke)) }
        return strokes
    }
}
