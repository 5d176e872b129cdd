import GRDB
import GraphModel

/// A post, and who holds or held it.
public struct PostRecord: Hashable, Sendable {
    /// The post, without its mentions.
    public var position: Node
    /// What the post is in, without mentions, sorted by id.
    public var places: [Node]
    /// The edges of those who hold or held it, without evidence, sorted.
    public var holdings: [Edge]
}

extension GraphStore {
    /// The ids of the posts with a role, sorted by what they are in.
    ///
    /// - Parameters:
    ///   - role: the role alone (书记), or with the end of what it is in
    ///     (党支部书记); 书记 is no 副书记.
    ///   - place: the id of a place or organisation that the posts must be in,
    ///     or anything that is located in it, a part or a branch of it,
    ///     however far below; nil: anywhere.
    public func posts(withRole role: String, in place: String? = nil) throws(StoreError) -> [String] {
        try read { database in
            let below = try place.map { try Self.keysBelow($0.canonical, database) }
            let owners = try SQLStatement(database, StoreQuery.placesOfPost)
            var posts: [(owners: String, id: String)] = []
            for post in try Self.posts(role.canonical, database) where below?.contains(post.key) ?? true {
                var ids: [String] = []
                try owners.rows(.text(post.id)) { ids.append($0.text(0)) }
                posts.append((ids.joined(separator: " "), post.id))
            }
            return posts.sorted { ($0.owners, $0.id) < ($1.owners, $1.id) }.map(\.id)
        }
    }

    /// A post, what it is in, and who holds it; nil where no page describes it.
    public func post(id: String) throws(StoreError) -> PostRecord? {
        try read { database in
            let reader = try NodeReader(database, withMentions: false)
            guard let position = try reader.node(id: id.canonical) else { return nil }
            let edges = try EdgeReader(database, at: date, withEvidence: false).edges(at: position.id)
                .sorted { $0.key < $1.key }
            let owners = edges.filter { $0.key.source == position.id && $0.key.type == "postIn" }.map(\.key.target)
            return PostRecord(
                position: position,
                places: try owners.map { try reader.node(id: $0) ?? Node(id: $0, type: "", name: $0) },
                holdings: edges.filter { $0.key.target == position.id && $0.key.type == "holds" })
        }
    }

    /// The posts with this role, or whose full name ends with it: 党支部书记 is
    /// the role 书记 in a 党支部.
    private static func posts(_ role: String, _ database: Database) throws -> [(key: Int, id: String)] {
        let statement = try SQLStatement(database, StoreQuery.postsWithRole)
        var posts: [Int: String] = [:]
        for start in role.indices {
            let own = String(role[start...])
            try statement.rows(.text(own)) { row in
                if own == role || row.text(2).hasSuffix(role) { posts[row.int(0)] = row.text(1) }
            }
        }
        return posts.map { ($0.key, $0.value) }
    }

    /// The keys of everything in a place or organisation, however far below.
    private static func keysBelow(_ id: String, _ database: Database) throws -> Set<Int> {
        var keys: Set<Int> = []
        try SQLStatement(database, StoreQuery.keysBelow).rows(.text(id)) { keys.insert($0.int(0)) }
        return keys
    }
}

extension StoreQuery {
    /// Roles are asked for by name, and few of the nodes have one.
    static let roleIndex = "CREATE INDEX node_role ON node (role) WHERE role IS NOT NULL;"

    static let postsWithRole = """
        SELECT n.shown, s.id, n.name FROM node n JOIN node s ON s.key = n.shown WHERE n.role = ? AND n.role IS NOT NULL
        """
    static let placesOfPost = """
        SELECT DISTINCT t.id FROM node p JOIN edge e ON e.shown_source = p.shown JOIN node t ON t.key = e.shown_target
        WHERE p.id = ? AND e.type = 'postIn' ORDER BY t.id
        """
    // The relations that lead from a post, an organisation or a place to what is above it.
    static let keysBelow = """
        WITH RECURSIVE below (key) AS (
            SELECT shown FROM node WHERE id = ?
            UNION SELECT e.shown_source FROM below JOIN edge e ON e.shown_target = below.key
            WHERE e.type IN ('postIn', 'locatedIn', 'partOf', 'branchOf'))
        SELECT key FROM below
        """
}
