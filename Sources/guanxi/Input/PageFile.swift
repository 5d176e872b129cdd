import Glibc
import PageReading

/// A page as its file holds it.
struct PageFile: Sendable {
    /// The path as given; the document's name.
    var path: String
    /// The file's content.
    let bytes: [UInt8]

    /// Reads a file, or standard input where the path is `-`.
    init(path: String) throws(Failure) {
        self.path = path
        bytes = try Self.read(path)
    }

    /// The page, and a warning where some of it was not readable.
    func page(encoding: TextEncoding?) throws -> (page: Page, warning: String?) {
        let page = try PageReader().read(bytes: bytes, document: path, encoding: encoding)
        guard page.replacements > 0 else { return (page, nil) }
        let scalars = page.text(0..<page.scalarCount).unicodeScalars
        let offset = scalars.enumerated().first { $0.element == "\u{FFFD}" }?.offset ?? 0
        let (line, column) = page.position(of: offset)
        let many = page.replacements == 1 ? "1 faulty character is" : "\(page.replacements) faulty characters are"
        let hint = "check the file's encoding (read as \(page.encoding.rawValue)) and its end"
        return (page, "\(path):\(line):\(column): \(many) read as U+FFFD; \(hint)")
    }

    /// Whether it is an ordinary file, no pipe or terminal.
    static func canBeReadTwice(_ path: String) -> Bool {
        var status = stat()
        return path != InputPaths.standardInput && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func read(_ path: String) throws(Failure) -> [UInt8] {
        let isInput = path == InputPaths.standardInput
        let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure("\(path): cannot be read: \(systemMessage(errno))") }
        defer { if !isInput { close(descriptor) } }
        var size = stat()
        fstat(descriptor, &size)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(size.st_size) + 1)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += buffer[..<count]
            } else if errno != EINTR {
                throw Failure("\(path): cannot be read: \(systemMessage(errno))")
            }
        }
    }
}
