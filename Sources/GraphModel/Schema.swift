/// The types of nodes and relations, and how they are drawn.
///
/// Read from a schema file (see ``Schema/init(parsing:file:)``); the format
/// is the line format of the rules:
///
///     entity Person
///       label    人物
///       shape    ellipse
///       colour   #E69F00
///
///     relation holds
///       from     Person
///       to       Position
///       label    担任
public struct Schema: Sendable {
    /// A type of node.
    public struct EntityType: Hashable, Sendable {
        /// The type's name in graphs, e.g. `Person`.
        public var name: String
        /// What a legend calls it.
        public var label: String
        /// The Graphviz shape of its nodes.
        public var shape: String
        /// The colour of its nodes, `#RRGGBB`.
        public var colour: String
    }

    /// A type of edge.
    public struct RelationType: Hashable, Sendable {
        /// The relation's name in graphs, e.g. `holds`.
        public var name: String
        /// What a legend or an edge calls it.
        public var label: String
        /// The types of node that it may go out from.
        public var sources: [String]
        /// The types of node that it may go to.
        public var targets: [String]
        /// Whether it holds both ways, whichever end a graph names first.
        public var isSymmetric = false
    }

    /// The types of node in the order of the file.
    public let entities: [EntityType]
    /// The types of edge in the order of the file.
    public let relations: [RelationType]
    private let entityIndex: [String: Int]
    private let relationIndex: [String: Int]

    init(entities: [EntityType], relations: [RelationType]) {
        self.entities = entities
        self.relations = relations
        entityIndex = Dictionary(entities.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
        relationIndex = Dictionary(relations.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    }

    /// The type of node with this name.
    public func entity(_ name: String) -> EntityType? { entityIndex[name].map { entities[$0] } }

    /// The type of edge with this name.
    public func relation(_ name: String) -> RelationType? { relationIndex[name].map { relations[$0] } }

    /// Whether a relation holds both ways.
    public func isSymmetric(_ relation: String) -> Bool { self.relation(relation)?.isSymmetric ?? false }

    /// Whether the relation may go from one type of node to another.
    public func allows(_ relation: String, from source: String, to target: String) -> Bool {
        guard let type = self.relation(relation) else { return false }
        return type.sources.contains(source) && type.targets.contains(target)
    }
}

/// What is wrong in a schema file, and where.
public struct SchemaError: Error, CustomStringConvertible, Sendable {
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
