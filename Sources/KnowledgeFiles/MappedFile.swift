import Glibc

/// A file's bytes, mapped into memory and unmapped when the last user goes.
public final class MappedFile: Sendable {
    private let start: UnsafeSendableStart
    private let count: Int

    /// The contents; the file must not be cut while they are read.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start.pointer, count: count) }

    /// Maps a file; nil if it can't be opened, is empty or no plain file.
    public init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return nil
        }
        let size = Int(status.st_size)
        let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
        guard let pointer = mapped, pointer != MAP_FAILED
        else { return nil }
        start = UnsafeSendableStart(pointer: pointer)
        count = size
    }

    deinit { munmap(start.pointer, count) }
}

/// The start of memory that nobody changes, which makes it safe to share.
private struct UnsafeSendableStart: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
}
