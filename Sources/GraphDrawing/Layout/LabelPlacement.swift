/// Finds places for labels on lines that are already drawn, away from boxes
/// and from each other: far cheaper than to let an engine make room for them.
struct LabelPlacement {
    private var taken: [Cell: [Rect]] = [:]
    /// Points of lines that labels had rather not lie on.
    private var lines: [Cell: [Point]] = [:]

    private struct Cell: Hashable {
        var column: Int
        var row: Int
    }

    private static let cell = 120.0
    // Tried from the middle outwards: a label near one end is read as that end's.
    private static let shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]

    /// Starts with what no label may cover.
    init(around boxes: [Rect]) {
        for box in boxes { take(box) }
    }

    /// Adds lines that labels of other lines had rather not lie on.
    mutating func avoid(_ paths: [Path]) {
        for point in paths.flatMap({ $0.sampled() }) { lines[Self.cell(of: point), default: []].append(point) }
    }

    /// The best place for a label of that size on a line, kept from now on.
    mutating func place(_ size: Size, on path: Path) -> Rect {
        let points = path.sampled()
        let own = Set(points)
        var best = Rect(centre: points[points.count / 2], size: size)
        var least = Double.infinity
        for share in Self.shares {
            let at = points[min(points.count - 1, Int((Double(points.count - 1) * share).rounded()))]
            for shift in [0, -size.height * 0.7, size.height * 0.7] {
                let candidate = Rect(centre: Point(x: at.x, y: at.y + shift), size: size)
                let hidden = covered(by: candidate) + 20 * Double(crossed(by: candidate, besides: own))
                let cost = hidden + abs(shift) * 0.2
                if cost < least { (best, least) = (candidate, cost) }
                if hidden == 0 { break }
            }
            if least < 1 { break }
        }
        take(best)
        return best
    }

    /// The area that a rectangle would hide.
    private func covered(by rect: Rect) -> Double {
        var area = 0.0
        for cell in Self.cells(of: rect) {
            for other in taken[cell] ?? [] where other.intersects(rect) {
                let width = min(rect.maxX, other.maxX) - max(rect.x, other.x)
                let height = min(rect.maxY, other.maxY) - max(rect.y, other.y)
                area += width * height
            }
        }
        return area
    }

    /// How many points of other lines a rectangle would lie on.
    private func crossed(by rect: Rect, besides own: Set<Point>) -> Int {
        guard !lines.isEmpty else { return 0 }
        let near = Self.cells(of: rect).flatMap { lines[$0] ?? [] }
        return near.count { rect.contains($0) && !own.contains($0) }
    }

    private mutating func take(_ rect: Rect) {
        for cell in Self.cells(of: rect) { taken[cell, default: []].append(rect) }
    }

    private static func cell(of point: Point) -> Cell {
        Cell(column: Int((point.x / cell).rounded(.down)), row: Int((point.y / cell).rounded(.down)))
    }

    private static func cells(of rect: Rect) -> [Cell] {
        let columns = Int((rect.x / cell).rounded(.down))...Int((rect.maxX / cell).rounded(.down))
        let rows = Int((rect.y / cell).rounded(.down))...Int((rect.maxY / cell).rounded(.down))
        return columns.flatMap { column in rows.map { Cell(column: column, row: $0) } }
    }
}
