import GRDB

/// The tables of a store, and how an earlier version becomes the present one.
///
/// What each document says is kept apart (`node_part`, `alias_part`,
/// `mention`, `edge_part`, `evidence`, `warning_part`, `warning_evidence`), so
/// that a document can be replaced or removed with everything that it alone
/// supports. What they say together (`node`, `node_name`, `edge`, `warning`)
/// is kept up to date in the same transaction, for queries; so is the index of
/// their names (see ``SearchIndex``). A `node` without
/// a type is the end of an edge that no page describes as a node.
///
/// `mentions` and `evidence` of a document are the numbers of its rows there,
/// since counting the rows means reading the greater part of the file.
///
/// `page` is the document of a mention or of evidence where it is not the
/// contributing document itself: for the gazetteer, or for a graph that was
/// made of several pages before it was added.
///
/// Nodes that are one keep their rows and edges: `shown` is the key of the one
/// under whose id they appear, mostly its own. `shown_source` and
/// `shown_target` of an edge are its ends as they appear: queries follow these
/// and merge what then has the same ends; both are null where the edge does
/// not appear at all. `kin` is what nodes have in common that may be one (see
/// `IdentityResolver`), `decision` says why they are or are not, `correction`
/// what the user says.
enum StoreSchema {
    /// The `application_id` of a store: "Gxgr".
    static let applicationID = 0x4778_6772
    /// The present version, in `user_version`.
    static let version = migrations.count

    /// The steps to each version from the one before it.
    static let migrations: [@Sendable (Database) throws -> Void] = [
        { try $0.execute(sql: tables) },
        { try $0.execute(sql: datesOfEdges) },
        { try $0.execute(sql: identityAndPageDates) },
        {
            try $0.execute(sql: SearchIndex.tables + StoreQuery.roleIndex)
            try SearchIndex.fill($0)
        },
    ]

    /// Makes the tables of the present version out of those of `version`; 0 is an empty file.
    static func migrate(_ database: Database, from version: Int) throws {
        for step in migrations[version...] { try step(database) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(Self.version)")
    }

    private static let tables = """
        CREATE TABLE document (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL, encoding TEXT NOT NULL,
            mentions INTEGER NOT NULL, evidence INTEGER NOT NULL);

        CREATE TABLE node (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT, name TEXT, role TEXT, level TEXT, code TEXT,
            inferred INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE node_name (text TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (text, node)) WITHOUT ROWID;
        CREATE INDEX node_name_node ON node_name (node);
        CREATE TABLE edge (
            key INTEGER PRIMARY KEY, source INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL,
            former INTEGER NOT NULL, UNIQUE (source, type, target));
        CREATE INDEX edge_target ON edge (target);
        CREATE TABLE warning (
            key INTEGER PRIMARY KEY, code TEXT NOT NULL, subject TEXT NOT NULL, message TEXT NOT NULL,
            UNIQUE (code, subject, message));

        CREATE TABLE node_part (
            node INTEGER NOT NULL, document INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, role TEXT,
            level TEXT, code TEXT, inferred INTEGER NOT NULL, PRIMARY KEY (node, document)) WITHOUT ROWID;
        CREATE INDEX node_part_document ON node_part (document);
        CREATE TABLE alias_part (
            node INTEGER NOT NULL, document INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (node, document, text)) WITHOUT ROWID;
        CREATE TABLE mention (
            node INTEGER NOT NULL, document INTEGER NOT NULL, number INTEGER NOT NULL, page TEXT,
            article TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
            PRIMARY KEY (node, document, number)) WITHOUT ROWID;

        CREATE TABLE edge_part (
            edge INTEGER NOT NULL, document INTEGER NOT NULL, former INTEGER NOT NULL,
            PRIMARY KEY (edge, document)) WITHOUT ROWID;
        CREATE INDEX edge_part_document ON edge_part (document);
        CREATE TABLE evidence (
            edge INTEGER NOT NULL, document INTEGER NOT NULL, number INTEGER NOT NULL, page TEXT,
            article TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, quote TEXT, rule TEXT NOT NULL,
            PRIMARY KEY (edge, document, number)) WITHOUT ROWID;

        CREATE TABLE warning_part (
            warning INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (warning, document)) WITHOUT ROWID;
        CREATE INDEX warning_part_document ON warning_part (document);
        CREATE TABLE warning_evidence (
            warning INTEGER NOT NULL, document INTEGER NOT NULL, number INTEGER NOT NULL, page TEXT,
            article TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, quote TEXT, rule TEXT NOT NULL,
            PRIMARY KEY (warning, document, number)) WITHOUT ROWID;
        """

    private static let datesOfEdges = """
        ALTER TABLE edge ADD COLUMN since TEXT;
        ALTER TABLE edge ADD COLUMN until TEXT;
        ALTER TABLE edge_part ADD COLUMN since TEXT;
        ALTER TABLE edge_part ADD COLUMN until TEXT;
        """

    private static let identityAndPageDates = """
        ALTER TABLE document ADD COLUMN date TEXT;
        ALTER TABLE edge ADD COLUMN first_seen TEXT;
        ALTER TABLE edge ADD COLUMN last_seen TEXT;
        ALTER TABLE edge ADD COLUMN former_seen TEXT;
        ALTER TABLE edge_part ADD COLUMN first_seen TEXT;
        ALTER TABLE edge_part ADD COLUMN last_seen TEXT;
        ALTER TABLE edge_part ADD COLUMN former_seen TEXT;

        ALTER TABLE node ADD COLUMN kin TEXT;
        ALTER TABLE node ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
        UPDATE node SET shown = key;
        CREATE INDEX node_kin ON node (kin) WHERE kin IS NOT NULL;
        CREATE INDEX node_shown ON node (shown);

        ALTER TABLE edge ADD COLUMN shown_source INTEGER;
        ALTER TABLE edge ADD COLUMN shown_target INTEGER;
        UPDATE edge SET shown_source = source, shown_target = target;
        DROP INDEX edge_target;
        CREATE INDEX edge_from ON edge (shown_source, type, shown_target);
        CREATE INDEX edge_to ON edge (shown_target, type, shown_source);
        CREATE INDEX edge_hidden ON edge (target) WHERE shown_target IS NULL;

        CREATE TABLE decision (
            kin TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, same INTEGER NOT NULL, reason TEXT NOT NULL,
            score REAL NOT NULL, PRIMARY KEY (first, second)) WITHOUT ROWID;
        CREATE INDEX decision_second ON decision (second);
        CREATE INDEX decision_kin ON decision (kin);
        CREATE TABLE correction (
            number INTEGER PRIMARY KEY AUTOINCREMENT, verb TEXT NOT NULL, first TEXT NOT NULL, relation TEXT,
            second TEXT, former INTEGER NOT NULL DEFAULT 0, since TEXT, until TEXT, note TEXT);
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """
}
