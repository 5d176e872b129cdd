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

    /// The descriptor on which a program that was started early sees that its
    /// input is there: it ends then.
    static let inputIsThere: Int32 = 3

    /// A program that has begun.
    struct Running: Sendable {
        fileprivate let process: pid_t
        fileprivate let input: Int32
        fileprivate let output: Int32
        fileprivate let messages: Int32
        fileprivate let hold: Int32?

        /// Gives a program that was started early its input. Call it once.
        func give(_ bytes: [UInt8]) throws(GraphvizError) {
            defer {
                if let hold { close(hold) }
                close(input)
            }
            try ChildProcess.fill(input, with: bytes)
        }

        /// Ends a program that was started early for nothing.
        func abandon() {
            kill(process, SIGKILL)
            if let hold { close(hold) }
            close(input)
            _ = finish(by: ContinuousClock.now)
        }

        /// Waits for its end, or ends it at that time. Call it once.
        func finish(by end: ContinuousClock.Instant) -> Result {
            let (status, isTimedOut) = ChildProcess.wait(for: process, until: end)
            defer {
                close(output)
                close(messages)
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
        let files = try Self.temporaryFiles(3)
        defer { close(files[0]) }
        do throws(GraphvizError) {
            try Self.fill(files[0], with: input)
            let process = try spawn(files)
            return Running(process: process, input: files[0], output: files[1], messages: files[2], hold: nil)
        } catch {
            for file in files.dropFirst() { close(file) }
            throw error
        }
    }

    /// Starts the program before its input is known: it must wait until
    /// ``inputIsThere`` ends before it reads.
    func startEarly() throws(GraphvizError) -> Running {
        let files = try Self.temporaryFiles(3)
        var ends: [Int32] = [-1, -1]
        do throws(GraphvizError) {
            // Unlike a pipe's, the ends are never another program's, whichever starts meanwhile.
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Self.failure("no socket", errno) }
            defer { close(ends[0]) }
            ends[0] = Self.raised(ends[0])
            let process = try spawn(files + [ends[0]])
            return Running(process: process, input: files[0], output: files[1], messages: files[2], hold: ends[1])
        } catch {
            for file in files + [ends[1]] where file >= 0 { close(file) }
            throw error
        }
    }

    /// Nameless files that no other program inherits.
    private static func temporaryFiles(_ count: Int) throws(GraphvizError) -> [Int32] {
        var files: [Int32] = []
        for _ in 0..<count {
            let file = tmpfile()
            let descriptor = file.map { raised(dup(fileno($0))) } ?? -1
            let code = errno
            if let file { fclose(file) }
            guard descriptor >= 0 else {
                for open in files { close(open) }
                throw failure("no temporary file", code)
            }
            files.append(descriptor)
        }
        return files
    }

    /// The same file or pipe at a descriptor above those at which a program
    /// finds its own; -1 where there is none.
    private static func raised(_ descriptor: Int32) -> Int32 {
        defer { close(descriptor) }
        return fcntl(descriptor, F_DUPFD_CLOEXEC, inputIsThere + 1)
    }

    /// Writes a file anew, and sets it to its beginning, for the program that shares it too.
    private static func fill(_ file: Int32, with bytes: [UInt8]) throws(GraphvizError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("cannot write a temporary file", errno) }
            rest = rest.dropFirst(count)
        }
        lseek(file, 0, SEEK_SET)
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

    private static func content(of file: Int32) -> [UInt8] {
        let size = lseek(file, 0, SEEK_END)
        guard size > 0 else { return [] }
        return Array(unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = pread(file, buffer.baseAddress.map { $0 + count }, size - count, count)
                if read < 0, errno == EINTR { continue }
                guard read > 0 else { return }
                count += read
            }
        }
    }

    private static func failure(_ what: String, _ code: Int32) -> GraphvizError {
        GraphvizError(step: .start, message: "\(what): \(String(cString: strerror(code)))")
    }
}
