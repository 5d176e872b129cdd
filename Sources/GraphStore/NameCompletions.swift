import GRDB
import GraphModel

extension GraphStore {
    /// Names and aliases that begin with a text, sorted.
    ///
    /// - Parameter limit: the greatest number of names to return.
    public func names(startingWith prefix: String, limit: Int) throws(StoreError) -> [String] {
        try texts(StoreQuery.namesFrom, startingWith: prefix.canonical, limit: limit)
    }

    /// The roles of posts that begin with a text, sorted.
    ///
    /// - Parameter limit: the greatest number of roles to return.
    public func roles(startingWith prefix: String, limit: Int) throws(StoreError) -> [String] {
        try texts(StoreQuery.rolesFrom, startingWith: prefix.canonical, limit: limit)
    }

    private func texts(_ sql: String, startingWith prefix: String, limit: Int) throws(StoreError) -> [String] {
        try read { database in
            var texts: [String] = []
            try SQLStatement(database, sql).rowsWhileWanted(.text(prefix)) { row in
                let text = row.text(0)
                guard text.hasPrefix(prefix) else { return false }
                texts.append(text)
                return texts.count < limit
            }
            return texts
        }
    }
}

extension StoreQuery {
    static let namesFrom = "SELECT DISTINCT text FROM node_name WHERE text >= ? ORDER BY text"
    static let rolesFrom = "SELECT DISTINCT role FROM node WHERE role >= ? AND role IS NOT NULL ORDER BY role"
}
