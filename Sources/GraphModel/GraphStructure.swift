/// A graph as bare numbers, to measure how it hangs together: nodes are
/// 0..<`count`, and it does not matter which way an edge goes.
public struct GraphStructure: Sendable {
    /// The number of nodes.
    public let count: Int
    /// Where the neighbours of each node begin, and where those of the last end.
    private let starts: [Int32]
    private let neighbours: [Int32]

    /// Makes a structure; an edge of a node to itself is left out, and each
    /// of several edges between the same two counts.
    public init(count: Int, edges: [(Int32, Int32)]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for (a, b) in edges where a != b {
            starts[Int(a) + 1] += 1
            starts[Int(b) + 1] += 1
        }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var neighbours = [Int32](repeating: 0, count: Int(starts[count]))
        for (a, b) in edges where a != b {
            neighbours[Int(next[Int(a)])] = b
            neighbours[Int(next[Int(b)])] = a
            next[Int(a)] += 1
            next[Int(b)] += 1
        }
        self.count = count
        self.starts = starts
        self.neighbours = neighbours
    }

    /// The number of edges at a node.
    public func degree(of node: Int) -> Int { Int(starts[node + 1] - starts[node]) }

    /// The sizes of the parts that no edge connects, the largest first.
    public func components() -> [Int] {
        var seen = [Bool](repeating: false, count: count)
        var sizes: [Int] = []
        var pending: [Int32] = []
        for first in 0..<count where !seen[first] {
            seen[first] = true
            pending = [Int32(first)]
            var size = 0
            while let node = pending.popLast() {
                size += 1
                for other in neighbours[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])] where !seen[Int(other)] {
                    seen[Int(other)] = true
                    pending.append(other)
                }
            }
            sizes.append(size)
        }
        return sizes.sorted(by: >)
    }

    /// For each node, on what share of all shortest ways between two others
    /// it lies: its betweenness, as Brandes computes it.
    ///
    /// - Parameter pivots: the nodes from which ways are looked at. All nodes
    ///   give the exact value; some, spread evenly, an estimate of it in
    ///   time that grows with their number.
    /// - Returns: shares from 0 to 1.
    public func betweenness(from pivots: [Int]) -> [Double] {
        var score = [Double](repeating: 0, count: count)
        guard count > 2, !pivots.isEmpty else { return score }
        var ways = [Double](repeating: 0, count: count)
        var depth = [Int32](repeating: -1, count: count)
        var share = [Double](repeating: 0, count: count)
        var order: [Int32] = []
        order.reserveCapacity(count)
        for pivot in pivots {
            // Only what the last pivot reached has to be made new.
            for node in order {
                ways[Int(node)] = 0
                depth[Int(node)] = -1
                share[Int(node)] = 0
            }
            order.removeAll(keepingCapacity: true)
            order.append(Int32(pivot))
            ways[pivot] = 1
            depth[pivot] = 0
            var head = 0
            while head < order.count {
                let node = Int(order[head])
                head += 1
                for index in Int(starts[node])..<Int(starts[node + 1]) {
                    let other = Int(neighbours[index])
                    if depth[other] < 0 {
                        depth[other] = depth[node] + 1
                        order.append(Int32(other))
                    }
                    if depth[other] == depth[node] + 1 { ways[other] += ways[node] }
                }
            }
            for node in order.reversed().lazy.map({ Int($0) }) where node != pivot {
                for index in Int(starts[node])..<Int(starts[node + 1]) {
                    let other = Int(neighbours[index])
                    if depth[other] == depth[node] - 1 { share[other] += ways[other] / ways[node] * (1 + share[node]) }
                }
                score[node] += share[node]
            }
        }
        let isPivot = Set(pivots)
        return score.indices.map { node in
            // No way that begins at a node counts for it.
            let starts = pivots.count - (isPivot.contains(node) ? 1 : 0)
            return starts == 0 ? 0 : score[node] / (Double(starts) * Double(count - 2))
        }
    }
}
