/// A document that cannot be read as a page.
public enum PageError: Error, Equatable, Sendable {
    /// The document holds no text: it is empty, or blank from end to end.
    case empty(document: String)
    /// The document is no text: it holds a NUL byte, or too many control bytes.
    case binary(document: String, line: Int, byte: Int)
    /// The document is written in an encoding that is not read here.
    case unsupportedEncoding(document: String, name: String)
}

extension PageError: CustomStringConvertible {
    /// What is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .empty(let document):
            "\(document): the document is empty; give a file that holds text"
        case .binary(let document, let line, let byte):
            "\(document): line \(line), byte \(byte): not a text file; "
                + "give plain text in UTF-8 or GB18030 (convert other formats first)"
        case .unsupportedEncoding(let document, let name):
            "\(document): the encoding \(name) cannot be read; save the file as UTF-8 or GB18030"
        }
    }
}
