import ArgumentParser
import GraphModel
import GraphStore

/// The options that say which ways between entities count.
struct RouteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Go only along this relation, e.g. holds; may be repeated.", valueName: "R"),
        completion: .relations)
    var relation: [String] = []

    @Option(
        help: ArgumentHelp("Go only over entities of this type, e.g. Position; may be repeated.", valueName: "T"),
        completion: .types)
    var type: [String] = []

    @Option(
        name: [.customLong("max-length"), .customLong("depth")],
        help: ArgumentHelp("The greatest number of steps of a way. (default: any)", valueName: "N"))
    var maxLength: Int?

    func validate() throws {
        if let maxLength, maxLength < 1 {
            throw ValidationError("--max-length takes a number from 1, not \(maxLength)")
        }
    }

    /// The edges to follow.
    var query: NeighbourQuery {
        NeighbourQuery(depth: maxLength ?? .max, relations: Set(relation), types: Set(type))
    }

    /// What was asked for, in words behind "nothing connects A and B".
    var condition: String {
        let parts = [
            relation.isEmpty ? nil : "along \(relation.joined(separator: ", "))",
            type.isEmpty ? nil : "over \(type.joined(separator: ", "))",
            maxLength.map { "in \($0) \($0 == 1 ? "step" : "steps")" },
        ]
        return parts.compactMap { $0.map { " " + $0 } }.joined()
    }

    /// Says so where nothing was found because a name is mistyped.
    func checkNames(_ store: GraphStore) throws { try TypeNames(store).check(relations: relation, types: type) }
}
