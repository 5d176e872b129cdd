import Foundation

/// The pages that a command line names.
enum InputPaths {
    /// The name of standard input.
    static let standardInput = "-"

    /// The files to read, each once: those given, and for each folder the
    /// `*.txt` in it and in the folders below, sorted; for each pattern that
    /// the shell has not resolved (`'pages/2022-*.txt'`) the files that fit.
    static func expand(_ paths: [String], _ problems: inout Problems) -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            if path == standardInput {
                files.append(path)
            } else if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                let fitting = matches(of: path)
                if !fitting.isEmpty {
                    files += expand(fitting, &problems)
                    continue
                }
                problems.report("\(path): \(systemMessage(ENOENT)); check the path")
            } else if isFolder.boolValue {
                let pages = pages(in: path, &problems)
                if pages.isEmpty { problems.report("\(path): the folder holds no page; pages are files named *.txt") }
                files += pages
            } else {
                files.append(path)
            }
        }
        var seen: Set<String> = []
        return files.filter { seen.insert($0).inserted }
    }

    /// The path without `./` before it and doubled slashes: one page has one name.
    static func plain(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
        guard !parts.isEmpty else { return path }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/") + (path.hasSuffix("/") ? "/" : "")
    }

    private static func matches(of pattern: String) -> [String] {
        guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }

    private static func pages(in folder: String, _ problems: inout Problems) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            problems.report("\(folder): the folder cannot be read; change its permissions")
            return []
        }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        var pages: [String] = []
        for name in names.sorted() {
            let path = start + name
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            // A linked folder may lie above itself; linked files are read.
            if type == .typeDirectory {
                pages += Self.pages(in: path, &problems)
            } else if name.hasSuffix(".txt") {
                pages.append(path)
            }
        }
        return pages
    }
}

/// What went wrong with some of the input, while the rest was read.
struct Problems {
    private(set) var count = 0

    /// Tells the user about one.
    mutating func report(_ message: String) {
        count += 1
        note(message)
    }

    /// Ends the command with an error where there were any.
    func check() throws {
        guard count > 0 else { return }
        try StandardOutput.shared.flush()
        throw Failure(count == 1 ? "1 input could not be read" : "\(count) inputs could not be read")
    }
}
