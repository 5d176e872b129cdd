import ArgumentParser
import GraphModel
import GraphStore

/// What the shell offers when a user presses TAB: it asks the graph that the
/// command line so far, or the environment, names.
extension CompletionKind {
    /// More would fill the screen.
    private static var most: Int { 50 }

    /// Names and aliases of the graph's entities, by their beginning.
    static var names: CompletionKind {
        .custom { words, _, prefix in
            ask(words) { try $0.names(startingWith: prefix, limit: most) }
        }
    }

    /// The roles of the graph's posts.
    static var roles: CompletionKind {
        .custom { words, _, prefix in
            ask(words) { try $0.roles(startingWith: prefix, limit: most) }
        }
    }

    /// The types of entities. Like all of these it is looked up only when the
    /// shell asks: every start of the program makes every option.
    static var types: CompletionKind {
        .custom { _, _, _ in (try? Schema.builtIn().entities.map(\.name)) ?? [] }
    }

    /// The relations.
    static var relations: CompletionKind {
        .custom { _, _, _ in (try? Schema.builtIn().relations.map(\.name)) ?? [] }
    }

    /// Files of graphs.
    static var graphs: CompletionKind { .file(extensions: ["db", "json"]) }

    /// What the graph answers; nothing where it cannot be asked, since a
    /// message would stand in the middle of the command line.
    private static func ask(_ words: [String], _ question: (GraphStore) throws -> [String]) -> [String] {
        var option = GraphOption()
        option.graph = graph(in: words)
        let names = (try? question(option.open())) ?? []
        return names.filter { $0.unicodeScalars.allSatisfy(isPlain) }
    }

    /// Whether a shell takes a character for nothing but itself: it expands
    /// the words that it offers, and names come from pages.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "·-—（）".unicodeScalars.contains(scalar)
    }

    /// The file that `--graph` names on a command line.
    private static func graph(in words: [String]) -> String? {
        for (word, next) in zip(words, words.dropFirst() + [""]).reversed() {
            if word == "--graph", !next.isEmpty { return next }
            if word.hasPrefix("--graph=") { return String(word.dropFirst("--graph=".count)) }
        }
        return nil
    }
}
