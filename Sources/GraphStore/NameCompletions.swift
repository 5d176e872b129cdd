import GRDB
import GraphModel

extension GraphStore {
    /// Names and aliases that begin with a text, sorted; where there are none,
    /// the best that sound like it.
    ///
    /// - Parameter limit: the greatest number of names to return.
    public func names(startingWith prefix: String, limit: Int) throws(StoreError) -> [String] {
        let names = try texts(StoreQuery.namesFrom, startingWith: prefix.canonical, limit: limit)
        return names.isEmpty ? try find(prefix, limit: limit).nodes.map(\.name) : names
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
            var isInside = true
            try SQLStatement(database, sql).rows(.text(prefix), while: { isInside && texts.count < limit }) { row in
                let text = row.text(0)
                isInside = text.hasPrefix(prefix)
                if isInside { texts.append(text) }
            }
            return texts
        }
    }
}

extension StoreQuery {
    static let namesFrom = "SELECT DISTINCT text FROM node_name WHERE text >= ? ORDER BY text"
    static let rolesFrom = "SELECT DISTINCT role FROM node WHERE role >= ? AND role IS NOT NULL ORDER BY role"
}
