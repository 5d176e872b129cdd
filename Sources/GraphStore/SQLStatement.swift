import GRDB
import GRDBSQLite

/// A value for a parameter of a statement.
enum SQLValue {
    case int(Int)
    case real(Double)
    case text(String)
    case null

    /// The text, or null.
    init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }

    /// 1 or 0.
    init(_ flag: Bool) { self = .int(flag ? 1 : 0) }
}

/// A prepared statement of a connection, kept for its next use.
///
/// It goes to SQLite itself for two reasons: text is stored whole, U+0000
/// included, and a value that a damaged file holds in place of another is no
/// reason to end the process.
struct SQLStatement {
    private let statement: Statement
    private var handle: OpaquePointer { statement.sqliteStatement }

    init(_ database: Database, _ sql: String) throws { statement = try database.cachedStatement(sql: sql) }

    /// Runs it for its effect.
    func run(_ values: SQLValue...) throws { try run(values) }

    /// Runs it for its effect.
    func run(_ values: [SQLValue]) throws {
        try start(values)
        defer { sqlite3_reset(handle) }
        while try step() {}
    }

    /// Runs it, an INSERT, and returns the key of the new row.
    ///
    /// With RETURNING, SQLite would make a savepoint for each row, for which
    /// a full-text index writes what it has in memory.
    func insert(_ values: [SQLValue]) throws -> Int {
        try run(values)
        return Int(sqlite3_last_insert_rowid(sqlite3_db_handle(handle)))
    }

    /// Runs it and hands on each row; the rows must not outlive the closure,
    /// and the closure must not run the same statement.
    func rows(_ values: SQLValue..., body: (SQLRow) throws -> Void) throws { try rows(values, body: body) }

    /// Runs it and hands on each row; the rows must not outlive the closure,
    /// and the closure must not run the same statement.
    func rows(_ values: [SQLValue], body: (SQLRow) throws -> Void) throws {
        try start(values)
        defer { sqlite3_reset(handle) }
        while try step() { try body(SQLRow(handle: handle)) }
    }

    /// Runs it and hands on rows as long as the closure asks for more.
    func rowsWhileWanted(_ values: SQLValue..., body: (SQLRow) throws -> Bool) throws {
        try start(values)
        defer { sqlite3_reset(handle) }
        while try step(), try body(SQLRow(handle: handle)) {}
    }

    /// Runs it to the end and returns what the closure makes of the first row.
    func first<T>(_ values: SQLValue..., body: (SQLRow) throws -> T) throws -> T? {
        try start(values)
        defer { sqlite3_reset(handle) }
        guard try step() else { return nil }
        let result = try body(SQLRow(handle: handle))
        while try step() {}
        return result
    }

    private func start(_ values: [SQLValue]) throws {
        sqlite3_reset(handle)
        for (index, value) in values.enumerated() {
            let position = CInt(index + 1)
            let code =
                switch value {
                case .int(let number): sqlite3_bind_int64(handle, position, Int64(number))
                case .real(let number): sqlite3_bind_double(handle, position, number)
                case .null: sqlite3_bind_null(handle, position)
                case .text(let text): bind(text, at: position)
                }
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    private func bind(_ text: String, at position: CInt) -> CInt {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // The destructor of value -1 makes SQLite take a copy. No
                // bytes have no address, and no address would mean NULL.
                let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                guard let address = characters.baseAddress, characters.count > 0 else {
                    return sqlite3_bind_text(handle, position, "", 0, transient)
                }
                return sqlite3_bind_text(handle, position, address, CInt(characters.count), transient)
            }
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    private func error(_ code: CInt) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))), sql: statement.sql)
    }
}

/// The current row of a running statement.
struct SQLRow {
    fileprivate let handle: OpaquePointer

    /// A column as a number; 0 where it is none.
    func int(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, CInt(column))) }

    /// A column as a number with a fraction; 0 where it is none.
    func real(_ column: Int) -> Double { sqlite3_column_double(handle, CInt(column)) }

    /// A column as a flag.
    func flag(_ column: Int) -> Bool { int(column) != 0 }

    /// Whether a column has no value.
    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL }

    /// A column as text, empty where it has no value.
    func text(_ column: Int) -> String {
        guard let bytes = sqlite3_column_text(handle, CInt(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, CInt(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// A column as text, or nil.
    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
}
