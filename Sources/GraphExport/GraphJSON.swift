import GraphModel

/// Writes a graph as `guanxi-graph/1`.
///
/// Everything is sorted, so that a graph has one text. Fields that say
/// nothing are left out, except for lists.
public enum GraphJSON {
    /// The value of the field `format`.
    public static let formatName = "guanxi-graph/1"

    /// The graph with one node, edge or warning a line, to be read and compared.
    public static func text(_ graph: Graph) -> [UInt8] {
        var writer = JSONWriter(isSpaced: true)
        writer.object { writer in
            writer.newLine(indentation: 2)
            writer.field("format", formatName)
            lines("nodes", graph.sortedNodes, &writer, write)
            lines("edges", graph.sortedEdges, &writer, write)
            lines("warnings", graph.sortedWarnings, &writer, write)
            writer.closingLine()
        }
        writer.closingLine()
        return writer.bytes
    }

    /// The graph on one line, without the line's end.
    ///
    /// - Parameter id: the id of the record from which the graph was made,
    ///   written as the first field.
    public static func record(_ graph: Graph, id: String? = nil) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("id", ifPresent: id)
            writer.field("format", formatName)
            writer.key("nodes")
            writer.array(of: graph.sortedNodes, write)
            writer.key("edges")
            writer.array(of: graph.sortedEdges, write)
            writer.key("warnings")
            writer.array(of: graph.sortedWarnings, write)
        }
        return writer.bytes
    }

    /// Writes a node.
    public static func write(_ writer: inout JSONWriter, _ node: Node) {
        writer.object { writer in
            writer.field("id", node.id)
            writer.field("type", node.type)
            writer.field("name", node.name)
            writer.key("aliases")
            writer.array(of: node.aliases.sorted()) { $0.value($1) }
            writer.field("role", ifPresent: node.role)
            writer.field("level", ifPresent: node.level)
            writer.field("code", ifPresent: node.code)
            writer.field("inferred", ifTrue: node.inferred)
            writer.key("mentions")
            writer.array(of: node.mentions.sorted()) { writer, mention in
                writer.object { writer in
                    writer.field("document", mention.document)
                    writer.field("article", mention.article)
                    writer.field("start", mention.start)
                    writer.field("end", mention.end)
                }
            }
        }
    }

    /// Writes an edge.
    public static func write(_ writer: inout JSONWriter, _ edge: Edge) {
        writer.object { writer in
            writer.field("source", edge.key.source)
            writer.field("target", edge.key.target)
            writer.field("type", edge.key.type)
            writer.field("former", ifTrue: edge.former)
            writer.field("since", ifPresent: edge.since)
            writer.field("until", ifPresent: edge.until)
            writer.field("firstSeen", ifPresent: edge.firstSeen)
            writer.field("lastSeen", ifPresent: edge.lastSeen)
            writer.field("formerSeen", ifPresent: edge.formerSeen)
            write(&writer, evidence: edge.evidence)
        }
    }

    /// Writes a warning.
    public static func write(_ writer: inout JSONWriter, _ warning: GraphWarning) {
        writer.object { writer in
            writer.field("code", warning.key.code)
            writer.field("subject", warning.key.subject)
            writer.field("message", warning.key.message)
            write(&writer, evidence: warning.evidence)
        }
    }

    private static func write(_ writer: inout JSONWriter, evidence: Set<Evidence>) {
        writer.key("evidence")
        writer.array(of: evidence.sorted()) { writer, evidence in
            writer.object { writer in
                writer.field("document", evidence.document)
                writer.field("article", evidence.article)
                writer.field("start", evidence.start)
                writer.field("end", evidence.end)
                writer.field("quote", ifPresent: evidence.quote)
                writer.field("rule", evidence.rule)
            }
        }
    }

    private static func lines<Element>(
        _ name: String, _ elements: [Element], _ writer: inout JSONWriter, _ write: (inout JSONWriter, Element) -> Void
    ) {
        writer.newLine(indentation: 2)
        writer.key(name)
        writer.array { writer in
            for element in elements {
                writer.newLine(indentation: 4)
                write(&writer, element)
            }
            if !elements.isEmpty { writer.closingLine(indentation: 2) }
        }
    }
}
