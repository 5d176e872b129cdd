import Glibc

/// A program that runs beside this one, with a time limit.
struct ChildProcess {
    /// What a program left behind.
    struct Result {
        /// What it returned; nil when it was killed or died of a signal.
        var status: Int32?
        /// Whether the time limit killed it.
        var isTimedOut: Bool
        /// What it wrote to standard output.
        var output: [UInt8]
        /// What it wrote to standard error.
        var messages: String
    }

    /// The program's path, or its name where it is in `PATH`.
    let program: String
    /// Its arguments, without its name.
    let arguments: [String]

    /// A program that has begun.
    struct Running {
        fileprivate let process: pid_t
        fileprivate let output: UnsafeMutablePointer<FILE>
        fileprivate let messages: UnsafeMutablePointer<FILE>

        /// Waits for its end, or ends it at that time. Call it once.
        func finish(by end: ContinuousClock.Instant) -> Result {
            let (status, isTimedOut) = ChildProcess.wait(for: process, until: end)
            defer {
                fclose(output)
                fclose(messages)
            }
            return Result(
                status: status, isTimedOut: isTimedOut, output: ChildProcess.content(of: output),
                messages: String(decoding: ChildProcess.content(of: messages), as: UTF8.self))
        }
    }

    /// Runs the program to its end, or to the end of its time.
    func run(input: [UInt8] = [], limit: Duration) throws(GraphvizError) -> Result {
        try start(input: input).finish(by: ContinuousClock.now + limit)
    }

    /// Starts the program.
    ///
    /// Its input and output are nameless temporary files, not pipes: a program
    /// that dies early breaks no pipe, and none waits for another.
    func start(input: [UInt8] = []) throws(GraphvizError) -> Running {
        guard let stdinFile = tmpfile() else { throw Self.failure("no temporary file", errno) }
        defer { fclose(stdinFile) }
        guard let stdoutFile = tmpfile() else { throw Self.failure("no temporary file", errno) }
        guard let stderrFile = tmpfile() else {
            fclose(stdoutFile)
            throw Self.failure("no temporary file", errno)
        }
        do throws(GraphvizError) {
            guard fwrite(input, 1, input.count, stdinFile) == input.count, fflush(stdinFile) == 0 else {
                throw Self.failure("cannot write a temporary file", errno)
            }
            rewind(stdinFile)
            let process = try spawn([stdinFile, stdoutFile, stderrFile].map { fileno($0) })
            return Running(process: process, output: stdoutFile, messages: stderrFile)
        } catch {
            fclose(stdoutFile)
            fclose(stderrFile)
            throw error
        }
    }

    private func spawn(_ descriptors: [Int32]) throws(GraphvizError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, descriptor) in descriptors.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, nil, words, environ)
        guard code == 0 else { throw Self.failure("cannot start \(program)", code) }
        return process
    }

    private static func wait(
        for process: pid_t, until end: ContinuousClock.Instant
    ) -> (status: Int32?, isTimedOut: Bool) {
        var state: Int32 = 0
        let start = ContinuousClock.now
        var isTimedOut = false
        while true {
            let ended = waitpid(process, &state, isTimedOut ? 0 : WNOHANG)
            if ended == process { break }
            if ended < 0, errno != EINTR { return (nil, isTimedOut) }
            if !isTimedOut, ContinuousClock.now >= end {
                isTimedOut = true
                kill(process, SIGKILL)
            } else if !isTimedOut {
                // Looks again after a tenth of the time so far, so that an end is seen late by little.
                let tenth = (ContinuousClock.now - start) / .microseconds(10)
                usleep(UInt32(min(max(tenth, 200), 10_000)))
            }
        }
        // The macros WIFEXITED and WEXITSTATUS are not imported.
        let hasExited = state & 0x7F == 0
        return (hasExited ? state >> 8 & 0xFF : nil, isTimedOut)
    }

    private static func content(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        guard size > 0 else { return [] }
        rewind(file)
        return Array(unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
    }

    private static func failure(_ what: String, _ code: Int32) -> GraphvizError {
        GraphvizError(step: .start, message: "\(what): \(String(cString: strerror(code)))")
    }
}
