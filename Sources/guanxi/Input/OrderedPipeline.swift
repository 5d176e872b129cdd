import Foundation

/// Runs work on several threads and hands the results over in the order of
/// the input, with only a few of them in memory at a time.
final class OrderedPipeline<Input: Sendable, Output: Sendable>: @unchecked Sendable {
    /// What the source of the work answers.
    enum Next {
        /// The next piece of work.
        case work(Input)
        /// Nothing yet, and results are waiting: take them first.
        case later
        /// There is no more.
        case end
    }

    typealias Worker = (Input) throws -> Output

    private let threads: Int
    private let makeWorker: @Sendable () throws -> Worker
    private let condition = NSCondition()
    // Guarded by `condition`.
    private var queue: [(number: Int, input: Input)] = []
    private var results: [Int: Result<Output, any Error>] = [:]
    private var started = 0
    private var idle = 0
    private var isClosed = false

    /// Makes a pipeline.
    ///
    /// - Parameters:
    ///   - threads: how many threads work; with 1 the caller's own does.
    ///   - makeWorker: makes what does the work; called once in each thread.
    init(threads: Int, makeWorker: @escaping @Sendable () throws -> Worker) {
        self.threads = threads
        self.makeWorker = makeWorker
    }

    /// Runs to the end of the input, or to the first error.
    ///
    /// - Parameters:
    ///   - next: gives the next piece of work, told how many are under way.
    ///   - take: takes the results in the order of the input.
    func run(next: (_ pending: Int) throws -> Next, take: (Output) throws -> Void) throws {
        if threads == 1 {
            let worker = try makeWorker()
            while case .work(let input) = try next(0) { try take(worker(input)) }
            return
        }
        defer { close() }
        var submitted = 0
        var taken = 0
        var isEnd = false
        while true {
            filling: while !isEnd, submitted - taken < threads * 2 {
                switch try next(submitted - taken) {
                case .work(let input):
                    submit(input, number: submitted)
                    submitted += 1
                case .later: break filling
                case .end: isEnd = true
                }
            }
            if taken < submitted {
                try take(result(taken))
                taken += 1
            } else if isEnd {
                return
            }
        }
    }

    private func submit(_ input: Input, number: Int) {
        condition.withLock {
            queue.append((number, input))
            if queue.count > idle, started < threads {
                started += 1
                let thread = Thread { self.work() }
                thread.stackSize = 8 << 20
                thread.start()
            }
            condition.broadcast()
        }
    }

    private func result(_ number: Int) throws -> Output {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let result = results.removeValue(forKey: number) { return try result.get() }
            condition.wait()
        }
    }

    private func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    private func work() {
        let worker = Result { try makeWorker() }
        while let (number, input) = take() {
            let result = Result { try worker.get()(input) }
            condition.withLock {
                results[number] = result
                condition.broadcast()
            }
        }
    }

    private func take() -> (number: Int, input: Input)? {
        condition.lock()
        defer { condition.unlock() }
        while queue.isEmpty {
            if isClosed { return nil }
            idle += 1
            condition.wait()
            idle -= 1
        }
        return isClosed ? nil : queue.removeFirst()
    }
}
