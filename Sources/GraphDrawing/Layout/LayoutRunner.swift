import Glibc

/// Runs Graphviz's layout engines over many small graphs in child processes:
/// as many at once as there are cores, each with a time limit.
struct LayoutRunner: Sendable {
    /// A graph to lay out.
    struct Job: Sendable {
        /// The DOT text; every node's name begins with the job's key and `_`,
        /// and only the last line is `}` alone.
        var dot: String
        /// What tells it from other jobs.
        var key: String
        /// About how long it takes, in any unit.
        var cost: Double
    }

    /// The program that lays out, and its arguments before engine and format.
    let program: String
    let arguments: [String]
    /// How long each engine may take.
    let timeLimit: Duration
    /// A process for ranks that waits already, if any.
    var early: EarlyLayout?
    /// How many processes may run at once.
    var processes = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// What an engine made of the jobs, by key; one that it did not end in
    /// time, or could not lay out, is missing.
    func run(_ jobs: [Job], engine: LayoutEngine) throws(GraphvizError) -> [String: PlainOutput] {
        // A process costs some milliseconds: small work is not worth a second one.
        let total = jobs.reduce(0) { $0 + $1.cost }
        let count = total < 60 ? 1 : min(processes, jobs.count)
        guard count > 0 else { return [:] }
        var batches = [(jobs: [Job], cost: Double)](repeating: ([], 0), count: count)
        for job in jobs.sorted(by: { ($1.cost, $0.key) < ($0.cost, $1.key) }) {
            let least = batches.indices.min { batches[$0].cost < batches[$1].cost } ?? 0
            // The cheap ones first, so that a dear one which runs out of time takes none with it.
            batches[least].jobs.insert(job, at: 0)
            batches[least].cost += job.cost
        }
        var running: [ChildProcess.Running] = []
        for batch in batches {
            let input = Array(batch.jobs.map(\.dot).joined().utf8)
            if engine == .dot, let child = early?.take() {
                running.append(child)
                try child.give(input)
                continue
            }
            let child = ChildProcess(program: program, arguments: arguments + [engine.rawValue, "plain"])
            running.append(try child.start(input: input))
        }
        let end = ContinuousClock.now + timeLimit
        var result: [String: PlainOutput] = [:]
        for process in running {
            for layout in PlainOutput.layouts(in: process.finish(by: end).output) {
                guard let name = layout.nodes.keys.first, let bar = name.firstIndex(of: "_") else { continue }
                result[String(name[..<bar])] = layout
            }
        }
        return result
    }
}
