/// Packs rectangles into a larger one of a wanted shape, without overlap.
///
/// Each goes as high as it can, then as far to the left (a skyline packing),
/// the tall ones first; what they leave free below their upper edges is filled
/// by the small ones. Of several widths the one whose result fits best into the
/// wanted shape is taken.
struct Packing {
    /// The upper left corners, in the order of the sizes given.
    let places: [Point]
    /// The size of it all.
    let size: Size

    /// - Parameters:
    ///   - aspect: width divided by height that the result should have.
    ///   - gap: the room between rectangles.
    ///   - sorted: whether the tall ones go first, or all in the given order.
    init(_ sizes: [Size], aspect: Double, gap: Double, sorted: Bool = true) {
        let order =
            sorted
            ? sizes.indices.sorted { (sizes[$1].height, sizes[$1].width, $0) < (sizes[$0].height, sizes[$0].width, $1) }
            : Array(sizes.indices)
        let area = sizes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
        let widest = sizes.map(\.width).max() ?? 0
        var best: (places: [Point], size: Size, score: Double)?
        let tries = sizes.count > 1500 ? 6 : 20
        for step in 0..<tries {
            let factor = 0.7 + 1.1 * Double(step) / Double(tries - 1)
            let limit = max(widest, (area * aspect).squareRoot() * factor)
            let (places, size) = Self.pack(sizes, order, limit: limit, gap: gap)
            // The height of the smallest page of the wanted shape that holds it.
            let score = max(size.width / aspect, size.height)
            if score < (best?.score ?? .infinity) { best = (places, size, score) }
        }
        places = best?.places ?? []
        size = best?.size ?? Size(width: 0, height: 0)
    }

    private static func pack(_ sizes: [Size], _ order: [Int], limit: Double, gap: Double) -> ([Point], Size) {
        // The outline of what is packed, from left to right: each piece from x to the next piece's x.
        var skyline: [(x: Double, y: Double)] = [(0, 0)]
        var places = [Point](repeating: Point(x: 0, y: 0), count: sizes.count)
        var (width, height) = (0.0, 0.0)
        let end = limit + gap
        var holes: [Rect] = []
        for index in order {
            let (itemWidth, itemHeight) = (sizes[index].width + gap, sizes[index].height + gap)
            if let hole = holes.firstIndex(where: { $0.width >= itemWidth && $0.height >= itemHeight }) {
                let free = holes.remove(at: hole)
                places[index] = Point(x: free.x, y: free.y)
                holes.insert(
                    contentsOf: [
                        Rect(x: free.x + itemWidth, y: free.y, width: free.width - itemWidth, height: itemHeight),
                        Rect(x: free.x, y: free.y + itemHeight, width: free.width, height: free.height - itemHeight),
                    ], at: hole)
                continue
            }
            var best: (piece: Int, y: Double)?
            for piece in skyline.indices {
                let x = skyline[piece].x
                if x + itemWidth > end + 0.001, piece > 0 { break }
                var y = 0.0
                var next = piece
                while next < skyline.count, skyline[next].x < x + itemWidth - 0.001 {
                    y = max(y, skyline[next].y)
                    next += 1
                }
                if y < (best?.y ?? .infinity) - 0.001 { best = (piece, y) }
            }
            let (piece, y) = best ?? (0, skyline.map(\.y).max() ?? 0)
            let x = skyline[piece].x
            places[index] = Point(x: x, y: y)
            width = max(width, x + sizes[index].width)
            height = max(height, y + sizes[index].height)
            // What lies between the new rectangle and the outline below it stays free.
            var next = piece
            while next < skyline.count, skyline[next].x < x + itemWidth - 0.001 {
                let right = min(next + 1 < skyline.count ? skyline[next + 1].x : end, x + itemWidth)
                let free = Rect(
                    x: skyline[next].x, y: skyline[next].y, width: right - skyline[next].x, height: y - skyline[next].y)
                if free.height > gap, free.width > gap { holes.append(free) }
                next += 1
            }
            raise(&skyline, from: x, to: x + itemWidth, at: piece, y: y + itemHeight)
        }
        return (places, Size(width: width, height: height))
    }

    /// Lifts the outline over a new rectangle.
    private static func raise(
        _ skyline: inout [(x: Double, y: Double)], from x: Double, to end: Double, at piece: Int, y: Double
    ) {
        var last = piece
        while last + 1 < skyline.count, skyline[last + 1].x <= end + 0.001 { last += 1 }
        let behind = skyline[last].y
        skyline.replaceSubrange(piece...last, with: [(x, y), (end, behind)])
        if piece > 0, abs(skyline[piece - 1].y - y) < 0.001 { skyline.remove(at: piece) }
    }
}
