/// What must be in the graph of one document, by a person's hand.
///
/// A tab-separated list; `?` after the kind makes a row optional, so that it
/// counts neither for nor against:
///
///     node   TYPE    NAME      [alias|alias]
///     edge   SOURCE  RELATION  TARGET
///     holds  PERSON  ROLE      IN             [former]
///     warn   CODE    SUBJECT
///     never  TYPE    NAME
public struct GoldFile: Sendable {
    /// What a row asks for.
    public enum Kind: String, CaseIterable, Sendable {
        /// A node that must exist.
        case node
        /// An edge that must exist.
        case edge
        /// A person in a post with a role, in an organisation or place.
        case holds
        /// A warning that must be given.
        case warn
        /// A node that must not exist.
        case never

        /// The names of the columns after the kind; those in brackets may be
        /// left out.
        var columns: [String] {
            switch self {
            case .node: ["TYPE", "NAME", "[alias|alias]"]
            case .edge: ["SOURCE", "RELATION", "TARGET"]
            case .holds: ["PERSON", "ROLE", "IN", "[former]"]
            case .warn: ["CODE", "SUBJECT"]
            case .never: ["TYPE", "NAME"]
            }
        }
    }

    /// One row.
    public struct Row: Hashable, Sendable {
        /// What it asks for.
        public var kind: Kind
        /// Whether it counts neither for nor against.
        public var isOptional: Bool
        /// The columns after the kind.
        public var cells: [String]
    }

    /// The file's name.
    public let name: String
    /// The rows in the order of the file.
    public let rows: [Row]

    /// Reads a file's text; lines that begin with `#` are comments.
    ///
    /// - Throws: ``GoldError`` at the first row that is not understood.
    public init(parsing text: String, file: String) throws(GoldError) {
        name = file
        var rows: [Row] = []
        // The scalars, since a line end of two is one character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, scalars) in lines.enumerated() {
            let line = String(scalars.last == "\r" ? scalars.dropLast() : scalars)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            do throws(RowProblem) {
                rows.append(try Self.row(line))
            } catch {
                throw GoldError(file: file, line: index + 1, problem: error.text, text: line)
            }
        }
        self.rows = rows
    }

    private struct RowProblem: Error {
        let text: String
    }

    private static func row(_ line: String) throws(RowProblem) -> Row {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let isOptional = cells[0].hasSuffix("?")
        let word = isOptional ? String(cells[0].dropLast()) : cells[0]
        guard let kind = Kind(rawValue: word) else {
            let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw RowProblem(text: "unknown kind of row '\(word)'; there are: \(kinds)")
        }
        let needed = kind.columns.filter { !$0.hasPrefix("[") }
        let values = Array(cells.dropFirst())
        guard values.count >= needed.count, values.count <= kind.columns.count,
            !values.prefix(needed.count).contains("")
        else {
            let columns = kind.columns.joined(separator: " ")
            throw RowProblem(text: "a row '\(word)' has the columns \(columns), with tabs between them")
        }
        return Row(kind: kind, isOptional: isOptional, cells: values)
    }
}

/// What is wrong in a gold file, and where.
public struct GoldError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The file's name.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong and what is expected.
    public let problem: String
    /// The line itself.
    public let text: String

    /// `file:line: problem`, then the line.
    public var description: String { "\(file):\(line): \(problem)\n    \(text)" }
}
