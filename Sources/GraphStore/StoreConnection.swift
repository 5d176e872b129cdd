import Foundation
import GRDB

/// Opens a store's file, and leaves it whole.
enum StoreConnection {
    /// Opens the file, checks that it is a store, and makes or updates its
    /// tables where it may be written.
    static func open(path: String, readOnly: Bool) throws(StoreError) -> DatabaseQueue {
        try checkPlace(path, readOnly: readOnly)
        do {
            // An absolute path, since SQLite may read a leading "file:" as a URI.
            let file = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
            guard readOnly else { return try openForWriting(file, path: path) }
            do {
                return try openForReading(file, path: path)
            } catch let error as DatabaseError {
                guard try wantsImmutable(error, file) else { throw error }
                return try openForReading(immutableURI(file), path: path)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Moves everything into the one file and makes it an ordinary database,
    /// which a folder without write permission can hold, too.
    static func finish(_ queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            // While another process reads, the journal has to stay as it is.
            try database.execute(sql: "PRAGMA busy_timeout = 0")
            try? database.execute(sql: "PRAGMA journal_mode = DELETE")
        }
    }

    private static func checkPlace(_ path: String, readOnly: Bool) throws(StoreError) {
        let build = "build it with 'guanxi build PATH... --graph \(path.isEmpty ? "FILE" : path)'"
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            guard isFolder.boolValue else { return }
            throw StoreError(.notAStore, path: path, problem: "is a folder", remedy: "name a file in it")
        }
        if readOnly || path.isEmpty {
            throw StoreError(.missing, path: path, problem: "there is no such file", remedy: build)
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw StoreError(
                .missing, path: path, problem: "its folder does not exist", remedy: "make it with 'mkdir -p \(folder)'")
        }
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -65536") }
        return configuration
    }

    private static func openForReading(_ file: String, path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: file, configuration: configuration(readOnly: true))
        let version = try queue.unsafeRead { try storedVersion($0, path: path) }
        guard version == StoreSchema.version else {
            throw StoreError(
                version == 0 ? .notAStore : .otherVersion, path: path,
                problem: version == 0 ? "is empty" : "was written by an earlier version of Guanxi",
                remedy: "add pages to it with 'guanxi build PATH... --graph \(path)'")
        }
        return queue
    }

    private static func openForWriting(_ file: String, path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: file, configuration: configuration(readOnly: false))
        // SQLite opens what it may not write for reading; the transaction
        // finds that out at once, not after an hour's work.
        try queue.write { database in
            let version = try storedVersion(database, path: path)
            if version < StoreSchema.version { try StoreSchema.migrate(database, from: version) }
        }
        try queue.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
                    PRAGMA wal_autocheckpoint = 32000
                    """)
        }
        return queue
    }

    /// The version of the tables; 0 for a new file.
    private static func storedVersion(_ database: Database, path: String) throws -> Int {
        func number(_ sql: String) throws -> Int { try SQLStatement(database, sql).first { $0.int(0) } ?? 0 }
        let version = try number("PRAGMA user_version")
        if try number("PRAGMA application_id") == StoreSchema.applicationID {
            guard version <= StoreSchema.version else {
                throw StoreError(
                    .otherVersion, path: path,
                    problem: "was written by a later version of Guanxi (\(version), not \(StoreSchema.version))",
                    remedy: "install that version, or build another file")
            }
            return version
        }
        guard try number("SELECT count(*) FROM sqlite_master") == 0, version == 0 else {
            throw StoreError(
                .notAStore, path: path, problem: "is a database of another program", remedy: "name another file")
        }
        return 0
    }

    /// Whether reading failed only because SQLite wanted to write beside a
    /// file that is complete in itself.
    private static func wantsImmutable(_ error: DatabaseError, _ file: String) throws -> Bool {
        let code = error.resultCode.primaryResultCode
        guard code == .SQLITE_CANTOPEN || code == .SQLITE_READONLY,
            FileManager.default.isReadableFile(atPath: file)
        else { return false }
        let journal = try? FileManager.default.attributesOfItem(atPath: file + "-wal")
        guard (journal?[.size] as? Int ?? 0) > 0 else { return true }
        throw StoreError(
            .notPermitted, path: file, problem: "a build that did not end left a part of it in '\(file)-wal'",
            remedy: "copy both files to a folder of your own")
    }

    private static func immutableURI(_ file: String) -> String {
        let allowed = CharacterSet(charactersIn: "/-._~").union(.alphanumerics)
        return "file://\(file.addingPercentEncoding(withAllowedCharacters: allowed) ?? file)?immutable=1"
    }
}
