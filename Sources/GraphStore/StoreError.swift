import GRDB

/// Why a store cannot be opened, read or written: what, where, and the remedy.
public struct StoreError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The kinds of failure that a caller may want to tell apart.
    public enum Kind: Sendable {
        /// There is no such file, or no folder for it.
        case missing
        /// It is a folder, or a file of another program.
        case notAStore
        /// An earlier or later version of Guanxi wrote it.
        case otherVersion
        /// What is in the file is not whole.
        case damaged
        /// It cannot be read or written here for want of permission.
        case notPermitted
        /// Another process is writing to it.
        case busy
        /// The disk is full or fails.
        case disk
        /// Anything else that SQLite reports.
        case other
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// The store's file.
    public let path: String
    /// What is wrong.
    public let problem: String
    /// What to do about it.
    public let remedy: String

    /// `path: problem; remedy`.
    public var description: String { "\(path): \(problem); \(remedy)" }

    init(_ kind: Kind, path: String, problem: String, remedy: String) {
        self.kind = kind
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }

    /// Says what an error of SQLite means for the user.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            let unknown = StoreError(.other, path: path, problem: "\(error)", remedy: "check the file and try again")
            self = error as? StoreError ?? unknown
            return
        }
        let rebuild = "delete it and build it again from its pages"
        let (kind, problem, remedy): (Kind, String, String) =
            switch error.resultCode.primaryResultCode {
            case .SQLITE_NOTADB:
                (.notAStore, "is no graph of Guanxi", "name another file")
            case .SQLITE_CORRUPT, .SQLITE_FORMAT:
                (.damaged, "is damaged", rebuild)
            case .SQLITE_READONLY:
                (.notPermitted, "cannot be written", "change its permissions, or copy it to a folder of your own")
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
                (.notPermitted, "cannot be opened", "check the permissions of the file and of its folder")
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                (.busy, "is being written by another process", "wait until it has ended and try again")
            case .SQLITE_FULL:
                (.disk, "has no room to grow: the disk is full", "free some space; what was added before is safe")
            case .SQLITE_IOERR:
                (.disk, "cannot be read or written: the disk reports an error", "check the disk")
            case .SQLITE_ERROR where error.message?.hasPrefix("no such") == true:
                (.damaged, "lacks a part (\(error.message ?? ""))", rebuild)
            default:
                (.other, "SQLite reports: \(error.message ?? error.description)", "check the file and try again")
            }
        self.init(kind, path: path, problem: problem, remedy: remedy)
    }
}
