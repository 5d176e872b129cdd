/// The encodings in which newspaper text is kept.
public enum TextEncoding: String, CaseIterable, Sendable {
    /// Unicode in bytes of eight bits.
    case utf8 = "utf-8"
    /// The Chinese national standard; GBK and GB 2312 are parts of it.
    case gb18030 = "gb18030"

    /// The encoding that a user calls `name`, in upper or lower case, with or without hyphens; nil for an unknown one.
    public init?(name: String) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
        case "utf8": self = .utf8
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        default: return nil
        }
    }
}
