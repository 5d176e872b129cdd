import GraphExport
import GraphModel

/// What the explorer's page knows of a graph besides its picture.
struct ExplorerData {
    let graph: Graph
    let schema: Schema
    let searchKeys: (Node) -> [String]

    /// The graph as `guanxi-graph/1`, on one line.
    var graphJSON: String { Self.text(GraphJSON.record(graph)) }

    /// The names of types and relations, and for each node, in the order of
    /// the graph's list, its search keys.
    var wordsJSON: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("entities")
            writer.array(of: schema.entities) { writer, type in
                writer.object { writer in
                    writer.field("name", type.name)
                    writer.field("label", type.label)
                    writer.field("colour", type.colour)
                }
            }
            writer.key("relations")
            writer.array(of: schema.relations) { writer, type in
                writer.object { writer in
                    writer.field("name", type.name)
                    writer.field("label", type.label)
                }
            }
            writer.key("searchKeys")
            writer.array(of: graph.sortedNodes) { writer, node in
                writer.array(of: searchKeys(node)) { $0.value($1) }
            }
        }
        return Self.text(writer.bytes)
    }

    /// JSON that can stand in a script element, whatever it holds: there only
    /// `<` can begin a tag or a comment, and it occurs in strings alone.
    private static func text(_ json: [UInt8]) -> String {
        String(decoding: json, as: UTF8.self).replacing("<", with: "\\u003c")
    }
}
