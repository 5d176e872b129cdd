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

    /// Runs the program to its end, or to the end of its time.
    ///
    /// Its input and output are nameless temporary files, not pipes: a program
    /// that dies early breaks no pipe, and none waits for another.
    func run(input: [UInt8] = [], limit: Duration) throws(GraphvizError) -> Result {
        guard let stdinFile = tmpfile() else { throw Self.failure("no temporary file", errno) }
        defer { fclose(stdinFile) }
        guard let stdoutFile = tmpfile() else { throw Self.failure("no temporary file", errno) }
        defer { fclose(stdoutFile) }
        guard let stderrFile = tmpfile() else { throw Self.failure("no temporary file", errno) }
        defer { fclose(stderrFile) }
        guard fwrite(input, 1, input.count, stdinFile) == input.count, fflush(stdinFile) == 0 else {
            throw Self.failure("cannot write a temporary file", errno)
        }
        rewind(stdinFile)
        let process = try spawn([stdinFile, stdoutFile, stderrFile].map { fileno($0) })
        let (status, isTimedOut) = Self.wait(for: process, limit: limit)
        return Result(
            status: status, isTimedOut: isTimedOut, output: Self.content(of: stdoutFile),
            messages: String(decoding: Self.content(of: stderrFile), as: UTF8.self))
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

    private static func wait(for process: pid_t, limit: Duration) -> (status: Int32?, isTimedOut: Bool) {
        let end = ContinuousClock.now + limit
        var state: Int32 = 0
        var pause: UInt32 = 500
        var isTimedOut = false
        while true {
            let ended = waitpid(process, &state, isTimedOut ? 0 : WNOHANG)
            if ended == process { break }
            if ended < 0, errno != EINTR { return (nil, isTimedOut) }
            if !isTimedOut, ContinuousClock.now >= end {
                isTimedOut = true
                kill(process, SIGKILL)
            } else if !isTimedOut {
                usleep(pause)
                pause = min(pause * 2, 10_000)
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
