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
    /// Hands on every post with a role, and who holds it, sorted by what the
    /// posts are in.
    ///
    /// - Parameters:
    ///   - role: the role alone (书记), or with the end of what it is in
    ///     (党支部书记); 书记 is no 副书记.
    ///   - place: the id of a place or organisation that the posts must be in,
    ///     or anything that is located in it, a part or a branch of it,
    ///     however far below; nil: anywhere.
    ///   - body: takes each post.
    public func posts(
        withRole role: String, in place: String? = nil, _ body: (PostRecord) throws -> Void
    ) throws(StoreError) {
        try read { database in
            let below = try place.map { try Self.keysBelow($0.canonical, database) }
            let places = try SQLStatement(database, StoreQuery.placesOfPost)
            let edges = try SQLStatement(database, StoreQuery.holdersOfPost)
            let reader = try NodeReader(database, withMentions: false)
            var posts: [(order: String, key: Int, id: String)] = []
            for post in try Self.posts(role.canonical, database) where below?.contains(post.key) ?? true {
                var ids: [String] = []
                try places.rows(.int(post.key)) { ids.append($0.text(0)) }
                posts.append((ids.joined(separator: " "), post.key, post.id))
            }
            for post in posts.sorted(by: { ($0.order, $0.id) < ($1.order, $1.id) }) {
                guard let position = try reader.node(id: post.id) else { continue }
                var ids: [String] = []
                try places.rows(.int(post.key)) { ids.append($0.text(0)) }
                var holdings: [Edge] = []
                try edges.rows(.int(post.key)) { holdings.append(Edge(row: $0)) }
                let owners = try ids.map { try reader.node(id: $0) ?? Node(id: $0, type: "", name: $0) }
                try body(PostRecord(position: position, places: owners, holdings: holdings))
            }
        }
    }

    /// The posts with this role, or whose full name ends with it: 党支部书记 is
    /// the role 书记 in a 党支部.
    private static func posts(_ role: String, _ database: Database) throws -> [(key: Int, id: String)] {
        let statement = try SQLStatement(database, StoreQuery.postsWithRole)
        var posts: [(key: Int, id: String)] = []
        for start in role.indices {
            let own = String(role[start...])
            try statement.rows(.text(own)) { row in
                if own == role || row.text(2).hasSuffix(role) { posts.append((row.int(0), row.text(1))) }
            }
        }
        return posts
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

    static let postsWithRole = "SELECT key, id, name FROM node WHERE role = ? AND role IS NOT NULL"
    static let placesOfPost = """
        SELECT t.id FROM edge e JOIN node t ON t.key = e.target WHERE e.source = ? AND e.type = 'postIn' ORDER BY t.id
        """
    static let holdersOfPost = """
        SELECT s.id, e.type, t.id, e.former, e.since, e.until
        FROM edge e JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target
        WHERE e.target = ? AND e.type = 'holds' ORDER BY s.id
        """
    // The relations that lead from a post, an organisation or a place to what is above it.
    static let keysBelow = """
        WITH RECURSIVE below (key) AS (
            SELECT key FROM node WHERE id = ?
            UNION SELECT e.source FROM below JOIN edge e ON e.target = below.key
            WHERE e.type IN ('postIn', 'locatedIn', 'partOf', 'branchOf'))
        SELECT key FROM below
        """
}
